//! Standard texts written as Word and PDF files and read back: no word is lost, and clauses begin where they began.

use crate::papers::{docx_of, pdf_of};
use crate::planted::formats;
use crate::scene::{Scene, skip, standard};
use sha2::{Digest as _, Sha256};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::process::{Command, Stdio};
use undiluted::clause::Clauses;
use undiluted::document::{Document, Source, is_pdf, pages_of};

/// Texts in English, from a page to the length of the GPL.
const TEXTS: [&str; 36] = [
    "MIT",
    "Apache-2.0",
    "GPL-2.0",
    "GPL-3.0",
    "MPL-2.0",
    "BSD-3-Clause",
    "EPL-2.0",
    "CDDL-1.0",
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "EUPL-1.2",
    "AGPL-3.0",
    "LGPL-2.1",
    "LGPL-3.0",
    "Artistic-2.0",
    "OSL-3.0",
    "AFL-3.0",
    "OFL-1.1",
    "Zlib",
    "BSL-1.0",
    "CECILL-2.1",
    "MS-PL",
    "MS-RL",
    "ISC",
    "NCSA",
    "PostgreSQL",
    "Python-2.0",
    "QPL-1.0",
    "RPL-1.5",
    "SISSL",
    "Watcom-1.0",
    "ODbL-1.0",
    "CDLA-Permissive-2.0",
    "OpenMDW-1.0",
    "APSL-2.0",
    "IPL-1.0",
];

/// Whether a text is one of the third that nobody tunes the readers to: the hash of its name says so, and its name is not
/// told where it is read badly.
fn is_frozen(id: &str) -> bool {
    Sha256::digest(id.as_bytes()).first().is_some_and(|it| it % 3 == 0)
}

fn read(name: &str, bytes: Vec<u8>) -> Document {
    let pages = is_pdf(&bytes).then(|| pages_of(bytes.clone()));
    Document::read(&[Source { pages, ..Source::new(name, bytes) }])
}

fn words(document: &Document) -> Vec<String> {
    let words = document.plain.text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Label and first words of each clause.
fn starts(document: &Document) -> Vec<String> {
    let clauses = Clauses::of(document).list;
    let start = |span| {
        let plain = document.plain.slice(span);
        plain.split_whitespace().take(5).collect::<Vec<_>>().join(" ").to_lowercase()
    };
    clauses.iter().map(|it| start(it.span)).collect()
}

/// The share of the first list that the second has in the same order, 0 to 1.
fn kept(of: &[String], by: &[String]) -> f64 {
    let ops = capture_diff_slices(Algorithm::Myers, of, by);
    let same = ops.iter().map(|it| if let DiffOp::Equal { len, .. } = it { *len } else { 0 }).sum::<usize>();
    share(same, of.len())
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn check(ending: &str, make: impl Fn(&str) -> Vec<u8>) {
    check_of(&TEXTS, ending, ending, make);
}

/// Reads what was made of texts, and holds open and frozen ones to the same measure, each by themselves.
fn check_of(texts: &[&str], by: &str, ending: &str, make: impl Fn(&str) -> Vec<u8>) {
    let mut low = Vec::new();
    // Words, clauses and texts, of open ones and of frozen ones.
    let mut sums = [[0.0; 3]; 2];
    for id in texts {
        let plain = read("a.txt", standard(id).as_bytes().to_vec());
        let made = read(&format!("a.{ending}"), make(id));
        let recall = kept(&words(&plain), &words(&made)).min(kept(&words(&made), &words(&plain)));
        let clauses = kept(&starts(&plain), &starts(&made));
        let frozen = is_frozen(id);
        for (sum, of) in sums[usize::from(frozen)].iter_mut().zip([recall, clauses, 1.0]) {
            *sum += of;
        }
        let name = if frozen { "a frozen text" } else { id };
        if recall < 0.995 || clauses < 0.97 {
            low.push(format!("{name}: words {recall:.4}, clauses {clauses:.3}"));
        }
    }
    for (name, [words, clauses, count]) in ["open", "frozen"].iter().zip(sums) {
        let (words, clauses) = (words / count, clauses / count);
        println!("{by}, {count} {name}: words {words:.4}, clauses {clauses:.4}");
        assert!(words >= 0.995 && clauses >= 0.97, "{by}, {name}: {words} {clauses}\n{}", low.join("\n"));
    }
    println!("{}", low.join("\n"));
}

fn is_here(program: &str) -> bool {
    let tried = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let is_here = tried.is_ok_and(|it| it.success());
    if !is_here {
        skip(&format!("{program} is not here; .ci/documents installs it"));
    }
    is_here
}

#[test]
fn standard_texts_come_back_from_word_files() {
    check("docx", |id| docx_of(standard(id)));
}

#[test]
fn standard_texts_come_back_from_pdf_files() {
    check("pdf", |id| pdf_of(standard(id)));
}

/// Files of the standard texts as `LibreOffice` makes them: each line of a text is a paragraph there.
#[test]
fn standard_texts_come_back_from_files_of_libreoffice() {
    if !is_here("soffice") {
        return;
    }
    let scene = Scene::new(&[]);
    for id in TEXTS {
        scene.write(&format!("{id}.txt"), standard(id).as_bytes());
    }
    let made = |to: &str, from: &str| {
        let names = TEXTS.map(|id| format!("{id}.{from}"));
        let home = format!("-env:UserInstallation=file://{}/home", scene.path().display());
        let mut command = Command::new("soffice");
        command.args([&home, "--headless", "--convert-to", to]).args(names).current_dir(scene.path());
        assert!(command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("it runs").success());
    };
    made("docx", "txt");
    made("odt", "txt");
    made("pdf", "docx");
    for ending in ["docx", "odt", "pdf"] {
        check(ending, |id| std::fs::read(scene.path().join(format!("{id}.{ending}"))).expect("it was made"));
    }
}

/// Files that pandoc makes of pages, with headings as headings and numbered sections as lists.
#[test]
fn standard_texts_come_back_from_files_of_pandoc() {
    if !is_here("pandoc") {
        return;
    }
    let scene = Scene::new(&[]);
    for id in TEXTS {
        scene.write(&format!("{id}.html"), formats::html(standard(id)).as_bytes());
    }
    for ending in ["docx", "odt"] {
        for id in TEXTS {
            let mut command = Command::new("pandoc");
            command.args([&format!("{id}.html"), "-o", &format!("{id}.{ending}")]).current_dir(scene.path());
            assert!(command.status().expect("it runs").success(), "{id}");
        }
        let made = |id: &str| std::fs::read(scene.path().join(format!("{id}.{ending}"))).expect("it was made");
        check_of(&TEXTS, &format!("pandoc {ending}"), ending, made);
    }
}

/// Pages as a browser prints them; each takes a start of the browser, so that they are some.
#[test]
fn standard_texts_come_back_from_pages_that_a_browser_printed() {
    const SOME: usize = 12;
    if !is_here("chromium") {
        return;
    }
    let scene = Scene::new(&[]);
    let texts = &TEXTS[..SOME];
    for id in texts {
        scene.write(&format!("{id}.html"), formats::html(standard(id)).as_bytes());
        let mut command = Command::new("chromium");
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]);
        command.arg(format!("--user-data-dir={}/home", scene.path().display()));
        command.arg(format!("--print-to-pdf={id}.pdf")).arg(format!("file://{}/{id}.html", scene.path().display()));
        command.current_dir(scene.path()).stdout(Stdio::null()).stderr(Stdio::null());
        assert!(command.status().expect("it runs").success(), "{id}");
    }
    let made = |id: &str| std::fs::read(scene.path().join(format!("{id}.pdf"))).expect("it was made");
    check_of(texts, "chromium pdf", "pdf", made);
}
