//! A picture as SVG. Every word is escaped; the picture holds no script, no style and no address.

use super::{Ink, Item, Mark, Picture, Words};
use crate::lens::Weight;
use std::fmt::Write as _;

/// The picture as an SVG element with its title and its text alternative, on a white ground.
pub fn svg(picture: &Picture) -> String {
    let (width, height) = picture.size;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" role=\"img\" font-family=\"sans-serif\"><title>{}</title><desc>{}</desc>\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
        escaped(&picture.title),
        escaped(&picture.alt)
    );
    for item in &picture.items {
        match item {
            Item::Mark(mark) => write_mark(&mut out, mark),
            Item::Words(words) => write_words(&mut out, words),
            Item::Line { from, to, ink } => {
                let (color, width) = match ink {
                    Ink::Rule => ("#d5d9de", 1),
                    Ink::Weight(weight) => (colors(*weight).0, 3),
                };
                let ((x1, y1), (x2, y2)) = (from, to);
                // Writing to a string does not fail.
                let _ = write!(
                    out,
                    "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{color}\" stroke-width=\"{width}\"/>"
                );
            }
        }
    }
    out.push_str("</svg>");
    out
}

fn write_mark(out: &mut String, mark: &Mark) {
    let (x, y, width, height) = mark.place;
    let (line, fill, letters) = colors(mark.weight);
    let takes_away = matches!(mark.weight, Some(Weight::Conflicts | Weight::Strains | Weight::Disputed));
    let radius = if takes_away { 2.0 } else { height / 2.0 };
    let dashes = if mark.weight == Some(Weight::Disputed) { " stroke-dasharray=\"4 2\"" } else { "" };
    let _ = write!(
        out,
        "<g><title>{}</title><rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{radius:.1}\" \
         fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"1.5\"{dashes}/>",
        escaped(&mark.told)
    );
    if !mark.words.is_empty() {
        let _ = write!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"11\" text-anchor=\"middle\" dominant-baseline=\"central\" \
             fill=\"{letters}\">{}</text>",
            x + width / 2.0,
            y + height / 2.0,
            escaped(&fitted(&mark.words, width, 11.0))
        );
    }
    out.push_str("</g>");
}

fn write_words(out: &mut String, words: &Words) {
    let (x, y) = words.at;
    let anchor = if words.ends { " text-anchor=\"end\"" } else { "" };
    let weight = if words.strong { " font-weight=\"bold\"" } else { "" };
    let _ = write!(
        out,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\" dominant-baseline=\"central\" fill=\"#24292f\"{anchor}{weight}>{}</text>",
        words.size,
        escaped(&fitted(&words.text, words.width, words.size))
    );
}

/// Line, ground and letters of a weight; on white, with the contrasts of the window's light colours.
fn colors(weight: Option<Weight>) -> (&'static str, &'static str, &'static str) {
    match weight {
        Some(Weight::Conflicts) => ("#c24f00", "#c24f00", "#ffffff"),
        Some(Weight::Strains) => ("#9c6c00", "#fceec9", "#0b0f14"),
        Some(Weight::Disputed) => ("#9a4a7f", "#f5e3ef", "#0b0f14"),
        Some(Weight::Compatible | Weight::Present) => ("#0072b2", "#ffffff", "#0b0f14"),
        Some(Weight::Supports) => ("#007f5c", "#d9f1e8", "#0b0f14"),
        Some(Weight::Absent | Weight::Unread) | None => ("#7d8690", "#ffffff", "#0b0f14"),
    }
}

/// Words cut to what fits, as far as can be told without their font.
fn fitted(text: &str, width: f32, size: f32) -> String {
    let mut room = width / (0.56 * size);
    let mut out = String::new();
    for letter in text.chars() {
        room -= 1.0;
        if room < 1.0 && text.chars().count() > out.chars().count() + 1 {
            out.push('…');
            return out;
        }
        out.push(letter);
    }
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // XML has no way to write other control characters at all.
            it if it.is_control() && it != '\n' && it != '\t' => out.push('\u{fffd}'),
            it => out.push(it),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Words;

    #[test]
    fn what_a_file_says_is_never_markup() {
        let hostile = "</text><script>alert(1)</script>\u{1}&\"'";
        let words =
            Words { at: (0.0, 0.0), text: hostile.to_owned(), size: 12.0, strong: false, ends: false, width: 900.0 };
        let mark = Mark {
            place: (0.0, 0.0, 900.0, 20.0),
            weight: None,
            words: hostile.to_owned(),
            told: hostile.to_owned(),
            leads_to: None,
        };
        let picture = Picture {
            title: hostile.to_owned(),
            alt: hostile.to_owned(),
            size: (10.0, 10.0),
            items: vec![Item::Words(words), Item::Mark(mark)],
        };
        let svg = svg(&picture);
        assert!(!svg.contains("<script") && !svg.contains('\u{1}'), "{svg}");
        assert_eq!(svg.matches("</text>").count(), 2, "{svg}");
    }

    #[test]
    fn words_that_do_not_fit_are_cut_with_a_sign() {
        assert_eq!(fitted("short", 100.0, 11.0), "short");
        let cut = fitted("a name that is much too long for its place", 60.0, 11.0);
        assert!(cut.ends_with('…') && cut.chars().count() <= 10, "{cut}");
    }
}
