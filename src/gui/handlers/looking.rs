//! How one looks at what is open: pages, filter, columns, sizes, colours, search, and what is copied.

use crate::gui::command::action::Action;
use crate::gui::handlers::documents::submit;
use crate::gui::handlers::navigation::{self, go_to, look_again};
use crate::gui::runtime::Runtime;
use crate::gui::state::filter::{Only, Piece};
use crate::gui::state::find::{Find, Hit, Query, row_of};
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::state::sheet::Sheet;
use crate::gui::state::view::{Columns, View};
use crate::gui::strings::work as say;
use crate::gui::theme::{self, LARGEST_TEXT, SMALLEST_TEXT, USUAL_TEXT};
use crate::gui::worker::Job;
use crate::options::Show;
use eframe::egui::{Context, ThemePreference};
use std::sync::Arc;

/// Does what an action of looking asks for.
pub fn act(ctx: &Context, action: Action, model: &mut Model, view: &mut View) {
    match action {
        Action::Cosmetic => {
            view.cosmetic = !view.cosmetic;
            settle(ctx, model, view);
        }
        Action::ColumnsAsFit => view.columns = Columns::AsFits,
        Action::ColumnsBeside => view.columns = Columns::Beside,
        Action::ColumnsUnified => view.columns = Columns::Unified,
        Action::TextLarger => resize(view, view.text_size + 1.0),
        Action::TextSmaller => resize(view, view.text_size - 1.0),
        Action::TextUsual => resize(view, USUAL_TEXT),
        Action::PaletteUsual => wear(ctx, model, view, theme::Palette::Usual),
        Action::PaletteContrast => wear(ctx, model, view, theme::Palette::Contrast),
        Action::ThemeSystem => set_theme(ctx, view, ThemePreference::System),
        Action::ThemeLight => set_theme(ctx, view, ThemePreference::Light),
        Action::ThemeDark => set_theme(ctx, view, ThemePreference::Dark),
        _ => {}
    }
    if let Some(page) = action.page() {
        navigation::leave(model, (page, model.selection.row));
        model.page = page;
        view.reveal = model.selection.row;
    }
}

/// Shows the rows of this sort, what was unfolded by hand folded again.
pub fn show(model: &mut Model, view: &mut View, show: Show) {
    model.filter.show = show;
    fold_again(model, view);
}

/// Shows only rows with findings about this.
pub fn only(model: &mut Model, view: &mut View, only: Only) {
    model.filter.only = only;
    fold_again(model, view);
}

fn fold_again(model: &mut Model, view: &mut View) {
    model.page = Page::Text;
    model.unfolded.clear();
    look_again(model);
    view.reveal = model.selection.row;
}

/// Clause text in this size, within what can be read.
pub fn resize(view: &mut View, size: f32) {
    view.text_size = size.clamp(SMALLEST_TEXT, LARGEST_TEXT);
}

/// Makes colours, motion and counting what the view says.
pub fn settle(ctx: &Context, model: &mut Model, view: &View) {
    theme::wear(ctx, view.palette, view.reduced_motion);
    ctx.set_theme(view.theme);
    if model.filter.cosmetic != view.cosmetic {
        model.filter.cosmetic = view.cosmetic;
        look_again(model);
    }
}

fn wear(ctx: &Context, model: &mut Model, view: &mut View, palette: theme::Palette) {
    view.palette = palette;
    settle(ctx, model, view);
}

fn set_theme(ctx: &Context, view: &mut View, theme: ThemePreference) {
    view.theme = theme;
    ctx.set_theme(theme);
}

/// Looks for words; what was found before stays until the answer is there.
pub fn look_for(model: &mut Model, runtime: &mut Runtime, query: Query) {
    let documents = model.loaded();
    model.find.get_or_insert_default().query = query.clone();
    submit(model, runtime, Job::Find { documents, query });
}

/// Takes in what was found, unless something else is looked for by now.
pub fn found(model: &mut Model, view: &mut View, query: &Query, result: Result<Vec<Hit>, String>) {
    if model.find.as_ref().is_none_or(|it| it.query != *query) {
        return;
    }
    let (hits, trouble) = match result {
        Ok(hits) => (hits, None),
        Err(trouble) => (Vec::new(), Some(trouble)),
    };
    model.find = Some(Find { query: query.clone(), hits: Arc::new(hits), current: None, place: 0, trouble });
    // The first place at or below where one is.
    let from = model.selection.row.unwrap_or(0);
    let (rows, order) = (hit_rows(model), in_rows(model));
    let below = order.iter().find(|it| rows.get(**it).is_some_and(|row| *row >= from));
    if let Some(at) = below.or(order.first()) {
        go_to_hit(model, view, *at);
    }
}

/// To the next place that was found, or the one before, around the ends.
pub fn find_next(model: &mut Model, view: &mut View, forward: bool) {
    let Some((count, current)) = model.find.as_ref().map(|it| (it.hits.len(), it.current)) else { return };
    let order = in_rows(model);
    let place = current.and_then(|it| order.iter().position(|at| *at == it));
    let next = match (place, forward) {
        (None, true) => 0,
        (None, false) => count.saturating_sub(1),
        (Some(at), true) => (at + 1) % count.max(1),
        (Some(at), false) => (at + count.saturating_sub(1)) % count.max(1),
    };
    if let Some(at) = order.get(next) {
        go_to_hit(model, view, *at);
    }
}

/// The places in the order of rows, then documents: as one reads them.
fn in_rows(model: &Model) -> Vec<usize> {
    let rows = hit_rows(model);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|it| (rows.get(*it).copied(), *it));
    order
}

fn hit_rows(model: &Model) -> Vec<usize> {
    let (Some(find), Some(sheet)) = (&model.find, &model.sheet) else { return Vec::new() };
    find.hits.iter().map(|hit| row_of(sheet, *hit).unwrap_or(usize::MAX)).collect()
}

fn go_to_hit(model: &mut Model, view: &mut View, at: usize) {
    let hit = model.find.as_ref().and_then(|it| it.hits.get(at)).copied();
    let place = in_rows(model).iter().position(|it| *it == at).unwrap_or(0);
    if let Some(find) = &mut model.find {
        find.current = Some(at);
        find.place = place;
    }
    let row = hit.and_then(|hit| row_of(model.sheet.as_ref()?, hit));
    if let (Some(row), Some(hit)) = (row, hit) {
        go_to(model, view, row);
        model.selection.document = Some(hit.document);
    }
}

/// The words that a copying action means.
pub fn copied(model: &Model, action: Action) -> Option<String> {
    let sheet = model.sheet.as_ref()?;
    let document = model.selection.document.unwrap_or(sheet.comparison.baseline);
    let analysed = sheet.document(document)?;
    match action {
        Action::CopyDocument => Some(analysed.document.text.clone()),
        Action::CopySide => {
            let rows = sheet.pieces.iter().filter_map(|it| if let Piece::Row(row) = it { Some(*row) } else { None });
            Some(
                rows.map(|row| words_of(sheet, row, document))
                    .filter(|it| !it.is_empty())
                    .collect::<Vec<_>>()
                    .join("\n\n"),
            )
        }
        Action::CopyRow => {
            let row = model.selection.row?;
            let of = |document: usize| {
                let name = sheet.document(document)?.document.short_name();
                let words = words_of(sheet, row, document);
                Some(format!("{name}:\n{}", if words.is_empty() { say::NOT_IN_THIS_TEXT } else { &words }))
            };
            Some((0..sheet.comparison.documents.len()).filter_map(of).collect::<Vec<_>>().join("\n\n"))
        }
        _ => {
            let row = model.selection.row?;
            // Where the chosen column has nothing, the first that has something is meant.
            let documents = std::iter::once(document).chain(0..sheet.comparison.documents.len());
            documents.map(|it| words_of(sheet, row, it)).find(|it| !it.is_empty())
        }
    }
}

/// What a document has in a row, as the document has it.
fn words_of(sheet: &Sheet, row: usize, document: usize) -> String {
    let (Some(analysed), Some(cell)) = (sheet.document(document), sheet.row(row).and_then(|it| it.cells.get(document)))
    else {
        return String::new();
    };
    let clauses = cell.clauses.iter().filter_map(|it| analysed.clauses.list.get(*it));
    clauses.map(|it| analysed.document.slice(it.span).trim()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Rules;
    use crate::compare::{Analysed, compare};
    use crate::document::Source;
    use crate::edits::Edits;
    use crate::lens::Lenses;

    const ONE: &str = "1. Grant\n\nYou may use the Work.\n\n2. End\n\nIt ends on 1 May 2030.\n";
    const OTHER: &str = "1. Grant\n\nYou may use the Work.\n";

    fn model() -> Model {
        let read = |name: &str, text: &str| Arc::new(Analysed::read(&[Source::new(name, text)], Rules::built_in()));
        let mut model = Model::default();
        let documents = [read("one.txt", ONE), read("other.txt", OTHER)];
        let comparison = compare(&documents, &Edits::default(), &model.options, Lenses::built_in());
        let rules = Arc::clone(&model.rules);
        let sheet = Sheet::of(Arc::new(comparison), rules, &model.lens, &model.filter, &model.unfolded);
        model.sheet = Some(Arc::new(sheet));
        model
    }

    #[test]
    fn what_is_copied_is_what_the_document_has() {
        let mut model = model();
        assert_eq!(copied(&model, Action::CopyClause), None, "nothing is selected");
        let end = model.sheet.as_ref().and_then(|it| it.row_of(0, it.document(0)?.clauses.list.last()?.id));
        model.selection.row = end;
        model.selection.document = Some(1);
        let clause = copied(&model, Action::CopyClause).unwrap_or_default();
        assert_eq!(clause, "2. End\n\nIt ends on 1 May 2030.", "a column without words gives way to one with words");
        let row = copied(&model, Action::CopyRow).unwrap_or_default();
        assert!(row.contains("one.txt:\n2. End") && row.contains("other.txt:\n(not in this text)"), "{row}");
        assert_eq!(copied(&model, Action::CopyDocument).as_deref(), Some(OTHER));
        assert_eq!(copied(&model, Action::CopySide).as_deref(), Some("1. Grant\n\nYou may use the Work."));
    }
}
