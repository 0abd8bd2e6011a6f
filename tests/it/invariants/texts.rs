//! Texts made of what licences are made of, in any order, with what should not be in them.

use proptest::prelude::*;
use proptest::sample::select;

const MARKERS: &[&str] = &[
    "1. ",
    "2. ",
    "3) ",
    "1.1 ",
    "1.1. ",
    "2.3.4 ",
    "10.2 ",
    "(a) ",
    "b) ",
    "c. ",
    "(i) ",
    "ii. ",
    "(iv) ",
    "(1) ",
    "IV. ",
    "A. ",
    "Section 2: ",
    "SECTION 3 - ",
    "Section II: ",
    "Article III",
    "§ 4 ",
    "Attachment A",
    "Exhibit B - ",
    "Appendix",
    "- ",
    "* ",
    "• ",
    "+ ",
    "o ",
    "# ",
    "## ",
    "### 2. ",
    "> ",
    "1.b.iv ",
    "第一条 ",
    "（一）",
    "二、",
    "0. ",
    "999999999999999999999. ",
    "1.1.1.1.1.1.1.1.1.1 ",
    "(((a))) ",
];

const SENTENCES: &[&str] = &[
    "You may copy the weights, except where Clause 2 says otherwise.",
    "You must not use the outputs to train another model unless we agree in writing.",
    "“Weights” means the numbers, and \"Outputs\" means what they give.",
    "The licensor hereby grants you a worldwide, non-exclusive right to use, modify and share the work.",
    "If you have more than 1,000,000 users in a month, you shall ask first: ",
    "solely for research; and",
    "provided that you keep this notice, ",
    "a. keep it. b. share it. c. name us.",
    "(i) one, (ii) two, and (iii) three",
    "THE WORK COMES AS IS, WITHOUT WARRANTY.",
    "You will adhere to the use policy at https://example.org/policy, which is part of this licence.",
    "您不得出于任何军事目的使用本模型。",
    "본 모델을 사용할 수 있습니다.",
    "Usted no puede usar el modelo.",
    "may not",
    "a non-\ntransferable right",
    "``quoted'' text",
    "**bold** and _slanted_ [link](https://example.org)",
    "<b>bold</b><script>alert(1)</script>",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "```\n1. code\n```",
    "****************",
    "================",
];

const HEADINGS: &[&str] = &[
    "DEFINITIONS",
    "Grant of Rights",
    "Use Restrictions:",
    "**Prohibited Uses**",
    "PREAMBLE",
    "END OF TERMS",
    "Heading\n-------",
    "定义",
];

const BREAKS: &[&str] = &[
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\t",
    "\n    ",
    "\n\n        ",
    "\u{2028}",
    "\u{2029}",
    "\u{a0}",
    "\u{3000}",
    "\u{c}",
    "\n\n\n\n\n",
];

const UNWELCOME: &[&str] = &[
    "\u{200b}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{ad}",
    "\u{e0041}",
    "\u{fe0f}",
    "\0",
    "\u{1b}[2J",
    "\u{301}",
    "\u{fffd}",
    "ﬁ",
    "…",
    "m\u{430}y",
    "İ",
    "ß",
    "👩‍👩‍👧",
    "<!--",
    "-->",
    "</p>",
    "&amp;",
    "&#0;",
    "---\n",
    "---\nlicense: mit\n---\n",
    "\\",
    "`",
    "\"",
    "'",
    "(",
    ")",
    "“",
    "”",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(MARKERS).prop_map(str::to_owned),
        6 => select(SENTENCES).prop_map(str::to_owned),
        2 => select(HEADINGS).prop_map(str::to_owned),
        6 => select(BREAKS).prop_map(str::to_owned),
        2 => select(UNWELCOME).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// A text that a segmenter might take for a licence.
pub fn licence() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

/// A file name of a format that is read.
pub fn name() -> impl Strategy<Value = &'static str> {
    select(&["text.txt", "text.md", "text.html", "text"][..])
}

/// A licence and the same after a few cuts and changes of words.
pub fn edited() -> impl Strategy<Value = (String, String)> {
    (licence(), licence(), any::<prop::sample::Index>(), select(SENTENCES)).prop_map(|(one, other, cut, sentence)| {
        let at = cut.index(one.len() + 1);
        let at = (0..=at).rev().find(|at| one.is_char_boundary(*at)).unwrap_or(0);
        let (head, tail) = one.split_at(at);
        let second = format!("{head}{sentence}\n\n{}{other}", tail.replace("may", "must"));
        (one, second)
    })
}
