//! What is tried: each target takes bytes and says which promises they broke.

#[path = "../../it/invariants/checks.rs"]
mod checks;

use std::sync::Arc;
use undiluted::artefact::{gguf, safetensors};
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Comparison, compare};
use undiluted::document::{Source, pages_of};
use undiluted::edits::Edits;
use undiluted::lens::Lenses;
use undiluted::lesson::{Class, Lesson, lessons, mistakes};
use undiluted::openness::Release;
use undiluted::options::{Options, Show};
use undiluted::policy::Policy;
use undiluted::report::{Context, Format, Paper, write, write_openness};
use undiluted::room::{Method, Request, Room, Secrets};
use undiluted::session::Session;
use undiluted::verify::{claims, verify};

/// Something that takes bytes.
pub struct Target {
    /// How it is called.
    pub name: &'static str,
    /// What its inputs are made of.
    pub kind: Kind,
    /// Takes an input; a sentence for each promise that was broken.
    pub run: fn(&[u8]) -> Vec<String>,
}

/// What inputs are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Licences and cards.
    Text,
    /// Rules, lenses, lessons, policies.
    Toml,
    /// Sessions.
    Session,
    /// Files that are no text.
    Binary,
}

/// Every target.
pub const TARGETS: [Target; 13] = [
    Target { name: "plain", kind: Kind::Text, run: |bytes| document("a.txt", bytes) },
    Target { name: "markdown", kind: Kind::Text, run: |bytes| document("a.md", bytes) },
    Target { name: "html", kind: Kind::Text, run: |bytes| document("a.html", bytes) },
    Target { name: "converted", kind: Kind::Binary, run: converted },
    Target { name: "pdf", kind: Kind::Binary, run: pdf },
    Target { name: "headers", kind: Kind::Binary, run: headers },
    Target { name: "compare", kind: Kind::Text, run: |bytes| checks::comparison(&compared(bytes)) },
    Target { name: "reports", kind: Kind::Text, run: reports },
    Target { name: "openness", kind: Kind::Text, run: openness },
    Target { name: "session", kind: Kind::Session, run: session },
    Target { name: "files", kind: Kind::Toml, run: files },
    Target { name: "verify", kind: Kind::Text, run: verified },
    Target { name: "server", kind: Kind::Text, run: server },
];

fn read(name: &str, bytes: &[u8]) -> Analysed {
    Analysed::read(&[Source::new(name, bytes)], Rules::built_in())
}

fn document(name: &str, bytes: &[u8]) -> Vec<String> {
    checks::document(&read(name, bytes))
}

fn converted(bytes: &[u8]) -> Vec<String> {
    ["a.docx", "a.rtf", "a.epub", "a.odt"].iter().flat_map(|it| document(it, bytes)).collect()
}

fn pdf(bytes: &[u8]) -> Vec<String> {
    let pages = pages_of(bytes.to_vec());
    let source = Source { pages: Some(pages), ..Source::new("a.pdf", bytes) };
    checks::document(&Analysed::read(&[source], Rules::built_in()))
}

fn headers(mut bytes: &[u8]) -> Vec<String> {
    let length = u64::try_from(bytes.len()).unwrap_or(0);
    safetensors::read(&mut &*bytes, length).map(|it| document("README.md", it.card("x").as_bytes())).ok();
    let header = gguf::read(&mut bytes);
    header.map_or_else(|_| Vec::new(), |it| document("README.md", it.card("x").as_bytes()))
}

/// Two halves of the input against each other.
fn compared(bytes: &[u8]) -> Comparison {
    let (one, other) = bytes.split_at(bytes.len() / 2);
    let documents = [Arc::new(read("a.txt", one)), Arc::new(read("b.md", other))];
    compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in())
}

fn context(options: &Options) -> Context<'_> {
    Context {
        rules: Rules::built_in(),
        lenses: Lenses::built_in(),
        options,
        show: Show::All,
        by: None,
        with_text: true,
        explain: true,
        date: None,
        color: false,
        fonts: Vec::new,
        paper: Paper::default(),
    }
}

/// Characters that steer a terminal or turn a line around.
fn steers(text: &str) -> bool {
    text.chars().any(|it| (it.is_control() && !matches!(it, '\n' | '\t')) || ('\u{202a}'..='\u{202e}').contains(&it))
}

fn reports(bytes: &[u8]) -> Vec<String> {
    let (comparison, options) = (compared(bytes), Options::default());
    let mut broken = Vec::new();
    for (format, name, _) in Format::ALL {
        let mut out = Vec::new();
        let Ok(()) = write(format, &comparison, &context(&options), &mut out) else { continue };
        let is_text = !matches!(format, Format::Docx | Format::Pdf | Format::TableDocx | Format::Xlsx);
        match String::from_utf8(out) {
            Err(_) if is_text => broken.push(format!("{name} is not UTF-8")),
            Ok(text) if matches!(format, Format::Text | Format::Markdown | Format::Html) && steers(&text) => {
                broken.push(format!("{name} has characters that steer"));
            }
            Ok(text) if format == Format::Json && serde_json::from_str::<serde_json::Value>(&text).is_err() => {
                broken.push("json is no JSON".to_owned());
            }
            Ok(_) | Err(_) => {}
        }
    }
    broken
}

fn openness(bytes: &[u8]) -> Vec<String> {
    let (options, source) = (Options::default(), Source::new("README.md", bytes));
    let analysed = Arc::new(Analysed::read(std::slice::from_ref(&source), Rules::built_in()));
    let releases = Release::each(analysed, &[source], &[], &options, Lenses::built_in(), &[]);
    let mut broken = Vec::new();
    for format in [Format::Text, Format::Json, Format::Html, Format::CycloneDx, Format::Spdx] {
        let mut out = Vec::new();
        if let Err(error) = write_openness(format, &releases, &context(&options), &mut out) {
            broken.push(format!("{}: {error}", format.name()));
        }
    }
    broken
}

fn session(bytes: &[u8]) -> Vec<String> {
    let Ok(session) = Session::from_bytes(bytes) else { return Vec::new() };
    match Session::from_bytes(&session.to_bytes()) {
        Ok(again) if again == session => Vec::new(),
        Ok(_) => vec!["a session that was saved is another one".to_owned()],
        Err(error) => vec![format!("a session that was saved cannot be opened: it {error}")],
    }
}

/// Files that people write and exchange: rules, policies, lessons.
fn files(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let (rules, lenses) = (Rules::built_in(), Lenses::built_in());
    drop(rules.with_user_files(&[("own.toml".to_owned(), text.clone())]));
    Policy::parse("undiluted.toml", &text, None, rules, lenses).ok();
    if let Ok(lesson) = Lesson::read(&text) {
        mistakes(&lesson);
    }
    Vec::new()
}

fn verified(bytes: &[u8]) -> Vec<String> {
    let (claimed, against) = bytes.split_at(bytes.len() / 2);
    let analysed = read("a.txt", against);
    for claimed in claims(&String::from_utf8_lossy(claimed)).unwrap_or_default() {
        verify(&claimed, &analysed.document);
    }
    Vec::new()
}

/// A phone that sends whatever it likes.
fn server(bytes: &[u8]) -> Vec<String> {
    let Some(lesson) = lessons().first().cloned() else { return vec!["there is no lesson".to_owned()] };
    let mut room = Room::new(Class::new(lesson), Secrets::of(&[7; 32]));
    let words = String::from_utf8_lossy(bytes);
    let parts: Vec<&str> = words.splitn(4, '\n').collect();
    let part = |at: usize| parts.get(at).copied().unwrap_or_default();
    let prefix = room.path();
    for method in [Method::Get, Method::Post] {
        for path in [part(0).to_owned(), format!("{prefix}{}", part(0)), format!("{prefix}/vote")] {
            let (query, cookies, languages, body) = (part(1), part(2), part(1), part(3).as_bytes());
            room.answer(&Request { method, path: &path, query, cookies, languages, body, fresh: [1; 16] });
        }
    }
    Vec::new()
}
