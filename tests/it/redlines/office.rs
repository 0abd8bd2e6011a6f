//! Accepting and rejecting by an office program, where it is installed.

use regex::Regex;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What its Python bridge is asked to do: open each file, settle its changes both ways, print the paragraphs.
const SCRIPT: &str = r#"
import json, sys, time, uno
from com.sun.star.beans import PropertyValue
def value(name, it):
    p = PropertyValue(); p.Name = name; p.Value = it; return p
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for attempt in range(120):
    try:
        context = resolver.resolve("uno:pipe,name=" + sys.argv[1] + ";urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.25)
manager = context.ServiceManager
desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
out = []
for path in sys.argv[2:]:
    both = []
    for command in ("RejectAllTrackedChanges", "AcceptAllTrackedChanges"):
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (value("Hidden", True),))
        dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" + command, "", 0, ())
        paragraphs = document.Text.createEnumeration()
        texts = []
        while paragraphs.hasMoreElements():
            texts.append(paragraphs.nextElement().String)
        both.append(texts)
        document.close(True)
    out.append(both)
print(json.dumps(out))
try:
    desktop.terminate()
except Exception:
    pass
"#;

/// The Python that its bridge belongs to.
fn python() -> Option<&'static str> {
    let knows = |python: &&str| {
        let tried =
            Command::new(python).args(["-c", "import uno"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
        tried.is_ok_and(|it| it.success())
    };
    ["python3", "/usr/bin/python3"].into_iter().find(knows)
}

/// Whether it can be asked.
pub fn is_here() -> bool {
    let tried = Command::new("soffice").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    tried.is_ok_and(|it| it.success()) && python().is_some()
}

/// The file without its comments: its packages for machines without a screen lack what draws them, and end.
fn without_comments(bytes: &[u8]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let pattern = r#"<w:commentRange(Start|End) w:id="\d+"/>|<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="\d+"/></w:r>"#;
    let comments = Regex::new(pattern).expect("a pattern");
    let empty = Regex::new(r"<w:(ins|del|moveFrom|moveTo) [^>/]*></w:(ins|del|moveFrom|moveTo)>").expect("a pattern");
    for index in 0..from.len() {
        let mut part = from.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("UTF-8");
        if name == "word/document.xml" {
            text = empty.replace_all(&comments.replace_all(&text, ""), "").into_owned();
        }
        to.start_file(name, SimpleFileOptions::default()).expect("a part begins");
        to.write_all(text.as_bytes()).expect("memory takes it");
    }
    to.finish().expect("it ends").into_inner()
}

/// How often the office is started before its failure counts: on a busy machine it ends at times before it answers.
const STARTS: usize = 3;

/// The paragraphs of each file with all rejected, and with all accepted.
pub fn settled(files: &[Vec<u8>]) -> Vec<[Vec<String>; 2]> {
    let mut failures = Vec::new();
    for _ in 0..STARTS {
        match asked(files) {
            Ok(paragraphs) => return paragraphs,
            Err(said) => failures.push(said),
        }
    }
    panic!("the office does not answer: {failures:?}");
}

fn asked(files: &[Vec<u8>]) -> Result<Vec<[Vec<String>; 2]>, String> {
    let folder = TempDir::new().expect("a folder");
    let paths: Vec<_> = (0..files.len()).map(|it| folder.path().join(format!("{it}.docx"))).collect();
    for (path, bytes) in paths.iter().zip(files) {
        fs::write(path, without_comments(bytes)).expect("it can be written");
    }
    let script = folder.path().join("settle.py");
    fs::write(&script, SCRIPT).expect("it can be written");
    let pipe = format!("undiluted{}", std::process::id());
    let mut office = Command::new("soffice")
        .args(["--headless", "--norestore", "--nologo", &format!("--accept=pipe,name={pipe};urp;")])
        .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs");
    let asked =
        Command::new(python().expect("it is here")).arg(&script).arg(&pipe).args(&paths).output().expect("it runs");
    // It was asked to end; where it does not, it is made to.
    std::thread::sleep(Duration::from_secs(1));
    office.kill().ok();
    office.wait().ok();
    if !asked.status.success() {
        return Err(format!("{}: {}", asked.status, String::from_utf8_lossy(&asked.stderr)));
    }
    Ok(serde_json::from_slice(&asked.stdout).expect("lists of paragraphs"))
}
