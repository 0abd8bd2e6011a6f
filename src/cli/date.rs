//! The one date that a report may carry, and only if it was asked for.

use anyhow::{Context as _, Result, ensure};
use std::time::{SystemTime, UNIX_EPOCH};

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
        (Some(_), None) => {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
            Ok(Some(day(now)))
        }
        (None, None) => Ok(None),
    }
}

fn is_part(at: usize, character: char) -> bool {
    if matches!(at, 4 | 7) { character == '-' } else { character.is_ascii_digit() }
}

/// The day of the Gregorian calendar, UTC, as `2026-11-23`.
fn day(seconds: u64) -> String {
    // Years are counted from March of the year 0, so that leap days end them; 719 468 days lie before 1970.
    let days = (seconds / 86_400).min(3_000_000) + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", year_of_era + era * 400 + carry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar() {
        let known = [(0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_709_164_800, "2024-02-29")];
        for (seconds, date) in known.into_iter().chain([(1_735_689_599, "2024-12-31"), (4_107_542_400, "2100-03-01")]) {
            assert_eq!(day(seconds), date);
        }
    }

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
