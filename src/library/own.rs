//! The project's own teaching licences: fictional, in the patterns of real ones.

use super::{Entry, Held};

/// Every teaching text, by id.
pub(super) const ENTRIES: &[Entry] = &[
    own("dunlin-mit", "Dunlin, an MIT License with a sentence more", include_str!("../../licenses/dunlin-mit.txt")),
    own("heron-1.0", "Heron Community Model License 1.0", include_str!("../../licenses/heron-1.0.txt")),
    own("heron-2.0", "Heron Community Model License 2.0", include_str!("../../licenses/heron-2.0.txt")),
    own("heron-card.md", "Model card of Heron 2 7B Chat", include_str!("../../licenses/heron-card.md")),
    own("heron-use-policy.md", "Heron Use Policy", include_str!("../../licenses/heron-use-policy.md")),
    own("tern-1.0", "Tern Responsible Model License 1.0", include_str!("../../licenses/tern-1.0.txt")),
    own("tern-1.1", "Tern Responsible Model License 1.1", include_str!("../../licenses/tern-1.1.txt")),
];

const fn own(id: &'static str, name: &'static str, text: &'static str) -> Entry {
    let held = Held::Open(text);
    Entry { id, name, osi_approved: false, fsf_libre: false, deprecated: false, own: true, held, imported: None }
}
