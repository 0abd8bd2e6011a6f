//! Word and PDF files as people have them, as hostile people make them, and everywhere a file is taken.

use crate::papers::{docx, docx_of, paragraph, pdf, pdf_of, pdf_of_contents, zip};
use crate::scene::{Scene, standard};
use serde_json::Value;
use std::time::{Duration, Instant};

const NUMBERING: &str = "<w:abstractNum w:abstractNumId='0'>\
    <w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>\
    <w:lvl w:ilvl='2'><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%3)'/></w:lvl></w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

fn numbered(level: u8, words: &str) -> String {
    let list = format!("<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr>");
    paragraph(words).replace("<w:p>", &format!("<w:p>{list}"))
}

fn document(scene: &Scene, name: &str) -> Value {
    let json = scene.json(&["assess", name, "--with-text", "--format", "json"], 0);
    json["documents"][0].clone()
}

fn text(scene: &Scene, name: &str) -> String {
    document(scene, name)["text"].as_str().expect("it is there").to_owned()
}

fn messages(document: &Value, code: &str) -> Vec<String> {
    let all = document["diagnostics"].as_array().expect("it is there").iter();
    all.filter(|it| it["code"] == code).map(|it| it["message"].as_str().expect("it is there").to_owned()).collect()
}

fn outcome(document: &Value) -> &str {
    document["readings"][0]["outcome"].as_str().expect("it is there")
}

#[test]
fn numbers_of_word_are_the_labels_of_clauses() {
    let body = [
        paragraph("Heron Licence"),
        numbered(0, "Definitions"),
        numbered(0, "Grant"),
        numbered(1, "You may use the Model."),
        numbered(1, "You may share the Model if:"),
        numbered(2, "you keep notices; and"),
        numbered(2, "you name changes."),
        numbered(0, "End"),
    ]
    .concat();
    let scene = Scene::new(&[("a.docx", &docx(&body, &[("numbering", NUMBERING)]))]);
    let document = document(&scene, "a.docx");
    let text = document["text"].as_str().expect("it is there");
    assert!(text.contains("2.1 You may use the Model.\n\n2.2 You may share the Model if:\n\n(a) you keep"), "{text}");
    let labels: Vec<_> = document["clauses"]
        .as_array()
        .expect("it is there")
        .iter()
        .map(|it| it["label"].as_str().expect("it is there"))
        .collect();
    assert!(["1", "2", "2.1", "2.2", "2.2.a", "2.2.b", "3"].iter().all(|it| labels.contains(it)), "{labels:?}");
    assert!(document["media_type"].as_str().expect("it is there").ends_with("wordprocessingml.document"));
    let last = document["clauses"].as_array().expect("it is there").last().expect("it is there");
    assert_eq!(last["place"], serde_json::json!({"unit": "paragraph", "number": 8}));
    for clause in document["clauses"].as_array().expect("it is there") {
        let at = |key: &str| usize::try_from(clause[key].as_u64().expect("it is there")).expect("it is there");
        assert!(text.get(at("start")..at("end")).is_some(), "places are of the extracted text");
    }
}

#[test]
fn tracked_changes_are_accepted_and_the_text_before_them_can_be_opened() {
    let run = |words: &str| format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>");
    let body = format!(
        "<w:p>{}<w:ins w:id='1' w:author='Ana'>{}</w:ins><w:del w:id='2' w:author='Bo'><w:r><w:delText>freely </w:delText>\
         </w:r></w:del>{}</w:p>\
         <w:p><w:pPr><w:rPr><w:del w:id='3' w:author='Bo'/></w:rPr></w:pPr><w:del w:id='4' w:author='Bo'><w:r>\
         <w:delText>A sentence that goes.</w:delText></w:r></w:del></w:p>{}",
        run("You may "),
        run("not "),
        run("use it."),
        paragraph("Keep this.")
    );
    let scene = Scene::new(&[("a.docx", &docx(&body, &[]))]);
    assert_eq!(text(&scene, "a.docx"), "You may not use it.\n\nKeep this.");
    assert_eq!(text(&scene, "original:a.docx"), "You may freely use it.\n\nA sentence that goes.\n\nKeep this.");
    let told = messages(&document(&scene, "a.docx"), "tracked-changes");
    assert!(told[0].contains("Ana, Bo") && told[0].contains("original:a.docx"), "{told:?}");
    let (out, _) = scene.check(&["compare", "original:a.docx", "a.docx"], 1);
    assert!(out.contains("not"), "{out}");
}

#[test]
fn what_stands_beside_the_text_is_kept_apart_or_named() {
    let body = format!(
        "<w:p><w:r><w:t>You may use it</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>\
         <w:r><w:commentReference w:id='5'/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> for nothing</w:t></w:r>\
         <w:r><w:t xml:space='preserve'> at will.</w:t></w:r></w:p>\
         <w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph("7."),
        paragraph("Share it.")
    );
    let parts = [
        ("footnotes", "<w:footnote w:id='2'><w:p><w:r><w:t>Where law allows.</w:t></w:r></w:p></w:footnote>"),
        ("comments", "<w:comment w:id='5' w:author='Cy'><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>"),
        ("header", "<w:p><w:r><w:t>DRAFT 3</w:t></w:r></w:p>"),
    ];
    let scene = Scene::new(&[("a.docx", &docx(&body, &parts))]);
    let document = document(&scene, "a.docx");
    assert_eq!(document["text"], "You may use it[1] at will.\n\n[1] Where law allows.\n\n7. Share it.");
    assert!(messages(&document, "hidden-text")[0].contains("for nothing"));
    assert!(messages(&document, "remark")[0].contains("Cy: “Really?”"));
    assert_eq!(messages(&document, "converted"), ["converted from DOCX; dropped: the header “DRAFT 3”"]);
}

#[test]
fn a_text_that_was_not_read_whole_never_meets() {
    let mit = crate::papers::paragraphs(standard("MIT")).iter().map(|it| paragraph(it)).collect::<String>();
    let whole = docx(&mit, &[]);
    let chunk = docx(&format!("{mit}<w:altChunk/>"), &[]);
    let scene = Scene::new(&[("whole.docx", &whole), ("chunk.docx", &chunk)]);
    assert_eq!(outcome(&document(&scene, "whole.docx")), "meets");
    let document = document(&scene, "chunk.docx");
    assert_eq!(outcome(&document), "undetermined");
    assert!(document["unread"].to_string().contains("was not read"), "{}", document["unread"]);
}

#[test]
fn pdf_pages_are_read_without_their_heads_and_places_are_pages() {
    let scene = Scene::new(&[("a.pdf", &pdf_of(standard("Apache-2.0"))), ("a.txt", standard("Apache-2.0").as_bytes())]);
    let document = document(&scene, "a.pdf");
    assert_eq!((document["media_type"].as_str(), outcome(&document)), (Some("application/pdf"), "meets"));
    assert!(messages(&document, "converted")[0].contains("Marsh Institute"), "{}", document["diagnostics"]);
    let pages: Vec<_> =
        document["clauses"].as_array().expect("it is there").iter().map(|it| it["place"]["number"].as_u64()).collect();
    assert_eq!((pages[0], pages.iter().max().copied().flatten() > Some(2)), (Some(1), true), "{pages:?}");
    let (out, _) = scene.check(&["compare", "a.txt", "a.pdf", "--show", "changes"], 0);
    assert!(out.contains("0 edited") || !out.contains("edited"), "{out}");
}

#[test]
fn columns_are_read_one_after_the_other_and_broken_words_are_joined() {
    let left =
        ["You may use the Model for every", "purpose and without any limita-", "tion of time or place that this"];
    let mut lines: Vec<(usize, usize, String)> = Vec::new();
    for at in 0..12 {
        lines.push((40, 80 + 12 * at, left[at % 3].to_owned()));
        lines.push((330, 80 + 12 * at, format!("the second column has its line {at:02}")));
    }
    let scene = Scene::new(&[("a.pdf", &pdf(&[lines]))]);
    let text = text(&scene, "a.pdf");
    let (first, second) =
        (text.rfind("tion of time").expect("it is there"), text.find("the second column").expect("it is there"));
    assert!(first < second, "{text}");
}

#[test]
fn scanned_encrypted_and_damaged_files_are_told_in_one_line() {
    let picture = "q 500 0 0 700 50 50 cm /I Do Q".to_owned();
    let scanned = pdf_of_contents(std::slice::from_ref(&picture));
    let grant = "BT /F1 10 Tf 1 0 0 1 50 700 Tm (You may use, modify and share it.) Tj ET".to_owned();
    let half = pdf_of_contents(&[grant, picture]);
    let sound = String::from_utf8_lossy(&pdf_of("You may use it.")).into_owned();
    let locked = sound.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Other >> /ID [(a) (b)]");
    let cut = docx_of(standard("MIT"));
    let scene = Scene::new(&[
        ("scanned.pdf", &scanned),
        ("half.pdf", &half),
        ("locked.pdf", locked.as_bytes()),
        ("cut.docx", &cut[..cut.len() - 30]),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 EncryptedPackage"),
    ]);
    for (name, words) in [("scanned.pdf", "pictures"), ("locked.pdf", "encrypted"), ("cut.docx", ""), ("old.doc", "")] {
        let (out, err) = scene.check(&["assess", name], 2);
        assert!(out.is_empty() && err.lines().count() == 1 && err.contains(words), "{name}: {out}{err}");
    }
    let document = document(&scene, "half.pdf");
    assert!(messages(&document, "part-unread")[0].contains("page 2 is a picture"), "{}", document["diagnostics"]);
    assert_eq!(outcome(&document), "undetermined");
}

#[test]
fn files_that_are_made_to_break_readers_break_nothing() {
    let part = |xml: &str| zip(&[("[Content_Types].xml", b"x"), ("word/document.xml", xml.as_bytes())]);
    let bomb = vec![b' '; 80 * 1024 * 1024];
    let bomb = zip(&[("[Content_Types].xml", b"x"), ("word/document.xml", &bomb)]);
    let laughs = part("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>");
    let deep = part(&"<a>".repeat(100_000));
    let arrays = pdf_of_contents(&[format!("{} 0 Tj", "[".repeat(200_000))]);
    let itself = String::from_utf8(pdf_of_contents(&["/F Do".to_owned()]))
        .expect("it is there")
        .replace("/XObject << /I 6 0 R >>", "/XObject << /F 5 0 R >>");
    let cycle = String::from_utf8(pdf_of("x")).expect("it is there").replace("/Kids [4 0 R]", "/Kids [2 0 R]");
    let files: [(&str, &[u8]); 6] = [
        ("bomb.docx", &bomb),
        ("laughs.docx", &laughs),
        ("deep.docx", &deep),
        ("arrays.pdf", &arrays),
        ("itself.pdf", itself.as_bytes()),
        ("cycle.pdf", cycle.as_bytes()),
    ];
    let scene = Scene::new(&files);
    for (name, _) in files {
        let begun = Instant::now();
        let output = scene.run(&["assess", name]);
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), err.lines().count()), (Some(2), 1), "{name}: {err}");
        assert!(err.contains(name) && !err.contains("panicked"), "{err}");
        assert!(begun.elapsed() < Duration::from_secs(30), "{name}");
    }
}

#[test]
fn broken_bytes_of_any_kind_end_in_a_text_or_a_line() {
    let sound = docx_of(standard("MIT"));
    let broken = (0..60).map(|it| {
        let mut bytes = sound.clone();
        let at = (it * 7919) % bytes.len();
        bytes[at] ^= 0x5a;
        bytes
    });
    for bytes in broken {
        let read = undiluted::document::Document::read(&[undiluted::document::Source::new("a.docx", bytes)]);
        assert!(read.unreadable().is_some() || read.text.contains("Permission"), "{}", read.text);
    }
}

#[test]
fn releases_bundles_and_sessions_take_them() {
    let terms = docx_of("Heron Terms\n\n1. You may use Heron.\n\n2. You must not use Heron for commercial purposes.\n");
    let policy = pdf_of("Use policy\n\n1. You must not use Heron for weapons.\n");
    let card = "---\nlicense: mit\n---\n# Heron\n\nA model of birds.\n";
    let scene = Scene::new(&[
        ("m/README.md", card.as_bytes()),
        ("m/LICENSE.docx", &terms),
        ("m/USE_POLICY.pdf", &policy),
        ("m/model.safetensors", b"x"),
    ]);
    let json = scene.json(&["openness", "m", "--format", "json"], 0);
    let release = json["releases"][0].to_string();
    assert!(!release.contains("licence-unread"), "{release}");
    assert_ne!(json["releases"][0]["readings"][0]["outcome"], "meets");
    let bundle = document(&scene, "m/LICENSE.docx+m/USE_POLICY.pdf");
    let kinds: Vec<_> = bundle["findings"]
        .as_array()
        .expect("it is there")
        .iter()
        .map(|it| it["kind"].as_str().expect("it is there"))
        .collect();
    assert!(kinds.contains(&"noncommercial-only"), "{kinds:?}");
    assert_eq!(bundle["parts"][1]["media_type"], "application/pdf");
    scene.check(&["session", "save", "-o", "s.undiluted", "m/LICENSE.docx", "m/USE_POLICY.pdf", "--with-text"], 0);
    std::fs::remove_file(scene.path().join("m/LICENSE.docx")).expect("it is there");
    std::fs::remove_file(scene.path().join("m/USE_POLICY.pdf")).expect("it is there");
    let json = scene.json(&["assess", "s.undiluted", "--format", "json"], 0);
    let types: Vec<_> = json["documents"]
        .as_array()
        .expect("it is there")
        .iter()
        .map(|it| it["media_type"].as_str().expect("it is there"))
        .collect();
    assert_eq!(types[1], "application/pdf");
    assert!(types[0].contains("wordprocessingml"), "{types:?}");
}
