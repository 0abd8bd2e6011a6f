//! Model files: their header as a card, without their weights, however large they are.

use super::load::LoadError;
use super::names::path_of;
use crate::artefact::{Header, HeaderError, gguf, safetensors};
use crate::document::{Source, last_component};
use std::fs::File;
use std::io::{BufReader, Read as _, Seek as _};

/// What a model file says of itself; nothing for a file that is none.
pub(super) fn read(name: &str) -> Option<Result<Vec<Source>, LoadError>> {
    let path = path_of(name);
    // What is not there or cannot be read is told by whoever reads plain files.
    let bytes = std::fs::metadata(&path).ok().filter(std::fs::Metadata::is_file)?.len();
    let mut file = File::open(&path).ok()?;
    let mut magic = [0; 4];
    let is_gguf = file.read_exact(&mut magic).is_ok() && &magic == gguf::MAGIC;
    let is_safetensors = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("safetensors"));
    if !is_gguf && !is_safetensors {
        return None;
    }
    file.rewind().ok()?;
    let mut reader = BufReader::with_capacity(256 * 1024, file);
    let header = if is_gguf { gguf::read(&mut reader) } else { safetensors::read(&mut reader, bytes) };
    Some(sources(name, header))
}

fn sources(name: &str, header: Result<Header, HeaderError>) -> Result<Vec<Source>, LoadError> {
    let header = header.map_err(|error| LoadError::Model { name: name.to_owned(), why: error.to_string() })?;
    let licence = header.licence_text().map(|text| Source::new(format!("{name}/LICENSE"), text));
    Ok(licence.into_iter().chain([Source::new(name, header.card(last_component(name)))]).collect())
}
