//! The day of something, where a day is asked for.

use std::time::{SystemTime, UNIX_EPOCH};

/// Today, UTC, as `2026-11-26`.
pub fn today() -> String {
    day(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs()))
}

/// The day of the Gregorian calendar, UTC, as `2026-11-23`.
pub fn day(seconds: u64) -> String {
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
}
