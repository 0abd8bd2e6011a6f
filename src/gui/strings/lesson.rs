//! The presenter's view and its list of lessons.

table! {
    // dialog
    const LESSONS = "Lessons";
    const LESSONS_INTRO = "Each takes 10 to 20 minutes, works offline, and asks the room before the program answers.";
    const START = "Start";
    fn start(title) = "Start {title}";
    fn minutes(minutes) = "{minutes} min";
    const KEYS_1 = "→, PageDown and Enter go on, ← and PageUp back, Space reveals, B or a full stop blanks. 1 to 5 count votes, with Shift they take one back; C types counts. ↑ ↓ scroll; where things are moved they choose one, and a number puts it there.";
    const KEYS_2 = "A lets the room answer with its phones and shows how to join, V is for an argument and a second vote. S shows words within their clause, D writes down where the room disagrees, N shows your notes here, W in a window of their own; Escape ends.";
    const OWN_DOCUMENTS = "The documents that are open";
    const OWN_INTRO = "Their clauses, first without marks. The answers are the program’s reading: it is there to be argued with.";
    const CLOSE = "Close";

    // mod
    fn step_of(step, all) = "{step} / {all}";
    fn clock(minutes, seconds, planned) = "{minutes}:{seconds:02} of {planned} min";
    const BLANK = "Paused";
    const NO_NOTES = "No notes for this step.";
    fn notes_of(title) = "Notes: {title}";
    fn next_is(title) = "Next: {title}";
    fn votes_for(choice, votes) = "{choice}: {votes}";
    fn step_clock(minutes, seconds, planned) = "this step: {minutes}:{seconds:02} of {planned} min";
    const MORE_BELOW = "↓ more";
    fn step_at(minute, title) = "{minute}′ {title}";

    // step
    fn quote_from(label, text) = "clause {label} of {text}";
    fn from(text) = "{text}";
    const BEFORE = "before";
    const AFTER = "after";
    const ANSWER = "The lesson’s answer";
    const ARGUE = "Find somebody who answered otherwise. Show each other the words that decide.";
    const DRAW_KEY = "P · draw pairs";
    fn drawn(groups) = "Argue with each other: {groups}";
    const NOT_DRAWN = "No pairs could be drawn";
    const ARGUE_KEY = "V · argue, then vote again";
    const AGAIN_KEY = "V · vote again";
    const ROOM_KEY = "A · let the room answer";
    const SECOND_VOTE = "The second vote.";
    fn answered(count, phones) = "Phones that answered: {count} of {phones}";
    const PROGRAM_READS = "The program reads";
    const NOTHING_READ = "nothing was found here";
    const ROOM_SAID = "The room said";
    fn named_place(name, place) = "{name}: {place}";
    const VOTE_AGAIN = "The room votes again:";
    fn read_in_both(before, after) = "before: {before}; after: {after}";
    const TYPE_COUNTS = "C · type counts";
    const DISAGREE = "Does the room read it otherwise? D writes down why.";
    const ROOM_DISAGREES = "The room disagrees";
    fn as_in_lesson(right, of) = "The room has {right} of {of} where the lesson has them.";

    // task
    const PLACE = "Its place:";
    const NO_PLACE = "nowhere";
    const OR = ", or ";
    fn to_be_put(left) = "{left} to be put";
    const TASK_KEYS = "↑ ↓ choose, a number puts it there, the same number takes it away.";
    fn place(key, name) = "{key} · {name}";
    fn room_put(place) = "→ {place}";
    fn both_put(place) = "The lesson and the room: {place}";
    fn lesson_put(place, room) = "The lesson: {place}. The room: {room}";

    // bars
    const ROOM_TWICE = "The room, in the first vote and in the second";
    fn bar_once(name, first) = "{name}: {first}";
    fn both_counts(first, second) = "{first} → {second}";
    fn right_choice(name) = "{name}, as in the lesson";
    fn bar(name, first, second) = "{name}: {first} in the first vote, {second} in the second";

    // invitation
    const JOIN = "Join with your phone";
    const SCAN = "Scan this, or open";
    const OR_TYPE = "Or open this and type the code";
    fn phones_voted(count) = "Phones that voted so far: {count}";
    const ONLY_HERE = "No phone reaches this address: this machine is on no network. Join one or turn on a hotspot, close the room and open it again.";
    const HIDE_JOIN = "A · hide this";
    const CLOSE_ROOM = "Close the room";
    fn use_address(address) = "Use {address}";
    fn picture_of(address) = "QR code of {address}";
    fn room_code(code) = "Room {code}";
    const ROOM_NOT_OPEN = "The room could not be opened";
    fn room_not_open(why) = "The room could not be opened: {why}";
    const NO_ADDRESS = "this machine has no address that phones could reach; connect it to a network";

    // typing
    const TYPING_KEYS = "Enter takes it, Escape leaves it as it was.";
    const END = "End the lesson here? Enter ends it, Escape goes on.";
    const END_IT = "End it";
    const GO_ON = "Go on";
    const DISAGREEMENT = "Why does the room read it otherwise?";
    const DEBRIEF_FILE = "Write the debrief to this file (.html or .md; .csv for the votes):";
    const BROWSE = "Browse…";
    const WRITE = "Write";
    fn is_no_number(words) = "“{words}” is no number.";
    fn debrief_file(lesson) = "debrief-{lesson}.html";

    // debrief
    const DEBRIEF = "To talk about";
    const WHAT_WAS_ASKED = "What was asked";
    const TO_READ = "To read next";
    fn asked(step, room, answer) = "{step}. The room: {room}. The lesson: {answer}";
    fn asked_own(step, room, answer) = "{step}. The room: {room}. The program: {answer}";
    const NOTHING_TAKEN = "Nothing was voted on or revealed.";
    const NOT_ASKED = "nothing that was counted";
    fn disagreed(line, why) = "{line}. The room disagrees: {why}";
    const SAVE_DEBRIEF = "E · write the debrief";
    const COPY_DEBRIEF = "Copy it";
    fn written(path) = "Written: {path}";
    fn not_written(why) = "Not written: {why}";
    fn votes_of_lesson(title) = "votes of the lesson on {title}";
    const NOTHING_TO_ASK = "No clause to ask about";
    const NOTHING_TO_ASK_WHY = "Nothing was found in the documents that are open; lessons that come with the program need none.";
}
