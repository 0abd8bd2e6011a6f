//! Pictures of a comparison: shapes in a plane, drawn by the window's painter and written into reports as SVG.
//!
//! A picture never says more than its text alternative, and nothing by colour alone: what takes something away has
//! corners, what does not is round; the fuller, the heavier; numbers stand in the shapes.
//! Never judges: every weight comes from the lens.

mod bars;
mod heat;
mod svg;
mod timeline;

pub use bars::freedom_bars;
pub use heat::heat_map;
pub use svg::svg;
pub use timeline::timeline;

use crate::compare::Comparison;
use crate::document::visible;
use crate::lens::Weight;

/// A picture and what it says in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// What it shows, in a few words.
    pub title: String,
    /// What it says, in sentences.
    pub alt: String,
    /// Width and height, in points.
    pub size: (f32, f32),
    /// Its shapes, the lowest first.
    pub items: Vec<Item>,
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A weight as its shape, with words in it.
    Mark(Mark),
    /// A line between two points.
    Line {
        /// From.
        from: (f32, f32),
        /// To.
        to: (f32, f32),
        /// What it stands for.
        ink: Ink,
    },
    /// Words.
    Words(Words),
}

/// A weight as a shape: corners where it takes something away, round where it does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Left, top, width and height.
    pub place: (f32, f32, f32, f32),
    /// The weight; findings without bearing have a shape too.
    pub weight: Option<Weight>,
    /// What stands in it.
    pub words: String,
    /// What it is, for the pointer and for those who do not see it.
    pub told: String,
    /// The document and finding that it leads to.
    pub leads_to: Option<(usize, usize)>,
}

/// A line of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Where their middle line begins, or ends if they end there.
    pub at: (f32, f32),
    /// The words.
    pub text: String,
    /// Their size, in points.
    pub size: f32,
    /// Whether they stand out.
    pub strong: bool,
    /// Whether `at` is where they end.
    pub ends: bool,
    /// The width that they have; what does not fit is cut.
    pub width: f32,
}

/// What a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Between things.
    Rule,
    /// A thing that goes on.
    Weight(Option<Weight>),
}

/// How wide pictures are, in points.
const WIDTH: f32 = 760.0;

impl Picture {
    /// Words that begin here.
    fn words(&mut self, at: (f32, f32), text: impl Into<String>, width: f32) {
        self.items.push(Item::Words(Words { at, text: text.into(), size: 12.0, strong: false, ends: false, width }));
    }

    /// Words that begin here and stand out.
    fn strong(&mut self, at: (f32, f32), text: impl Into<String>, width: f32) {
        self.items.push(Item::Words(Words { at, text: text.into(), size: 12.0, strong: true, ends: false, width }));
    }

    /// Words that end here.
    fn ending(&mut self, at: (f32, f32), text: impl Into<String>, width: f32) {
        self.items.push(Item::Words(Words { at, text: text.into(), size: 12.0, strong: false, ends: true, width }));
    }

    fn rule(&mut self, y: f32, width: f32) {
        self.items.push(Item::Line { from: (0.0, y), to: (width, y), ink: Ink::Rule });
    }
}

/// What the documents are called, safe to show.
fn names(comparison: &Comparison) -> Vec<String> {
    comparison.documents.iter().map(|it| visible(&it.document.short_name())).collect()
}

/// A number as a length.
fn length(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// How a weight is said of a kind of clause, in pictures, reports and the window.
pub fn weight_word(weight: Option<Weight>) -> &'static str {
    match weight {
        Some(Weight::Conflicts) => "conflicts",
        Some(Weight::Strains) => "doubtful",
        Some(Weight::Disputed) => "disputed",
        Some(Weight::Compatible) => "allowed",
        Some(Weight::Supports) => "supports",
        Some(Weight::Present) => "present",
        Some(Weight::Absent) => "absent",
        Some(Weight::Unread) => "unread",
        None => "no bearing",
    }
}
