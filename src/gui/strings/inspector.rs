//! The side panel: a row, a finding, criteria, marks, documents.

table! {
    // criteria
    const CHOOSE_CRITERION_LIGHT_WORDS = "Choose a criterion to light the words that bear on it in every text";
    fn in_every_text(first) = "{first} in every text";
    const LIT = "lit";
    fn no_words_found_bear(lens, criterion) = "No words were found that bear on {lens} {criterion}";
    const PUT_LIGHT_OUT = "Put the light out";

    // facts
    const READING_AID_NOT_LEGAL = "A reading aid, not legal advice";
    const NAME = "Name";
    const SIZE = "Size";
    many bytes = "byte", "bytes";
    const FORMAT = "Format";
    const SHA_256 = "SHA-256";
    const FROM = "From";
    const IMPORTED = "Imported";
    fn imported_on(date, sha256) = "{date}, sha256 {sha256}";
    const PUBLISHED = "Published";
    const TERMS = "Terms";
    const LANGUAGE = "Language";
    const TOO_SHORT_TELL = "too short to tell";
    const CLAUSES = "Clauses";
    const UNREAD = "Not understood";
    many sentences = "sentence", "sentences";
    fn note(message) = "Note: {message}";
    fn not_loaded_open_both(what, target) = "Not loaded: {what}{target}. Open both as one with “+” between their names";

    // finding
    fn stands_on(name, place) = "{name}: {place}";
    const NOTHING_SELECTED = "Nothing selected";
    const CLICK_A_ROW_OF_SEVERAL = "Click a row, or go to the next deviation with F8 and to the next change with F7.";
    const CLICK_A_ROW = "Click a row, or go to the next deviation with F8.";
    many findings_row = "finding in this row", "findings in this row";
    const NO_FINDING_IN_ROW = "No rule found anything in this row.";
    const NOT_PROMISE_HARMLESS_READ = "That is not a promise that it is harmless: read it";
    fn against(name) = ", against {name}";
    fn its_own_text_stands(row) = "In its own text it stands after {row}";
    const TO_THAT_PLACE = "To that place";
    const SAME_PLACE_OTHER_TEXTS = "The same place in other texts";
    fn nothing_corresponds(name) = "{name}: nothing that corresponds";
    const NO_FINDING = "no finding";
    const NOTE = "note";
    const SET_ASIDE = "set aside";
    const WHAT_SUCH_CLAUSE_DOES = "What such a clause does";
    const WHY_RULE_FIRED = "Why the rule fired";
    const WHAT_WORDS_SAY = "What the words say";
    const WHO_SAYS_SO = "Who says so";
    fn rule(rule) = "Rule {rule}";
    const IMPLIED_RATHER_THAN_STATED = ", implied rather than stated";
    const UNCLEAR_WORDS_CAN_BE = ", unclear: the words can be read otherwise";
    fn on_freedoms(freedoms) = " on {freedoms}";
    fn provenance(name, clause, what, stance, touches, certainty) = "{name} {clause}, line {what}: {stance}{touches}{certainty}";
    fn read_through(title) = "Read through {title}";
    fn says_nothing_clauses_kind(lens) = "{lens} says nothing on clauses of this kind";
    const LIGHT_ITS_WORDS = "Light its words in every text";
    const CONFLICTS_WE_READ = "Conflicts with it as we read it";
    const DOUBTFUL_UNUSUAL_OR_CONFLICT = "Doubtful under it: unusual, or in conflict depending on context";
    const AUTHORITIES_DISAGREE_WHETHER_CONFLICTS = "Authorities disagree whether it conflicts";
    const CONDITION_ALLOWS = "A condition that it allows";
    const SPEAKS_FOR_IT = "Speaks for it";
    const MAKES_PRESENT = "Makes it present";
    const MAKES_ABSENT = "Makes it absent";
    const TOUCHES_DOES_NOT_SETTLE = "Touches it and does not settle it";
    const NOT_UNDERSTOOD = "Not understood";
    const HOW_IT_WAS_READ = "How it was read";
    fn unread_sentence(quote, because) = "“{quote}”: {because}";
    fn known_from(name, id, label) = "{name}: these words stand in {id}, {label}";
    fn filled_in_from(name, id, label) = "{name}: these words stand in {id}, {label}, with its blanks filled in";
    fn partly_known_from(name, id, label, own) = "{name}: partly as in {id}, {label}; its own: {own}";
    fn not_counted(count) = "Not counted ({count})";
    fn not_counted_because(quote, kind, because) = "“{quote}” is not {kind} because {because}";

    // findings
    const NO_FINDING_AT_ALL = "No rule found anything";
    many sentences_not_understood = "sentence was not understood", "sentences were not understood";
    fn state_because(state, because, words) = "{state} because: {because}\n{words}";
    fn criterion_by_criterion(lens) = "{lens} criterion by criterion";

    // inspector
    const SELECTED = "Selected";
    const SELECTED_ROW_FINDING_EXPLAINED = "The selected row and finding, explained";
    const FINDINGS = "Findings";
    const EVERY_FINDING_EVERY_DOCUMENT = "Every finding of every document, heaviest first";
    const CRITERIA = "Criteria";
    const WHAT_CHOSEN_DEFINITION_ASKS = "What the chosen definition asks, and the words that bear on it";
    const OUTLINE = "Outline";
    const HEADINGS_NUMBERS_JUMP = "Headings and numbers, to jump to";
    const DOCUMENTS = "Documents";
    const HASHES_ENCODINGS_WHAT_DROPPED = "Hashes, encodings, what was dropped or not loaded";

    // legend
    const BADGES_FREEDOMS_USE_STUDY = "Badges: freedoms to Use, Study, Modify, Share";
    const CONFLICTS = "conflicts";
    const DOUBTFUL = "doubtful";
    const ALLOWED = "allowed";
    const SUPPORTS = "supports";
    const NO_BEARING_DEFINITION = "no bearing on this definition";
    const ONLY_HERE = "only here";
    const MISSING_ELSEWHERE = "missing elsewhere";
    const FINDING = "finding";

    // outline
    const THESE_TEXTS_HAVE_NO = "These texts have no headings and no numbers";

    // remarks
    const YOUR_NOTE = "Your note";
    const ADD_NOTE_OR_SET = "Add a note, or set it aside";
    const NOTE_FINDING = "Note on this finding";
    const SET_ASIDE_DOES_NOT = "Set aside: it does not count in my reading";
    const PROGRAMS_READING_STAYS_EVERY = "The program's reading stays in every report; yours stands beside it";
    fn note_on(label, name) = "Note on {label}, {name}";
    fn notes_on(label, name, count) = "Notes on {label}, {name} ({count})";
    const NOTE_CLAUSE = "Note on this clause";
    const SIGNED = "Signed";
    const YOUR_NAME = "your name";
    const UNDER_NAME_YOUR_MARKS = "Under this name your marks stand in reports";
    const AGREE = "Agree";
    const DISAGREE = "Disagree";
    const UNSURE = "Unsure";
    const NOTHING = "nothing";
    const PROGRAM_MISSED = "The program missed";
    fn your_mark(remark) = "Your mark{remark}";
    const SHOW_HANDS_WHICH_FREEDOM = "Show of hands: which freedom does this clause take away or burden?";
}
