//! What the prose of cards says of components, as it is written: the build script reads this file too, and makes programs
//! of the patterns.

/// What prose says, sentence by sentence: a component, whether it is said to be absent (else it is named as being
/// elsewhere), and the words.
pub const SAYS: &[(&str, bool, &str)] = &[
    ("research-paper", false, r"(?i)\barxiv\.org/(?:abs|pdf)/\d[\w.]+|\barxiv:\s?\d{4}\.\d{4,5}"),
    ("technical-report", false, r"(?i)\btech(?:nical)? report\b"),
    (
        "training-data",
        true,
        r"(?i)\b(?:training|pre-?training) (?:data|dataset|corpus)\b[^.;]{0,60}\b(?:not|cannot|never)\b[^.;]{0,30}\b(?:releas|publish|disclos|shar|provid|public|availab)\w*",
    ),
    (
        "training-data",
        true,
        r"(?i)\b(?:not|cannot|unable to|do not|does not|will not)\b[^.;]{0,20}\b(?:releas|publish|disclos|shar)\w*\b[^.;]{0,30}\b(?:training|pre-?training) (?:data|dataset|corpus)\b",
    ),
    (
        "training-data",
        true,
        r"(?i)\bdata used (?:for|in) training\b[^.;]{0,20}\b(?:is|are) (?:private|proprietary|confidential|not)\b|\b(?:private|proprietary|in-house) (?:training )?dataset\b",
    ),
    (
        "training-data",
        false,
        r"(?i)\btrained (?:up)?on\b[^.;]{0,100}\b(?:dataset|corpus|pile|crawl|data)\b[^.;]{0,60}\bhttps?://",
    ),
    (
        "training-code",
        false,
        r"(?i)\b(?:training|pre-?training|fine-?tuning) (?:code|scripts?|recipes?|codebase)\b[^.;]{0,80}(?:\bhttps?://|\bavailable\b|\breleased?\b|\bpublic\b|\bopen\b)",
    ),
    (
        "training-data",
        false,
        r"(?i)\b(?:trained|tuned)\b[^.;\n]{0,60}\bdatasets?\b[\s:*`]{1,4}[\w.-]{2,40}/[\w.-]{3,80}",
    ),
    (
        "training-code",
        false,
        r"(?i)\b(?:axolotl|llama-?factory|autotrain|torchtune|mergekit) (?:config\w*|version|recipe)\b|\bcode to (?:reproduce|train|retrain)\b",
    ),
    (
        "training-code",
        true,
        r"(?i)\b(?:training|pre-?training) (?:code|scripts?)\b[^.;]{0,40}\b(?:not|never)\b[^.;]{0,20}\b(?:releas|publish|availab|public)\w*",
    ),
    (
        "weights",
        true,
        r"(?i)\b(?:model )?(?:weights|checkpoints) (?:are|is|will|have) (?:currently )?(?:not|never)\b[^.;]{0,20}\b(?:be |been )?(?:releas|publish|availab|public|shar)\w*",
    ),
    (
        "weights",
        false,
        r"(?i)\b(?:weights|checkpoints?|model files)\b[^.;\n]{0,40}\b(?:are|is|can be)\b[^.;\n]{0,24}\b(?:available|downloaded|released|provided|us(?:ed|able)|public)\b",
    ),
    (
        "weights",
        false,
        r"(?i)\b(?:we|have|has|also|is|are|this repo(?:sitory)?)\b[^.;\n]{0,40}\b(?:open-?sourced?|releas(?:e|ed|ing)|provid(?:e|ed)|publish(?:ed)?|shared?|ma(?:d|k)e)\b[^.;\n]{0,60}\b(?:weights|checkpoints?|model parameters)\b",
    ),
    (
        "weights",
        false,
        r"(?i)\bdownload\b[^.;\n]{0,30}\b(?:model|weights|checkpoints?|embeddings|lora)\b|\bthis repo(?:sitory)? (?:contains|holds|hosts|provides)\b[^.;\n]{0,60}\b(?:model|weights|checkpoints?|quanti\w+)\b",
    ),
    ("weights", false, r"(?i)\b[\w-]+\.(?:ckpt|safetensors|gguf)\b"),
    ("evaluation-code", false, r"(?i)\b(?:evaluation|eval|benchmark) (?:code|scripts?|harness|suite|library)\b"),
    ("evaluation-harness", false, r"(?i)\b(?:lm[- ]?eval\w*|evaluation)[- ]harness\b"),
    (
        "checkpoints",
        false,
        r"(?i)\bintermediate (?:model )?checkpoints?\b|\bcheckpoints? (?:from|at|of|for) every\b|\b\d+ (?:evenly[- ]spaced |intermediate )+checkpoints\b",
    ),
    (
        "data-preprocessing-code",
        false,
        r"(?i)\b(?:data (?:processing|preprocessing|curation|preparation)|pre-?processing) (?:code|scripts?|pipeline|toolkit)\b[^.;]{0,60}(?:\bhttps?://|\bavailable\b|\breleased?\b)",
    ),
];

/// What says that nothing will be said.
pub const NOTHING_SAID: &str = r"(?i)\b(?:no (?:further |more )?(?:details?|information)|cannot (?:be )?(?:describe|disclose|share)\w*|not (?:be )?(?:disclos|describ|shar|releas)\w*|proprietary|confidential|(?:no|not|never|without)\b[^.;]{0,30}\b(?:evaluat|benchmark|test|measur)\w*)\b";
