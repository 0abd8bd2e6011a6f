//! The page of artefacts: what is open of a release.

table! {
    // mod
    const NOTHING_HERE = "None of these texts is a model card, a framework file or a folder of a model. Open one to see what of it is open.";
    const INTRO = "What cards, framework files and folders tell of artefacts. What nothing tells stays unknown; click a cell to see what shows it, or to enter what you know.";
    const ARTEFACTS = "Artefacts";
    const THERE_BOUND = "there, not under open terms";
    const TERMS_NOT_READ = "terms not read";
    const ASKED_FOR = "What definitions ask for";
    const MAPPING = "Source, compiler, binary";
    const CHAIN = "What it is built on";
    const CONTRADICTIONS = "What contradicts what";
    const NO_CONTRADICTION = "Nothing that was read contradicts itself.";
    const NO_CHAIN = "The cards name no base model and no data.";

    // shelf
    const AT_A_GLANCE = "At a glance";
    const MODEL = "Model";
    const ITS_LICENCE = "Licence of the model";
    const IN_BUSINESS = "May I use it in business?";
    const MUST_DO = "What I must do";
    const CONTRADICTS = "What contradicts";
    const MISSING = "What is missing to be open";
    const NOTHING_FOUND = "nothing found";
    fn only_if(bounds) = "only if: {bounds}";
    fn missing(steps, definition) = "{steps} ({definition})";

    // grid
    const COMPONENT = "Component";
    const CLASS = "Class";
    const TOOLCHAIN = "Tools that software has; no class asks for them";
    fn class_line(class) = "MOF: {class}";
    fn progress_line(first, second, third) = "I {first:.0} %, II {second:.0} %, III {third:.0} %";
    const PROGRESS_TIP = "Of what each class asks for, how much is there and open";
    fn cell_name(component, state, name) = "{component}: {state}, {name}";

    // outcomes
    const DEFINITION = "Definition";
    fn to_reach(steps) = "To reach it: {steps}";
    fn element(title, state) = "{title}: {state}";

    // mapping
    const MAP_AS = "Map as";
    const ONES_OWN = "My own";
    const MAPPING_INTRO = "What of a model stands for what of a program is disputed. Choose a mapping, or drag a part of the model to another line: the verdict follows.";
    const OF_A_PROGRAM = "Of a program";
    const OF_A_MODEL = "Of a model";
    const NOT_MAPPED = "not mapped";
    const DRAG = "Drag it to another line, or click and choose its line";
    fn put_under(role) = "Put under {role}";
    fn verdict(name, words) = "{name}: {words}";

    // payload
    const TO_PASS_ON = "To pass on with it";
    const NO_PAYLOAD = "Only the files of a model tell what is passed on with it: open its folder, or name it as hf:org/name.";
    const WHAT = "What";
    const IS_IT_THERE = "Is it there?";
    fn parts_of(name) = "Parts of {name} and the whole";

    // chain
    fn asks_to(what) = "asks to {what}";
    const COPY = "Copy";
    fn claims(what) = "claims {what}";

    // artefact
    const NO_ARTEFACT = "No artefact selected";
    const CLICK_A_CELL = "Click a cell of the grid to see what shows it.";
    const SHOWN_BY = "What shows it";
    const NOTHING_SHOWS_IT = "Nothing in what was opened tells of it.";
    fn files(files) = "Files: {files}";
    const WHAT_I_KNOW = "What I know of it";
    const ENTRY_STANDS = "Your word stands in the place of what was found, under your name, here and in every report.";
    const LICENCE = "Licence";
    const LICENCE_HINT = "Apache-2.0, or a name";
    const NOTE = "Known from";
    const NOTE_HINT = "an address, a letter, a visit";
    const ENTER = "Enter it";
    const TAKE_BACK = "Take it back";
    const PRESENT = "present";
    const RESTRICTED = "restricted";
    const UNLICENSED = "unlicensed";
    const ABSENT = "absent";
    const UNKNOWN = "unknown";
    fn knows(component, name) = "what is known of {component} in {name}";
}
