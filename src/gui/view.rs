//! How the window looks at the model; kept from one run to the next.

use super::theme::{Palette, USUAL_TEXT};
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
    /// Whether the search takes the keyboard in the next frame.
    #[serde(skip)]
    pub wants_find: bool,
    /// A row to bring into view in the next frame.
    #[serde(skip)]
    pub reveal: Option<usize>,
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
            inspector: true,
            tab: Tab::default(),
            lenses: Vec::new(),
            lens: None,
            reviewer: String::new(),
            recent: Vec::new(),
            wants_find: false,
            reveal: None,
        }
    }
}
