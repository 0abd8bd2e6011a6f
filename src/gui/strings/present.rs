//! The presenter's view and its list of lessons.

table! {
    // dialog
    const LESSONS = "Lessons";
    const LESSONS_INTRO = "Each takes 10 to 20 minutes, works offline, and asks the room before the program answers.";
    const START = "Start";
    fn start(title) = "Start {title}";
    fn minutes(minutes) = "{minutes} min";
    const KEYS_1 = "→ and PageDown go on, ← and PageUp back, Space reveals, B blanks, 1 to 5 count votes, with Shift they take one back.";
    const KEYS_2 = "N shows your notes here, W in a window of their own; Escape ends.";
    const CLOSE = "Close";

    // mod
    fn step_of(step, all) = "{step} / {all}";
    fn clock(minutes, seconds, planned) = "{minutes}:{seconds:02} of {planned} min";
    const BLANK = "Paused";
    const NO_NOTES = "No notes for this step.";
    fn notes_of(title) = "Notes: {title}";
    fn next_is(title) = "Next: {title}";
    fn votes_for(choice, votes) = "{choice}: {votes}";

    // step
    fn quote_from(label, text) = "clause {label} of {text}";
    fn from(text) = "{text}";
    const BEFORE = "before";
    const AFTER = "after";
    const ANSWER = "The lesson’s answer";
    const PROGRAM_READS = "The program reads";
    const NOTHING_READ = "nothing was found here";
    const ROOM_SAID = "The room said";
    fn votes_of(choice, votes, all) = "{choice} {votes} of {all}";
    const DISAGREE = "Does the room read it otherwise? Say why: the words are here.";

    // debrief
    const DEBRIEF = "To talk about";
    const WHAT_WAS_ASKED = "What was asked";
    fn asked(step, room, answer) = "{step}: the room {room}; the lesson {answer}";
    const NOT_ASKED = "was not asked";
    const SAVE_DEBRIEF = "Copy the debrief";
}
