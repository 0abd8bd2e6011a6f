//! Kinds and rules as they are written in TOML: the types, the fragments they share, the checks, and users' own files.
//!
//! The build script reads `fragment`, `kind`, `prepare` and `rule` too, so these know nothing but `serde` and
//! `regex`.

pub mod fragment;
pub(super) mod kind;
mod prepare;
pub mod rule;
pub(super) mod user;
