//! How the window looks: columns, sizes, colours, and whether typography counts.

use super::navigation::{self, look_again};
use super::window::Window;
use crate::gui::command::action::Action;
use crate::gui::state::page::Page;
use crate::gui::state::view::{Columns, View};
use crate::gui::theme::{self, LARGEST_TEXT, Palette, SMALLEST_TEXT, USUAL_TEXT};
use crate::options::Arrangement;
use eframe::egui::ThemePreference;

/// Does what an action of looks asks for.
pub fn act(window: &mut Window<'_>, action: Action) {
    let view = &mut *window.view;
    match action {
        Action::Cosmetic => {
            view.cosmetic = !view.cosmetic;
            settle(window);
        }
        Action::Substance => {
            view.substance = !view.substance;
            settle(window);
        }
        Action::ByClause => arrange(window, Arrangement::Clause),
        Action::ByTopic => arrange(window, Arrangement::Topic),
        Action::ColumnsAsFit => view.columns = Columns::AsFits,
        Action::ColumnsBeside => view.columns = Columns::Beside,
        Action::ColumnsUnified => view.columns = Columns::Unified,
        Action::TextLarger => resize(view, view.text_size + 1.0),
        Action::TextSmaller => resize(view, view.text_size - 1.0),
        Action::TextUsual => resize(view, USUAL_TEXT),
        Action::PaletteUsual => wear(window, Palette::Usual),
        Action::PaletteContrast => wear(window, Palette::Contrast),
        Action::ThemeSystem => set_theme(window, ThemePreference::System),
        Action::ThemeLight => set_theme(window, ThemePreference::Light),
        Action::ThemeDark => set_theme(window, ThemePreference::Dark),
        _ => {}
    }
}

/// Turns to the texts, their rows standing for this.
fn arrange(window: &mut Window<'_>, by: Arrangement) {
    navigation::turn_to(window, Page::Text);
    window.model.arrangement = Some(by);
}

/// Clause text in this size, within what can be read.
pub fn resize(view: &mut View, size: f32) {
    view.text_size = size.clamp(SMALLEST_TEXT, LARGEST_TEXT);
}

/// Makes colours, motion and counting what the view says.
pub fn settle(window: &mut Window<'_>) {
    let Window { ctx, model, view, .. } = window;
    theme::wear(ctx, view.palette, view.reduced_motion);
    ctx.set_theme(view.theme);
    if (model.filter.cosmetic, model.filter.substance) != (view.cosmetic, view.substance) {
        (model.filter.cosmetic, model.filter.substance) = (view.cosmetic, view.substance);
        look_again(model);
    }
}

fn wear(window: &mut Window<'_>, palette: Palette) {
    window.view.palette = palette;
    settle(window);
}

fn set_theme(window: &mut Window<'_>, theme: ThemePreference) {
    window.view.theme = theme;
    window.ctx.set_theme(theme);
}
