//! ODT files: the numbers that `LibreOffice` prints, tracked changes both ways, what stands beside the text, and files that
//! are made to break readers.

use crate::papers::zip;
use crate::scene::{Scene, skip};
use serde_json::Value;
use std::process::{Command, Stdio};

const OFFICE: &str = "urn:oasis:names:tc:opendocument:xmlns";
const KIND: &str = "application/vnd.oasis.opendocument.text";

fn root(name: &str, inner: &str) -> String {
    let spaces: String =
        ["office", "text", "style", "table"].map(|it| format!(" xmlns:{it}='{OFFICE}:{it}:1.0'")).concat();
    format!(
        "<office:{name}{spaces} xmlns:draw='{OFFICE}:drawing:1.0' xmlns:fo='{OFFICE}:xsl-fo-compatible:1.0' \
             xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:dc='http://purl.org/dc/elements/1.1/'>{inner}</office:{name}>"
    )
}

/// A file of these styles and this text.
fn odt(styles: &str, text: &str) -> Vec<u8> {
    let content = format!(
        "<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body>"
    );
    zip(&[("mimetype", KIND.as_bytes()), ("content.xml", root("document-content", &content).as_bytes())])
}

fn document(scene: &Scene, name: &str) -> Value {
    scene.json(&["assess", name, "--with-text", "--format", "json"], 0)["documents"][0].clone()
}

fn check(styles: &str, text: &str, expected: &str) -> Value {
    let scene = Scene::new(&[("a.odt", &odt(styles, text))]);
    let document = document(&scene, "a.odt");
    assert_eq!(document["text"].as_str().expect("it is there"), expected);
    document
}

fn said(document: &Value, code: &str) -> String {
    let all = document["diagnostics"].as_array().expect("it is there").iter();
    all.filter(|it| it["code"] == code)
        .map(|it| it["message"].as_str().expect("it is there"))
        .collect::<Vec<_>>()
        .join("\n")
}

const LISTS: &str = "<text:list-style style:name='L'>\
    <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
    <text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' style:num-suffix=')'/>\
    <text:list-level-style-number text:level='3' style:num-format='1' text:display-levels='3'/></text:list-style>\
    <text:list-style style:name='B'><text:list-level-style-bullet text:level='1' text:bullet-char='x'/></text:list-style>";

#[test]
fn lists_are_numbered_and_go_on_where_the_file_says_so() {
    let document = check(
        LISTS,
        "<text:h text:outline-level='1'>Heron Licence</text:h>\
         <text:list xml:id='one' text:style-name='L'><text:list-item><text:p>Definitions</text:p><text:list>\
         <text:list-item><text:p>“Model” is this.</text:p><text:p>More of it.</text:p></text:list-item>\
         <text:list-item><text:p>“You” are you.</text:p></text:list-item></text:list></text:list-item></text:list>\
         <text:p>Between.</text:p>\
         <text:list text:continue-list='one' text:style-name='L'><text:list-item><text:p>Grant</text:p></text:list-item>\
         <text:list-item text:start-value='9'><text:p>End</text:p></text:list-item></text:list>\
         <text:list text:style-name='L'><text:list-item><text:p>Anew</text:p></text:list-item></text:list>\
         <text:list text:style-name='B'><text:list-item><text:p>a point</text:p></text:list-item></text:list>",
        "Heron Licence\n\n1. Definitions\n\n(a) “Model” is this.\n\nMore of it.\n\n(b) “You” are you.\n\nBetween.\n\n2. Grant\n\n\
         9. End\n\n1. Anew\n\n- a point",
    );
    assert_eq!(document["media_type"], KIND);
    assert_eq!(document["clauses"][0]["place"]["unit"], "paragraph");
}

#[test]
fn tracked_changes_are_accepted_and_the_text_before_them_can_be_opened() {
    let text = "<text:tracked-changes>\
         <text:changed-region xml:id='c1' text:id='c1'><text:insertion><office:change-info><dc:creator>Ana</dc:creator>\
         <dc:date>2026-11-30</dc:date></office:change-info></text:insertion></text:changed-region>\
         <text:changed-region xml:id='c2' text:id='c2'><text:deletion><office:change-info><dc:creator>Bo</dc:creator>\
         </office:change-info><text:p><text:s/>freely.</text:p><text:p>A sentence that goes.</text:p><text:p/></text:deletion></text:changed-region>\
         <text:changed-region xml:id='c3' text:id='c3'><text:insertion/></text:changed-region></text:tracked-changes>\
         <text:p>You may <text:change-start text:change-id='c1'/>not <text:change-end text:change-id='c1'/>use it<text:change text:change-id='c2'/></text:p>\
         <text:p><text:change-start text:change-id='c3'/>All new.</text:p>\
         <text:p><text:change-end text:change-id='c3'/>Keep this.</text:p>";
    let document = check("", text, "You may not use it\n\nAll new.\n\nKeep this.");
    let told = said(&document, "tracked-changes");
    assert!(told.contains("Ana, Bo") && told.contains("2 insertions and 1 deletions"), "{told}");
    let scene = Scene::new(&[("a.odt", &odt("", text))]);
    let before = self::document(&scene, "original:a.odt");
    assert_eq!(before["text"], "You may use it freely.\n\nA sentence that goes.\n\nKeep this.");
}

#[test]
fn what_stands_beside_the_text_is_kept_apart_or_named() {
    let styles =
        "<style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>";
    let document = check(
        styles,
        "<text:p>You may use it<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>\
         <text:p>Where law allows.</text:p></text:note-body></text:note><office:annotation><dc:creator>Cy</dc:creator><text:p>Really?</text:p>\
         </office:annotation><text:span text:style-name='T1'> for nothing</text:span> at<text:s text:c='2'/>will.<draw:frame><draw:text-box>\
         <text:p>A boxed term.</text:p></draw:text-box></draw:frame></text:p>\
         <table:table><table:table-row><table:table-cell><text:p>7.</text:p></table:table-cell><table:table-cell><text:p>Share it.</text:p>\
         </table:table-cell></table:table-row></table:table>",
        "You may use it[1] at  will.\n\n[1] Where law allows.\n\nA boxed term.\n\n7. Share it.",
    );
    assert!(said(&document, "hidden-text").contains("for nothing"), "{document}");
    assert!(said(&document, "remark").contains("Cy: “Really?”"), "{document}");
}

#[test]
fn locked_broken_and_hostile_files_are_told_in_one_line() {
    let content = |inner: &str| {
        root("document-content", &format!("<office:body><office:text>{inner}</office:text></office:body>"))
    };
    let file = |content: &[u8]| zip(&[("mimetype", KIND.as_bytes()), ("content.xml", content)]);
    let list = format!(
        "<m:manifest xmlns:m='{OFFICE}:manifest:1.0'><m:file-entry m:full-path='content.xml'><m:encryption-data/></m:file-entry></m:manifest>"
    );
    let locked =
        zip(&[("mimetype", KIND.as_bytes()), ("content.xml", b"?"), ("META-INF/manifest.xml", list.as_bytes())]);
    let deep = content(&"<text:list><text:list-item>".repeat(10_000));
    let laughs = format!("<!DOCTYPE x [<!ENTITY a 'b'>]>{}", content("<text:p>&a;</text:p>"));
    let bomb = vec![b' '; 80 * 1024 * 1024];
    let spread = content(&format!("<text:p>x{}</text:p>", "<text:s text:c='4000000000'/>".repeat(50)));
    let files: [(&str, Vec<u8>, &str); 5] = [
        ("locked.odt", locked, "encrypted"),
        ("deep.odt", file(deep.as_bytes()), "nests"),
        ("laughs.odt", file(laughs.as_bytes()), "DOCTYPE"),
        ("bomb.odt", file(&bomb), "64 MiB"),
        ("empty.odt", zip(&[("mimetype", KIND.as_bytes())]), "content.xml"),
    ];
    let scene = Scene::new(&files.iter().map(|it| (it.0, it.1.as_slice())).collect::<Vec<_>>());
    for (name, _, words) in &files {
        let (out, err) = scene.check(&["assess", name], 2);
        assert!(out.is_empty() && err.lines().count() == 1 && err.contains(words), "{name}: {out}{err}");
    }
    scene.write("spread.odt", &file(spread.as_bytes()));
    assert!(document(&scene, "spread.odt")["text"].as_str().expect("it is there").len() < 10_000);
}

#[test]
fn broken_bytes_of_any_kind_end_in_a_text_or_a_line() {
    let text =
        "<text:list text:style-name='L'><text:list-item><text:p>You may use it.</text:p></text:list-item></text:list>";
    let flat = root("document", &format!("<office:automatic-styles>{LISTS}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body>"))
        .replace("<office:document ", &format!("<office:document office:mimetype='{KIND}' "));
    let read =
        |bytes: Vec<u8>| undiluted::document::Document::read(&[undiluted::document::Source::new("a.fodt", bytes)]);
    assert_eq!(read(flat.clone().into_bytes()).text, "1. You may use it.");
    let word = crate::papers::docx_of(crate::scene::standard("MIT"));
    let rich = b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\pard {\\listtext 1.\\tab}You may \\'93use\\'94 it\\par \\u21487?{\\v not}}".to_vec();
    for sound in [odt(LISTS, text), flat.into_bytes(), word, rich] {
        for turn in 0..400_usize {
            let mut bytes = sound.clone();
            for step in 0..=turn % 4 {
                let at = (turn * 7919 + step * 104_729) % bytes.len();
                bytes[at] = bytes[at].wrapping_add(u8::try_from(turn % 251).expect("it is small") + 1);
            }
            let read = read(bytes);
            assert!(read.unreadable().is_some() || read.text.len() < 1_000_000);
        }
    }
}

/// Files of `LibreOffice` against its own words: it prints the numbers of lists into plain text.
#[test]
fn numbers_are_those_that_libreoffice_prints() {
    if Command::new("soffice").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        return skip("LibreOffice is not here; .ci/documents installs it");
    }
    let page = "<h1>Heron Licence</h1><p>Words.</p>\
        <ol><li>Definitions<ol type='a'><li>one</li><li>two<ol type='i'><li>deep</li><li>deeper</li></ol></li><li>three</li></ol></li>\
        <li>Grant<p>More of it.</p></li></ol><p>Between.</p><ol start='3'><li>third</li><li>fourth</li></ol>\
        <ol type='A'><li>alpha<ol><li>x</li></ol></li><li>beta<ol><li>y</li></ol></li></ol><h2>End</h2><p>Last.</p>";
    let scene = Scene::of(&[("a.html", page)]);
    let run = |arguments: &[&str]| {
        let home = format!("-env:UserInstallation=file://{}/home", scene.path().display());
        let mut command = Command::new("soffice");
        command.arg(home).arg("--headless").args(arguments).current_dir(scene.path());
        assert!(command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("it runs").success());
    };
    run(&["--infilter=HTML (StarWriter)", "--convert-to", "odt", "a.html"]);
    run(&["--convert-to", "txt:Text (encoded):UTF8", "a.odt"]);
    let theirs = std::fs::read_to_string(scene.path().join("a.txt")).expect("it was made");
    let lines = |text: &str| -> Vec<String> {
        let lines = text.trim_start_matches('\u{feff}').lines().map(|it| it.trim().replace("• ", "- "));
        lines.filter(|it| !it.is_empty()).collect()
    };
    let ours = document(&scene, "a.odt");
    assert_eq!(lines(ours["text"].as_str().expect("it is there")), lines(&theirs));
}

#[test]
fn releases_bundles_sessions_and_the_library_take_them() {
    let terms = |words: &str| {
        odt(
            LISTS,
            &format!(
                "<text:p>Heron Terms</text:p><text:list text:style-name='L'><text:list-item><text:p>{words}</text:p></text:list-item></text:list>"
            ),
        )
    };
    let licence = terms("You must not use Heron for commercial purposes.");
    let card = "---\nlicense: mit\n---\n# Heron\n\nA model of birds.\n";
    let scene = Scene::new(&[
        ("m/README.md", card.as_bytes()),
        ("m/LICENSE.odt", &licence),
        ("m/model.safetensors", b"x"),
        ("policy.odt", &terms("You must not use Heron for weapons.")),
        ("texts/heron.odt", &licence),
    ]);
    let json = scene.json(&["openness", "m", "--format", "json"], 0);
    assert_ne!(json["releases"][0]["readings"][0]["outcome"], "meets", "{json}");
    assert!(!json["releases"][0].to_string().contains("licence-unread"), "{json}");
    let bundle = document(&scene, "m/LICENSE.odt+policy.odt");
    assert!(bundle["findings"].to_string().contains("noncommercial-only"), "{bundle}");
    scene.check(&["session", "save", "-o", "s.undiluted", "m/LICENSE.odt", "--with-text"], 0);
    std::fs::remove_file(scene.path().join("m/LICENSE.odt")).expect("it is there");
    let json = scene.json(&["assess", "s.undiluted", "--format", "json"], 0);
    assert_eq!(json["documents"][0]["media_type"], KIND);
    scene.check(&["library", "import", "texts"], 0);
    let (out, _) = scene.check(&["compare", "policy.odt", "texts/heron.odt"], 1);
    assert!(out.contains("paragraph 2"), "places stand beside labels: {out}");
}
