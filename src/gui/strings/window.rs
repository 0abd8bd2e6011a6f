//! What stands around the pages: menus, toolbar, notices, search.

table! {
    // parts of the window, as screen readers name them
    const MENUS_AND_PAGES = "Menus and pages";
    const START = "Start";
    const TOOLS = "Tools";
    const SEARCH = "Search";
    const INSPECTOR = "Inspector";

    const SETTINGS_UNREAD = "Your settings could not be read";
    const SETTINGS_AS_AT_FIRST = "They are damaged, or an older or newer version wrote them. The window starts as at first; files, sessions and rules are as they were.";
    // app
    fn title(unsaved, what) = "{unsaved}{what} - Undiluted";
    const UNSAVED_WORK_CANNOT_BE = "Unsaved work cannot be kept against a crash";

    // command

    // glyphs
    fn drawn_wrong_way_round(script) = "{script}: drawn the wrong way round";
    fn reads_from_right_left(script) = "{script} reads from right to left, and this window draws from left to right: copy the text to read it";
    fn characters_not_drawn(count) = "{count} characters not drawn";
    fn no_font_here_has(some) = "No font here has them, so boxes or nothing stand in their place: {some}. Install a font for this script, such as Noto Sans CJK for Chinese";
    const HEBREW = "Hebrew";
    const ARABIC_SCRIPT = "Arabic script";
    const SYRIAC = "Syriac";
    const NKO = "N’Ko";

    // input
    const LET_GO_OPEN_FILE = "Let go to open this file";
    fn let_go_open_files(count) = "Let go to open {count} files";

    // find
    const FIND = "Find";
    const MATCH_CASE = "Match case";
    const CAPITALS_MATTER = "Capitals matter";
    const WHOLE_WORDS = "Whole words";
    const WORDS_WITHIN_LONGER_WORDS = "Words within longer words do not count";
    const PATTERN = "Pattern";
    const WORDS_REGULAR_EXPRESSION = "The words are a regular expression";
    const END_SEARCH = "End the search";
    fn pattern_cannot_be_read(trouble) = "This pattern cannot be read: {trouble}";
    const NOWHERE_THESE_DOCUMENTS = "nowhere in these documents";
    fn places_in(count, name) = "{count} in {name}";
    fn place(place) = "place {place} of ";

    // notices
    const DISMISS_PROBLEM = "Dismiss this problem";
    const DISMISS_NOTICE = "Dismiss this notice";
    const RELOAD = "Reload";
    const READ_THEM_AGAIN_UNDO = "Read them again; undo brings the former texts back";
    const KEEP = "Keep";
    const GO_TEXTS_READ = "Go on with the texts as they were read";
    const CHANGED_DISK_SINCE_READ = "changed on disk since it was read. Marks and notes stay with the words that they are about.";
    const STOP = "Stop";
    const WORKING = "Working";
    fn reading(names) = "Reading {names}";
    const RECOVER = "Recover";
    const RECOVER_TIP = "Go on with it";
    const DISCARD = "Discard…";
    const THROW_AWAY_YOU_ASKED = "Throw it away; you are asked first";
    const UNDILUTED_ENDED_BEFORE_SAVED = "Undiluted ended before this was saved:";
    fn work_of(what) = " of {what}";
    fn ago(what) = ", {what} ago";
    const LESS_THAN_MINUTE = "less than a minute";
    many minutes = "minute", "minutes";
    many hours = "hour", "hours";
    many days = "day", "days";
    fn seconds(what, passed) = "{what}: {passed:.0} s";
    const COPY_DETAILS = "Copy details";

    const OPEN_WRITTEN = "Open";
    const OPEN_WRITTEN_TIP = "Open the report with the program that opens such files";
    const SHOW_IN_FOLDER = "Show in folder";
    const SHOW_IN_FOLDER_TIP = "Open the folder that it is in";

    // toolbar
    const OPEN = "Open…";
    const EXPORT = "Export…";
    const COMPARING = "Comparing…";
    fn reading_still(names) = "Reading {names}…";
    const BY = "By";
    const CLAUSE = "Clause";
    const TOPIC = "Topic";
    const SHOW = "Show";
    const ALL_ROWS = "All";
    const ONLY_CHANGES = "Changes";
    const ONLY_DEVIATIONS = "Deviations";
    const ABOUT_ANYTHING = "about anything";
    fn about(freedom) = "about {freedom}";
    fn about_freedom(freedom) = "about the freedom to {freedom}";
    fn own_words(known) = "own words, {known} left out";
    fn own_words_only(known) = "own words only, {known} known from approved texts left out";
    const SHOW_ONLY_ROWS_FINDINGS = "Show only rows with findings about one freedom, of one kind, or with words of their own";
    fn rows(chosen) = "Rows {chosen}";
    fn rows_shown(which) = "Rows: {which}";
    const READ_THROUGH = "Judged by";
    const READ_THROUGH_TIP = "Whose definition of open colours the page: each asks something else";
    fn read_through(definition) = "Judged by {definition}";
    const CATALOGUE = " (catalogue)";
    const CHANGE = "change";
    many changes = "change", "changes";
    const NO_CHANGES = "no changes";
    const DEVIATION = "deviation";
    many deviations = "deviation", "deviations";
    const NO_DEVIATIONS = "no deviations";
    fn place_among(index, count) = "{index} of {count}";
    fn place_of(one, index, count) = "{one} {index} of {count}";
}
