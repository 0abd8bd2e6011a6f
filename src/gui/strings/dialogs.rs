//! The dialogs.

table! {
    // about
    fn built_from_libraries_their(count) = "Built from {count} libraries, and their licences";
    fn version(what) = "Version {what}";
    const COMPARES_LICENCES_MODELS_CLAUSE = "Compares licences of models clause by clause and marks where they depart from the freedoms of open source.";
    const READING_AID_NOT_LEGAL = "It is a reading aid, not legal advice. Definitions disagree: it shows the words and lets you choose the definition.";
    const RULES = "Rules";
    const DEFINITIONS = "Definitions";
    fn rules_your_own(file) = "Rules of your own: {file}";
    const FONTS_NOTO_SANS_SIL = "Fonts: Noto Sans (SIL Open Font License 1.1), Hack, Ubuntu. Standard texts: the SPDX licence list.";
    const CLOSE = "Close";

    // export
    const EXPORT = "Export";
    const FORMAT = "Format";
    const FILE = "File";
    const BROWSE = "Browse…";
    const CHOOSE_WHERE_WRITE = "Choose where to write";
    const REDLINE_NEEDS_TWO = "Tracked changes are between two documents";
    const NOT_OF_RELEASES = "It shows what terms say";
    const OPENNESS_WRITTEN = "What is open is written: artefacts, definitions, mappings, chain";
    const EVERY_ROW_WRITTEN = "Every row is written";
    const ONLY_ROWS_DIFFER_WRITTEN = "Only rows that differ are written, as in the window";
    const ONLY_ROWS_DEVIATIONS_WRITTEN = "Only rows with deviations are written, as in the window";
    const HOW_MUCH = "How much";
    const SUMMARY = "summary";
    const SUMMARY_TIP = "What it comes to, what people ask, what differs: a page or two";
    const WITH_CHANGES = "with the clauses that differ";
    const WITH_CHANGES_TIP = "And what definitions make of it, and the words of clauses that differ: to be filed";
    const FULL = "everything";
    const FULL_TIP = "Every clause, every finding with its rule, pictures";
    const TOPICS = "Clauses on";
    const EVERY_TOPIC = "every topic";
    const MATTER = "Matter";
    const READ_BY = "Read by";
    const PRINT_TODAYS_DATE = "Print today's date";
    const WRITE_REPORT = "Write report";
    const CANCEL = "Cancel";

    // keys

    // library
    const LIBRARY = "Library";

    // dialogs
    const NOTHING_CHOSEN_IF_NO = "Nothing was chosen. If no file dialog appeared, this system offers none: type the path";

    // open
    const OPEN = "Open";
    const PATH_FOLDER_OR_SPDX = "Path, folder or spdx:ID; several are separated by |, a + joins files of one licence";
    const LICENSE_TXT_SPDX_APACHE = "LICENSE.txt | spdx:Apache-2.0";
    const CHOOSE_ONE_OR_MORE = "Choose one or more files";

    // palette
    const GO_CLAUSE = "Go to clause";
    const EVERY_ACTION = "Every action";
    const NUMBER_OR_HEADING = "A number or a heading";
    const WHAT_DO = "What to do";
    const NOTHING_NAME = "Nothing of this name";
    fn read_through(title) = "Read through: {title}";

    // question
    const SAVE_YOUR_WORK = "Save your work?";
    const CHANGED_BY_SOMEBODY_ELSE = "Changed by somebody else";
    const FILE_THERE_ALREADY = "The file is there already";
    const THROW_WORK_AWAY = "Throw this work away?";
    const FILES_OUTSIDE_SESSIONS_FOLDER = "Files outside the session's folder";
    const CLOSING_WINDOW = "closing the window";
    const OPENING_SOMETHING_ELSE = "opening something else";
    many marks = "mark", "marks";
    many pins = "pin", "pins";
    fn comparison_has_work_not(marks, pins, what) = "This comparison has work that is not saved ({marks}, {pins}). Save it before {what}?";
    fn changed_by_another_window(path) = "{path} was changed by another window or program since you opened it. Overwriting it loses what was \
                 changed there. Saved under another name, yours can be laid over it.";
    fn exists_replacing_loses_what(path) = "{path} exists. Replacing it loses what is in it.";
    fn cannot_be_brought_back(summary) = "{summary}. It cannot be brought back.";
    fn saved_another_machine_or(path) = "{path} was saved on another machine or by somebody else, and names files outside its own folder. Reading \
                 them shows their text here, and in reports that you export.";
    const SAVE = "Save";
    const DONT_SAVE = "Don't save";
    const SAVE_AS = "Save as…";
    const OVERWRITE = "Overwrite";
    const ANOTHER_NAME = "Another name…";
    const REPLACE = "Replace";
    const KEEP = "Keep it";
    const THROW_AWAY = "Throw it away";
    const LEAVE_THEM_OUT = "Leave them out";
    const READ_THEM = "Read them";

    // session
    const SAVE_SESSION = "Save session";
    const SESSION_KEEPS_DOCUMENTS_NAMES = "A session keeps the documents' names and hashes, your pins, marks, notes and votes.";
    fn keep_texts_file(size) = "Keep the texts in the file ({size})";
    const SO_OPENS_ANOTHER_MACHINE = "so that it opens on another machine and offline. Pasted texts are always kept";
    const LAY_REVIEWERS_SESSION_OVER = "Lay a reviewer's session over this one";
    const MARKS_PINS_VOTES_OTHER = "Marks, pins and votes of the other session come in beside yours, under their reviewer's name.";
    const LAY_OVER = "Lay over";
    const CHOOSE_FILE = "Choose the file";

    // settings
    const SETTINGS = "Settings";
    const RESET = "Reset";
    const EVERYTHING_HERE_FIRST = "Everything here as it is at first";
    const LOOKS = "Looks";
    const THEME = "Theme";
    const SYSTEM = "System";
    const LIGHT = "Light";
    const DARK = "Dark";
    const COLOURS = "Colours";
    const USUAL_SAFE_COLOUR_BLIND = "Usual, safe for colour-blind eyes";
    const HIGH_CONTRAST = "High contrast";
    const SIZE_CLAUSE_TEXT = "Size of clause text";
    const COLUMNS = "Columns";
    const FIT = "As they fit";
    const SIDE_BY_SIDE = "Side by side";
    const UNIFIED = "Unified";
    const REDUCED_MOTION_NOTHING_FADES = "Reduced motion: nothing fades or slides";
    const WHAT_COUNTS_DIFFERENCE = "What counts as a difference";
    const LINE_BREAKS_SPACES_NEVER = "Line breaks and spaces never count: licences are wrapped anew wherever they go.";
    const TYPOGRAPHY_COUNTS_TOO_QUOTES = "Typography counts too: quotes, hyphens, case, numbering";
    const FIRST_ONE_ONE_COMPARISON = "The first one is the one that a comparison is read through at first; those without a tick are left out.";
    const FIRST = "first";
    const MAKE_FIRST = "Make first";

    // texts
    const TEXTS_MODEL_LICENCES = "Texts of model licences";
    fn where_get_text(record) = "Where to get the text: {record}";
    const LLAMA_GEMMA_RAIL_OTHER = "Llama, Gemma, RAIL and other model licences are not part of this program. ScanCode's licence \
                 database has many of them; once taken in, they open from the library, and documents are recognised \
                 by them.";
    fn here_already_texts_imported(count, what, date) = "Here already: {count} texts of {what}, imported on {date}";
    const DOWNLOAD = "Download it";
    fn what_is_done(plan) = "This {plan}.";
    const DOWNLOAD_IMPORT = "Download and import";
    const TAKE_FROM_COMPUTER = "Take it from this computer";
    const PACKAGES_WHEEL_FOLDER_DATABASE = "The package's wheel, a folder with the database, or any folder of licence texts. Empty: the installed Python package";
    const FROM = "From";
    const CHOOSE_FOLDER = "Choose a folder";
    const IMPORT = "Import";

    // picker
    const OPEN_LICENCES_OR_MODEL = "Open licences or model cards";
    const EXPORT_COMPARISON = "Export the comparison";
    const SAVE_THE_SESSION = "Save the session";
    const KINDS_OF_FILES = "Licences, model cards, sessions";
    const ALL_FILES = "All files";
    const SESSIONS = "Sessions";
    const LAY_SESSION_OVER_ONE = "Lay a session over this one";
    const IMPORT_LICENCE_TEXTS = "Import licence texts";
}
