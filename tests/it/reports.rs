//! Reports: what they promise of form, and that no text of a document can break out of one.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::root;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use serde_json::Value;
use std::cell::RefCell;
use std::sync::Arc;
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, Comparison, compare};
use undiluted::document::Source;
use undiluted::edits::Edits;
use undiluted::lens::Lenses;
use undiluted::options::{Options, Show};
use undiluted::report::json::{SchemaOf, schema};
use undiluted::report::{self, Context, Format};

/// What an attacker would put into names, titles and clauses.
const HOSTILE: &[&str] = &[
    "</title><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "</style><style>*{background:url(//x.example)}</style>",
    "<a href=javascript:alert(1)>x</a>",
    "{{ 7 * 7 }}{% for a in b %}",
    "<!--",
    "]]>",
    "&lt;script&gt;",
    "\u{202e}gpj.exe\u{200b}",
];

fn compared(documents: &[(&str, &str)]) -> Comparison {
    let read = |(name, text): &(&str, &str)| Arc::new(Analysed::read(&[Source::new(*name, *text)], Rules::built_in()));
    let documents: Vec<_> = documents.iter().map(read).collect();
    compare(&documents, &Edits::default(), &Options::default(), Lenses::built_in())
}

fn written(format: Format, comparison: &Comparison, show: Show) -> String {
    let options = Options::default();
    let context = Context {
        rules: Rules::built_in(),
        lenses: Lenses::built_in(),
        options: &options,
        show,
        by: None,
        with_text: false,
        explain: false,
        date: None,
        color: false,
        fonts: Vec::new,
        paper: report::Paper::default(),
    };
    let mut out = Vec::new();
    report::write(format, comparison, &context, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Hostile names around hostile clauses that also make findings.
fn hostile() -> Comparison {
    let clause =
        |index: usize, it: &str| format!("{index}. {it} You may not use the Model for commercial purposes {it}.");
    let left: Vec<String> = HOSTILE.iter().enumerate().map(|(index, it)| clause(index, it)).collect();
    let right: Vec<String> = HOSTILE.iter().enumerate().map(|(index, it)| clause(index, &format!("{it} x"))).collect();
    let left = format!("# {}\n\n{}\n", HOSTILE[0], left.join("\n\n"));
    let right = format!("# {}\n\n{}\n", HOSTILE[1], right.join("\n\n"));
    compared(&[("</title><script>.md", left.as_str()), ("\"><img onerror=x>.txt", right.as_str())])
}

/// The tags of a page as a browser's tokenizer sees them.
#[derive(Default)]
struct Tags(RefCell<Vec<Tag>>);

impl TokenSink for Tags {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        let raw = match (&tag.kind, &*tag.name) {
            (TagKind::StartTag, "title") => Some(RawKind::Rcdata),
            (TagKind::StartTag, "style") => Some(RawKind::Rawtext),
            (TagKind::StartTag, "script") => Some(RawKind::ScriptData),
            _ => None,
        };
        self.0.borrow_mut().push(tag);
        raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }
}

fn tags(page: &str) -> Vec<Tag> {
    let tokenizer = Tokenizer::new(Tags::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(page));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[test]
fn no_text_of_a_document_becomes_markup() {
    const KNOWN: &[&str] = &[
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "h1",
        "h2",
        "h3",
        "p",
        "strong",
        "small",
        "nav",
        "ol",
        "ul",
        "li",
        "main",
        "section",
        "article",
        "span",
        "dl",
        "dt",
        "dd",
        "code",
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "q",
        "br",
        "ins",
        "del",
        "footer",
        "figure",
        "figcaption",
        "details",
        "summary",
        "svg",
        "desc",
        "rect",
        "line",
        "g",
        "text",
    ];
    let page = written(Format::Html, &hostile(), Show::All);
    let tags = tags(&page);
    assert!(tags.len() > 200, "only {} tags", tags.len());
    let count = |name: &str| tags.iter().filter(|it| &*it.name == name && it.kind == TagKind::StartTag).count();
    // The page's title, one for each picture and one for each mark in them.
    assert_eq!(count("title"), 1 + count("svg") + count("g"));
    assert_eq!((count("svg"), count("style"), count("script"), count("html")), (3, 1, 0, 1));
    for tag in &tags {
        assert!(KNOWN.contains(&&*tag.name), "<{}>", tag.name);
        for attribute in &tag.attrs {
            let (name, value) = (&*attribute.name.local, &*attribute.value);
            let known = [
                "lang",
                "charset",
                "http-equiv",
                "content",
                "name",
                "class",
                "href",
                "id",
                "aria-label",
                "aria-labelledby",
                "dir",
                "tabindex",
                "role",
                "scope",
                "xmlns",
                "viewbox",
                "width",
                "height",
                "font-family",
                "font-size",
                "font-weight",
                "text-anchor",
                "dominant-baseline",
                "fill",
                "stroke",
                "stroke-width",
                "stroke-dasharray",
                "rx",
                "x",
                "y",
                "x1",
                "y1",
                "x2",
                "y2",
            ];
            // `data-`: hashes and places, which `verify` reads.
            assert!(known.contains(&name) || name.starts_with("data-"), "<{} {name}>", tag.name);
            assert!(name != "href" || value.starts_with('#'), "{value}");
        }
    }
}

#[test]
fn the_page_forbids_itself_to_load_anything() {
    let page = written(Format::Html, &hostile(), Show::All);
    let meta =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";
    assert!(page.contains(meta));
    assert!(!page.contains("@import") && !page.split("</style>").next().unwrap().contains("url("));
}

#[test]
fn hidden_characters_show_in_every_report_for_people() {
    for format in [Format::Html, Format::Markdown, Format::Text] {
        let report = written(format, &hostile(), Show::All);
        assert!(!report.contains(['\u{202e}', '\u{200b}']), "{format:?}");
        assert!(report.contains("U+202E"), "{format:?}");
    }
}

#[test]
fn markdown_opens_nothing_that_a_document_asked_for() {
    let report = written(Format::Markdown, &hostile(), Show::All);
    let parser = pulldown_cmark::Parser::new_ext(&report, pulldown_cmark::Options::all());
    for event in parser {
        match event {
            pulldown_cmark::Event::Html(html) | pulldown_cmark::Event::InlineHtml(html) => {
                let ours = ["<ins>", "</ins>", "<del>", "</del>", "<br>", "<!-- -->"];
                assert!(ours.contains(&html.trim()), "{html}");
            }
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => panic!("a link to {dest_url}"),
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Image { dest_url, .. }) => {
                panic!("an image of {dest_url}")
            }
            _ => {}
        }
    }
}

#[test]
fn what_differs_is_marked_and_what_is_left_out_is_said() {
    let heron = |id: &str| undiluted::library::entry(id).unwrap().text();
    let comparison = compared(&[("old.txt", heron("heron-1.0")), ("new.txt", heron("heron-2.0"))]);
    let page = written(Format::Html, &comparison, Show::All);
    assert!(page.contains("<ins") && page.contains("<del") && page.contains("Reading aid, not legal advice"));
    for document in &comparison.documents {
        assert!(page.contains(&document.document.sha256));
    }
    for import in comparison.documents[1].assessment.imports.iter().filter(|it| !it.loaded) {
        assert!(page.contains("Not loaded") && page.contains(&import.what));
    }
    let changes = written(Format::Html, &comparison, Show::Changes);
    assert!(changes.len() < page.len() && changes.contains("rows are shown"));
    assert!(written(Format::Html, &comparison, Show::Deviations).len() < page.len());
}

/// Each property and each required name of a schema, as paths.
fn promises(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if !matches!(key.as_str(), "description" | "title") {
                    promises(value, &format!("{path}/{key}"), found);
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|it| promises(it, &format!("{path}[]"), found)),
        leaf => found.push(format!("{path} = {leaf}")),
    }
}

#[test]
fn the_published_schema_only_grows() {
    let all = [
        (SchemaOf::Ask, "ask"),
        (SchemaOf::Assess, "assess"),
        (SchemaOf::Check, "check"),
        (SchemaOf::Compare, "compare"),
        (SchemaOf::Openness, "openness"),
    ];
    for (of, name) in all {
        let path = root().join(format!("tests/snapshots/{name}.schema.json"));
        let published = std::fs::read_to_string(path).unwrap();
        let (mut old, mut new) = (Vec::new(), Vec::new());
        promises(&serde_json::from_str(&published).unwrap(), "", &mut old);
        promises(&serde_json::from_str(&schema(of)).unwrap(), "", &mut new);
        assert!(old.len() > 40);
        let gone: Vec<&String> = old.iter().filter(|it| !new.contains(it)).collect();
        assert!(gone.is_empty(), "gone from {name}, which needs a new number in its name: {gone:#?}");
        let fresh = published == schema(of);
        assert!(fresh, "it grew: `undiluted schema {name} > tests/snapshots/{name}.schema.json`");
    }
}

/// What the teaching licences come to, as people and as scripts see it; the versions of rules and lenses left out.
#[test]
fn the_teaching_licences_read_as_before() {
    let own = |id: &str| undiluted::library::entry(id).unwrap().text();
    let heron = compared(&[("own:heron-1.0", own("heron-1.0")), ("own:heron-2.0", own("heron-2.0"))]);
    let tern = compared(&[("own:tern-1.0", own("tern-1.0")), ("own:tern-1.1", own("tern-1.1"))]);
    let version = |text: String| {
        text.replace(&Rules::built_in().version, "sha256:rules").replace(&Lenses::built_in().version, "sha256:lenses")
    };
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("heron.json", version(written(Format::Json, &heron, Show::All)));
        insta::assert_snapshot!("tern.json", version(written(Format::Json, &tern, Show::All)));
        insta::assert_snapshot!("heron.txt", version(written(Format::Text, &heron, Show::All)));
        insta::assert_snapshot!("tern.md", version(written(Format::Markdown, &tern, Show::All)));
    });
}
