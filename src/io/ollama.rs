//! Ollama's store: a manifest names blobs; those that are licences make up a document, with the model's header.

use super::load::{LoadError, MAX_BYTES, read_limited};
use super::model_file;
use super::names::name_of;
use crate::document::Source;
use serde::Deserialize;
use std::path::{Path, PathBuf};

const LICENSE: &str = "application/vnd.ollama.image.license";
const MODEL: &str = "application/vnd.ollama.image.model";

#[derive(Deserialize)]
struct Manifest {
    layers: Vec<Layer>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Layer {
    media_type: String,
    digest: String,
}

/// What the store has of a model: `llama3.1`, `llama3.1:8b`, `user/model:tag`, `hf.co/org/model`.
pub(super) fn load(name: &str, model: &str) -> Result<Vec<Source>, LoadError> {
    let failed = |why: String| LoadError::Model { name: name.to_owned(), why };
    let store = store().ok_or_else(|| failed("there is no home folder in which Ollama's store could be".to_owned()))?;
    let manifest = store.join("manifests").join(manifest(model).ok_or_else(|| failed(BAD_NAME.to_owned()))?);
    if !manifest.is_file() {
        let why = format!("is not in Ollama's store at {}; `ollama list` shows what is", store.display());
        return Err(failed(why));
    }
    let bytes = read_limited(&name_of(&manifest), MAX_BYTES)?;
    let manifest: Manifest =
        serde_json::from_slice(&bytes).map_err(|it| failed(format!("its manifest cannot be read: {it}")))?;
    let mut sources = Vec::new();
    let mut number = 0;
    for layer in manifest.layers.iter().filter(|it| it.media_type == LICENSE) {
        number += 1;
        let path = blob(&store, &layer.digest).ok_or_else(|| failed(BAD_DIGEST.to_owned()))?;
        let bytes = read_limited(&name_of(&path), MAX_BYTES)?;
        sources.push(Source::new(format!("{name}/LICENSE-{number}"), bytes));
    }
    for layer in manifest.layers.iter().filter(|it| it.media_type == MODEL) {
        let path = blob(&store, &layer.digest).ok_or_else(|| failed(BAD_DIGEST.to_owned()))?;
        // A model without a header that can be read still has its licences.
        if let Some(Ok(parts)) = model_file::read(&name_of(&path)) {
            sources.extend(parts.into_iter().map(|it| Source::new(format!("{name}/header"), it.bytes)));
        }
    }
    if sources.is_empty() {
        return Err(failed("its manifest names no licence and no model with a header".to_owned()));
    }
    Ok(sources)
}

/// What a model of the store is made of, by the media types of its layers; licences are read as texts and are not among
/// them.
pub(super) fn layers(model: &str) -> Vec<String> {
    let read = || {
        let manifest = store()?.join("manifests").join(manifest(model)?);
        let bytes = read_limited(&manifest.to_string_lossy(), MAX_BYTES).ok()?;
        serde_json::from_slice::<Manifest>(&bytes).ok()
    };
    let layers = read().map_or_else(Vec::new, |it| it.layers);
    let types = layers.into_iter().map(|it| it.media_type).filter(|it| it != LICENSE && it.starts_with(OF_OLLAMA));
    let mut types: Vec<String> = types.filter(|it| !it.contains(char::is_control)).collect();
    types.sort();
    types.dedup();
    types
}

/// How the media types of layers begin.
const OF_OLLAMA: &str = "application/vnd.ollama.image.";

const BAD_NAME: &str = "is no name of a model; write it as `ollama list` shows it";
const BAD_DIGEST: &str = "its manifest names a blob that no store has";

fn store() -> Option<PathBuf> {
    let set = std::env::var_os("OLLAMA_MODELS").filter(|it| !it.is_empty());
    set.map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".ollama").join("models")))
}

/// Where a model's manifest stands below `manifests`.
fn manifest(model: &str) -> Option<PathBuf> {
    let (path, tag) = match model.rsplit_once(':') {
        Some((path, tag)) if !tag.contains('/') => (path, tag),
        _ => (model, "latest"),
    };
    let parts: Vec<&str> = path.split('/').collect();
    let is_part = |it: &&str| {
        !it.is_empty() && !it.starts_with('.') && it.chars().all(|it| it.is_ascii_alphanumeric() || "._-:".contains(it))
    };
    if !parts.iter().chain([&tag]).all(is_part) {
        return None;
    }
    let before: &[&str] = match parts.len() {
        1 => &["registry.ollama.ai", "library"],
        2 => &["registry.ollama.ai"],
        _ => &[],
    };
    Some(before.iter().copied().chain(parts).chain([tag]).collect())
}

/// Where a blob stands: the name of its hash, with the dash of now or the colon of earlier stores.
fn blob(store: &Path, digest: &str) -> Option<PathBuf> {
    let hash = digest.strip_prefix("sha256:")?;
    if hash.len() != 64 || !hash.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    let blobs = store.join("blobs");
    let names = [format!("sha256-{hash}"), format!("sha256:{hash}")];
    names.iter().map(|it| blobs.join(it)).find(|it| it.exists()).or_else(|| Some(blobs.join(&names[0])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_manifests_and_nowhere_else() {
        let path = |it: &str| manifest(it).map(|it| it.to_string_lossy().replace('\\', "/"));
        assert_eq!(path("llama3.1").as_deref(), Some("registry.ollama.ai/library/llama3.1/latest"));
        assert_eq!(path("llama3.1:8b").as_deref(), Some("registry.ollama.ai/library/llama3.1/8b"));
        assert_eq!(path("user/m:1").as_deref(), Some("registry.ollama.ai/user/m/1"));
        assert_eq!(path("hf.co/org/m").as_deref(), Some("hf.co/org/m/latest"));
        for bad in ["../x", "a/../../b", "", "a//b", "a b", "x:.."] {
            assert_eq!(path(bad), None, "{bad}");
        }
        assert_eq!(blob(Path::new("/s"), "sha256:../../etc/passwd"), None);
    }
}
