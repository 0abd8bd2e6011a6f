//! What made an output, as JSON shows it.

use crate::assess::UserFile;
use crate::report::Context;
use serde::Serialize;

/// The program, and the versions of what it judges by.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Tool<'a> {
    /// `undiluted`.
    pub name: &'a str,
    /// The program's version.
    pub version: &'a str,
    /// SHA-256 over the rules, as `sha256:…`.
    pub rules: &'a str,
    /// SHA-256 over the lenses, as `sha256:…`.
    pub lenses: &'a str,
    /// The user's own rule files, whose rules stood beside or instead of built-in ones.
    pub user_rules: &'a [UserFile],
}

impl<'a> Tool<'a> {
    /// This program with the rules and lenses of a context.
    pub fn of(context: &Context<'a>) -> Self {
        Self {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            rules: &context.rules.version,
            lenses: &context.lenses.version,
            user_rules: &context.rules.user_files,
        }
    }
}
