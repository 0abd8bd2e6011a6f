//! How the window looks at the model; kept from one run to the next.

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
    /// What is known of the documents.
    Documents,
}

/// How the window looks at the model.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// Light, dark or the system's.
    pub theme: ThemePreference,
    /// Whether the inspector is open.
    pub inspector: bool,
    /// The tab of the inspector.
    pub tab: Tab,
    /// The lens last chosen.
    pub lens: Option<String>,
    /// The user's name, under which marks stand.
    pub reviewer: String,
    /// What was opened before.
    pub recent: Vec<String>,
    /// A row to bring into view in the next frame.
    #[serde(skip)]
    pub reveal: Option<usize>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            theme: ThemePreference::System,
            inspector: true,
            tab: Tab::default(),
            lens: None,
            reviewer: String::new(),
            recent: Vec::new(),
            reveal: None,
        }
    }
}
