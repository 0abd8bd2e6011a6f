//! A room that answers a lesson from outside the window: its server, and what is shown of how to join it.

use crate::io::Served;
use crate::lesson::Class;
use crate::room::{Kept, Room, Secrets, Showing, cells};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A room of phones. Where it is closed its phones and their votes stay known, so that it can be opened again.
#[derive(Clone, Debug)]
pub struct OpenRoom {
    /// What its phones are told and what they said; the server's threads have it as well.
    pub room: Arc<Mutex<Room>>,
    /// The server; `None` while the room is closed.
    pub served: Option<Arc<Served>>,
    /// The whole address of the page, empty while the room is closed.
    pub address: String,
    /// The address without the page's path, where the code is typed.
    pub short_address: String,
    /// What people type who cannot scan.
    pub code: String,
    /// The address as a picture, row by row.
    pub cells: Vec<Vec<bool>>,
    /// The addresses that this machine has, the present one among them.
    pub addresses: Vec<String>,
    /// Whether the screen shows how to join.
    pub is_shown: bool,
    /// How many votes were taken over into the lesson.
    pub votes: u64,
    /// How many phones voted at least once.
    pub phones: usize,
}

impl OpenRoom {
    /// A room for a lesson, not served yet.
    pub fn new(class: Class, secrets: Secrets) -> Self {
        Self::of(Room::new(class, secrets))
    }

    /// The room of a lesson that was given before.
    pub fn again(class: Class, kept: Kept, fresh: Secrets) -> Self {
        Self::of(Room::restored(class, kept, fresh))
    }

    fn of(room: Room) -> Self {
        Self {
            code: room.secrets().code.clone(),
            phones: room.phones(),
            room: Arc::new(Mutex::new(room)),
            served: None,
            address: String::new(),
            short_address: String::new(),
            cells: Vec::new(),
            addresses: Vec::new(),
            is_shown: true,
            votes: 0,
        }
    }

    /// The room, whoever has it as well.
    pub fn lock(&self) -> MutexGuard<'_, Room> {
        locked(&self.room)
    }

    /// Whether phones can reach it.
    pub fn is_open(&self) -> bool {
        self.served.is_some()
    }

    /// From now on it is served by this server.
    pub fn open(&mut self, served: Served) {
        self.short_address = format!("{}/", served.address());
        self.address = format!("{}{}", served.address(), self.lock().path());
        self.cells = cells(&self.address);
        self.served = Some(Arc::new(served));
        self.is_shown = true;
    }

    /// Nobody reaches it any more; what was said stays.
    pub fn close(&mut self) {
        self.served = None;
        (self.address, self.short_address) = (String::new(), String::new());
        self.cells.clear();
        self.is_shown = false;
    }

    /// Takes over what phones said since the last time, if they did.
    pub fn take_votes(&mut self, class: &mut Class) {
        let room = locked(&self.room);
        self.phones = room.phones();
        if room.votes() == self.votes {
            return;
        }
        self.votes = room.votes();
        for (step, turned) in class.steps.iter_mut().enumerate() {
            if let Some(said) = room.said(step) {
                turned.phones.clone_from(said);
            }
        }
    }

    /// Phones follow the screen.
    pub fn follow(&self, class: &Class, step: usize, is_blank: bool) {
        let turned = class.steps.get(step);
        let showing = Showing {
            step,
            phase: turned.map(|it| it.phase).unwrap_or_default(),
            is_revealed: turned.is_some_and(|it| it.is_revealed),
            is_blank,
        };
        self.lock().show(showing, turned);
    }
}

/// Whoever broke off while they had it left each vote whole.
pub fn locked(room: &Mutex<Room>) -> MutexGuard<'_, Room> {
    room.lock().unwrap_or_else(PoisonError::into_inner)
}
