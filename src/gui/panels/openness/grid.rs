//! Artefacts × models: state by shape and colour, the licence beside it, evidence on hover and in the inspector.

use super::columns::{column, head_ui, mark_ui};
use crate::artefact::{COMPONENTS, Cell, Component, Openness, State, all};
use crate::document::visible;
use crate::gui::state::view::{Tab, View};
use crate::gui::strings::openness as say;
use crate::gui::theme::tokens;
use crate::gui::widgets::words::quoted;
use crate::openness::Release;
use crate::report::releases as told;
use eframe::egui::{Button, Grid, Label, RichText, ScrollArea, Ui};

/// The width of the components' names and classes, in points.
const NAMES: f32 = 350.0;

pub(super) fn grid_ui(ui: &mut Ui, releases: &[Release], view: &mut View) {
    let width = column(ui, NAMES, releases.len());
    legend_ui(ui);
    ScrollArea::horizontal().id_salt("artefacts sideways").show(ui, |ui| {
        Grid::new("artefacts").striped(true).num_columns(2 + releases.len()).spacing([14.0, 3.0]).show(ui, |ui| {
            ui.label(RichText::new(say::COMPONENT).color(tokens(ui).weak));
            ui.label(RichText::new(say::CLASS).color(tokens(ui).weak));
            for release in releases {
                ui.vertical(|ui| {
                    head_ui(ui, release, width);
                    let [first, second, third] = release.classed.progress;
                    let class = say::class_line(told::class(release.classed.class));
                    for words in [class, say::progress_line(first, second, third)] {
                        let words = RichText::new(words).small().color(tokens(ui).weak);
                        ui.add(Label::new(words).truncate()).on_hover_text(say::PROGRESS_TIP);
                    }
                });
            }
            ui.end_row();
            for component in all() {
                if component.class == 0 && component.id == "data-cleaning-tools" {
                    ui.label(RichText::new(say::TOOLCHAIN).small().color(tokens(ui).weak));
                    ui.end_row();
                }
                row_ui(ui, component, releases, width, view);
            }
        });
    });
}

fn row_ui(ui: &mut Ui, component: &'static Component, releases: &[Release], width: f32, view: &mut View) {
    ui.label(component.name);
    ui.label(RichText::new(told::numeral(component.class)).color(tokens(ui).weak));
    for (index, release) in releases.iter().enumerate() {
        let unknown = Cell::unknown(component);
        let cell = release.cells.iter().find(|it| it.component == component).unwrap_or(&unknown);
        let is_selected = view.artefact == Some((component.id, index));
        ui.horizontal(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.x = 4.0;
            mark_ui(ui, cell.state);
            let terms = visible(&told::terms(cell));
            let words =
                if terms.is_empty() { told::state(cell).to_owned() } else { format!("{}, {terms}", told::state(cell)) };
            // Where many stand side by side the shape tells the state, and the words what it does not.
            let shown = if releases.len() > 2 { short(cell) } else { words.clone() };
            let button = Button::selectable(is_selected, &shown).truncate();
            let response = ui.add(button);
            let name = say::cell_name(component.name, &words, visible(&release.name));
            response.widget_info(|| {
                eframe::egui::WidgetInfo::selected(
                    eframe::egui::accesskit::Role::Button,
                    true,
                    is_selected,
                    name.clone(),
                )
            });
            let tip =
                if shown == words { evidence(cell, release) } else { format!("{words}\n{}", evidence(cell, release)) };
            if response.on_hover_text(tip).clicked() {
                view.artefact = Some((component.id, index));
                view.inspector = true;
                view.tab = Tab::Finding;
            }
        });
    }
    ui.end_row();
}

/// What each shape says.
fn legend_ui(ui: &mut Ui) {
    const STATES: [State; 5] = [State::Present, State::Restricted, State::Unlicensed, State::Absent, State::Unknown];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for state in STATES {
            mark_ui(ui, state);
            let word = told::state(&Cell { state, open: Openness::NotOpen, ..Cell::unknown(&COMPONENTS[0]) });
            ui.label(RichText::new(word).small().color(tokens(ui).weak));
            ui.add_space(10.0);
        }
    });
}

/// What a cell says beside its shape, in a word or a name.
fn short(cell: &Cell) -> String {
    let is_read = cell.state != State::Present || cell.open != Openness::Unknown;
    match cell.terms.as_ref().filter(|_| is_read && cell.state != State::Absent).map(|it| visible(it.name())) {
        Some(name) if cell.state != State::Unknown => name,
        _ if cell.state == State::Present => say::TERMS_NOT_READ.to_owned(),
        _ => told::state(cell).to_owned(),
    }
}

/// What shows it, in a few lines.
fn evidence(cell: &Cell, release: &Release) -> String {
    let document = &release.analysed.document;
    let quotes = cell.evidence.iter().map(|it| quoted(document.slice(*it), 160));
    let files = (!cell.files.is_empty()).then(|| say::files(visible(&cell.files.join(", "))));
    let all: Vec<String> = quotes.chain(files).collect();
    if all.is_empty() { say::NOTHING_SHOWS_IT.to_owned() } else { all.join("\n") }
}
