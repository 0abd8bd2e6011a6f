//! Which files a model has that is named as `hf:` or `ollama:`: told from the caches, and counted in the grid.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::scene::Scene;
use serde_json::{Value, json};

const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";
const CARD: &str = "---\nlicense: mit\n---\n# Heron\n\nA model of birds.\n";

fn openness(scene: &Scene, model: &str) -> Value {
    let mut command = scene.command(&["openness", model, "--format", "json"]);
    let output = command.env("HF_HUB_OFFLINE", "1").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    json["releases"][0].clone()
}

fn files(release: &Value, id: &str) -> Value {
    let all = ["components", "toolchain"].into_iter().flat_map(|it| release[it].as_array().unwrap());
    let cell = all.into_iter().find(|it| it["id"] == id).unwrap();
    cell["files"].clone()
}

fn missing(release: &Value, id: &str) -> bool {
    release["payload"].as_array().unwrap().iter().any(|it| it["id"] == id && it["state"] == "missing")
}

#[test]
fn what_the_hub_listed_counts_without_being_fetched() {
    let place = "undiluted/hub/models--marsh--heron";
    let scene = Scene::of(&[]);
    scene.write(&format!("{place}/refs/main"), COMMIT.as_bytes());
    scene.write(&format!("{place}/snapshots/{COMMIT}/README.md"), CARD.as_bytes());
    // What was kept before lists were kept tells of no files, and nothing is called missing.
    let before = openness(&scene, "hf:marsh/heron");
    assert_eq!((files(&before, "weights"), missing(&before, "licence-text")), (json!([]), false));
    let listed = "README.md\nmodel.safetensors\nscripts/train_heron.py\n../escape.gguf\n.gitattributes";
    scene.write(&format!("{place}/listings/{COMMIT}"), listed.as_bytes());
    let release = openness(&scene, "hf:marsh/heron");
    assert_eq!(files(&release, "weights"), json!(["model.safetensors"]));
    assert_eq!(files(&release, "training-code"), json!(["scripts/train_heron.py"]));
    assert!(missing(&release, "licence-text"), "{}", release["payload"]);
    assert_eq!(release["name"], "marsh/heron");
    // A revision that nobody fetched is no other one.
    let other = scene.run(&["openness", "hf:marsh/heron@v2", "--format", "json"]);
    assert_eq!(other.status.code(), Some(2));
}

#[test]
fn a_cache_of_the_hubs_own_programs_is_listed_as_it_is() {
    let place = format!("hf/hub/models--marsh--heron/snapshots/{COMMIT}");
    let scene = Scene::of(&[
        (&format!("{place}/README.md"), CARD),
        (&format!("{place}/model.safetensors"), "x"),
        (&format!("{place}/config.json"), "{}"),
    ]);
    let release = openness(&scene, "hf:marsh/heron");
    assert_eq!(files(&release, "weights"), json!(["model.safetensors"]));
    assert_eq!(files(&release, "architecture"), json!(["config.json"]));
}

#[test]
fn ollamas_layers_are_what_a_model_is_made_of() {
    let (licence, model) = ("a".repeat(64), "b".repeat(64));
    let layer = |kind: &str, digest: &str| json!({ "mediaType": format!("application/vnd.ollama.image.{kind}"), "digest": format!("sha256:{digest}") });
    let layers = [layer("model", &model), layer("license", &licence), layer("template", &model)];
    let manifest = json!({ "schemaVersion": 2, "layers": layers }).to_string();
    let scene = Scene::of(&[
        (".ollama/models/manifests/registry.ollama.ai/library/heron/latest", &manifest),
        (&format!(".ollama/models/blobs/sha256-{licence}"), "1. You may use Heron for any purpose.\n"),
        (&format!(".ollama/models/blobs/sha256-{model}"), "no header"),
    ]);
    let release = openness(&scene, "ollama:heron");
    assert_eq!(files(&release, "weights"), json!(["application/vnd.ollama.image.model"]));
    assert_eq!(files(&release, "system-prompt"), json!(["application/vnd.ollama.image.template"]));
    assert!(!missing(&release, "licence-text"), "{}", release["payload"]);
}
