//! What is shown, through which definition, and where one is.

use crate::assess::Freedom;
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::command::focus::{Region, mark};
use crate::gui::state::filter::Only;
use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::window as say;
use crate::gui::theme::tokens;
use crate::gui::widgets::words::short;
use crate::gui::widgets::{Icon, icon_button};
use crate::lens::{Lens, Lenses};
use crate::options::Show;
use eframe::egui::{Button, ComboBox, Label, Response, RichText, Role, Ui, WidgetInfo};

/// The bar above the documents.
pub fn toolbar_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        let first = action_button(ui, Action::Open, say::OPEN, model, commands);
        mark(ui, Region::Toolbar, ui.max_rect(), Some(&first));
        action_button(ui, Action::Export, say::EXPORT, model, commands);
        ui.separator();
        whole(ui, 400.0);
        arrangement_ui(ui, model, commands);
        show_ui(ui, model, commands);
        only_ui(ui, model, commands);
        ui.separator();
        whole(ui, 200.0);
        lens_ui(ui, model, commands);
        let Some(sheet) = &model.sheet else {
            ui.separator();
            ui.label(reading_words(model));
            return;
        };
        if sheet.comparison.documents.len() > 1 {
            ui.separator();
            whole(ui, STEPS);
            steps_ui(ui, model, &Steps::changes(sheet), commands);
        }
        ui.separator();
        whole(ui, STEPS);
        steps_ui(ui, model, &Steps::deviations(sheet), commands);
    });
}

/// Room for two buttons and "deviation 12 of 345", in points.
const STEPS: f32 = 200.0;

/// Begins a new line where a group of this width would be torn apart.
fn whole(ui: &mut Ui, width: f32) {
    if ui.available_size_before_wrap().x < width {
        ui.end_row();
    }
}

/// Which documents are not there yet.
fn reading_words(model: &Model) -> String {
    let names: Vec<_> = model.loading().into_iter().map(visible).collect();
    if names.is_empty() { say::COMPARING.to_owned() } else { say::reading_still(names.join(", ")) }
}

fn action_button(ui: &mut Ui, action: Action, label: &str, model: &Model, commands: &mut Vec<Command>) -> Response {
    let entry = action.entry();
    let response = with_keys(ui.add_enabled((entry.enabled)(model), Button::new(label)), action);
    if response.clicked() {
        commands.push(Command::Do(action));
    }
    response
}

/// The tooltip of an action's button: what it does and which keys do it too.
fn with_keys(response: Response, action: Action) -> Response {
    let entry = action.entry();
    let keys: Vec<_> = entry.keys.iter().map(|keys| response.ctx.format_shortcut(keys)).collect();
    let text =
        if keys.is_empty() { entry.tooltip.to_owned() } else { format!("{} ({})", entry.tooltip, keys.join(", ")) };
    response.on_hover_text(text)
}

/// What rows stand for, where several documents are compared.
fn arrangement_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
    let several = model.sheet.as_ref().filter(|it| it.comparison.documents.len() > 1);
    let Some(by_topic) = several.map(|it| it.topics.is_shown(model.arrangement)) else { return };
    ui.label(say::BY);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let choices = [(!by_topic, say::CLAUSE, Action::ByClause), (by_topic, say::TOPIC, Action::ByTopic)];
        for (is_chosen, label, action) in choices {
            if with_keys(ui.selectable_label(is_chosen, label), action).clicked() {
                commands.push(Command::Do(action));
            }
        }
    });
    ui.separator();
}

fn show_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
    ui.label(say::SHOW);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (show, label, action) in [
            (Show::All, say::ALL_ROWS, Action::ShowAll),
            (Show::Changes, say::ONLY_CHANGES, Action::ShowChanges),
            (Show::Deviations, say::ONLY_DEVIATIONS, Action::ShowDeviations),
        ] {
            if with_keys(ui.selectable_label(model.filter.show == show, label), action).clicked() {
                commands.push(Command::Do(action));
            }
        }
    });
}

/// Only rows whose findings are about one freedom or of one kind.
fn only_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
    let Some(sheet) = &model.sheet else { return };
    let only = &model.filter.only;
    let chosen = match only {
        Only::Anything => say::ABOUT_ANYTHING.to_owned(),
        Only::Freedom(freedom) => say::about(freedom.name()),
        Only::Kind(kind) => sheet.kind_title(kind).to_owned(),
        Only::OwnWords => say::own_words(sheet.known.len()),
    };
    let combo = ComboBox::from_id_salt("only").selected_text(short(&chosen, 22)).height(420.0).width(120.0);
    let list = combo.show_ui(ui, |ui| {
        let mut item = |ui: &mut Ui, choice: Only, words: String| {
            if ui.selectable_label(*only == choice, words).clicked() {
                commands.push(Command::Only(choice));
            }
        };
        item(ui, Only::Anything, say::ABOUT_ANYTHING.to_owned());
        for freedom in Freedom::ALL {
            item(ui, Only::Freedom(freedom), say::about_freedom(freedom.name()));
        }
        item(ui, Only::OwnWords, say::own_words_only(sheet.known.len()));
        ui.separator();
        let mut kinds: Vec<_> = sheet.comparison.timeline.iter().map(|it| (sheet.kind_title(&it.kind), it)).collect();
        kinds.sort_by_key(|it| it.0);
        for (title, thread) in kinds {
            let count = thread.findings.iter().map(Vec::len).sum::<usize>();
            item(ui, Only::Kind(thread.kind.clone()), format!("{title} ({count})"));
        }
    });
    list.response
        .on_hover_text(say::SHOW_ONLY_ROWS_FINDINGS)
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, say::rows(&chosen)));
}

/// Every lens in a list: too many for a row of buttons.
fn lens_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
    let lenses = Lenses::built_in();
    let chosen = lenses.get(&model.lens).map_or("", |lens| lens.short.as_str());
    let label = ui.label(say::READ_THROUGH);
    let list = ComboBox::from_id_salt("lens").selected_text(chosen).height(400.0).show_ui(ui, |ui| {
        for lens in model.options.lenses.iter().filter_map(|id| lenses.get(id)) {
            let response = ui.selectable_label(model.lens == lens.id, lens_name(lens));
            if response.on_hover_text(format!("{}. {}", lens.source, lens.summary)).clicked() {
                commands.push(Command::Lens(lens.id.clone()));
            }
        }
    });
    list.response.labelled_by(label.id);
}

fn lens_name(lens: &Lens) -> String {
    let catalogue = if lens.is_catalogue() { say::CATALOGUE } else { "" };
    if lens.title.starts_with(&lens.short) {
        format!("{}{catalogue}", lens.title)
    } else {
        format!("{}: {}{catalogue}", lens.short, lens.title)
    }
}

/// Rows to step through.
struct Steps<'a> {
    rows: &'a [usize],
    one: &'static str,
    none: &'static str,
    counted: fn(usize) -> String,
    previous: Action,
    next: Action,
}

impl<'a> Steps<'a> {
    fn changes(sheet: &'a Sheet) -> Self {
        Self {
            rows: &sheet.changes,
            one: say::CHANGE,
            none: say::NO_CHANGES,
            counted: say::changes,
            previous: Action::PreviousChange,
            next: Action::NextChange,
        }
    }

    fn deviations(sheet: &'a Sheet) -> Self {
        Self {
            rows: &sheet.deviations,
            one: say::DEVIATION,
            none: say::NO_DEVIATIONS,
            counted: say::deviations,
            previous: Action::PreviousDeviation,
            next: Action::NextDeviation,
        }
    }

    /// "change 3 of 41", or how many there are while none is selected.
    fn words(&self, selected: Option<usize>) -> String {
        match selected.and_then(|row| self.rows.binary_search(&row).ok()) {
            Some(index) => say::place_of(self.one, index + 1, self.rows.len()),
            None if self.rows.is_empty() => self.none.to_owned(),
            None => (self.counted)(self.rows.len()),
        }
    }
}

fn steps_ui(ui: &mut Ui, model: &Model, steps: &Steps<'_>, commands: &mut Vec<Command>) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (action, icon) in [(steps.previous, Icon::Up), (steps.next, Icon::Down)] {
            let entry = action.entry();
            if with_keys(icon_button(ui, icon, entry.label, (entry.enabled)(model)), action).clicked() {
                commands.push(Command::Do(action));
            }
        }
        ui.add_space(4.0);
        let color = if steps.rows.is_empty() { tokens(ui).weak } else { tokens(ui).text };
        ui.add(Label::new(RichText::new(steps.words(model.selection.row)).color(color)).extend());
    });
}
