//! The lessons that come with the program.

use super::file::Lesson;
use crate::never::built_in;
use std::sync::LazyLock;

const FILES: [&str; 15] = [
    include_str!("../../assets/lessons/promise.toml"),
    include_str!("../../assets/lessons/gpl-2-to-3.toml"),
    include_str!("../../assets/lessons/linking.toml"),
    include_str!("../../assets/lessons/release.toml"),
    include_str!("../../assets/lessons/source-available.toml"),
    include_str!("../../assets/lessons/creative-commons.toml"),
    include_str!("../../assets/lessons/community-licence.toml"),
    include_str!("../../assets/lessons/mapping.toml"),
    include_str!("../../assets/lessons/poison-clause.toml"),
    include_str!("../../assets/lessons/one-word.toml"),
    include_str!("../../assets/lessons/ai-act.toml"),
    include_str!("../../assets/lessons/modified-mit.toml"),
    include_str!("../../assets/lessons/card-claims.toml"),
    include_str!("../../assets/lessons/chain.toml"),
    include_str!("../../assets/lessons/may-i.toml"),
];

static LESSONS: LazyLock<Vec<Lesson>> = LazyLock::new(|| {
    let mut lessons: Vec<Lesson> = FILES.iter().map(|it| built_in(Lesson::read(it))).collect();
    lessons.sort_by_key(|it| it.order);
    lessons
});

/// The lessons, in the order they are best taught.
pub fn lessons() -> &'static [Lesson] {
    &LESSONS
}

#[cfg(test)]
mod tests {
    use super::super::{Exercise, mistakes, told};
    use super::*;
    use crate::assess::Rules;

    #[test]
    fn every_lesson_reads_and_has_no_mistakes() {
        for file in FILES {
            let lesson = Lesson::read(file).unwrap_or_else(|error| panic!("{error}: {}", &file[..60]));
            assert_eq!(mistakes(&lesson), Vec::<String>::new(), "{}", lesson.id);
        }
        let mut ids: Vec<&str> = lessons().iter().map(|it| it.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), FILES.len());
    }

    /// Where a lesson and the program differ, the lesson says so in the teacher's notes: nobody is surprised on stage.
    #[test]
    fn the_programs_reading_is_the_lessons_answer_or_the_notes_say_that_it_is_not() {
        for lesson in lessons() {
            for step in &lesson.steps {
                let (text, quote, answer) = match &step.exercise {
                    Some(Exercise::Mark { text, quote, answer, .. }) => (text, quote, answer),
                    // What a change takes away shows in what it leads to.
                    Some(Exercise::Difference { text, quote, answer, .. }) if !answer.is_empty() => {
                        (text, quote, answer)
                    }
                    _ => continue,
                };
                let told = told(lesson, text, quote, Rules::built_in()).expect("the words stand there");
                let same = told.freedoms.iter().eq(answer.iter().collect::<std::collections::BTreeSet<_>>());
                assert!(
                    same || step.notes.to_lowercase().contains("the program reads"),
                    "{}, {}: the lesson says {answer:?}, the program {:?} ({:?})",
                    lesson.id,
                    step.title,
                    told.freedoms,
                    told.findings
                );
            }
        }
    }

    #[test]
    fn mistakes_are_told() {
        let lesson = Lesson {
            id: "A b".to_owned(),
            steps: Vec::new(),
            debrief: Vec::new(),
            ..lessons().first().expect("a lesson").clone()
        };
        let found = mistakes(&lesson).join("\n");
        for words in ["other signs", "take 3 minutes together", "asks the room nothing", "no debrief"] {
            assert!(found.contains(words), "{words}: {found}");
        }
        let error = Lesson::read("id = \"a\"\ntitel = \"b\"\n").expect_err("a mistake");
        assert!(error.contains("line") && error.contains("titel"), "{error}");
    }
}
