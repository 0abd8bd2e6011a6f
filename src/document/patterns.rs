//! What stands on pages and not in the text, as patterns: the build script reads this file too, and makes programs of
//! them.

/// "Page 3", "Page 3 of 9", "3 / 9": a page number whatever stands around it.
pub const PAGE: &str =
    r"(?i)^(?:page\s+[0-9]{1,3}(?:\s*(?:of|/)\s*[0-9]{1,3})?|[0-9]{1,3}\s*(?:/|\bof\b)\s*[0-9]{1,3})$";
/// "3" and "- 3 -": one only beside others that count on, or beside a page's end.
pub const BARE: &str = r"^(?:[-–—]\s*([0-9]{1,3})\s*[-–—]|([0-9]{1,3}))$";
/// A name, a gap and a page number, or the other way round.
pub const RUNNING: &str = r"(?i)^(?:\S.*\S(?:\s{3,}|\t|\s*\|\s*)(?:page\s*)?([0-9]{1,3})(?:\s*(?:of|/)\s*[0-9]{1,3})?|(?:page\s*)?([0-9]{1,3})(?:\s*(?:of|/)\s*[0-9]{1,3})?(?:\s{3,}|\t|\s*\|\s*)\S.*\S)$";
/// What may begin a clause.
pub const ITEM: &str = r"^(?:[-*•]\s|\(?(?:[0-9]{1,2}|[A-Za-z]|[ivxIVX]{1,5})[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+|§)";
