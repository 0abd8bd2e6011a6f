//! What of a model stands for what of a program: rival mappings, and one's own by dragging.

use super::columns::{column, head_ui, mark_ui};
use super::outcomes::mark_of;
use crate::artefact::{Cell, Component, State, named};
use crate::document::visible;
use crate::gui::state::view::View;
use crate::gui::strings::openness as say;
use crate::gui::theme::{bold, label_font, tokens};
use crate::openness::{Fulfilled, Mapping, Release, Role, filled, mappings};
use eframe::egui::{
    Align2, Button, ComboBox, Frame, Label, LayerId, Order, Popup, Response, RichText, ScrollArea, Sense, TextWrapMode,
    Ui, vec2,
};

/// The id of one's own mapping.
const OWN: &str = "own";
/// The width of the program's parts, in points.
const ROLES: f32 = 120.0;
/// The width of the model's parts, in points.
const PARTS: f32 = 420.0;

pub(super) fn mapping_ui(ui: &mut Ui, releases: &[Release], view: &mut View) {
    ui.label(say::MAPPING_INTRO);
    choose_ui(ui, view);
    let mapping = chosen(view);
    ui.add(Label::new(&mapping.says).wrap());
    ui.label(RichText::new(&mapping.by).small().color(tokens(ui).weak));
    let width = column(ui, PARTS + ROLES, releases.len());
    let mut moved = None;
    ScrollArea::horizontal().id_salt("mapping sideways").show(ui, |ui| {
        let weak = |ui: &mut Ui, words: &str| ui.label(RichText::new(words).color(tokens(ui).weak));
        line_ui(
            ui,
            |ui| weak(ui, say::OF_A_PROGRAM),
            |ui| drop(weak(ui, say::OF_A_MODEL)),
            |ui| {
                for release in releases {
                    ui.vertical(|ui| head_ui(ui, release, width));
                }
            },
        );
        for role in Role::ALL {
            line_ui(
                ui,
                |ui| ui.label(bold(role.name())),
                |ui| parts_ui(ui, mapping.of(role), Some(role), &mut moved),
                |ui| {
                    for release in releases {
                        state_ui(ui, &mapping, role, release, width);
                    }
                },
            );
        }
        line_ui(ui, |ui| weak(ui, say::NOT_MAPPED), |ui| parts_ui(ui, &left_over(&mapping), None, &mut moved), |_| {});
    });
    for release in releases {
        let words = release.verdict(&mapping);
        let words = if releases.len() > 1 { say::verdict(visible(&release.name), words) } else { words };
        ui.add(Label::new(bold(words)).wrap());
    }
    if let Some((component, role)) = moved {
        let own = Mapping { id: OWN.to_owned(), title: say::ONES_OWN.to_owned(), by: String::new(), ..mapping };
        view.own_mapping = Some(own.with(&component, role));
        OWN.clone_into(&mut view.mapping);
    }
}

fn choose_ui(ui: &mut Ui, view: &mut View) {
    let title = chosen(view).title;
    ui.horizontal(|ui| {
        let label = ui.label(say::MAP_AS);
        let combo = ComboBox::from_id_salt("mapping").selected_text(title).width(290.0);
        let shown = combo.show_ui(ui, |ui| {
            for it in mappings() {
                ui.selectable_value(&mut view.mapping, it.id.clone(), &it.title)
                    .on_hover_text(format!("{} {}", it.by, it.says));
            }
            if view.own_mapping.is_some() {
                ui.selectable_value(&mut view.mapping, OWN.to_owned(), say::ONES_OWN);
            }
        });
        shown.response.labelled_by(label.id);
    });
}

/// The mapping that is looked through.
fn chosen(view: &View) -> Mapping {
    let own = view.own_mapping.as_ref().filter(|_| view.mapping == OWN);
    let built_in = || mappings().iter().find(|it| it.id == view.mapping).or_else(|| mappings().first());
    own.or_else(built_in).cloned().unwrap_or_default()
}

/// A line: the program's part, the model's parts, and what each release has. Parts wrap, and the line grows with them.
fn line_ui(
    ui: &mut Ui,
    role: impl FnOnce(&mut Ui) -> Response,
    parts: impl FnOnce(&mut Ui),
    states: impl FnOnce(&mut Ui),
) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        ui.vertical(|ui| {
            ui.set_width(ROLES - 16.0);
            ui.add_space(4.0);
            role(ui);
        });
        ui.vertical(|ui| {
            ui.set_width(PARTS - 16.0);
            parts(ui);
        });
        states(ui);
    });
}

/// Components that have no role.
fn left_over(mapping: &Mapping) -> Vec<String> {
    let is_used = |id: &str| Role::ALL.iter().any(|role| mapping.of(*role).iter().any(|it| it == id));
    crate::artefact::all().map(|it| it.id).filter(|it| !is_used(it)).map(str::to_owned).collect()
}

/// The components of a line: each can be dragged to another.
fn parts_ui(ui: &mut Ui, ids: &[String], role: Option<Role>, moved: &mut Option<(String, Option<Role>)>) {
    let frame = Frame::new().inner_margin(2);
    let (_, dropped) = ui.dnd_drop_zone::<String, ()>(frame, |ui| {
        ui.set_width(PARTS - 20.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 3.0);
            for component in ids.iter().filter_map(|id| named(id)) {
                let response = chip_ui(ui, component);
                Popup::menu(&response).show(|ui| {
                    for to in Role::ALL.into_iter().filter(|it| Some(*it) != role) {
                        if ui.button(say::put_under(to.name())).clicked() {
                            *moved = Some((component.id.to_owned(), Some(to)));
                        }
                    }
                    if role.is_some() && ui.button(say::put_under(say::NOT_MAPPED)).clicked() {
                        *moved = Some((component.id.to_owned(), None));
                    }
                });
            }
            if ids.is_empty() {
                ui.label(RichText::new("–").color(tokens(ui).weak));
            }
        });
    });
    if let Some(component) = dropped {
        *moved = Some((component.as_ref().clone(), role));
    }
}

/// A component that is dragged, or clicked for a menu of lines.
fn chip_ui(ui: &mut Ui, component: &'static Component) -> Response {
    let button = Button::new(component.name).small().wrap_mode(TextWrapMode::Extend).sense(Sense::click_and_drag());
    let response = ui.add(button).on_hover_text(say::DRAG);
    response.dnd_set_drag_payload(component.id.to_owned());
    if let (true, Some(at)) = (response.dragged(), ui.ctx().pointer_interact_pos()) {
        // Its name follows the pointer.
        let layer = LayerId::new(Order::Tooltip, response.id.with("dragged"));
        let (font, color) = (label_font(14.0), tokens(ui).strong);
        ui.ctx().layer_painter(layer).text(at + vec2(12.0, 0.0), Align2::LEFT_CENTER, component.name, font, color);
    }
    response
}

fn state_ui(ui: &mut Ui, mapping: &Mapping, role: Role, release: &Release, width: f32) {
    ui.horizontal(|ui| {
        ui.set_width(width);
        if mapping.of(role).is_empty() {
            return;
        }
        let state = filled(mapping, role, &release.cells);
        // That all is there says nothing of its terms: the shape does, as in the grid.
        let is_bound = |it: &Cell| matches!(it.state, State::Restricted | State::Unlicensed);
        let is_of_role = |it: &Cell| mapping.of(role).iter().any(|id| id == it.component.id);
        let bound = state == Fulfilled::Met && release.cells.iter().any(|it| is_of_role(it) && is_bound(it));
        mark_ui(ui, if bound { State::Restricted } else { mark_of(state) });
        ui.label(if bound { say::THERE_BOUND } else { state.name() });
    });
}
