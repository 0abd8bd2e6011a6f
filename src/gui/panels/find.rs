//! The search: words, how they are looked for, and how many places each document has.

use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::command::focus::{Region, mark};
use crate::gui::state::find::Query;
use crate::gui::state::model::Model;
use crate::gui::state::view::View;
use crate::gui::strings::window as say;
use crate::gui::theme::tokens;
use crate::gui::widgets::{Icon, icon_button};
use eframe::egui::{Id, Key, Modifiers, RichText, TextEdit, Ui};

/// The search bar.
pub fn find_ui(ui: &mut Ui, model: &Model, view: &mut View, commands: &mut Vec<Command>) {
    let Some(find) = &model.find else { return };
    let mut query = find.query.clone();
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(say::FIND);
        let field = TextEdit::singleline(&mut query.words).id(Id::unique("find words")).desired_width(260.0);
        let response = ui.add(field).labelled_by(label.id);
        mark(ui, Region::Find, ui.max_rect(), Some(&response));
        if std::mem::take(&mut view.wants_find) {
            response.request_focus();
        }
        let left = response.lost_focus();
        let shift_enter = left && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Enter));
        let enter = shift_enter || (left && ui.input(|input| input.key_pressed(Key::Enter)));
        if enter {
            response.request_focus();
            commands.push(Command::Do(if shift_enter { Action::FindPrevious } else { Action::FindNext }));
        }
        for (action, icon) in [(Action::FindPrevious, Icon::Up), (Action::FindNext, Icon::Down)] {
            let entry = action.entry();
            if icon_button(ui, icon, entry.label, (entry.enabled)(model)).on_hover_text(entry.tooltip).clicked() {
                commands.push(Command::Do(action));
            }
        }
        for (on, words, tooltip) in [
            (&mut query.case, say::MATCH_CASE, say::CAPITALS_MATTER),
            (&mut query.whole, say::WHOLE_WORDS, say::WORDS_WITHIN_LONGER_WORDS),
            (&mut query.pattern, say::PATTERN, say::WORDS_REGULAR_EXPRESSION),
        ] {
            ui.toggle_value(on, words).on_hover_text(tooltip);
        }
        let is_away = ui.input(|input| input.key_pressed(Key::Escape)) && !eframe::egui::Popup::is_any_open(ui.ctx());
        if icon_button(ui, Icon::Close, say::END_SEARCH, true).clicked() || is_away {
            commands.push(Command::EndFind);
        }
        ui.label(RichText::new(said(model)).color(tokens(ui).text));
    });
    if query != find.query {
        commands.push(Command::Look(Query { ..query }));
    }
}

/// "place 3 of 12: 7 in heron-1.0, 5 in heron-2.0", or why there is none.
fn said(model: &Model) -> String {
    let (Some(find), Some(sheet)) = (&model.find, &model.sheet) else { return String::new() };
    if let Some(trouble) = &find.trouble {
        return say::pattern_cannot_be_read(trouble);
    }
    if find.query.words.trim().is_empty() {
        return String::new();
    }
    if find.hits.is_empty() {
        return say::NOWHERE_THESE_DOCUMENTS.to_owned();
    }
    let counts = find.counts(sheet.comparison.documents.len());
    let each: Vec<_> = sheet
        .comparison
        .documents
        .iter()
        .zip(counts)
        .map(|(it, count)| say::places_in(count, crate::document::visible(&it.document.short_name())))
        .collect();
    let at = find.current.map_or_else(String::new, |_| say::place(find.place + 1));
    format!("{at}{}: {}", find.hits.len(), each.join(", "))
}
