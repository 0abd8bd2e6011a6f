//! The one place that calls the report room.

use crate::assess::Rules;
use crate::compare::Comparison;
use crate::gui::strings::work as say;
use crate::lens::Lenses;
use crate::lesson::Class;
use crate::openness::Release;
use crate::options::{Arrangement, Options, Show};
use crate::report::{self, Paper};

/// What is reported: a comparison, or what is open of the models in it.
#[derive(Clone, Copy)]
pub struct What<'a> {
    /// What its rows stand for; nothing where the documents decide.
    pub by: Option<Arrangement>,
    /// How much is printed, and for whom.
    pub paper: &'a Paper,
    /// A date to print.
    pub date: Option<&'a str>,
    /// The comparison.
    pub comparison: &'a Comparison,
    /// The releases, where they are what to report.
    pub releases: Option<&'a [Release]>,
}

/// The bytes of a lesson's debrief, in the format that its file's name asks for.
///
/// # Errors
/// Why there is none, in a sentence.
pub fn debrief(class: &Class, path: &str, rules: &Rules) -> Result<Vec<u8>, String> {
    let ending = std::path::Path::new(path).extension().and_then(|it| it.to_str()).unwrap_or_default();
    let mut bytes = Vec::new();
    report::debrief::write(class, rules, ending, &mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// A report's bytes.
///
/// # Errors
/// Why there is none, in a sentence.
pub fn render(format: &str, what: What<'_>, options: &Options, show: Show, rules: &Rules) -> Result<Vec<u8>, String> {
    let format = report::Format::named(format).ok_or_else(|| say::no_such_format(format))?;
    let context = report::Context {
        rules,
        lenses: Lenses::built_in(),
        options,
        show,
        by: what.by,
        with_text: false,
        explain: false,
        date: what.date.map(str::to_owned),
        color: false,
        paper: what.paper.clone(),
        fonts: crate::io::system_fonts,
    };
    let mut bytes = Vec::new();
    let written = match what.releases {
        Some(releases) => report::write_openness(format, releases, &context, &mut bytes),
        None => report::write(format, what.comparison, &context, &mut bytes),
    };
    written.map_err(|error| error.to_string())?;
    Ok(bytes)
}
