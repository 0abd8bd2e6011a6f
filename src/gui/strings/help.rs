//! Help for a first user.

table! {
    const HELP = "Help";
    const WHAT_IT_DOES = "Undiluted reads licences and model cards. It says what you may do, on which conditions, and what you may not, each with the words of the text that say so. It lays several texts side by side and shows where they differ, and where a text departs from a definition of open.";
    const HOW_TO_BEGIN = "Open a file, or two, or choose licences from the library. The overview comes first: click any line to see the words that it rests on, and Alt+Left to come back. Nothing leaves this computer.";
    const WHAT_IT_IS_NOT = "It is a reading aid, not legal advice. What it did not understand it says: read those sentences yourself.";
    const PAGES = "The pages";
    const ANSWERS = "What a text answers";
    const YES = "Yes: the text grants it, without conditions that matter";
    const YES_IF = "Yes, if you keep the conditions beside it";
    const NO = "No, not for those or not above what stands beside it";
    const NOT_SAID = "The text says nothing on it: without a grant you may not count on it";
    const NOT_READ = "A sentence that was not understood may answer it";
    const OUTCOMES = "What a text comes to under a definition";
    const CONFLICTS = "Something in it conflicts with the definition";
    const MEETS = "It meets what the definition asks of a text";
    const UNDETERMINED = "It cannot be told from this text alone";
    const DIFFERENCES = "How clauses of two texts relate, in blue and violet";
    const FINDINGS = "How clauses weigh, in the other colours";
    const UNREAD = "“unread” in dashes: some words of the clause were not understood. A criterion or a kind with “doubtful” may conflict: people disagree, or it depends on how the words are applied.";
    const KEYS = "The keys";
    const OR = " or ";
    const CLOSE = "Close";
}
