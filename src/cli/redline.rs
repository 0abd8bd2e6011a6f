//! Redlines of more than two documents: a file for each pair, for tracked changes lead from one text to one other.

use super::console::{Console, Target};
use super::plan::Job;
// The room alone: the crate has a call of that name too.
use crate::compare::{self, Analysed};
use crate::edits::Edits;
use crate::lens::Lenses;
use crate::options::Options;
use crate::report::{self, Context};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Writes a file for each pair, its documents' numbers before the ending: `redline.1-3.docx`.
pub(super) fn pairs(
    job: &Job,
    documents: &[Arc<Analysed>],
    edits: &Edits,
    options: &Options,
    context: &Context,
    console: &Console,
) {
    let Target::Path(path) = &job.target else {
        let count = documents.len();
        return console.error(&format!(
            "tracked changes are between two documents, and here are {count}: with -o NAME.docx a file is written for each pair"
        ));
    };
    for (left, right) in of(documents.len(), options) {
        let (Some(one), Some(other)) = (documents.get(left), documents.get(right)) else { continue };
        let options = Options { baseline: 0, ..options.clone() };
        let pair = [Arc::clone(one), Arc::clone(other)];
        let comparison = compare::compare(&pair, edits, &options, Lenses::built_in());
        let path = beside(path, left, right);
        if !job.quiet {
            Console::say(&format!("{}: from {} to {}", path.display(), named(one), named(other)));
        }
        console.write(&Target::Path(path), job.quiet, |out| {
            report::write_redline(&comparison, job.compared.author.as_deref(), context, out)
        });
    }
}

fn named(one: &Analysed) -> String {
    report::one_line(&one.document.short_name(), 80)
}

/// Which documents are measured: each from the baseline, or in a chain each from the one before.
fn of(count: usize, options: &Options) -> Vec<(usize, usize)> {
    if options.chain {
        return (1..count).map(|it| (it - 1, it)).collect();
    }
    let baseline = options.baseline.min(count.saturating_sub(1));
    (0..count).filter(|it| *it != baseline).map(|it| (baseline, it)).collect()
}

/// The name of a pair's file.
fn beside(path: &Path, left: usize, right: usize) -> PathBuf {
    let ending = path.extension().map_or_else(String::new, |it| format!(".{}", it.to_string_lossy()));
    let stem = path.file_stem().map_or_else(String::new, |it| it.to_string_lossy().into_owned());
    path.with_file_name(format!("{stem}.{}-{}{ending}", left + 1, right + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_measured_from_the_baseline_or_from_the_one_before() {
        let options = Options { baseline: 1, ..Options::default() };
        assert_eq!(of(3, &options), [(1, 0), (1, 2)]);
        let chain = Options { chain: true, ..Options::default() };
        assert_eq!(of(3, &chain), [(0, 1), (1, 2)]);
    }

    #[test]
    fn numbers_stand_before_the_ending() {
        assert_eq!(beside(Path::new("a/red.line.docx"), 0, 2), Path::new("a/red.line.1-3.docx"));
        assert_eq!(beside(Path::new("noending"), 0, 1), Path::new("noending.1-2"));
    }
}
