//! The published JSON Schemas.

use super::ask::AskView;
use super::assess::AssessView;
use super::comparison::ComparisonView;
use super::document::DocumentView;
use super::openness::OpennessView;
use crate::never::built_in;
use crate::report::format::CheckView;
use schemars::generate::SchemaSettings;

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaOf {
    /// The output of `ask`.
    Ask,
    /// The output of `assess`, and each line of its `jsonl`.
    Assess,
    /// The output of `check`, and each line of its stream.
    Check,
    /// The output of `compare`.
    Compare,
    /// The output of `openness`, and each line of its `jsonl`.
    Openness,
}

/// The JSON Schema of a command's output, indented, with a line end.
pub fn schema(of: SchemaOf) -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = match of {
        SchemaOf::Ask => generator.into_root_schema_for::<AskView<'static>>(),
        SchemaOf::Assess => generator.into_root_schema_for::<AssessView<'static, Vec<DocumentView<'static>>>>(),
        SchemaOf::Check => generator.into_root_schema_for::<CheckView<'static>>(),
        SchemaOf::Openness => generator.into_root_schema_for::<OpennessView<'static>>(),
        SchemaOf::Compare => generator.into_root_schema_for::<ComparisonView<'static>>(),
    };
    let mut text = built_in(serde_json::to_string_pretty(&schema));
    text.push('\n');
    text
}
