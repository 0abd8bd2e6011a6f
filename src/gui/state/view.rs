//! How the window looks at the model; kept from one run to the next.

use crate::artefact::State;
use crate::gui::state::changes::Order;
use crate::gui::state::scroll::Scroll;
use crate::gui::theme::{Palette, USUAL_TEXT};
use crate::openness::Mapping;
use eframe::egui::ThemePreference;
use serde::{Deserialize, Serialize};

/// The tabs of the inspector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tab {
    /// The selected finding, or every finding while none is selected.
    #[default]
    Finding,
    /// Every finding of every document.
    Findings,
    /// What the chosen definition asks, and the words that bear on it.
    Criteria,
    /// The clauses with headings.
    Outline,
    /// What is known of the documents.
    Documents,
}

/// How documents stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Columns {
    /// Beside each other where there is room, else below each other.
    #[default]
    AsFits,
    /// Beside each other.
    Beside,
    /// Below each other, what is the same once.
    Unified,
}

/// What the user is about to enter of an artefact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArtefactEntry {
    /// SHA-256 of the release's document.
    pub sha256: String,
    /// The component's id.
    pub component: String,
    /// What is known of it.
    pub state: State,
    /// Its licence.
    pub license: String,
    /// Where that is known from.
    pub note: String,
}

/// How the window looks at the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct View {
    /// Light, dark or the system's.
    pub theme: ThemePreference,
    /// Which colours.
    pub palette: Palette,
    /// The size of clause text, in points.
    pub text_size: f32,
    /// How documents stand to each other.
    pub columns: Columns,
    /// Whether nothing moves by itself.
    pub reduced_motion: bool,
    /// Whether typography alone makes a difference.
    pub cosmetic: bool,
    /// Whether rows that differ in names, dates, addresses, numbering and typography alone count as the same.
    pub substance: bool,
    /// How the list of changes is sorted.
    pub order: Order,
    /// Whether the inspector is open.
    pub inspector: bool,
    /// The tab of the inspector.
    pub tab: Tab,
    /// The definitions that are read through, in order; none means the usual ones.
    pub lenses: Vec<String>,
    /// The lens last chosen.
    pub lens: Option<String>,
    /// The user's name, under which marks stand.
    pub reviewer: String,
    /// What was opened before.
    pub recent: Vec<String>,
    /// The file of the house's policy that documents are held against, so that the next run holds them too.
    pub policy: Option<String>,
    /// The profile of it that was chosen.
    pub profile: Option<String>,
    /// The id of the mapping that releases are looked at through.
    pub mapping: String,
    /// One's own mapping, once there is one.
    pub own_mapping: Option<Mapping>,
    /// The artefact that is looked at: a component's id, and which release.
    #[serde(skip)]
    pub artefact: Option<(&'static str, usize)>,
    /// What is being entered of it.
    #[serde(skip)]
    pub entry: Option<ArtefactEntry>,
    /// Whether the search takes the keyboard in the next frame.
    #[serde(skip)]
    pub wants_find: bool,
    /// A row to bring into view in the next frame.
    #[serde(skip)]
    pub reveal: Option<usize>,
    /// How far to scroll the page in the next frame.
    #[serde(skip)]
    pub scroll: Option<Scroll>,
    /// The documents that stand in the columns, where there are more than fit; empty means the first ones.
    #[serde(skip)]
    pub shown: Vec<usize>,
    /// Whether the list of changes shows the slight ones too.
    #[serde(skip)]
    pub slight: bool,
}

impl Default for View {
    fn default() -> Self {
        Self {
            theme: ThemePreference::System,
            palette: Palette::default(),
            text_size: USUAL_TEXT,
            columns: Columns::default(),
            reduced_motion: false,
            cosmetic: false,
            substance: false,
            order: Order::default(),
            inspector: true,
            tab: Tab::default(),
            lenses: Vec::new(),
            lens: None,
            reviewer: String::new(),
            recent: Vec::new(),
            policy: None,
            profile: None,
            mapping: String::new(),
            own_mapping: None,
            artefact: None,
            entry: None,
            wants_find: false,
            reveal: None,
            scroll: None,
            shown: Vec::new(),
            slight: false,
        }
    }
}
