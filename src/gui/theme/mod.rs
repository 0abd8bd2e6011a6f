//! Colours, fonts and sizes: the only room that names them.

mod style;
mod tokens;

pub use style::{GAP, LINE_HEIGHT, bold, clause_font, install, label_font};
pub use tokens::{Hue, Tokens};

use eframe::egui::{Context, Ui};

/// The colours of the theme that this part of the window is drawn in.
pub fn tokens(ui: &Ui) -> &'static Tokens {
    tokens_of(ui.ctx())
}

/// The colours of the theme that the window is drawn in.
pub fn tokens_of(ctx: &Context) -> &'static Tokens {
    Tokens::of(ctx.theme())
}
