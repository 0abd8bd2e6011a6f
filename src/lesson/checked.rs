//! A lesson file checked as it is written: what is wrong with it, each with its line.

use super::check::mistakes;
use super::file::Lesson;
use serde::Deserialize;

/// How lesson files are written, with one to begin with.
const FORMAT: &str = include_str!("../../assets/lessons/README.md");

/// A lesson to begin with.
pub fn template() -> &'static str {
    let begun = FORMAT.split_once("```toml\n").map_or("", |it| it.1);
    begun.split_once("```").map_or(begun, |it| it.0)
}

/// The steps of a file, of which only the place is of interest.
#[derive(Deserialize)]
struct Placed {
    #[serde(default, rename = "step")]
    steps: Vec<toml::Spanned<toml::Table>>,
}

/// The lesson of a file.
///
/// # Errors
/// All that is wrong with it, a sentence each, with the line where it can be told.
pub fn checked(text: &str) -> Result<Lesson, Vec<String>> {
    let lesson = Lesson::read(text).map_err(|error| vec![error])?;
    let found = mistakes(&lesson);
    if found.is_empty() {
        return Ok(lesson);
    }
    let steps = toml::from_str::<Placed>(text).map(|it| it.steps).unwrap_or_default();
    let line = |mistake: &str| {
        let number: usize = mistake.strip_prefix("step ")?.split([',', ' ']).next()?.parse().ok()?;
        let start = steps.get(number.checked_sub(1)?)?.span().start;
        Some(text.get(..start)?.matches('\n').count() + 1)
    };
    let told = found.into_iter().map(|it| match line(&it) {
        Some(line) => format!("line {line}: {it}"),
        None => it,
    });
    Err(told.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lesson_to_begin_with_has_no_mistakes() {
        assert_eq!(checked(template()).map(|it| it.id), Ok("my-lesson".to_owned()));
    }

    #[test]
    fn mistakes_stand_at_the_line_of_their_step() {
        let bad = template().replace("Good, not Evil", "Evil, not Good");
        let line = bad.lines().position(|it| it == "[[step]]").expect("a step") + 1;
        let found = checked(&bad).expect_err("no such words");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(&format!("line {line}: step 1, One sentence: “")), "{found:?}");
        let broken = checked("id = \"a\"\ntitel = 1\n").expect_err("no lesson");
        assert!(broken[0].starts_with("line 2: "), "{broken:?}");
    }
}
