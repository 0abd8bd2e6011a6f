//! Which documents stand in the columns: three at most, chosen in a rail above them where there are more.

use crate::document::visible;
use crate::gui::state::sheet::Sheet;
use crate::gui::state::view::{Columns, View};
use crate::gui::strings::pages as say;
use crate::gui::theme::{GAP, tokens};
use crate::gui::widgets::is_part;
use crate::gui::widgets::words::short;
use eframe::egui::{Frame, Margin, RichText, Role, Ui, WidgetInfo};

/// More columns than this are not read beside each other.
pub const MOST: usize = 3;
/// How much of a name stands in the rail, in characters.
const NAME: usize = 22;

/// The documents that stand beside each other, in their order: those that were chosen, with the one that is looked at.
pub fn shown(view: &View, selected: Option<usize>, count: usize, baseline: usize) -> Vec<usize> {
    if count <= MOST {
        return (0..count).collect();
    }
    let mut shown: Vec<usize> = view.shown.iter().copied().filter(|it| *it < count).collect();
    if shown.is_empty() || view.shown.len() > MOST || shown.len() < view.shown.len() {
        // The first time, or other documents than before: what others are measured against stands first.
        shown = std::iter::once(baseline).chain((0..count).filter(|it| *it != baseline)).take(MOST).collect();
    }
    if let Some(selected) = selected.filter(|it| *it < count && !shown.contains(it)) {
        replace(&mut shown, selected, baseline);
    }
    shown.sort_unstable();
    shown.dedup();
    shown
}

/// Puts a document into the columns, for the last one that others are not measured against where there is no room.
fn replace(shown: &mut Vec<usize>, document: usize, baseline: usize) {
    if shown.len() >= MOST {
        let leaves = shown.iter().rposition(|it| *it != baseline).unwrap_or(shown.len() - 1);
        shown.remove(leaves);
    }
    shown.push(document);
}

/// A button for each document, where there are more than columns; those that are shown are marked.
pub fn rail_ui(ui: &mut Ui, sheet: &Sheet, view: &mut View) {
    let count = sheet.comparison.documents.len();
    if count <= MOST || view.columns == Columns::Unified {
        return;
    }
    let frame = Frame::new().fill(tokens(ui).panel).inner_margin(Margin::symmetric(8, 3));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            is_part(ui, Role::Group, Some(say::DOCUMENTS_IN_COLUMNS));
            ui.spacing_mut().item_spacing.x = GAP;
            ui.label(RichText::new(say::IN_COLUMNS).color(tokens(ui).weak));
            for (document, analysed) in sheet.comparison.documents.iter().enumerate() {
                let name = visible(&analysed.document.short_name());
                let is_shown = view.shown.contains(&document);
                let button = ui.selectable_label(is_shown, short(&name, NAME)).on_hover_text(&name);
                button.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_shown, say::column_of(&name)));
                if button.clicked() {
                    toggle(&mut view.shown, document, sheet.comparison.baseline);
                }
            }
        });
    });
}

fn toggle(shown: &mut Vec<usize>, document: usize, baseline: usize) {
    match shown.iter().position(|it| *it == document) {
        Some(place) if shown.len() > 1 => {
            shown.remove(place);
        }
        Some(_) => {}
        None => replace(shown, document, baseline),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_documents_stand_in_columns_and_the_one_that_is_looked_at_is_among_them() {
        let mut view = View::default();
        assert_eq!(shown(&view, None, 3, 0), [0, 1, 2]);
        assert_eq!(shown(&view, None, 6, 4), [0, 1, 4], "with the one that others are measured against");
        assert_eq!(shown(&view, Some(5), 6, 0), [0, 1, 5]);
        view.shown = vec![2, 3];
        assert_eq!(shown(&view, None, 6, 0), [2, 3], "two were chosen");
        assert_eq!(shown(&view, Some(0), 6, 0), [0, 2, 3]);
        view.shown = vec![2, 9];
        assert_eq!(shown(&view, None, 6, 0), [0, 1, 2], "other documents than before");
    }

    #[test]
    fn a_column_is_never_the_last_to_go() {
        let mut chosen = vec![1, 2, 3];
        toggle(&mut chosen, 5, 3);
        assert_eq!(chosen, [1, 3, 5], "the one that others are measured against stays");
        for document in [1, 3, 5, 5] {
            toggle(&mut chosen, document, 3);
        }
        assert_eq!(chosen, [5]);
    }
}
