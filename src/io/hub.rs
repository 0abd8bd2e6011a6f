//! Models on the Hugging Face Hub: card, licence and policies, from its cache or by name from the Hub itself.
//!
//! Nothing is asked of the network unless the user names a model as `hf:org/name` and the cache has it not. The Hub is
//! asked for two things: which files a model has, and those of them that are card, licence or policy.
//!
//! The cache is laid out as the Hub's own programs do it: `models--org--name`, in it `refs/main` with a commit and
//! `snapshots/COMMIT` with files. The `hf-hub` crate is not used: its downloads follow redirects to any host, take
//! names from the server as paths and have no limit in size or time.

use super::data::data_folder;
use super::folder::{below, rank};
use super::hub_listing;
use super::load::{LoadError, read_limited};
use super::names::name_of;
use super::own::words_of_own;
use super::pages::source;
use super::save::write_atomic;
use crate::document::Source;
use serde::Deserialize;
use std::env;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;
use ureq::http::{Response, StatusCode, Uri, header};
use ureq::{Agent, Body};

/// The largest card or licence that is read, in bytes.
const MOST_BYTES: u64 = 4 * 1024 * 1024;
/// How many licences, policies and cards of one model are read; a repository with more is refused, not cut.
const MOST_FILES: usize = 100;
/// How many times the Hub may send one to another place of its own.
const MOST_TURNS: usize = 4;
/// How long the Hub may take for one answer, unless `HF_HUB_DOWNLOAD_TIMEOUT` says otherwise.
const PATIENCE: u64 = 20;
/// The longest that anybody may want to wait, in seconds: a day.
const MOST_PATIENCE: u64 = 24 * 60 * 60;

/// The snapshot that a folder of the Hub's cache has (`models--org--name`), if it is one.
pub(super) fn snapshot(folder: &Path) -> Option<PathBuf> {
    commit(folder, "main").filter(|it| it.is_dir())
}

/// The snapshot of a revision: a branch's commit, a commit itself, or the only one where the cache tells nothing.
fn commit(place: &Path, revision: &str) -> Option<PathBuf> {
    let snapshots = place.join("snapshots");
    // What stands in the file is a name in `snapshots`, whatever it says.
    let named = words_of_own(&place.join("refs").join(revision)).ok().map(|it| it.trim().to_owned());
    let named = named.unwrap_or_else(|| revision.to_owned());
    let is_name = !named.is_empty() && named.chars().all(|it| it.is_ascii_alphanumeric());
    let snapshot = Some(snapshots.join(&named)).filter(|it| is_name && it.is_dir());
    snapshot.or_else(|| {
        let all: Vec<_> =
            fs::read_dir(&snapshots).ok()?.flatten().map(|it| it.path()).filter(|it| it.is_dir()).collect();
        match all.as_slice() {
            [only] if revision == "main" => Some(only.clone()),
            _ => None,
        }
    })
}

/// What the caches have of a model by its id; nothing is asked of the network.
///
/// # Errors
/// What a cache has and that cannot be read.
pub(super) fn in_cache(name: &str, id: &str) -> Result<Option<Vec<Source>>, LoadError> {
    if !is_id(id) {
        return Ok(None);
    }
    let folder = format!("models--{}", id.replace('/', "--"));
    let of_hub = cache().map(|it| it.join(&folder));
    let own = data_folder().map(|it| it.join("hub").join(&folder)).filter(|it| is_whole(it, "main"));
    for place in of_hub.into_iter().chain(own) {
        if let Some(sources) = cached(name, &place, "main")? {
            return Ok(Some(sources));
        }
    }
    Ok(None)
}

/// What the cache or the Hub has of a model: `org/name`, or `org/name@revision`.
pub(super) fn load(name: &str, model: &str) -> Result<Vec<Source>, LoadError> {
    let failed = |why: String| LoadError::Model { name: name.to_owned(), why };
    let (id, revision) = model.split_once('@').unwrap_or((model, "main"));
    if !is_id(id) || !is_revision(revision) {
        return Err(failed("is no model's id; write it as hf:org/name or hf:org/name@revision".to_owned()));
    }
    let cache = cache().ok_or_else(|| failed("there is no home folder for the Hub's cache; set HF_HOME".to_owned()))?;
    let folder = format!("models--{}", id.replace('/', "--"));
    // What is fetched is kept beside the Hub's cache, not in it: other programs rely on what they find there.
    let own = data_folder().map(|it| it.join("hub").join(&folder));
    if let Some(sources) = cached(name, &cache.join(&folder), revision)? {
        return Ok(sources);
    }
    if let Some(place) = own.as_deref().filter(|it| is_whole(it, revision))
        && let Some(sources) = cached(name, place, revision)?
    {
        return Ok(sources);
    }
    if is_set("HF_HUB_OFFLINE") {
        return Err(failed("is not in the Hub's cache, and HF_HUB_OFFLINE forbids to ask the Hub".to_owned()));
    }
    download(name, id, revision, own.as_deref()).map_err(failed)
}

/// The files that a model of the caches has, as the Hub listed them, else as its cache has them; nothing is asked of the
/// network.
pub(super) fn files(model: &str) -> Vec<String> {
    let (id, revision) = model.split_once('@').unwrap_or((model, "main"));
    if !is_id(id) || !is_revision(revision) {
        return Vec::new();
    }
    let folder = format!("models--{}", id.replace('/', "--"));
    if let Some(snapshot) = cache().and_then(|it| commit(&it.join(&folder), revision)) {
        return below(&snapshot);
    }
    let own = data_folder().map(|it| it.join("hub").join(&folder)).filter(|it| is_whole(it, revision));
    let listed = own.and_then(|place| {
        let snapshot = commit(&place, revision)?;
        Some(hub_listing::kept(&place, &snapshot.file_name()?.to_string_lossy()))
    });
    listed.unwrap_or_default()
}

fn is_part(it: &str) -> bool {
    !it.is_empty() && !it.starts_with('.') && it.chars().all(|it| it.is_ascii_alphanumeric() || "._-".contains(it))
}

fn is_id(id: &str) -> bool {
    id.split('/').count() <= 2 && id.split('/').all(is_part)
}

fn is_revision(revision: &str) -> bool {
    revision.split('/').all(is_part)
}

fn is_set(name: &str) -> bool {
    env::var(name).is_ok_and(|it| !["", "0", "false", "no", "off"].contains(&it.to_lowercase().as_str()))
}

/// The Hub's cache, where `HF_HUB_CACHE`, `HF_HOME` or the home folder put it.
fn cache() -> Option<PathBuf> {
    let path = |name: &str| env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from);
    path("HF_HUB_CACHE").or_else(|| Some(home()?.join("hub")))
}

fn home() -> Option<PathBuf> {
    let set = env::var_os("HF_HOME").filter(|it| !it.is_empty()).map(PathBuf::from);
    set.or_else(|| Some(env::home_dir()?.join(".cache").join("huggingface")))
}

/// What the cache has of a revision: a commit, or what a branch's name stands for.
fn cached(name: &str, place: &Path, revision: &str) -> Result<Option<Vec<Source>>, LoadError> {
    let Some(snapshot) = commit(place, revision) else { return Ok(None) };
    // A snapshot's files are links to the model's own blobs; a link to anywhere else is not followed.
    let root = fs::canonicalize(place).unwrap_or_else(|_| place.to_path_buf());
    let is_own = |path: &Path| fs::canonicalize(path).is_ok_and(|it| it.starts_with(&root));
    let mut files: Vec<(u8, PathBuf)> = fs::read_dir(&snapshot)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|it| Some((rank(&it.path())?, it.path())))
        .filter(|(_, path)| path.is_file() && is_own(path))
        .collect();
    files.sort();
    let source = |(_, path): &(u8, PathBuf)| {
        let file = path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned());
        Ok(source(&format!("{name}/{file}"), read_limited(&name_of(path), MOST_BYTES)?))
    };
    let sources = files.iter().map(source).collect::<Result<Vec<_>, LoadError>>()?;
    Ok((!sources.is_empty()).then_some(sources))
}

/// Whether what this program kept of a revision is all of it. The name of a revision is written last, so a download that
/// was cut off has none, and is fetched anew.
fn is_whole(place: &Path, revision: &str) -> bool {
    place.join("refs").join(revision).is_file()
}

#[derive(Deserialize)]
struct Model {
    sha: String,
    #[serde(default)]
    siblings: Vec<Sibling>,
}

#[derive(Deserialize)]
struct Sibling {
    rfilename: String,
}

/// Asks the Hub, keeps what it gives, and gives it.
fn download(name: &str, id: &str, revision: &str, place: Option<&Path>) -> Result<Vec<Source>, String> {
    let hub = Hub::from_env()?;
    let about = hub.get(&format!("/api/models/{id}/revision/{}", revision.replace('/', "%2F")))?;
    let model: Model = serde_json::from_slice(&about).map_err(|it| format!("the Hub's answer cannot be read: {it}"))?;
    if model.sha.len() != 40 || !model.sha.bytes().all(|it| it.is_ascii_hexdigit()) {
        return Err("the Hub's answer names no commit".to_owned());
    }
    // Only what stands in the repository's first folder, under a name that is one.
    let is_plain = |it: &&String| !it.contains(['/', '\\']) && !it.contains(char::is_control) && !it.starts_with('.');
    let mut files: Vec<(u8, String)> = model
        .siblings
        .iter()
        .map(|it| &it.rfilename)
        .filter(is_plain)
        .filter_map(|it| Some((rank(Path::new(it))?, it.clone())))
        .collect();
    files.sort();
    if files.len() > MOST_FILES {
        let count = files.len();
        return Err(format!(
            "has {count} licence files and cards, more than {MOST_FILES}; fetch it and name its files"
        ));
    }
    if files.is_empty() {
        return Err("has no LICENSE, policy or README file".to_owned());
    }
    let mut sources = Vec::new();
    for (_, file) in files {
        let bytes = hub.get(&format!("/{id}/resolve/{}/{}", model.sha, in_address(&file)))?;
        sources.push((file, bytes));
    }
    if let Some(place) = place {
        let listed: Vec<String> = model.siblings.into_iter().map(|it| it.rfilename).collect();
        keep(place, revision, &model.sha, &sources, &listed);
    }
    Ok(sources.into_iter().map(|(file, bytes)| source(&format!("{name}/{file}"), bytes)).collect())
}

/// A file's name as a part of an address.
fn in_address(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let each = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    name.bytes().map(each).collect::<Vec<_>>().concat()
}

/// Keeps files as the Hub's own programs lay out theirs where there are no symbolic links: all of them or none, for half
/// a model is a model without its policy.
fn keep(place: &Path, revision: &str, commit: &str, files: &[(String, Vec<u8>)], listed: &[String]) {
    let snapshots = place.join("snapshots");
    let snapshot = snapshots.join(commit);
    let reference = place.join("refs").join(revision);
    let kept = || {
        fs::create_dir_all(&snapshots)?;
        let made = tempfile::Builder::new().prefix(".half-").tempdir_in(&snapshots)?;
        for (file, bytes) in files {
            write_atomic(&made.path().join(file), bytes)?;
        }
        if snapshot.exists() {
            fs::remove_dir_all(&snapshot)?;
        }
        fs::rename(made.path(), &snapshot)?;
        // It is in its place: there is nothing to take away any more.
        let _moved = made.keep();
        hub_listing::keep(place, commit, listed)?;
        fs::create_dir_all(reference.parent().unwrap_or(place))?;
        write_atomic(&reference, commit.as_bytes())
    };
    // A cache that cannot be written is a download the next time.
    kept().ok();
}

/// The Hub, or what stands in for it.
struct Hub {
    agent: Agent,
    endpoint: Uri,
    token: Option<String>,
}

impl Hub {
    fn from_env() -> Result<Self, String> {
        let set = |name: &str| env::var(name).ok().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        let endpoint = set("HF_ENDPOINT").unwrap_or_else(|| "https://huggingface.co".to_owned());
        let endpoint: Uri =
            endpoint.trim_end_matches('/').parse().map_err(|_| "HF_ENDPOINT is no address".to_owned())?;
        let patience = set("HF_HUB_DOWNLOAD_TIMEOUT").map_or(Ok(PATIENCE), |it| patience(&it))?;
        let agent = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(patience)))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("undiluted/", env!("CARGO_PKG_VERSION")))
            .build()
            .new_agent();
        let file = set("HF_TOKEN_PATH").map(PathBuf::from).or_else(|| Some(home()?.join("token")));
        let stored = || words_of_own(&file?).ok().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        // A token goes where it belongs, and never in the clear over a network.
        let is_safe = endpoint.scheme_str() == Some("https")
            || matches!(endpoint.host(), Some("localhost" | "127.0.0.1" | "[::1]"));
        let token = set("HF_TOKEN").or_else(stored).filter(|it| is_safe && it.chars().all(|it| it.is_ascii_graphic()));
        Ok(Self { agent, endpoint, token })
    }

    /// The Hub's host as people know it, without the password that an address may carry.
    fn host(&self) -> String {
        let authority = self.endpoint.authority().map_or("", |it| it.as_str());
        authority.rsplit('@').next().unwrap_or_default().to_owned()
    }

    /// The body of what stands at a path.
    fn get(&self, path: &str) -> Result<Vec<u8>, String> {
        let base = self.endpoint.path().trim_end_matches('/');
        let mut path = format!("{base}{path}");
        for _ in 0..=MOST_TURNS {
            let response = self.ask(&path)?;
            match response.status() {
                it if it.is_success() => return body(response),
                it if it.is_redirection() => path = self.turn(&response)?,
                it => return Err(self.refusal(it)),
            }
        }
        Err("the Hub sends from one place to the next without end".to_owned())
    }

    fn ask(&self, path: &str) -> Result<Response<Body>, String> {
        let authority = self.endpoint.authority().map_or("", |it| it.as_str());
        let scheme = self.endpoint.scheme_str().unwrap_or("https");
        let mut request = self.agent.get(format!("{scheme}://{authority}{path}"));
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let host = self.host();
        request.call().map_err(|error| format!("{host} cannot be reached: {}; is there a network?", plain(&error)))
    }

    /// Where the Hub sends: another place of its own, or a refusal.
    fn turn(&self, response: &Response<Body>) -> Result<String, String> {
        let location = response.headers().get(header::LOCATION).and_then(|it| it.to_str().ok()).unwrap_or_default();
        // An address without a scheme leads elsewhere too, though it looks like a path.
        let location = if location.starts_with("//") { format!("https:{location}") } else { location.to_owned() };
        let to: Uri = location.parse().map_err(|_| "the Hub sends to a place that is none".to_owned())?;
        let is_own = to.host().is_none()
            || (to.authority() == self.endpoint.authority() && to.scheme() == self.endpoint.scheme());
        if !is_own {
            let host = to.host().unwrap_or("?");
            return Err(format!("the Hub sends to another place ({host}); nothing was fetched from there"));
        }
        Ok(to.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string))
    }

    fn refusal(&self, status: StatusCode) -> String {
        let with = if self.token.is_some() { "with the token that is set" } else { "without a token" };
        match status.as_u16() {
            401 | 403 => format!(
                "the Hub does not give it {with} ({status}): it is gated or private; accept its terms on its page, then \
                 set HF_TOKEN"
            ),
            404 => "the Hub has no such model or revision, or it is private".to_owned(),
            429 => "the Hub asks to come back later (429)".to_owned(),
            _ => format!("the Hub answers {status}; try again later"),
        }
    }
}

/// How long one is to wait, as it is set.
fn patience(set: &str) -> Result<u64, String> {
    let wanted = set.parse().ok().filter(|it| (1..=MOST_PATIENCE).contains(it));
    wanted.ok_or_else(|| format!("HF_HUB_DOWNLOAD_TIMEOUT={set} is no number of seconds from 1 to {MOST_PATIENCE}"))
}

/// Whether an answer is a web page: nothing that is asked for is one, so somebody else answers in the Hub's name.
fn is_page(media_type: &str, bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(512)).unwrap_or_default()).to_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let is_named_so = media_type.is_empty() || media_type.starts_with("text/html");
    is_named_so && ["<!doctype html", "<html"].iter().any(|it| head.starts_with(it))
}

/// A body, whole, or an error.
fn body(response: Response<Body>) -> Result<Vec<u8>, String> {
    let media_type = response.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let media_type = media_type.unwrap_or_default().to_lowercase();
    let promised = response.headers().get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<u64>().ok());
    let mut bytes = Vec::new();
    let read = response.into_body().into_reader().take(MOST_BYTES + 1).read_to_end(&mut bytes);
    match (read, promised) {
        (Err(error), _) => Err(format!("the answer broke off: {error}; try again")),
        (Ok(count), _) if count as u64 > MOST_BYTES => Err("the answer is larger than 4 MiB".to_owned()),
        (Ok(count), Some(promised)) if count as u64 != promised => {
            Err(format!("the answer broke off after {count} of {promised} bytes; try again"))
        }
        (Ok(_), _) if is_page(&media_type, &bytes) => Err("the answer is a web page and not the file: a page to log in \
                                                          stands between, perhaps; open the Hub in a browser, then try again"
            .to_owned()),
        (Ok(_), _) => Ok(bytes),
    }
}

/// What went wrong, without the library's insides.
fn plain(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Timeout(_) => "it took too long".to_owned(),
        ureq::Error::HostNotFound => "no such host".to_owned(),
        ureq::Error::Io(error) => error.to_string(),
        other => other.to_string(),
    }
}
