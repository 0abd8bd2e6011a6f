//! Where the keyboard is: the parts of the window that F6 goes round, and the selected cell among the texts.

use eframe::egui::{Context, Id, Rect, Response, Ui};

/// A part of the window that the keyboard can be taken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    /// The menus and pages.
    Menu,
    /// What is shown, and through which definition.
    Toolbar,
    /// The search.
    Find,
    /// The page.
    Page,
    /// The side panel.
    Inspector,
}

const ORDER: [Region; 5] = [Region::Menu, Region::Toolbar, Region::Find, Region::Page, Region::Inspector];

/// A part that was drawn: where it is, and what takes the keyboard in it.
#[derive(Clone, Copy)]
struct Drawn {
    pass: u64,
    rect: Rect,
    first: Option<Id>,
}

fn id_of(region: Region) -> Id {
    Id::unique(("region", region))
}

/// Says where a part was drawn in this frame, and which of its widgets comes first.
pub fn mark(ui: &Ui, region: Region, rect: Rect, first: Option<&Response>) {
    let drawn = Drawn { pass: ui.ctx().cumulative_pass_nr(), rect, first: first.map(|it| it.id) };
    ui.data_mut(|data| data.insert_temp(id_of(region), drawn));
}

/// Takes the keyboard to the next part, or the one before.
pub fn go(ctx: &Context, forward: bool) {
    let now = ctx.cumulative_pass_nr();
    let of = |region: Region| ctx.data(|data| data.get_temp::<Drawn>(id_of(region))).filter(|it| it.pass + 2 >= now);
    let there: Vec<(Region, Drawn)> = ORDER.into_iter().filter_map(|it| Some((it, of(it)?))).collect();
    let focused =
        ctx.memory(eframe::egui::Memory::focused).and_then(|id| ctx.read_response(id)).map(|it| it.rect.center());
    // With the keyboard nowhere one is at the page: its keys work there.
    let is_here = |it: &(Region, Drawn)| focused.map_or(it.0 == Region::Page, |at| it.1.rect.contains(at));
    let here = there.iter().position(is_here).unwrap_or(0);
    let count = there.len().max(1);
    let next = if forward { (here + 1) % count } else { (here + count - 1) % count };
    let Some((region, drawn)) = there.get(next) else { return };
    let first = if *region == Region::Page { selected_cell(ctx).or(drawn.first) } else { drawn.first };
    match first {
        Some(id) => ctx.memory_mut(|memory| memory.request_focus(id)),
        None => ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|it| memory.surrender_focus(it))),
    }
}

/// Where the id of the selected cell is kept.
fn focus_id() -> Id {
    Id::unique("selected cell")
}

/// Where the id of the cell that last had the keyboard is kept.
fn focused_id() -> Id {
    Id::unique("focused cell")
}

/// Says that a cell is the selected one.
pub fn cell_is_selected(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.insert_temp(focus_id(), id));
}

/// Says that the selected cell has the keyboard.
pub fn cell_has_focus(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.insert_temp(focused_id(), id));
}

/// Whether this is the cell that last had the keyboard.
pub fn was_cell(ui: &Ui, id: Id) -> bool {
    ui.data(|data| data.get_temp::<Id>(focused_id())) == Some(id)
}

/// The selected cell, if it has the keyboard.
pub fn focused_cell(ctx: &Context) -> Option<Id> {
    let cell = ctx.data(|data| data.get_temp::<Id>(focused_id()))?;
    ctx.memory(|memory| memory.focused() == Some(cell)).then_some(cell)
}

/// The selected cell, if it is drawn.
pub fn selected_cell(ctx: &Context) -> Option<Id> {
    ctx.data(|data| data.get_temp::<Id>(focus_id()))
}
