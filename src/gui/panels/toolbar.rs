//! What is shown, through which definition, and where one is.

use crate::assess::Freedom;
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::command::action::Action;
use crate::gui::command::focus::{Region, mark};
use crate::gui::state::filter::Only;
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::window as say;
use crate::gui::theme::tokens;
use crate::gui::widgets::words::short;
use crate::gui::widgets::{Icon, icon_button};
use crate::lens::{Lens, Lenses};
use crate::options::Show;
use eframe::egui::containers::menu::{MenuButton, MenuConfig};
use eframe::egui::{Button, ComboBox, Label, PopupCloseBehavior, Response, RichText, Role, Ui, WidgetInfo};

/// How much the bar has room to say, so that it stays one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// Numbers alone; what rows are shown is a menu.
    Least,
    /// Counts with their words; what rows are shown is a menu.
    Little,
    /// Every choice beside each other.
    Usual,
    /// And what each is for.
    Ample,
}

impl Room {
    /// The room in a bar of this width, in points.
    fn of(width: f32) -> Self {
        match width {
            it if it < 716.0 => Self::Least,
            it if it < 1_240.0 => Self::Little,
            it if it < 1_360.0 => Self::Usual,
            _ => Self::Ample,
        }
    }
}

/// The bar above the documents. Choices stand only on pages that they change.
pub fn toolbar_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) {
    let room = Room::of(ui.available_width());
    ui.horizontal_wrapped(|ui| {
        let first = action_button(ui, Action::Open, say::OPEN, model, commands);
        mark(ui, Region::Toolbar, ui.max_rect(), Some(&first));
        action_button(ui, Action::Export, say::EXPORT, model, commands);
        ui.separator();
        if matches!(model.page, Page::Text | Page::Matrix) {
            rows_ui(ui, model, room, commands);
            ui.separator();
        }
        lens_ui(ui, model, room, commands);
        let Some(sheet) = &model.sheet else {
            ui.separator();
            ui.label(reading_words(model));
            return;
        };
        if sheet.comparison.documents.len() > 1 {
            ui.separator();
            steps_ui(ui, model, room, &Steps::changes(sheet), commands);
        }
        ui.separator();
        steps_ui(ui, model, room, &Steps::deviations(sheet), commands);
    });
}

/// What rows stand for and which are shown: side by side, or as a menu where there is little room.
fn rows_ui(ui: &mut Ui, model: &Model, room: Room, commands: &mut Vec<Command>) {
    if room >= Room::Usual {
        if arrangement_ui(ui, model, commands) {
            ui.separator();
        }
        show_ui(ui, model, commands);
        only_ui(ui, model, commands);
        return;
    }
    let shown = match model.filter.show {
        Show::All => say::ALL_ROWS,
        Show::Changes => say::ONLY_CHANGES,
        Show::Deviations => say::ONLY_DEVIATIONS,
    };
    let menu = MenuButton::new(say::rows_shown(shown))
        .config(MenuConfig::default().close_behavior(PopupCloseBehavior::CloseOnClickOutside));
    menu.ui(ui, |ui| {
        ui.horizontal(|ui| arrangement_ui(ui, model, commands));
        ui.horizontal(|ui| show_ui(ui, model, commands));
        ui.horizontal(|ui| only_ui(ui, model, commands));
    });
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

/// What rows stand for, where several texts are compared; says whether there was a choice.
fn arrangement_ui(ui: &mut Ui, model: &Model, commands: &mut Vec<Command>) -> bool {
    let several = model.sheet.as_ref().filter(|it| it.comparison.documents.len() > 1);
    let Some(by_topic) = several.map(|it| it.topics.is_shown(model.arrangement)) else { return false };
    if model.page != Page::Text {
        return false;
    }
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
    true
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
fn lens_ui(ui: &mut Ui, model: &Model, room: Room, commands: &mut Vec<Command>) {
    let lenses = Lenses::built_in();
    let chosen = lenses.get(&model.lens).map_or("", |lens| lens.short.as_str());
    if room == Room::Ample {
        ui.label(say::READ_THROUGH);
    }
    let list = ComboBox::from_id_salt("lens").selected_text(chosen).width(84.0).height(400.0);
    let list = list.show_ui(ui, |ui| {
        for lens in model.options.lenses.iter().filter_map(|id| lenses.get(id)) {
            let response = ui.selectable_label(model.lens == lens.id, lens_name(lens));
            if response.on_hover_text(format!("{}. {}", lens.source, lens.summary)).clicked() {
                commands.push(Command::Lens(lens.id.clone()));
            }
        }
    });
    list.response
        .on_hover_text(say::READ_THROUGH_TIP)
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, say::read_through(chosen)));
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

    /// "change 3 of 41", or how many there are while none is selected; shorter where there is little room.
    fn words(&self, selected: Option<usize>, room: Room) -> String {
        let count = self.rows.len();
        let place = selected.and_then(|row| self.rows.binary_search(&row).ok()).map(|it| it + 1);
        match (place, room) {
            (Some(place), Room::Usual | Room::Ample) => say::place_of(self.one, place, count),
            (Some(place), Room::Little) => say::place_among(place, count),
            (Some(place), Room::Least) => format!("{place}/{count}"),
            (None, Room::Least) => count.to_string(),
            (None, _) if count == 0 => self.none.to_owned(),
            (None, _) => (self.counted)(count),
        }
    }
}

fn steps_ui(ui: &mut Ui, model: &Model, room: Room, steps: &Steps<'_>, commands: &mut Vec<Command>) {
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
        let words = |room| steps.words(model.selection.row, room);
        let label = ui.add(Label::new(RichText::new(words(room)).color(color)).extend());
        if room < Room::Usual {
            let full = words(Room::Ample);
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &full));
            label.on_hover_text(full);
        }
    });
}
