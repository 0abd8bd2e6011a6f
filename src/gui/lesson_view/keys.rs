//! The keys of clickers and of people.

use crate::edits::Choice;
use crate::gui::command::Command;
use crate::gui::state::lesson::{Presenting, Turn};
use eframe::egui::{Context, Key, Modifiers};

const KEYS: [(Key, Turn); 20] = [
    (Key::ArrowRight, Turn::Next),
    (Key::PageDown, Turn::Next),
    (Key::Enter, Turn::Next),
    (Key::ArrowLeft, Turn::Back),
    (Key::PageUp, Turn::Back),
    (Key::Space, Turn::Reveal),
    (Key::V, Turn::Again),
    (Key::P, Turn::Draw),
    (Key::A, Turn::Room),
    (Key::B, Turn::Blank),
    (Key::Period, Turn::Blank),
    (Key::N, Turn::Notes),
    (Key::W, Turn::Window),
    (Key::S, Turn::Spotlight),
    (Key::ArrowDown, Turn::Choose(true)),
    (Key::ArrowUp, Turn::Choose(false)),
    (Key::C, Turn::BeginCounts),
    (Key::D, Turn::BeginDisagreement),
    (Key::E, Turn::BeginPath),
    (Key::Escape, Turn::Away),
];

/// The keys of choices and places, in their order.
const DIGITS: [Key; 10] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9, Key::Num0];

/// Turns this frame's keys into what the presenter does. While somebody types, the letters are theirs.
pub(super) fn read(ctx: &Context, it: &Presenting, commands: &mut Vec<Command>) {
    let turns: Vec<Turn> = ctx.input_mut(|input| {
        // Tab walks among fields where there are some, and nowhere else.
        if it.typing.is_none() {
            input.consume_key(Modifiers::NONE, Key::Tab);
            input.consume_key(Modifiers::SHIFT, Key::Tab);
        }
        if it.typing.is_some() {
            let keys = [(Key::Enter, Turn::Enter), (Key::Escape, Turn::Leave)];
            return keys
                .into_iter()
                .filter(|(key, _)| input.consume_key(Modifiers::NONE, *key))
                .map(|it| it.1)
                .collect();
        }
        let pressed = KEYS.iter().filter(|(key, _)| input.consume_key(Modifiers::NONE, *key)).map(|it| it.1.clone());
        let mut turns: Vec<Turn> = pressed.collect();
        let moves = it.turned().is_some_and(|it| it.task.is_some());
        for (at, key) in DIGITS.into_iter().enumerate() {
            let less = input.consume_key(Modifiers::SHIFT, key);
            if !less && !input.consume_key(Modifiers::NONE, key) {
                continue;
            }
            match Choice::ALL.get(at) {
                _ if moves => turns.push(Turn::Put(at)),
                Some(choice) => turns.push(Turn::Vote(*choice, !less)),
                None => {}
            }
        }
        turns
    });
    commands.extend(turns.into_iter().map(Command::Turn));
}
