//! The pages: start, overview, rows, matrix, definitions, library.

table! {
    // definitions
    const THERE_NO_TEXT_READ = "There is no text to read";
    const WHAT_EACH_DEFINITION_MAKES = "What each definition makes of each text";
    const CLICK_DEFINITION_READ_TEXTS = "Click a definition to read the texts through it. Definitions differ, and so do their answers: there is no score.";
    const WHERE_DEFINITIONS_DISAGREE = "Where definitions disagree";
    const HEAVIEST_EACH_SAYS_SUCH = "The heaviest that each says of such a clause. Those that divide the definitions most come first; an empty place says nothing on it.";
    const NOWHERE_THESE_TEXTS_WHAT = "Nowhere in these texts: what these definitions say of their clauses is the same.";
    const APART = "apart";
    const WHERE_AGREE = "Where they agree";
    const ALIKE = "alike";
    const CLAUSE = "Clause";
    const IN_EVERY_TEXT = "in every text";
    fn in_some(names) = "in {names}";

    // library
    const SEARCH_BY_NAME_OR = "Search by name or steward, for example Apache or Llama";
    const SEARCH_LIBRARY = "Search the library";
    const NOTHING_NAME_LICENCES_NOT = "Nothing of that name. Licences that are not listed are opened from files.";
    many ticked_texts = "ticked text", "ticked texts";
    fn open(count) = "Open {count}";
    const GET_LLAMA_GEMMA_OTHERS = "Get Llama, Gemma and others…";
    const IMPORT_MORE_TEXTS = "Import more texts…";
    const FICTIONAL_TEACHING = "fictional, for teaching";
    const OSI_APPROVED = "OSI approved";
    const FSF_LIBRE = "FSF libre";
    fn tick_open_others(id) = "Tick {id} to open it with others";
    fn by_steward(steward) = " by {steward}";
    fn imported_tip(entry, steward, collection, source, date, hash, terms) = "{entry}{steward}\nFrom {collection} ({source}), imported on {date}, sha256 {hash}…\nTerms: {terms}";
    const TEXT_NOT_INCLUDED = "text not included";
    fn record_tip(record, steward, summary, record2, link) = "{record} ({steward}). {summary}\nWhere to get the text: {record2}{link}";

    // matrix
    const THERE_NO_TEXT_SHOW = "There is no text to show";
    many rows = "row", "rows";
    fn left_out_by_filter(hidden) = "{hidden} left out by the filter above";
    fn not_in(name) = "not in {name}";
    fn in_one(name) = "in {name}";

    // changes
    const ONE_TEXT_ALONE = "There is one text: open another to see what differs.";
    const NOTHING_DIFFERS = "Nothing differs but typography.";
    const NOTHING_OF_SUBSTANCE = "Nothing of substance differs";
    many changes_of_substance = "change of substance", "changes of substance";
    const BY_WEIGHT = "By weight";
    const BY_WEIGHT_TIP = "What matters most first: clauses that were not understood, then those that came, went or changed, then other words";
    const BY_PLACE = "By place";
    const BY_PLACE_TIP = "As they stand in the text";
    fn slight_changes(changes, what) = "{changes} of {what} alone";
    const SHOW_THEM = "Show them";
    const HIDE_THEM = "Hide them";
    const GO_TO_THE_WORDS = "Click to see it in the texts; the arrows walk the list, Enter goes there";

    // book
    const SEE_BESIDE_THE_OTHERS = "Click to see it in the texts side by side";
    many unread_sentences = "sentence", "sentences";
    fn not_understood_here(sentences) = "{sentences} not understood";
    const OTHER_TEXTS_DIFFER = "Worded otherwise elsewhere";

    // topics
    fn nobody_on(titles) = "No text says anything on: {titles}";
    fn also(labels) = "Also {labels}";
    const SELECT_CLAUSE = "Select this clause: the inspector tells what was found in it";

    // overview
    const SEE_WHAT_DIFFERS = "See each with its words";
    const READ_TEXTS_SIDE_BY = "Read the texts side by side";
    const SEE_EVERY_CLAUSE_GRID = "See every clause as a grid";
    const SEE_WHERE_DEFINITIONS_DISAGREE = "See where definitions disagree";
    const READING_AID_NOT_LEGAL = "A reading aid, not legal advice";
    const AT_A_GLANCE = "At a glance";
    const YOU_MAY = "You may";
    const IF = "If";
    const YOU_MAY_NOT = "You may not, not you, when it ends";
    const NOTHING_FOUND = "nothing found";
    fn and_more(count) = "and {count} more";
    fn as_far_as_read(what) = "as far as it was read: {what}";
    fn not_said_whether(what) = "Not said: whether you may {what}";
    fn criterion_title(title, short) = "{title} ({short})";
    fn criterion_in(title, labels) = "{title}: {labels}";
    fn doubtful_on(criteria) = "Doubtful: {criteria}";
    fn unread_in(quote, clause) = "“{quote}” ({clause})";
    const WHAT_EACH_TEXT_ANSWERS = "What each text answers";
    const BAR_MARKS_OTHER_ANSWER = "A bar marks an answer that is another than that of the text before it.";
    fn baseline(name) = "{name}, baseline";
    const CLAUSE_WEIGHS_MOST = "To the clause that weighs most";
    many findings = "finding", "findings";
    const NOTHING_FOUND_SPEAKS = "nothing found that speaks of it";
    fn in_conflict(count) = "restricted, in conflict ({count})";
    fn strained(count) = "restricted, strained ({count})";
    fn disputed(count) = "restricted, disputed ({count})";
    fn conditions_allowed(count) = "conditions that are allowed ({count})";
    fn granted(count) = "granted ({count})";
    fn no_bearing(count) = "touched, no bearing here ({count})";
    fn touched(count) = "touched ({count})";
    const CLAUSES_MATTER_MOST = "The clauses that matter most";
    const NOTHING_TAKES_AWAY = "No clause was found that takes away what this definition asks for.";
    const NOTHING_TAKES_AWAY_BUT_OPEN = "No clause was found that takes away what this definition asks for. What is not settled is said above: that no clause was found is no promise.";
    const TO_THE_CLAUSE = "To the clause";
    fn weight_in_every_text_differing(weight) = "{weight}; in every text, with differences";
    fn weight_in_every_text(weight) = "{weight}; in every text";
    fn weight_in_some(weight, has, has_not) = "{weight}; in {has}, not in {has_not}";
    const WHAT_CHANGED_FREEDOMS = "What changed in the freedoms";
    const NOTHING_TOUCHES_FREEDOM_DIFFERS = "Nothing that touches a freedom differs between these texts.";
    const HAS_BASELINE_HAS_NOT = "has, and the baseline has not";
    const HAS_NOT_BASELINE_HAS = "has not, and the baseline has";
    const WORDS_OTHERWISE = "words otherwise";
    fn more_matrix(more) = "{more} more in the matrix";
    fn makes_part_itself_not(name, what, target) = "{name} makes {what} part of itself{target}. It is not open here, and may change: open it together with this text, joined by a plus";
    many sentences_not_understood = "sentence was not understood", "sentences were not understood";
    fn first_not_understood(many, quote) = "{many}, the first: “{quote}”";
    const WHAT_MISSING_OR_NOT = "What is missing or was not understood";
    const GO_THERE = "go there";

    // pages
    const READING = "Reading…";

    // cell
    const PIN = "pin";
    fn stands_here_text_shown(what) = "{what} stands here in this text; shown where it is compared";
    const NOT_IN_THIS_TEXT = "not in this text";
    const UNREAD = "unread";
    fn copy(what) = "Copy {what}";
    fn missing_here(words) = "missing here: “{words}”";
    const UNREAD_LOOKS_OPERATIVE_NO = "unread: some of its words are in no finding and in no approved text";
    const AND_PINNED = ", pinned by hand";
    fn against(relation, name, pinned) = "{relation}, against {name}{pinned}";
    const PINNED = "pinned by hand";

    // columns
    const IN_COLUMNS = "Beside each other";
    const DOCUMENTS_IN_COLUMNS = "Documents that stand beside each other";
    fn column_of(name) = "Column of {name}";

    fn clause_of(clause, name) = "{clause} of {name}";
    fn only_in(clauses) = "only in another text: {clauses}";
    const GIVE_A_COLUMN = "Give it a column";

    // spoken
    fn replaced_by(there, here) = "“{there}” replaced by “{here}”";
    fn is_gone(there) = "“{there}” is gone";
    fn is_new(here) = "“{here}” is new";
    many more_changes = "more change", "more changes";

    // fold
    fn unfold(words) = "Unfold {words}";
    const CLICK_SEE_THESE_ROWS = "Click to see these rows";
    fn about_other_things(count) = "{count} about other things";
    fn without_deviation(count) = "{count} without deviation";
    fn same_rows(count) = "{count} the same";
    fn known_word_for_word(count) = "{count} known word for word from approved texts";
    fn left_out_changes(count, changed) = "{count} left out, {changed} with changes";
    fn but_typography(cosmetic) = ", {cosmetic} but for typography";
    fn more(more) = " and {more} more";

    // header
    const BASELINE = "baseline";
    const OTHERS_MEASURED_AGAINST_TEXT = "The others are measured against this text";
    fn click_go_first_change(what) = "{what}. Click to go to the first change.";
    many places = "place", "places";
    many changes = "change", "changes";
    many sentences = "sentence", "sentences";
    fn holds(id) = "holds {id}";
    fn no_appendix(id) = "{id}, no appendix";
    fn actions(title) = "Actions for {title}";
    const MEASURE_OTHERS_AGAINST = "Measure others against this";
    const MOVE_LEFT = "Move left";
    const MOVE_RIGHT = "Move right";
    fn compare(id) = "Compare with {id}";
    const COPY_WHOLE_TEXT = "Copy the whole text";
    const REMOVE = "Remove";

    // row
    const AND = " and ";
    fn caption_not_in(caption, lacking) = "{caption}; not in {lacking}";

    // strip
    const OVERVIEW_EVERY_ROW = "Overview of every row";
    const LANES_DIFFERENCES_THEN_FREEDOMS = "Lanes: differences, then the freedoms to Use, Study, Modify, Share";

    // start
    const SEE_WHERE_MODEL_LICENCE = "See where a model licence waters down open source";
    const READING_AID_AND_OFFLINE = "A reading aid, not legal advice. Nothing leaves this computer.";
    const LIBRARY = "Library";
    const OPENED_BEFORE = "Opened before";
    const COMPARE_TWO = "Compare two";
    const COMPARE_TWO_ABOUT = "Two versions of one licence, or two licences: what differs, what matters most first. Choose both files at once.";
    const READ_ONE = "Read one";
    const READ_ONE_ABOUT = "A licence or a model card: what you may do, on which conditions, what you may not, with the words that say so.";
    const RUN_A_WORKSHOP = "Run a workshop";
    const RUN_A_WORKSHOP_ABOUT = "Let a room guess, vote and see the answer: large type, no network, handouts.";
    const DROP_LICENCES_OR_MODEL = "Drop licences or model cards here";
    const OR = "or";
    const OPEN = "Open…";
    const ONE_TEXT_READ_MARKED = "One text is read and marked, two or more are compared clause by clause";
    const MPL_2_0_BESIDE = "MPL-2.0 beside BUSL-1.1";
    const OPEN_SOURCE_LICENCE_BESIDE = "An open source licence beside one that shows its source but limits production use";
    const AGPL_3_0_BESIDE = "AGPL-3.0 beside SSPL-1.0";
    const HOW_FAR_DUTY_SHARE = "How far a duty to share may reach: the same text with one section rewritten";
    const MODEL_LICENCE_BESIDE_APACHE = "A model licence beside Apache-2.0";
    const FICTIONAL_LICENCE_LIMITS_MODEL = "A fictional licence with the limits that model licences have, beside an open one";
    const TRY_EXAMPLE = "Try an example";
    const NOTHING_YET = "Nothing yet";
    fn forget(name) = "Forget {name}";
}
