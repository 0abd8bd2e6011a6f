//! Rooms of phones opened, moved to another address and closed.

use super::window::Window;
use crate::gui::state::lesson::Presenting;
use crate::gui::state::model::{Model, Problem};
use crate::gui::state::room::{OpenRoom, locked};
use crate::gui::strings::lesson as say;
use crate::io::{Answer, Limits, random, serve};
use crate::room::Secrets;
use std::sync::Arc;

/// Lets the room answer, or shows and hides how to join it where it already does.
pub fn answer(window: &mut Window<'_>) {
    let Some(presenting) = &mut window.model.presenting else { return };
    match &mut presenting.room {
        Some(room) if room.is_open() => room.is_shown = !room.is_shown,
        _ => open(window, None),
    }
}

/// Serves the room on this address, or on the one that phones most likely reach.
pub fn open(window: &mut Window<'_>, address: Option<&str>) {
    let addresses = (window.runtime.addresses)();
    let Some(presenting) = &mut window.model.presenting else { return };
    let result = addresses.map_err(|error| error.to_string()).and_then(|all| {
        let address = address.or_else(|| all.first().map(String::as_str)).ok_or_else(|| say::NO_ADDRESS.to_owned())?;
        opened(presenting, address, &all, window.ctx)
    });
    if let Err(details) = result {
        presenting.written = say::room_not_open(&details);
        window.model.problems.push(Problem { what: say::ROOM_NOT_OPEN.to_owned(), details });
    }
}

fn opened(
    presenting: &mut Presenting,
    address: &str,
    all: &[String],
    ctx: &eframe::egui::Context,
) -> Result<(), String> {
    if presenting.room.is_none() {
        let secrets = Secrets::of(&random().map_err(|error| error.to_string())?);
        presenting.room = Some(OpenRoom::new(presenting.class.clone(), secrets));
    }
    let Some(room) = &mut presenting.room else { return Ok(()) };
    // The old server goes first: it may have the port.
    room.close();
    room.addresses = all.to_vec();
    let (answering, ctx) = (Arc::clone(&room.room), ctx.clone());
    let answer: Answer = Arc::new(move |request| {
        let mut room = locked(&answering);
        let before = room.votes();
        let reply = room.answer(request);
        if room.votes() != before {
            ctx.request_repaint();
        }
        reply
    });
    let served = serve(address, None, Limits::default(), answer).map_err(|error| error.to_string())?;
    room.open(served);
    presenting.follow();
    Ok(())
}

/// Nobody reaches the room any more.
pub fn close(model: &mut Model) {
    if let Some(room) = model.presenting.as_mut().and_then(|it| it.room.as_mut()) {
        room.close();
    }
}

/// Takes over what phones said since the last frame.
pub fn take_votes(model: &mut Model) {
    if let Some(presenting) = &mut model.presenting
        && let Some(room) = &mut presenting.room
    {
        room.take_votes(&mut presenting.class);
    }
}
