//! A lesson file that is written in the window.

table! {
    const LESSON = "Lesson file";
    const WHAT_A_LESSON_IS = "A lesson is a text file: steps, what the room reads and is asked, and the answers. “undiluted lesson format” describes it. Tab leaves the text.";
    const LESSON_FILE = "File of the lesson";
    const THE_LESSON = "The lesson";
    const READ_FILE = "Read this file";
    const TRY = "Try it";
    const SAVE = "Save";
    const CLOSE = "Close";
    fn no_mistakes(minutes, questions) = "No mistakes: {minutes} minutes, {questions} questions.";
    fn and_more(count) = "and {count} more";
    fn could_not_be_read(path) = "The lesson {path} could not be read";
    const COULD_NOT_BE_WRITTEN = "The lesson could not be written";
    const COULD_NOT_BE_MADE = "No lesson could be made of these documents";
}
