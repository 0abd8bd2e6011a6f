//! The one date that a report may carry, and only if it was asked for.

use crate::io::{day, today};
use anyhow::{Context as _, Result, ensure};

/// The date to print: `--date=DATE` as typed, else that of `SOURCE_DATE_EPOCH`, else today's if `--date` asked for it.
pub(super) fn chosen(asked: Option<&str>, epoch: Option<&str>) -> Result<Option<String>> {
    match (asked, epoch.filter(|it| !it.is_empty())) {
        (Some(date), _) if date != "today" => {
            let is_date = date.len() == 10 && date.char_indices().all(|(at, it)| is_part(at, it));
            ensure!(is_date, "--date={date}: write it as 2026-11-23");
            Ok(Some(date.to_owned()))
        }
        (_, Some(epoch)) => {
            let seconds = epoch.parse().ok().with_context(|| format!("SOURCE_DATE_EPOCH={epoch}: is not a number"))?;
            Ok(Some(day(seconds)))
        }
        (Some(_), None) => Ok(Some(today())),
        (None, None) => Ok(None),
    }
}

fn is_part(at: usize, character: char) -> bool {
    if matches!(at, 4 | 7) { character == '-' } else { character.is_ascii_digit() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_date_unless_asked_for() {
        assert_eq!(chosen(None, None).ok(), Some(None));
        assert_eq!(chosen(None, Some("86400")).ok().flatten().as_deref(), Some("1970-01-02"));
        assert_eq!(chosen(Some("today"), Some("86400")).ok().flatten().as_deref(), Some("1970-01-02"));
        assert_eq!(chosen(Some("2026-11-23"), Some("86400")).ok().flatten().as_deref(), Some("2026-11-23"));
        assert!(chosen(Some("<script>"), None).is_err());
        assert!(chosen(None, Some("soon")).is_err());
    }
}
