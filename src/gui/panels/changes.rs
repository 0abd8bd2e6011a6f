//! What differs, as a list: where, what it comes to, and the words before and after. The arrows walk it.

use super::pages;
use crate::compare::Heft;
use crate::gui::command::Command;
use crate::gui::state::changes::{ChangeEntry, Order};
use crate::gui::state::model::Model;
use crate::gui::state::sheet::Sheet;
use crate::gui::state::view::View;
use crate::gui::strings::pages as say;
use crate::gui::theme::{GAP, Hue, Palette, Tokens, bold_font, clause_font, tokens};
use crate::lens::Weight;
use crate::report::difference::Stretch;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    Align, FontId, Galley, Id, Key, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Stroke, Theme, Ui, WidgetInfo,
    pos2, vec2,
};
use std::sync::Arc;

/// Words are not set wider, in points.
const WIDEST: f32 = 860.0;
/// Around the words of an entry, in points.
const INSET: f32 = 16.0;
/// Between two entries, in points.
const BETWEEN: f32 = 8.0;

/// What the entries were laid out for.
#[derive(Clone, PartialEq)]
struct LaidFor {
    list: usize,
    order: Order,
    slight: bool,
    width: f32,
    size: f32,
    theme: Theme,
    palette: Palette,
}

/// An entry, laid out.
struct LaidEntry {
    /// Its place among the entries.
    entry: usize,
    head: Arc<Galley>,
    words: Arc<Galley>,
    top: f32,
    height: f32,
}

/// The list, laid out once for each look at it.
#[derive(Default)]
pub struct ChangesPanel {
    made_for: Option<LaidFor>,
    laid: Vec<LaidEntry>,
    /// Held so that another list never has the address of this one.
    held: Option<Arc<Sheet>>,
}

impl ChangesPanel {
    /// The page.
    pub fn ui(&mut self, ui: &mut Ui, model: &Model, view: &mut View, commands: &mut Vec<Command>) {
        let Some(sheet) = &model.sheet else {
            ui.centered_and_justified(|ui| ui.label(say::READING));
            return;
        };
        let list = &sheet.differences;
        if sheet.comparison.documents.len() < 2 || list.entries.is_empty() {
            let words = if sheet.comparison.documents.len() < 2 { say::ONE_TEXT_ALONE } else { say::NOTHING_DIFFERS };
            ui.centered_and_justified(|ui| ui.label(words));
            return;
        }
        ui.add_space(GAP);
        head_ui(ui, sheet, view, commands);
        self.lay(ui, sheet, view);
        self.list_ui(ui, model, view, commands);
        let wants_words = !ui.text_edit_focused() && ui.memory(|it| it.focused().is_none());
        if let Some(row) = model.selection.row.filter(|_| wants_words)
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
        {
            commands.push(Command::GoToRow(row));
        }
    }

    /// Lays the entries out, unless they are.
    fn lay(&mut self, ui: &Ui, sheet: &Arc<Sheet>, view: &View) {
        let width = (ui.available_width() - 2.0 * INSET - 24.0).clamp(160.0, WIDEST);
        let made_for = LaidFor {
            list: Arc::as_ptr(&sheet.differences) as usize,
            order: view.order,
            slight: view.slight,
            width,
            size: view.text_size,
            theme: ui.ctx().theme(),
            palette: view.palette,
        };
        if self.made_for.as_ref() == Some(&made_for) {
            return;
        }
        let (list, tokens) = (&sheet.differences, tokens(ui));
        // Where nothing is of substance, the rest is what there is to see.
        let shows_slight = view.slight || list.listed(view.order).is_empty();
        let slight: &[usize] = if shows_slight { &list.slight } else { &[] };
        let mut top = 0.0;
        self.laid.clear();
        for at in list.listed(view.order).iter().chain(slight) {
            let Some(entry) = list.entries.get(*at) else { continue };
            // Made before the fonts are held: what holds them may ask the window nothing.
            let (head, words) = (head_job(entry, width, tokens), words_job(entry, width, view.text_size, tokens));
            let (head, words) = ui.fonts_mut(|it| (it.layout_job(head), it.layout_job(words)));
            let height = head.size().y + words.size().y + 26.0;
            self.laid.push(LaidEntry { entry: *at, head, words, top, height });
            top += height + BETWEEN;
        }
        self.made_for = Some(made_for);
        self.held = Some(Arc::clone(sheet));
    }

    fn list_ui(&self, ui: &mut Ui, model: &Model, view: &mut View, commands: &mut Vec<Command>) {
        let Some((sheet, last)) = model.sheet.as_ref().zip(self.laid.last()) else { return };
        let total = last.top + last.height + BETWEEN;
        let reveal = view.reveal.take();
        ScrollArea::vertical().id_salt("changes").auto_shrink([false, false]).show_viewport(ui, |ui, viewport| {
            ui.set_min_size(vec2(ui.available_width(), total));
            let origin = ui.max_rect().min;
            pages::apply(ui, view, Rect::from_min_size(origin, vec2(1.0, total)));
            let width = self.made_for.as_ref().map_or(WIDEST, |it| it.width) + 2.0 * INSET;
            for laid in &self.laid {
                let place = pos2(origin.x + 12.0, origin.y + laid.top);
                let rect = Rect::from_min_size(place, vec2(width, laid.height));
                let Some(entry) = sheet.differences.entries.get(laid.entry) else { continue };
                let selected = model.selection.row == Some(entry.difference.row)
                    && model.selection.document == Some(entry.difference.document);
                if selected && reveal.is_some() {
                    ui.scroll_to_rect(rect, None);
                }
                if laid.top + laid.height < viewport.top() || laid.top > viewport.bottom() {
                    continue;
                }
                entry_ui(ui, (entry, laid), rect, selected, commands);
            }
        });
    }
}

/// How many there are, how they are sorted, and what is left out.
fn head_ui(ui: &mut Ui, sheet: &Sheet, view: &mut View, commands: &mut Vec<Command>) {
    let list = &sheet.differences;
    ui.horizontal_wrapped(|ui| {
        ui.add_space(12.0);
        let count = match list.listed(view.order).len() {
            0 => say::NOTHING_OF_SUBSTANCE.to_owned(),
            count => say::changes_of_substance(count),
        };
        let count = RichText::new(count).font(bold_font(15.0)).color(tokens(ui).strong);
        ui.label(count).on_hover_text(say::GO_TO_THE_WORDS);
        ui.separator();
        for (order, words, tip) in
            [(Order::Weight, say::BY_WEIGHT, say::BY_WEIGHT_TIP), (Order::Place, say::BY_PLACE, say::BY_PLACE_TIP)]
        {
            if ui.selectable_label(view.order == order, words).on_hover_text(tip).clicked() {
                commands.push(Command::Order(order));
            }
        }
        if !list.slight.is_empty() {
            ui.separator();
            ui.label(say::slight_changes(say::changes(list.slight.len()), &list.slight_words));
            let words = if view.slight { say::HIDE_THEM } else { say::SHOW_THEM };
            if !list.listed(view.order).is_empty() && ui.link(words).clicked() {
                view.slight = !view.slight;
            }
        }
    });
    ui.add_space(GAP);
}

fn entry_ui(
    ui: &mut Ui,
    (entry, laid): (&ChangeEntry, &LaidEntry),
    rect: Rect,
    selected: bool,
    commands: &mut Vec<Command>,
) {
    let tokens = tokens(ui);
    let id = Id::unique(("change", entry.difference.row, entry.difference.document));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, entry.spoken()));
    let fill = match (selected, response.hovered() || response.has_focus()) {
        (true, _) => tokens.selected,
        (false, true) => tokens.control_hover,
        (false, false) => tokens.panel,
    };
    let edge = if response.has_focus() { Stroke::new(2.0, tokens.accent) } else { Stroke::new(1.0, tokens.line) };
    ui.painter().rect(rect, 6.0, fill, edge, eframe::egui::StrokeKind::Inside);
    let bar = Rect::from_min_size(rect.min, vec2(5.0, rect.height()));
    ui.painter().rect_filled(bar, 3.0, hue(entry.difference.heft, tokens).mark);
    let at = rect.min + vec2(INSET, 10.0);
    ui.painter().galley(at, Arc::clone(&laid.head), tokens.text);
    ui.painter().galley(at + vec2(0.0, laid.head.size().y + 6.0), Arc::clone(&laid.words), tokens.text);
    if response.clicked() {
        commands.push(Command::SelectCell(entry.difference.row, entry.difference.document));
        commands.push(Command::GoToRow(entry.difference.row));
    }
}

/// The hue at an entry's edge: that of its findings, else that of words that differ.
fn hue(heft: Heft, tokens: &Tokens) -> Hue {
    match heft {
        Heft::Unread => tokens.alarm,
        Heft::Finding(Some(weight)) if weight >= Weight::Disputed => tokens.weight(Some(weight)),
        Heft::Finding(_) | Heft::Sense => tokens.edited,
        Heft::Place => tokens.moved,
        Heft::Words | Heft::Slight => tokens.same,
    }
}

/// "1.b.iv", then what it comes to.
fn head_job(entry: &ChangeEntry, width: f32, tokens: &Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let name = if entry.name.is_empty() { String::new() } else { format!("  {}", entry.name) };
    job.append(&entry.told.place, 0.0, TextFormat::simple(bold_font(14.0), tokens.strong));
    job.append(&name, 0.0, TextFormat::simple(FontId::proportional(13.0), tokens.weak));
    job.append(&format!("   {}", entry.told.why), 0.0, TextFormat::simple(FontId::proportional(13.0), tokens.text));
    job
}

/// The words, what went struck and what came underlined.
fn words_job(entry: &ChangeEntry, width: f32, size: f32, tokens: &Tokens) -> LayoutJob {
    let mut job = LayoutJob { halign: Align::LEFT, ..LayoutJob::default() };
    job.wrap.max_width = width;
    let usual = TextFormat { font_id: clause_font(size, false), color: tokens.text, ..TextFormat::default() };
    for stretch in &entry.told.words {
        let (words, format) = match stretch {
            Stretch::Same(words) => (words, TextFormat { color: tokens.weak, ..usual.clone() }),
            Stretch::Added(words) => {
                let underline = Stroke::new(1.5, tokens.added.mark);
                (words, TextFormat { background: tokens.added.tint, underline, ..usual.clone() })
            }
            Stretch::Removed(words) => {
                let strikethrough = Stroke::new(1.5, tokens.removed.mark);
                (words, TextFormat { background: tokens.removed.tint, strikethrough, ..usual.clone() })
            }
        };
        job.append(words, 0.0, format);
    }
    job
}
