//! Arguments of `compare` for those who write redlines and hold a new version against what was agreed.

use super::console::Console;
use crate::align::Row;
use crate::compare::Comparison;
use clap::Args;

/// What `compare` writes and checks beyond showing what differs.
#[derive(Debug, Default, Args)]
pub struct ComparedArgs {
    /// Whose the tracked changes of a redline (.docx) are [default: Undiluted].
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// Exit with 1 only where a clause differs that is none of these, and name it; what stands below a clause belongs to
    /// it. Labels are as the reports print them, divided by commas: 4.2,5
    #[arg(long, value_name = "LABELS", value_delimiter = ',')]
    pub only_changed: Vec<String>,
}

/// Says what differs in more than cosmetics: anything, or anything but what was to change.
pub(super) fn report_changes(comparison: &Comparison, labels: &[String], console: &Console) {
    if labels.is_empty() {
        if comparison.rows.iter().any(Row::is_change) {
            console.report();
        }
        return;
    }
    let labels: Vec<String> = labels.iter().map(|it| it.trim().trim_end_matches('.').to_owned()).collect();
    for unknown in comparison.unknown_labels(&labels) {
        console.error(&format!(
            "--only-changed {unknown}: no document has such a clause; labels are as `compare` prints them"
        ));
    }
    for it in comparison.changed_beyond(&labels) {
        console.report();
        let name = comparison.documents.get(it.document).map_or_else(String::new, |it| it.document.short_name());
        let (label, relation, labels) = (&it.label, it.relation.name(), labels.join(", "));
        Console::say(&format!("{name}: clause {label} differs too ({relation}), and only {labels} was to change"));
    }
}
