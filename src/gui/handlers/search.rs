//! Words looked for in the documents, and the way from one place to the next.

use super::navigation::go_to;
use super::window::Window;
use crate::gui::state::find::{Find, Hit, Query, row_of};
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::worker::Job;
use std::sync::Arc;

/// Looks for words; what was found before stays until the answer is there.
pub fn look_for(window: &mut Window<'_>, query: Query) {
    let documents = window.model.loaded();
    window.model.find.get_or_insert_default().query = query.clone();
    window.submit(Job::Find { documents, query });
}

/// Opens the search, with what was looked for last.
pub fn begin(window: &mut Window<'_>) {
    window.model.page = Page::Text;
    window.view.wants_find = true;
    if window.model.find.is_none() {
        look_for(window, window.model.searched.clone());
    }
}

/// Ends the search; what was looked for is remembered.
pub fn end(model: &mut Model) {
    model.searched = model.find.take().map(|it| it.query).unwrap_or_default();
}

/// Takes in what was found, unless something else is looked for by now.
pub fn found(window: &mut Window<'_>, query: &Query, result: Result<Vec<Hit>, String>) {
    let model = &mut *window.model;
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
        go_to_hit(window, *at);
    }
}

/// To the next place that was found, or the one before, around the ends. What was looked for last is looked for again.
pub fn find_next(window: &mut Window<'_>, forward: bool) {
    let Some((count, current)) = window.model.find.as_ref().map(|it| (it.hits.len(), it.current)) else {
        return look_for(window, window.model.searched.clone());
    };
    let order = in_rows(window.model);
    let place = current.and_then(|it| order.iter().position(|at| *at == it));
    let next = match (place, forward) {
        (None, true) => 0,
        (None, false) => count.saturating_sub(1),
        (Some(at), true) => (at + 1) % count.max(1),
        (Some(at), false) => (at + count.saturating_sub(1)) % count.max(1),
    };
    if let Some(at) = order.get(next) {
        go_to_hit(window, *at);
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

fn go_to_hit(window: &mut Window<'_>, at: usize) {
    let model = &mut *window.model;
    let hit = model.find.as_ref().and_then(|it| it.hits.get(at)).copied();
    let place = in_rows(model).iter().position(|it| *it == at).unwrap_or(0);
    if let Some(find) = &mut model.find {
        find.current = Some(at);
        find.place = place;
    }
    let row = hit.and_then(|hit| row_of(model.sheet.as_ref()?, hit));
    if let (Some(row), Some(hit)) = (row, hit) {
        go_to(window, row);
        window.model.selection.document = Some(hit.document);
    }
}
