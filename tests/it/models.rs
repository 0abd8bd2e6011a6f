//! Models where they live: files with headers, the Hub and its cache, Ollama's store. Everything here is fictional and
//! made by the tests; the Hub is a small server on this machine.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::{Scene, undiluted};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Output;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";
const LICENSE: &str =
    "1. You may use, copy, modify and distribute the Model.\n\n2. You may not use the Model for military purposes.\n";
const GRANT: &str = "You may use, copy, modify and distribute the Model.\n";
const CARD: &str = "---\nlicense: other\nlicense_name: heron-license\n---\n\n# Heron\n\nHeron is open source.\n";

fn run(folder: &Path, arguments: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = undiluted(folder);
    command.args(arguments).envs(env.iter().copied()).output().unwrap()
}

fn names(output: &Output) -> Vec<String> {
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let parts = json["documents"][0]["parts"].as_array().cloned().unwrap_or_default();
    parts.iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect()
}

fn error(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// How the server behaves for a path.
#[derive(Clone)]
enum Answer {
    Ok(Vec<u8>),
    Status(u16),
    Redirect(String),
    /// With a media type.
    Typed(&'static str, Vec<u8>),
    /// Promises more than it sends.
    Half(Vec<u8>),
    Slow,
}

/// A Hub on this machine; requests are written down.
struct Hub {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Hub {
    fn start(answers: Vec<(String, Answer)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answers, log) = (answers.clone(), Arc::clone(&log));
                std::thread::spawn(move || answer(stream, &answers, &log));
            }
        });
        Self { address, asked }
    }

    fn model(license: Answer) -> Self {
        let files = json!({ "sha": COMMIT, "siblings": [
            { "rfilename": "LICENSE" }, { "rfilename": "README.md" }, { "rfilename": "model.safetensors" },
            { "rfilename": "../LICENSE" }, { "rfilename": "sub/LICENSE" }, { "rfilename": ".gitattributes" },
        ] });
        let at = |file: &str| format!("/marsh/heron/resolve/{COMMIT}/{file}");
        Self::start(vec![
            ("/api/models/marsh/heron/revision/main".to_owned(), Answer::Ok(files.to_string().into_bytes())),
            (at("LICENSE"), license),
            (at("README.md"), Answer::Ok(CARD.as_bytes().to_vec())),
        ])
    }

    fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn answer(mut stream: TcpStream, answers: &[(String, Answer)], log: &Mutex<Vec<String>>) {
    let mut request = Vec::new();
    let mut buffer = [0; 1024];
    while !request.windows(4).any(|it| it == b"\r\n\r\n") {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(count) => request.extend(&buffer[..count]),
        }
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    log.lock().unwrap().push(request);
    let found = answers.iter().find(|(it, _)| *it == path).map_or(Answer::Status(404), |(_, it)| it.clone());
    let (status, header, body) = match found {
        Answer::Ok(body) => (200, format!("Content-Length: {}\r\n", body.len()), body),
        Answer::Typed(media_type, body) => {
            (200, format!("Content-Type: {media_type}\r\nContent-Length: {}\r\n", body.len()), body)
        }
        Answer::Status(status) => (status, "Content-Length: 0\r\n".to_owned(), Vec::new()),
        Answer::Redirect(to) => (302, format!("Location: {to}\r\nContent-Length: 0\r\n"), Vec::new()),
        Answer::Half(body) => (200, format!("Content-Length: {}\r\n", body.len() * 2), body),
        Answer::Slow => {
            std::thread::sleep(Duration::from_secs(5));
            return;
        }
    };
    let head = format!("HTTP/1.1 {status} X\r\n{header}Connection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)).ok();
}

const ASSESS: [&str; 4] = ["assess", "hf:marsh/heron", "--format", "json"];

#[test]
fn a_model_comes_from_the_hub_by_name_and_then_from_the_cache() {
    let folder = TempDir::new().unwrap();
    let hub = Hub::model(Answer::Ok(LICENSE.as_bytes().to_vec()));
    let endpoint = hub.endpoint();
    let output = run(folder.path(), &ASSESS, &[("HF_ENDPOINT", &endpoint), ("HF_TOKEN", "secret-token")]);
    assert_eq!(names(&output), ["hf:marsh/heron/LICENSE", "hf:marsh/heron/README.md"], "{output:?}");
    let asked = hub.asked();
    assert_eq!(asked.len(), 3, "three requests, no weights, nothing outside the first folder: {asked:?}");
    assert!(asked.iter().all(|it| it.to_lowercase().contains("authorization: bearer secret-token")));
    // The second time without a network.
    let offline = run(folder.path(), &ASSESS, &[("HF_ENDPOINT", "http://127.0.0.1:1"), ("HF_HUB_OFFLINE", "1")]);
    assert_eq!(names(&offline), names(&output));
    assert!(!folder.path().join("hf").exists(), "the Hub's own cache is left as it is");
    let place = folder.path().join("undiluted/hub/models--marsh--heron");
    assert_eq!(fs::read_to_string(place.join("refs/main")).unwrap(), COMMIT);
    assert_eq!(fs::read_to_string(place.join("snapshots").join(COMMIT).join("LICENSE")).unwrap(), LICENSE);
    // The cache's folder is a model too, and a session carries what came by name.
    let by_folder = run(folder.path(), &["assess", "undiluted/hub/models--marsh--heron", "--format", "json"], &[]);
    assert_eq!(names(&by_folder).len(), 2, "{by_folder:?}");
    run(folder.path(), &["session", "save", "hf:marsh/heron", "-o", "a.undiluted"], &[]);
    fs::remove_dir_all(folder.path().join("undiluted/hub")).unwrap();
    let carried = run(folder.path(), &["assess", "a.undiluted", "--format", "json"], &[("HF_ENDPOINT", &endpoint)]);
    assert_eq!(names(&carried), names(&output), "{carried:?}");
    assert_eq!(hub.asked().len(), 3, "a session asks no network");
}

#[test]
fn what_stands_between_is_said_plainly_and_nothing_half_is_kept() {
    let cases = [
        (Answer::Status(401), "gated or private"),
        (Answer::Status(403), "set HF_TOKEN"),
        (Answer::Status(500), "the Hub answers 500"),
        (Answer::Half(LICENSE.as_bytes().to_vec()), "broke off"),
        (Answer::Redirect("http://192.0.2.1/LICENSE".to_owned()), "another place (192.0.2.1); nothing was fetched"),
        (Answer::Redirect("//192.0.2.1/LICENSE".to_owned()), "another place"),
        (Answer::Redirect(format!("/marsh/heron/resolve/{COMMIT}/LICENSE")), "without end"),
        (Answer::Slow, "too long"),
        (Answer::Ok(vec![b'x'; 5 * 1024 * 1024]), "larger than 4 MiB"),
        (Answer::Typed("text/html; charset=utf-8", b"\n<!DOCTYPE html><title>Log in</title>".to_vec()), "a web page"),
    ];
    for (license, expected) in cases {
        let folder = TempDir::new().unwrap();
        let hub = Hub::model(license);
        let env = [("HF_ENDPOINT", hub.endpoint()), ("HF_HUB_DOWNLOAD_TIMEOUT", "1".to_owned())];
        let env = env.each_ref().map(|(name, value)| (*name, value.as_str()));
        let said = error(&run(folder.path(), &ASSESS, &env));
        assert!(said.contains(expected) && said.contains("hf:marsh/heron"), "{expected}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(!folder.path().join("undiluted/hub/models--marsh--heron").exists(), "{expected}");
    }
}

#[test]
fn half_a_model_that_was_kept_is_fetched_anew() {
    let scene = Scene::of(&[]);
    let hub = Hub::model(Answer::Ok(LICENSE.as_bytes().to_vec()));
    // As a version left it that wrote file by file and was cut off: a licence, and no name of a revision.
    let place = "undiluted/hub/models--marsh--heron";
    scene.write(&format!("{place}/snapshots/{COMMIT}/LICENSE"), GRANT.as_bytes());
    let endpoint = hub.endpoint();
    let output = run(scene.path(), &ASSESS, &[("HF_ENDPOINT", &endpoint)]);
    assert_eq!(names(&output), ["hf:marsh/heron/LICENSE", "hf:marsh/heron/README.md"], "{output:?}");
    let kept = scene.path().join(place).join("snapshots");
    assert_eq!(fs::read_to_string(kept.join(COMMIT).join("LICENSE")).unwrap(), LICENSE);
    assert_eq!(fs::read_dir(kept).unwrap().count(), 1, "no litter");
    // The same by a commit, and by a disk that takes nothing: what came is read all the same.
    fs::remove_dir_all(scene.path().join("undiluted/hub")).unwrap();
    scene.write("undiluted/hub", b"a file in the place of the folder");
    let output = run(scene.path(), &ASSESS, &[("HF_ENDPOINT", &endpoint)]);
    assert_eq!(names(&output).len(), 2, "{output:?}");
}

#[test]
fn a_repository_with_many_and_odd_names_is_read_whole_or_not_at_all() {
    let files: Vec<String> = (0..30).map(|it| format!("LICENSE-{it} für #{it}?.txt")).collect();
    let siblings = |files: &[String]| {
        let files: Vec<Value> = files.iter().map(|it| json!({ "rfilename": it })).collect();
        Answer::Ok(json!({ "sha": COMMIT, "siblings": files }).to_string().into_bytes())
    };
    let about = || "/api/models/marsh/heron/revision/main".to_owned();
    let at = |it: usize| format!("/marsh/heron/resolve/{COMMIT}/LICENSE-{it}%20f%C3%BCr%20%23{it}%3F.txt");
    let mut answers = vec![(about(), siblings(&files))];
    answers.extend((0..30).map(|it| (at(it), Answer::Ok(LICENSE.as_bytes().to_vec()))));
    let hub = Hub::start(answers);
    let scene = Scene::of(&[]);
    let output = run(scene.path(), &ASSESS, &[("HF_ENDPOINT", &hub.endpoint())]);
    assert_eq!(names(&output).len(), 30, "{output:?}");
    let many: Vec<String> = (0..101).map(|it| format!("LICENSE-{it}")).collect();
    let hub = Hub::start(vec![(about(), siblings(&many))]);
    let scene = Scene::of(&[]);
    let said = error(&run(scene.path(), &ASSESS, &[("HF_ENDPOINT", &hub.endpoint())]));
    assert!(said.contains("101 licence files") && hub.asked().len() == 1, "{said}");
}

#[test]
fn odd_settings_are_named_and_no_password_is_printed() {
    let scene = Scene::of(&[]);
    for timeout in ["9223372036854775808", "9223372036854775807", "soon", "-1", "0"] {
        let env = [("HF_HUB_DOWNLOAD_TIMEOUT", timeout), ("HF_ENDPOINT", "http://127.0.0.1:1")];
        let said = error(&run(scene.path(), &ASSESS, &env));
        assert!(said.contains("HF_HUB_DOWNLOAD_TIMEOUT") && said.contains("seconds"), "{timeout}: {said}");
    }
    for endpoint in ["http://heron:secret@127.0.0.1:1", "http://heron:secret@ x"] {
        let said = error(&run(scene.path(), &ASSESS, &[("HF_ENDPOINT", endpoint)]));
        assert!(!said.contains("secret"), "{said}");
    }
}

#[test]
fn names_that_no_model_has_ask_nobody() {
    let folder = TempDir::new().unwrap();
    let hub = Hub::model(Answer::Status(200));
    let endpoint = hub.endpoint();
    let asked = |name: &str| error(&run(folder.path(), &["assess", name], &[("HF_ENDPOINT", &endpoint)]));
    for name in ["hf:../x", "hf:a/b/c", "hf:a/b@../../c", "hf:", "hf:a b"] {
        assert!(asked(name).contains("is no model's id"), "{name}");
    }
    assert!(hub.asked().is_empty());
    assert!(asked("hf:marsh/gone").contains("no such model"));
    let offline = error(&run(folder.path(), &ASSESS, &[("HF_HUB_OFFLINE", "1")]));
    assert!(offline.contains("HF_HUB_OFFLINE"), "{offline}");
    let unreachable = error(&run(folder.path(), &ASSESS, &[("HF_ENDPOINT", "http://127.0.0.1:1")]));
    assert!(unreachable.contains("is there a network?"), "{unreachable}");
}

fn text(it: &str) -> Vec<u8> {
    [&(it.len() as u64).to_le_bytes()[..], it.as_bytes()].concat()
}

fn gguf(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = b"GGUF".to_vec();
    bytes.extend(3_u32.to_le_bytes());
    bytes.extend(0_u64.to_le_bytes());
    bytes.extend((entries.len() as u64).to_le_bytes());
    for (key, value) in entries {
        bytes.extend([text(key), 8_u32.to_le_bytes().to_vec(), text(value)].concat());
    }
    bytes
}

#[test]
fn model_files_are_read_by_their_header_however_large_they_are() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("heron.gguf");
    let mut file = File::create(&path).unwrap();
    let header =
        gguf(&[("general.name", "Heron"), ("general.license", "apache-2.0"), ("general.base_model.0.name", "Egret")]);
    file.write_all(&header).unwrap();
    file.seek(SeekFrom::Start(40_000_000_000)).unwrap();
    file.write_all(b"end").unwrap();
    drop(file);
    let output = run(folder.path(), &["assess", "heron.gguf", "--format", "json"], &[]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"));
    assert_eq!(json["documents"][0]["card"]["license"], json!(["apache-2.0"]));
    let tensors = "{\"__metadata__\":{\"license\":\"mit\"}}";
    let bytes = [&(tensors.len() as u64).to_le_bytes()[..], tensors.as_bytes()].concat();
    fs::write(folder.path().join("heron.safetensors"), bytes).unwrap();
    let output = run(folder.path(), &["assess", "heron.safetensors", "--format", "json"], &[]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"));
    assert_eq!(json["documents"][0]["card"]["license"], json!(["mit"]));
    let mut promise = gguf(&[]);
    promise[16..24].copy_from_slice(&(1_u64 << 60).to_le_bytes());
    fs::write(folder.path().join("broken.gguf"), &promise).unwrap();
    let started = Instant::now();
    let said = error(&run(folder.path(), &["assess", "broken.gguf"], &[]));
    assert!(said.contains("broken.gguf") && said.contains("1152921504606846976 entries"), "{said}");
    // Not a measurement: an entry read for each promised one would take years.
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn ollamas_store_gives_its_licences_and_the_models_header() {
    let folder = TempDir::new().unwrap();
    let store = folder.path().join(".ollama/models");
    let (one, two, model) = ("a".repeat(64), "b".repeat(64), "c".repeat(64));
    fs::create_dir_all(store.join("blobs")).unwrap();
    fs::create_dir_all(store.join("manifests/registry.ollama.ai/library/heron")).unwrap();
    fs::write(store.join(format!("blobs/sha256-{one}")), LICENSE).unwrap();
    fs::write(store.join(format!("blobs/sha256-{two}")), "You must not use it to harm anyone.\n").unwrap();
    fs::write(store.join(format!("blobs/sha256-{model}")), gguf(&[("general.license", "other")])).unwrap();
    let layer = |kind: &str, digest: &str| json!({ "mediaType": format!("application/vnd.ollama.image.{kind}"), "digest": digest, "size": 1 });
    let of = |it: &str| format!("sha256:{it}");
    let manifest = |layers: Vec<Value>| json!({ "schemaVersion": 2, "layers": layers }).to_string();
    let place = store.join("manifests/registry.ollama.ai/library/heron/latest");
    fs::write(
        &place,
        manifest(vec![layer("model", &of(&model)), layer("license", &of(&one)), layer("license", &of(&two))]),
    )
    .unwrap();
    let output = run(folder.path(), &["assess", "ollama:heron", "--format", "json"], &[]);
    assert_eq!(
        names(&output),
        ["ollama:heron/LICENSE-1", "ollama:heron/LICENSE-2", "ollama:heron/header"],
        "{output:?}"
    );
    let elsewhere = store.to_string_lossy().into_owned();
    let env = [("OLLAMA_MODELS", elsewhere.as_str()), ("HOME", "/nonexistent")];
    assert_eq!(names(&run(folder.path(), &["assess", "ollama:heron", "--format", "json"], &env)).len(), 3);
    let said = error(&run(folder.path(), &["assess", "ollama:egret"], &[]));
    assert!(said.contains("`ollama list`"), "{said}");
    fs::write(&place, manifest(vec![layer("license", "sha256:../../../../etc/passwd")])).unwrap();
    let said = error(&run(folder.path(), &["assess", "ollama:heron"], &[]));
    assert!(said.contains("a blob that no store has"), "{said}");
}

#[test]
fn a_cache_is_read_as_it_is_and_leads_nowhere_else() {
    let folder = TempDir::new().unwrap();
    let place = folder.path().join("hf/hub/models--marsh--heron");
    let snapshot = place.join("snapshots").join(COMMIT);
    fs::create_dir_all(&snapshot).unwrap();
    fs::create_dir_all(place.join("blobs")).unwrap();
    fs::write(place.join("blobs/1"), LICENSE).unwrap();
    fs::write(folder.path().join("secret"), "1. The password is heron.\n").unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../../blobs/1", snapshot.join("LICENSE")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("secret"), snapshot.join("USE_POLICY.md")).unwrap();
    }
    #[cfg(not(unix))]
    fs::copy(place.join("blobs/1"), snapshot.join("LICENSE")).unwrap();
    let offline = [("HF_HUB_OFFLINE", "1")];
    // Without refs the only snapshot is meant.
    assert_eq!(names(&run(folder.path(), &ASSESS, &offline)), ["hf:marsh/heron/LICENSE"]);
    fs::create_dir_all(place.join("refs")).unwrap();
    fs::create_dir_all(folder.path().join("elsewhere")).unwrap();
    fs::copy(folder.path().join("secret"), folder.path().join("elsewhere/LICENSE")).unwrap();
    fs::write(place.join("refs/main"), folder.path().join("elsewhere").to_string_lossy().as_bytes()).unwrap();
    for arguments in [ASSESS, ["assess", "hf/hub/models--marsh--heron", "--format", "json"]] {
        let output = run(folder.path(), &arguments, &offline);
        assert!(!String::from_utf8_lossy(&output.stdout).contains("password"), "{output:?}");
    }
}
