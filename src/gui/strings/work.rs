//! What the program does, what became of it, and what undo calls it.

table! {
    // apply
    fn remove(name) = "remove {name}";
    fn move_document(name) = "move {name}";
    const DOWNLOADING_TEXTS_MODEL_LICENCES = "Downloading texts of model licences; go on working meanwhile";
    const TAKING_TEXTS_GO_WORKING = "Taking in texts; go on working meanwhile";
    const COPIED = "Copied";
    const COPIED_AS_REDLINE = "Copied with its changes marked";
    fn copied_as_text(error) = "Copied as text with marks, for the system took no table: {error}";
    const UNDONE = "Undone";
    const DONE_AGAIN = "Done again";
    fn too_large_ones_left(left_out) = "; {left_out} too large ones were left out";
    const TEXT_LEFT_OUT = "A text could not be read and was left out";
    fn texts_library_terms(count, name, left, terms) = "{count} texts of {name} are in the library{left}. Terms: {terms}";
    const SYSTEM_COULD_NOT_OPEN = "The report is written, and the system could not show it";
    fn open_it_yourself(path, error) = "{path}: {error}. Open it yourself";
    fn wrote(path) = "Wrote {path}";

    // export
    const HTML = "HTML";
    const PDF = "PDF";
    const MARKDOWN = "Markdown";
    const JSON = "JSON";
    const REDLINE = "Word redline";
    const WORKBOOK = "Excel table";
    const CSV = "CSV table";
    fn no_such_format(format) = "{format}: no such format";

    // keeper
    fn save_often_nothing_could(folder, error) = "{folder}: {error}; save often, for nothing could be recovered after a crash";

    // looking
    const NOT_IN_THIS_TEXT = "(not in this text)";

    // marking
    const THE_CLAUSE = "the clause";
    fn verdict_on(verdict, subject, label) = "{verdict}: {subject} in {label}";
    fn take_verdict_back(subject, label) = "take a verdict back on {subject} in {label}";
    fn note(subject, label) = "note on {subject} in {label}";
    fn override_of(subject, label) = "override of {subject} in {label}";
    fn sign(name) = "sign as {name}";
    fn vote_on(label) = "vote on {label}";

    // gui
    const RULE_YOUR_OWN_COULD = "A rule of your own could not be read";
    fn please_report(what) = "please report it with {what}; ";
    fn program_made_mistake_had(panic, what) = "the program made a mistake and had to close ({panic}); {what}work that was not saved is offered at the next start";
    const UNNAMED = "unnamed";
    fn crash_report(info, name, trace) = "{info}\nin thread {name}\n\n{trace}";
    const DISPLAY_CANNOT_BE_REACHED = "the display cannot be reached";
    const THERE_NO_GRAPHICS_DRIVER = "there is no graphics driver with OpenGL";
    fn window_cannot_be_opened(reason) = "the window cannot be opened: {reason}; `undiluted compare` and `undiluted assess` work without one";
    fn settings_are_no_file(path) = "{path}: is no file, and settings are kept there; move it away";
    const THERE_NO_DISPLAY_DISPLAY = "there is no display (DISPLAY and WAYLAND_DISPLAY are not set)";

    // opening
    fn measure_against(name) = "measure against {name}";
    const CLIPBOARD_HOLDS_NO_TEXT = "the clipboard holds no text; copy some and paste again";
    const NOTHING_PASTED = "Nothing was pasted";
    fn pasted_text(pasted) = "pasted text {pasted}";
    fn open(name) = "open {name}";
    const RELOAD_FROM_DISK = "reload from disk";

    // pinning
    fn holding_select_row_belongs(first) = "Holding {first}: select the row it belongs to and pin again; pin here again to let go";
    fn let_go(held) = "Let go of {held}";
    const BOTH_CLAUSES_ONE_DOCUMENT = "Both clauses are of one document: a pin joins clauses of two";
    const ROW_HOLDS_ONE_CLAUSE = "This row holds one clause alone: there is nothing to keep apart";
    const PIN = "pin";
    const UNPIN = "unpin";
    const KEEP_APART = "keep apart";
    fn pin_of_two(verb, one, other) = "{verb} {one} and {other}";
    fn done(label) = "Done: {label}";
    fn clause_of(clause, name) = "{clause} of {name}";

    // saving
    const WORK_LEFT_BEHIND_COULD = "The work that was left behind could not be opened";
    const FILE_CHANGED_SINCE_SESSION = "A file changed since the session was saved";
    fn session_could_not_be(origin) = "{origin} of this session could not be opened; it stays in the session";
    fn saved(path) = "Saved {path}";
    const SESSION_NOT_SAVED = "The session was not saved";
    const ANOTHER = "another";
    fn laid_over_session(path) = "Laid {path} over this session";
    fn its_pins_or_votes(left_out) = "{left_out} of its pins or votes contradict yours and were left out";
    fn its_documents_not_open(others) = "{others} of its documents are not open here: open them to see what is said of them";
    fn laying_over_session(name) = "laying {name} over this session";

    // worker
    fn could_not_be_opened(origin) = "{origin} could not be opened";
    const SESSION_COULD_NOT_BE_OPENED = "The session could not be opened";
    const SESSION_COULD_NOT_BE_LAID = "The session could not be laid over this one";
    const NO_PYTHON_PACKAGE_SCANCODES = "no Python package with ScanCode's licences is installed; name a wheel or a folder";
    const WORK_BROKE_OFF = "Something that was asked for broke off; the window goes on";
    const COULD_NOT_BE_COMPARED = "The documents could not be compared";
    const LESSON_COULD_NOT_BE_READ = "A lesson of your own could not be read";
    const OPENNESS_COULD_NOT_BE_SEEN = "What is open could not be seen";
    const REPORT_COULD_NOT_BE_WRITTEN = "The report could not be written";
    fn choose_another_folder_or(path, error) = "{path}: {error}; choose another folder or name";
    const IMPORTED_TEXTS_COULD_NOT = "Imported texts could not be read";
    const TEXTS_NOT_IMPORTED = "The texts were not imported";
    const SYSTEM_HAS_NO_FOLDER = "this system has no folder for a user's data; set HOME";
    const NO_LONGER_THERE = "no longer there";
    fn program_made_mistake_please(panic) = "the program made a mistake ({panic}); please report it";
}
