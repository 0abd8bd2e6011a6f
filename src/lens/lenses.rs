//! All lenses that are there.

use super::Lens;
use crate::never::packed;

/// Lenses in the order they are offered, definitions first.
#[derive(Clone, Debug, Default)]
pub struct Lenses {
    /// In the order they are offered.
    pub list: Vec<Lens>,
    /// SHA-256 over their sources, as `sha256:…`.
    pub version: String,
}

impl Lenses {
    /// The lenses that are built in.
    pub fn built_in() -> &'static Self {
        static LENSES: std::sync::OnceLock<Lenses> = std::sync::OnceLock::new();
        LENSES.get_or_init(|| Self {
            list: packed(include_bytes!(concat!(env!("OUT_DIR"), "/lenses.pack"))),
            version: env!("LENSES_VERSION").to_owned(),
        })
    }

    /// The lens of this id.
    pub fn get(&self, id: &str) -> Option<&Lens> {
        self.list.iter().find(|lens| lens.id == id)
    }
}
