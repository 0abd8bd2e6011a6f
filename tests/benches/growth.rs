//! How time grows with a text, for each nature of text: sizes are doubled, and the exponent is printed. 1 is linear.
//!
//! `cargo bench --bench growth [NATURE…]`. Measures; never asserts times.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, compare};
use undiluted::document::Source;
use undiluted::edits::Edits;
use undiluted::lens::Lenses;
use undiluted::library;
use undiluted::options::{Options, Show};
use undiluted::report::{self, Context, Format};

/// The shortest text, and how often it is doubled.
const SHORTEST: usize = 128_000;
const DOUBLED: u32 = 4;

/// What texts are made of: a name, and the piece of this number.
type Nature = (&'static str, fn(usize) -> String);

const NATURES: [Nature; 13] = [
    ("licences", |at| standard(at).to_owned()),
    ("one line", |at| standard(at).replace('\n', " ")),
    ("no full stop", |at| standard(at).replace(['.', '\n', ';', ':'], " ")),
    ("repeated clauses", |_| "You may not use the work for any commercial purpose.\n\n".to_owned()),
    ("findings", |at| format!("{at}. You must not use the model to train another model in field {at}.\n\n")),
    ("tiny clauses", |at| format!("{}. a{at}\n", at + 1)),
    ("list items", |at| format!("    ({}) a copy of the work of party {at};\n", char::from(b'a' + letter(at)))),
    ("bullets", |at| format!("- use it for purpose {at}\n")),
    ("definitions", |at| format!("\"Term {at}\" means any work that is made with Term {}.\n\n", at / 2)),
    ("capitals", |at| standard(at).to_uppercase()),
    ("brackets", |at| format!("(the (\"Work {at}\") (and [its] parts) ")),
    ("headings", |at| format!("# Section {at}\n\n## Part {at}\n\n")),
    ("other letters", |at| format!("您不得将本作品用于商业目的 {at}。\n")),
];

fn letter(at: usize) -> u8 {
    u8::try_from(at % 26).unwrap_or(0)
}

fn standard(at: usize) -> &'static str {
    let all = library::entries();
    all.get(at % all.len()).map_or("", library::Entry::text)
}

fn text(piece: fn(usize) -> String, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes * 2);
    let mut at = 0;
    while text.len() < bytes {
        text.push_str(&piece(at));
        at += 1;
    }
    // Pieces are of unlike length, and every size must be what it says.
    text.truncate(text.floor_char_boundary(bytes));
    text
}

/// Reads, judges and compares a text with one that has a word more, and writes both reports.
fn seconds(text: &str) -> [f64; 3] {
    let read = |text: String| Arc::new(Analysed::read(&[Source::new("text.md", text)], Rules::built_in()));
    let start = Instant::now();
    let both = [read(text.to_owned()), read(format!("{text}\n\nOnly.\n"))];
    let comparison = compare(&both, &Edits::default(), &Options::default(), Lenses::built_in());
    let compared = start.elapsed().as_secs_f64();
    let options = Options::default();
    let (rules, lenses) = (Rules::built_in(), Lenses::built_in());
    let (show, by, with_text, explain, date, color) = (Show::All, None, false, false, None, false);
    let context = Context {
        rules,
        lenses,
        options: &options,
        show,
        by,
        with_text,
        explain,
        date,
        color,
        fonts: Vec::new,
        paper: report::Paper::default(),
    };
    let written = |format: Format| {
        let start = Instant::now();
        let mut out = Vec::new();
        if let Err(error) = report::write(format, &comparison, &context, &mut out) {
            println!("no report: {error}");
        }
        black_box(out);
        start.elapsed().as_secs_f64()
    };
    [compared, written(Format::Json), written(Format::Html)]
}

/// The slope of a line through the logarithms of sizes and times: each size is twice the one before.
fn exponent(times: &[f64]) -> f64 {
    let places = (0_u32..).map(f64::from);
    let logs: Vec<(f64, f64)> = places.zip(times).map(|(at, it)| (at, it.log2())).collect();
    let count = f64::from(DOUBLED + 1);
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|it| it.0), mean(|it| it.1));
    let both: f64 = logs.iter().map(|it| (it.0 - x) * (it.1 - y)).sum();
    both / logs.iter().map(|it| (it.0 - x).powi(2)).sum::<f64>()
}

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    println!("{:<18} {:>32} {:>32} {:>32}", "exponents, ms", "read and compared", "JSON", "HTML");
    for (name, piece) in NATURES.iter().filter(|it| asked.is_empty() || asked.iter().any(|name| name == it.0)) {
        let sizes = (0..=DOUBLED).map(|it| SHORTEST << it);
        let all: Vec<[f64; 3]> = sizes.map(|it| seconds(&text(*piece, it))).collect();
        let told = [0, 1, 2].map(|job| {
            let times: Vec<f64> = all.iter().map(|it| it[job]).collect();
            let each: Vec<String> = times.iter().map(|it| format!("{:.0}", it * 1000.0)).collect();
            format!("{:.2} ({})", exponent(&times), each.join(" "))
        });
        println!("{name:<18} {:>32} {:>32} {:>32}", told[0], told[1], told[2]);
    }
}
