//! Lines for a terminal. Whatever comes from a document is stripped of control characters first.

mod assessed;
mod comparison;
mod explain;
mod paint;

pub(super) use assessed::assessed;
pub(super) use comparison::comparison;

/// The last line of every text report.
const NOT_ADVICE: &str = "A reading aid, not legal advice.";

/// Bytes in the unit that reads best.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{}.{} KB", bytes / 1_000, bytes % 1_000 / 100),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// "1 clause", "2 clauses".
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
