//! The page that greets: where to drop, what to try, what the marks mean.

use super::library::library_ui;
use super::pages;
use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::state::library::LibraryList;
use crate::gui::state::model::Model;
use crate::gui::state::opened::Recent;
use crate::gui::state::view::View;
use crate::gui::strings::pages as say;
use crate::gui::theme::{GAP, bold, tokens};
use crate::gui::widgets::{Icon, icon_button, legend_ui};
use crate::library;
use eframe::egui::{
    Align, Button, Frame, Layout, Margin, Rect, RichText, ScrollArea, Sense, Shape, Stroke, Ui, UiBuilder, vec2,
};

const WIDTH: f32 = 960.0;

/// The page while nothing is open.
#[derive(Debug, Default)]
pub struct StartPage {
    library: LibraryList,
}

struct Example {
    title: String,
    about: &'static str,
    arguments: [String; 2],
}

impl StartPage {
    /// The whole page.
    pub fn ui(&mut self, ui: &mut Ui, model: &Model, view: &View, commands: &mut Vec<Command>) {
        ScrollArea::vertical().id_salt("start").auto_shrink([false, false]).show(ui, |ui| {
            let width = (ui.available_width() - 48.0).min(WIDTH);
            let left = ui.max_rect().center().x - width / 2.0;
            let column = Rect::from_min_size(eframe::egui::pos2(left, ui.max_rect().top() + 24.0), vec2(width, 4000.0));
            ui.scope_builder(UiBuilder::new().max_rect(column).layout(Layout::top_down(Align::Min)), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0 * GAP;
                ui.label(bold("Undiluted").size(30.0).color(tokens(ui).strong));
                ui.label(RichText::new(say::SEE_WHERE_MODEL_LICENCE).size(16.0));
                ui.add_space(2.0 * GAP);
                doors_ui(ui, commands);
                drop_zone_ui(ui, commands);
                ui.add_space(2.0 * GAP);
                examples_ui(ui, commands);
                ui.add_space(2.0 * GAP);
                self.lists_ui(ui, model, commands);
                ui.add_space(2.0 * GAP);
                legend_ui(ui);
                ui.label(say::READING_AID_AND_OFFLINE);
                ui.add_space(24.0);
            });
            pages::apply(ui, view, ui.min_rect());
        });
    }

    fn lists_ui(&mut self, ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                left.label(bold(say::LIBRARY));
                library_ui(left, &mut self.library, 190.0, commands);
                right.label(bold(say::OPENED_BEFORE));
                recent_ui(right, &model.recent, commands);
            }
        });
    }
}

/// What one comes for: to compare, to read, or to teach.
fn doors_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    let doors = [
        (say::COMPARE_TWO, say::COMPARE_TWO_ABOUT, Action::Open),
        (say::READ_ONE, say::READ_ONE_ABOUT, Action::Open),
        (say::RUN_A_WORKSHOP, say::RUN_A_WORKSHOP_ABOUT, Action::Lessons),
    ];
    ui.columns(doors.len(), |columns| {
        for (ui, (title, about, action)) in columns.iter_mut().zip(doors) {
            if card_ui(ui, title, about) {
                commands.push(Command::Do(action));
            }
        }
    });
}

fn drop_zone_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    let tokens = tokens(ui);
    let response = Frame::new()
        .fill(tokens.hollow)
        .corner_radius(8)
        .inner_margin(Margin::same(20))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                ui.label(bold(say::DROP_LICENCES_OR_MODEL).size(16.0));
                ui.label(say::OR);
                let open = Button::new(RichText::new(say::OPEN).color(tokens.on_accent)).fill(tokens.accent);
                if ui.add(open).on_hover_text(Action::Open.entry().tooltip).clicked() {
                    commands.push(Command::Do(Action::Open));
                }
                let paste = Action::Paste.entry();
                let keys = paste.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
                if ui.button(format!("{} ({keys})", paste.label)).on_hover_text(paste.tooltip).clicked() {
                    commands.push(Command::Do(Action::Paste));
                }
            });
            ui.label(RichText::new(say::ONE_TEXT_READ_MARKED).color(tokens.weak));
        })
        .response;
    let rect = response.rect.shrink(1.0);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.5, tokens.accent), 6.0, 5.0));
}

fn examples() -> Vec<Example> {
    let spdx = |id: &str| format!("spdx:{id}");
    let mut examples = vec![
        Example {
            title: say::MPL_2_0_BESIDE.to_owned(),
            about: say::OPEN_SOURCE_LICENCE_BESIDE,
            arguments: [spdx("MPL-2.0"), spdx("BUSL-1.1")],
        },
        Example {
            title: say::AGPL_3_0_BESIDE.to_owned(),
            about: say::HOW_FAR_DUTY_SHARE,
            arguments: [spdx("AGPL-3.0-only"), spdx("SSPL-1.0")],
        },
    ];
    if let Some(own) = library::entries().iter().find(|entry| entry.own) {
        examples.push(Example {
            title: say::MODEL_LICENCE_BESIDE_APACHE.to_owned(),
            about: say::FICTIONAL_LICENCE_LIMITS_MODEL,
            arguments: [own.key(), spdx("Apache-2.0")],
        });
    }
    examples
}

fn examples_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.label(bold(say::TRY_EXAMPLE));
    let examples = examples();
    ui.columns(examples.len(), |columns| {
        for (ui, example) in columns.iter_mut().zip(examples) {
            if card_ui(ui, &example.title, example.about) {
                commands.push(Command::Example(example.arguments.to_vec()));
            }
        }
    });
}

/// A card that is a button as a whole.
fn card_ui(ui: &mut Ui, title: &str, about: &str) -> bool {
    let tokens = tokens(ui);
    let button = Button::new(bold(title).color(tokens.accent)).wrap().frame(false);
    let inner = Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(8)
        .inner_margin(Margin::same(12))
        .show(ui, |ui| {
            // Columns justify; prose does not want that.
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.set_width(ui.available_width());
                ui.set_min_height(88.0);
                let clicked = ui.add(button).clicked();
                ui.label(RichText::new(about).color(tokens.weak));
                clicked
            })
            .inner
        });
    // The rest of the card works too, for the pointer.
    let card = ui.interact(inner.response.rect, inner.response.id.with("card"), Sense::CLICK);
    inner.inner || card.clicked()
}

fn recent_ui(ui: &mut Ui, recent: &[Recent], commands: &mut Vec<Command>) {
    if recent.is_empty() {
        ui.label(RichText::new(say::NOTHING_YET).color(tokens(ui).weak));
    }
    ScrollArea::vertical().id_salt("recent").max_height(222.0).auto_shrink([false, true]).show(ui, |ui| {
        for it in recent {
            ui.horizontal(|ui| {
                let name = crate::document::last_component(&it.argument);
                let forget = say::forget(name);
                if icon_button(ui, Icon::Close, &forget, true).on_hover_text(&forget).clicked() {
                    commands.push(Command::Forget(it.argument.clone()));
                }
                let text = match &it.missing {
                    Some(reason) => format!("{name} ({reason})"),
                    None => name.to_owned(),
                };
                let button = Button::new(text).frame_when_inactive(false).truncate();
                let response = ui.add_enabled(it.missing.is_none(), button);
                if response.on_hover_text(&it.argument).on_disabled_hover_text(&it.argument).clicked() {
                    commands.push(Command::Open(vec![it.argument.clone()]));
                }
            });
        }
    });
}
