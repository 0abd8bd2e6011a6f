//! Colours, fonts and sizes: the only room that names them.

mod palettes;
mod style;
mod tokens;

pub use style::{
    GAP, LARGEST_TEXT, SMALLEST_TEXT, USUAL_TEXT, bold, bold_font, clause_font, install, label_font, wear,
};
pub use tokens::{Hue, Palette, Tokens};

use eframe::egui::{Color32, Context, Id, Ui};

/// White and black of paper, whatever the palette: what a camera reads is printed.
pub fn paper() -> (Color32, Color32) {
    (Color32::WHITE, Color32::BLACK)
}

/// The colours that this part of the window is drawn in.
pub fn tokens(ui: &Ui) -> &'static Tokens {
    tokens_of(ui.ctx())
}

/// The colours that the window is drawn in.
pub fn tokens_of(ctx: &Context) -> &'static Tokens {
    let palette = ctx.data(|data| data.get_temp::<Palette>(Id::unique("palette")).unwrap_or_default());
    Tokens::of(ctx.theme(), palette)
}
