//! Lines → clause tree: what is printed (numbers, headings, indentation) decides what is a clause and where it stands.

mod finish;
pub(super) mod heading;
mod headline;
mod inline;
mod label;
mod line;
pub(super) mod marker;
mod node;
#[expect(dead_code, reason = "the lists of all patterns are for the build script")]
mod patterns;
mod placement;
mod tree;

pub(super) use tree::clauses;
