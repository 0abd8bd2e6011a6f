//! Where the YAML between `---` lines at the head of a model card stands.

use super::Span;

/// The YAML between the fences, without them; `None` where the text does not begin with a fence or never closes it.
pub fn front_matter_span(text: &str) -> Option<Span> {
    let opening = text.trim_start_matches(['\u{feff}', '\r', '\n']);
    let first_line_end = opening.find('\n')?;
    if opening.get(..first_line_end)?.trim_end() != "---" {
        return None;
    }
    let start = text.len() - opening.len() + first_line_end + 1;
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some(Span::new(start, at));
        }
        at += line.len();
    }
    None
}

/// Whether a file without a telling extension begins as model cards do.
pub(super) fn looks_like_card(head: &str) -> bool {
    head.starts_with("---\n") || head.starts_with("---\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, yaml: Option<&str>) {
        assert_eq!(front_matter_span(text).map(|span| &text[span.range()]), yaml);
    }

    #[test]
    fn fences_with_any_line_end_and_mark() {
        check("---\nlicense: mit\n---\n# X", Some("license: mit\n"));
        check("\u{feff}---\r\nlicense: mit\r\n---\r\n# X", Some("license: mit\r\n"));
        check("---\n---\n", Some(""));
        check("# X\n---\nlicense: mit\n---\n", None);
        check("---\nnever closed", None);
        check("----\nx\n----\n", None);
    }
}
