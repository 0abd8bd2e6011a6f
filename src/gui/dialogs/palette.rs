//! Every action and every clause by its name: type, choose with the arrows, Enter.

use super::frame::{Then, dialog, enter};
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::command::table::TABLE;
use crate::gui::state::dialogs::PaletteDialog;
use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::dialogs as say;
use crate::gui::theme::tokens;
use crate::gui::widgets::words::{path_of, row_title};
use crate::lens::Lenses;
use eframe::egui::{Button, Context, Id, Key, Modifiers, RichText, ScrollArea, TextEdit, Ui, vec2};

/// How many are listed.
const MOST: usize = 200;

/// Something that can be chosen.
struct Choice {
    name: String,
    /// What stands at the right: keys, or which document.
    aside: String,
    enabled: bool,
    /// What is known best of it: what begins or is headed with the words comes first.
    heading: String,
    /// The number of a clause in the document that others are compared with.
    number: String,
    command: Command,
}

/// Shows the dialog while it is open.
pub fn palette_ui(ctx: &Context, it: &mut PaletteDialog, model: &Model, commands: &mut Vec<Command>) {
    let PaletteDialog { is_open, clauses, words, chosen, wants_focus } = it;
    let title = if *clauses { say::GO_CLAUSE } else { say::EVERY_ACTION };
    dialog(ctx, title, is_open, 560.0, |ui| {
        let (down, up) = ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            (pressed(Key::ArrowDown), pressed(Key::ArrowUp))
        });
        let field = TextEdit::singleline(words)
            .id(Id::unique("palette words"))
            .hint_text(if *clauses { say::NUMBER_OR_HEADING } else { say::WHAT_DO })
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        if std::mem::take(wants_focus) {
            response.request_focus();
        }
        if response.changed() {
            *chosen = 0;
        }
        let choices = choices(ctx, model, *clauses, words);
        let count = choices.len().min(MOST);
        if down {
            *chosen = (*chosen + 1) % count.max(1);
        }
        if up {
            *chosen = (*chosen + count.saturating_sub(1)) % count.max(1);
        }
        let clicked = list_ui(ui, &choices, *chosen, down || up);
        let pick = clicked.or_else(|| enter(ui).then_some(*chosen));
        let picked = pick.and_then(|it| choices.into_iter().nth(it)).filter(|it| it.enabled);
        match picked {
            Some(choice) => {
                commands.push(choice.command);
                Then::Close
            }
            None => Then::Stay,
        }
    });
}

fn list_ui(ui: &mut Ui, choices: &[Choice], chosen: usize, follow: bool) -> Option<usize> {
    let mut clicked = None;
    let height = (ui.ctx().content_rect().height() - 220.0).clamp(120.0, 420.0);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        if choices.is_empty() {
            ui.label(RichText::new(say::NOTHING_NAME).color(tokens(ui).weak));
        }
        for (index, choice) in choices.iter().enumerate().take(MOST) {
            let is_chosen = index == chosen;
            let color = if is_chosen { tokens(ui).strong } else { tokens(ui).weak };
            let button = Button::selectable(is_chosen, &choice.name)
                .right_text(RichText::new(&choice.aside).small().color(color))
                .min_size(vec2(ui.available_width(), 0.0))
                .truncate();
            let response = ui.add_enabled(choice.enabled, button);
            if is_chosen && follow {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                clicked = Some(index);
            }
        }
    });
    clicked
}

/// What has all the words in its name, possible things first.
fn choices(ctx: &Context, model: &Model, clauses: bool, words: &str) -> Vec<Choice> {
    let all = match (&model.sheet, clauses) {
        (Some(sheet), true) => of_clauses(sheet),
        (None, true) => Vec::new(),
        (_, false) => of_actions(ctx, model),
    };
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let has = |choice: &Choice| {
        let name = choice.name.to_lowercase();
        words.iter().all(|word| name.contains(word))
    };
    let mut found: Vec<_> = all.into_iter().filter(has).collect();
    let is_headed = |it: &Choice| words.iter().all(|word| it.heading.to_lowercase().contains(word));
    // "2" means clause 2 of the document that others are compared with, and not whatever has a 2 in it.
    let is_number = |it: &Choice| matches!(&words[..], [word] if it.number.to_lowercase() == *word);
    found.sort_by_key(|it| (!it.enabled, !is_number(it), !words.is_empty() && !is_headed(it)));
    found
}

fn of_actions(ctx: &Context, model: &Model) -> Vec<Choice> {
    let actions = TABLE.iter().map(|entry| Choice {
        name: format!("{}: {}", entry.menu.title(), entry.label),
        aside: entry.keys.first().map(|keys| ctx.format_shortcut(keys)).unwrap_or_default(),
        enabled: (entry.enabled)(model),
        heading: entry.label.to_owned(),
        number: String::new(),
        command: Command::Do(entry.action),
    });
    let lenses = model.options.lenses.iter().filter_map(|id| Lenses::built_in().get(id)).map(|lens| Choice {
        name: say::read_through(&lens.title),
        aside: lens.short.clone(),
        enabled: true,
        heading: lens.title.clone(),
        number: String::new(),
        command: Command::Lens(lens.id.clone()),
    });
    actions.chain(lenses).collect()
}

/// Every clause in the order of rows, once a row, under its headings and with its first words.
fn of_clauses(sheet: &Sheet) -> Vec<Choice> {
    let rows = sheet.comparison.rows.iter().enumerate();
    rows.filter_map(|(row, of_row)| {
        let (document, clause) =
            of_row.cells.iter().enumerate().find_map(|(at, cell)| Some((at, *cell.clauses.first()?)))?;
        let mut path = path_of(sheet, document, clause);
        path.pop();
        let (title, is_headed) = row_title(sheet, row);
        let heading = if is_headed { title.clone() } else { String::new() };
        path.push(title);
        let aside = sheet.document(document).map(|it| visible(&it.document.short_name())).unwrap_or_default();
        let baseline = sheet.comparison.baseline;
        let own = of_row.cells.get(baseline).and_then(|it| it.clauses.first());
        let own = own.zip(sheet.document(baseline)).and_then(|(clause, it)| it.clauses.list.get(*clause));
        let number = own.map_or_else(String::new, |it| it.label.clone());
        Some(Choice { name: path.join(" › "), aside, enabled: true, heading, number, command: Command::GoToRow(row) })
    })
    .collect()
}
