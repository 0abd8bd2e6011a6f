//! Accepting and rejecting by LibreOffice, where it is installed.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

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

/// The Python that LibreOffice's bridge belongs to.
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

/// The paragraphs of each file with all rejected, and with all accepted.
pub fn settled(files: &[Vec<u8>]) -> Vec<[Vec<String>; 2]> {
    let folder = TempDir::new().expect("a folder");
    let paths: Vec<_> = (0..files.len()).map(|it| folder.path().join(format!("{it}.docx"))).collect();
    for (path, bytes) in paths.iter().zip(files) {
        fs::write(path, bytes).expect("it can be written");
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
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
    serde_json::from_slice(&asked.stdout).expect("lists of paragraphs")
}
