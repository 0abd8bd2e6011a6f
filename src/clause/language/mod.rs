//! Clauses → sentences and statements: who may, must or must not do what, and what each clause is for.

mod cue;
pub(super) mod definition;
pub mod lexicon;
pub(super) mod operator;
#[expect(dead_code, reason = "the lists of all patterns are for the build script")]
mod patterns;
mod phrase;
pub(super) mod predicate;
pub(super) mod proposition;
pub(super) mod role;
mod sentence;
pub(super) mod statement;
pub(super) mod vocabulary;
mod wording;
