//! Arguments that name files, whatever bytes they are made of.

use crate::io::name_of;
use clap::builder::{OsStringValueParser, TypedValueParser};
use std::path::Path;

/// Takes an argument that names a file, an `@LIST` or a text of the library. What is not UTF-8 in it is written as
/// `\xE9`, and leads back to the same file where that is opened.
pub(super) fn named() -> impl TypedValueParser<Value = String> {
    OsStringValueParser::new().map(|it| name_of(Path::new(&it)))
}
