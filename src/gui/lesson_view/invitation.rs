//! How a room is joined, as large as the screen allows: the picture of the address, the address, the code.

use super::measure::size;
use crate::gui::command::Command;
use crate::gui::state::lesson::{Presenting, Turn};
use crate::gui::state::room::OpenRoom;
use crate::gui::strings::lesson as say;
use crate::gui::theme::{bold_font, paper, tokens};
use eframe::egui::accesskit::Role;
use eframe::egui::{Button, Label, Rect, RichText, Sense, Ui, WidgetInfo, vec2};

/// White around the picture, in cells: phones look for it.
const QUIET: f32 = 3.0;

pub(super) fn invitation_ui(ui: &mut Ui, it: &Presenting, room: &OpenRoom, commands: &mut Vec<Command>) {
    let size = size(ui);
    ui.label(RichText::new(say::JOIN).font(bold_font(size * 1.25)).color(tokens(ui).strong));
    let side = (ui.available_height() - size * 3.0).min(ui.available_width() * 0.5).max(200.0);
    ui.horizontal_top(|ui| {
        picture_ui(ui, &room.cells, &room.address, side);
        ui.add_space(24.0);
        ui.vertical(|ui| {
            ui.label(RichText::new(say::SCAN).size(size));
            ui.add(Label::new(RichText::new(&room.address).size(24.0)).wrap());
            ui.add_space(size);
            ui.label(RichText::new(say::OR_TYPE).size(size));
            ui.add(Label::new(RichText::new(&room.short_address).font(bold_font(size))).wrap());
            ui.label(RichText::new(&room.code).font(bold_font(size * 2.0)).color(tokens(ui).strong));
            ui.add_space(size);
            if room.short_address.contains("//127.") {
                ui.add(Label::new(RichText::new(say::ONLY_HERE).size(24.0).color(tokens(ui).strong)).wrap());
            }
            ui.label(RichText::new(say::phones_voted(room.phones)).size(size));
            ui.add_space(size * 0.5);
            ui.horizontal_wrapped(|ui| buttons_ui(ui, it, room, commands));
        });
    });
}

fn buttons_ui(ui: &mut Ui, it: &Presenting, room: &OpenRoom, commands: &mut Vec<Command>) {
    let mut button = |ui: &mut Ui, words: String, turn: Turn| {
        if ui.add(Button::new(RichText::new(words).size(22.0))).clicked() {
            commands.push(Command::Turn(turn));
        }
    };
    button(ui, say::HIDE_JOIN.to_owned(), Turn::Room);
    button(ui, say::CLOSE_ROOM.to_owned(), Turn::CloseRoom);
    // Where the laptop is on several networks the phones may be on another.
    let host = it.room.as_ref().map_or("", |it| it.short_address.as_str());
    for address in room.addresses.iter().filter(|it| !host.contains(&format!("//{it}:"))) {
        button(ui, say::use_address(address), Turn::RoomAt(address.clone()));
    }
}

/// The cells of a QR code, dark on light whatever the theme: phones read no other.
fn picture_ui(ui: &mut Ui, cells: &[Vec<bool>], address: &str, side: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, say::picture_of(address)));
    let (light, dark) = paper();
    ui.painter().rect_filled(rect, 0.0, light);
    let count = f32::from(u16::try_from(cells.len()).unwrap_or(u16::MAX));
    let cell = side / (count + 2.0 * QUIET);
    let mut top = rect.top() + QUIET * cell;
    for row in cells {
        let mut left = rect.left() + QUIET * cell;
        for is_dark in row {
            if *is_dark {
                // A hair wider, so that no light shows between neighbours.
                let at = Rect::from_min_size(eframe::egui::pos2(left, top), vec2(cell + 0.5, cell + 0.5));
                ui.painter().rect_filled(at, 0.0, dark);
            }
            left += cell;
        }
        top += cell;
    }
}
