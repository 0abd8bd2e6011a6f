//! Words in columns of a terminal: how wide they are, cut or broken to fit.

use crate::never::slice;
/// How many columns a character takes in a terminal: those of East Asian scripts and pictures take two.
fn width(character: char) -> usize {
    match u32::from(character) {
        0x1100..=0x115f
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

pub(super) fn width_of(words: &str) -> usize {
    words.chars().map(width).sum()
}

/// A cell of the first line, cut where it is longer than its column, with a gap behind it.
pub(super) fn column(words: &str, columns: usize) -> String {
    let room = columns - 2;
    let mut out = words.to_owned();
    if width_of(words) > room {
        beginning(words, room - 1).clone_into(&mut out);
        out.push('…');
    }
    let gap = columns - width_of(&out);
    out.push_str(&" ".repeat(gap));
    out
}

/// As much of the beginning as fits.
fn beginning(words: &str, room: usize) -> &str {
    let mut used = 0;
    let end = words.char_indices().find(|(_, it)| {
        used += width(*it);
        used > room
    });
    end.map_or(words, |(at, _)| words.get(..at).unwrap_or(words))
}

/// In lines of no more than so many columns, broken between words; a word that is longer is broken itself.
pub(super) fn wrapped(words: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for mut word in words.split(' ') {
        let used = width_of(&line);
        if !line.is_empty() && used + 1 + width_of(word) > columns {
            lines.push(std::mem::take(&mut line));
        }
        while line.is_empty() && width_of(word) > columns {
            let head = beginning(word, columns);
            lines.push(head.to_owned());
            word = slice(word, head.len()..);
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_columns_and_nothing_is_lost() {
        let long = "x".repeat(250);
        for words in ["a b c", "", "one  two", "水".repeat(60).as_str(), long.as_str(), &format!("say {long} and end")]
        {
            let lines = wrapped(words, 20);
            assert!(lines.iter().all(|it| width_of(it) <= 20), "{lines:?}");
            let bare = |it: &str| it.replace(' ', "");
            assert_eq!(bare(&lines.concat()), bare(words));
        }
    }

    #[test]
    fn a_cell_has_its_columns_whatever_stands_in_it() {
        for words in ["", "Heron", "水鸟水鸟水鸟水鸟", "abcdefghijklmnop"] {
            assert_eq!(width_of(&column(words, 12)), 12, "{words}");
        }
        assert_eq!(column("abcdefghijklmnop", 12), "abcdefghi…  ");
    }
}
