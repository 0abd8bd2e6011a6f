//! The bar that stands for rows that are left out.

use super::laid::{Laid, MARK};
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::state::filter::{Filter, Only};
use crate::gui::state::sheet::Sheet;
use crate::gui::strings::pages as say;
use crate::gui::theme::tokens;
use crate::options::Show;
use eframe::egui::{FontId, Id, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::ops::Range;

/// More headings than this are not named.
const NAMED: usize = 6;

/// The height of a bar.
pub fn height(laid: &Laid) -> f32 {
    laid.line() + 8.0
}

/// The bar; a click unfolds it.
pub fn fold_ui(
    ui: &Ui,
    laid: &Laid,
    filter: &Filter,
    piece: usize,
    rows: &Range<usize>,
    rect: Rect,
    commands: &mut Vec<Command>,
) {
    let tokens = tokens(ui);
    let response = ui.interact(rect, Id::unique(("fold", rows.start)), Sense::click());
    let words = words(&laid.sheet, filter, rows);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, say::unfold(&words)));
    let is_hot = response.hovered() || response.has_focus();
    let (fill, color) = if is_hot { (tokens.control_hover, tokens.strong) } else { (tokens.raised, tokens.weak) };
    ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), 0.0, fill);
    let at = pos2(rect.left() + 13.0, rect.center().y);
    let wedge = vec![at + vec2(-3.0, -4.5), at + vec2(4.0, 0.0), at + vec2(-3.0, 4.5)];
    ui.painter().add(Shape::convex_polygon(wedge, color, Stroke::NONE));
    let mut job = eframe::egui::text::LayoutJob::simple_singleline(words, FontId::proportional(12.5), color);
    job.wrap.max_width = (rect.width().min(ui.clip_rect().width()) - MARK - 12.0).max(60.0);
    job.wrap.max_rows = 1;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let left = ui.clip_rect().left().max(rect.left()) + MARK;
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
    if response.on_hover_text(say::CLICK_SEE_THESE_ROWS).clicked() {
        commands.push(Command::Unfold(piece));
    }
}

/// How many rows, of which sort, and under which headings: "12 rows the same, 3 of them but for typography: Grant".
fn words(sheet: &Sheet, filter: &Filter, rows: &Range<usize>) -> String {
    let count = say::rows(rows.len());
    let changed = rows.clone().filter(|row| sheet.changes.binary_search(row).is_ok()).count();
    let cosmetic = rows
        .clone()
        .filter_map(|row| sheet.row(row))
        .filter(|row| row.cells.iter().any(|it| it.relation == Some(crate::align::Relation::Cosmetic)))
        .count();
    let what = match (&filter.only, filter.show) {
        (Only::OwnWords, _) if rows.clone().all(|row| sheet.known.binary_search(&row).is_ok()) => {
            say::known_word_for_word(&count)
        }
        (Only::Freedom(_) | Only::Kind(_), _) => say::about_other_things(&count),
        (_, Show::Deviations) => say::without_deviation(&count),
        _ if changed == 0 => say::same_rows(&count),
        _ => say::left_out_changes(&count, changed),
    };
    let but = if filter.show == Show::Changes && cosmetic > 0 && changed == 0 {
        say::but_typography(cosmetic)
    } else {
        String::new()
    };
    let headings = headings(sheet, rows);
    let shown: Vec<_> = headings.iter().take(NAMED).map(String::as_str).collect();
    let more = headings.len().saturating_sub(NAMED);
    let rest = if more > 0 { say::more(more) } else { String::new() };
    let named = if shown.is_empty() { String::new() } else { format!(": {}{rest}", shown.join(" · ")) };
    format!("{what}{but}{named}")
}

/// The headings in these rows, as the first document that has one words it.
fn headings(sheet: &Sheet, rows: &Range<usize>) -> Vec<String> {
    rows.clone()
        .filter_map(|row| {
            let cells = sheet.row(row)?.cells.iter().enumerate();
            cells.filter_map(|(document, cell)| Some((sheet.document(document)?, cell))).find_map(|(analysed, cell)| {
                let headed = cell.clauses.iter().filter_map(|it| analysed.clauses.list.get(*it)?.heading);
                headed.map(|it| visible(analysed.document.plain.slice(it))).find(|it| !it.is_empty())
            })
        })
        .collect()
}
