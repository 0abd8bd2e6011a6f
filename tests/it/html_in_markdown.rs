//! Words in HTML within Markdown are read like any others: no ban stands there unheard.

use undiluted::assess::Rules;
use undiluted::compare::Analysed;
use undiluted::document::Source;
use undiluted::lens::{self, Lenses, Outcome};

const GRANT: &str = "# Wren licence\n\nYou may use, copy, modify and distribute Wren for any purpose.\n\n";

fn outcome_of(behind: &str) -> (Option<Outcome>, usize) {
    let analysed = Analysed::read(&[Source::new("wren.md", format!("{GRANT}{behind}"))], Rules::built_in());
    let osd = Lenses::built_in().get("osd").expect("it is built in");
    (lens::read(osd, &analysed.assessment).outcome, analysed.assessment.unread.len())
}

#[test]
fn no_ban_in_html_is_passed_over() {
    assert_eq!(outcome_of("").0, Some(Outcome::Meets), "the grant alone is open");
    for ban in [
        "<p>You may not use Wren for commercial purposes.</p>\n",
        "<p align=\"center\">\n  You may not use Wren for <b>commercial</b> purposes.\n</p>\n",
        "<table><tr><td>You may not use Wren for commercial purposes.</td></tr></table>\n",
        "<table>\n<tr>\n<td>Terms</td>\n<td>You may not use Wren for commercial purposes.</td>\n</tr>\n</table>\n",
        "<ul>\n<li>You may not use Wren for commercial purposes.</li>\n<li>You may print it.</li>\n</ul>\n",
        "<details><summary>More</summary>\n<div>You may not use Wren for commercial purposes.</div></details>\n",
        "<center>You may not use Wren for commercial purposes.",
        "<div title=\"open>You may not use Wren for commercial purposes.</div>\n",
    ] {
        let (outcome, unread) = outcome_of(ban);
        assert!(
            outcome == Some(Outcome::Conflicts) || unread > 0 && outcome != Some(Outcome::Meets),
            "{ban}: {outcome:?}"
        );
    }
}

#[test]
fn what_no_reader_of_the_page_sees_is_no_term() {
    for aside in
        ["<!-- a note for editors -->\n", "<br>\n", "<p align=\"center\"><img src=\"wren.png\" alt=\"\"></p>\n"]
    {
        assert_eq!(outcome_of(aside), (Some(Outcome::Meets), 0), "{aside}");
    }
}
