//! Keys, drops and pastes → commands.

use super::Command;
use super::action::Action;
use super::focus::focused_cell;
use super::table::TABLE;
use crate::gui::state::model::Model;
use eframe::egui::{Context, Event, Key, Popup};

/// Turns this frame's input into commands; shortcuts rest while a dialog is open.
pub fn read(ctx: &Context, model: &Model, dialog_open: bool, awaits_paste: &mut bool, commands: &mut Vec<Command>) {
    drops(ctx, commands);
    pastes(ctx, dialog_open, awaits_paste, commands);
    if !dialog_open {
        shortcuts(ctx, model, commands);
    }
}

fn drops(ctx: &Context, commands: &mut Vec<Command>) {
    let paths: Vec<String> =
        ctx.input(|input| input.raw.dropped_files.iter().map(|file| crate::io::name_of(file.path())).collect());
    if !paths.is_empty() {
        commands.push(Command::Open(paths));
    }
}

/// A paste belongs to the text field in focus, unless there is none or a document was asked for.
fn pastes(ctx: &Context, dialog_open: bool, awaits_paste: &mut bool, commands: &mut Vec<Command>) {
    let is_for_field = !*awaits_paste && (dialog_open || ctx.text_edit_focused());
    if is_for_field {
        return;
    }
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Paste(text) => {
                commands.push(Command::PasteText(text.clone()));
                *awaits_paste = false;
                false
            }
            _ => true,
        });
    });
}

fn shortcuts(ctx: &Context, model: &Model, commands: &mut Vec<Command>) {
    let is_typing = ctx.text_edit_focused();
    // The selected cell stands for all rows: the arrows go on from it.
    let has_focus = ctx.memory(|memory| memory.focused().is_some()) && focused_cell(ctx).is_none();
    // The arrows of an open menu are the menu's, and Space presses the button that has the keyboard.
    let in_menu = Popup::is_any_open(ctx);
    // Keys with more modifiers first, so that Shift+F7 is not taken for F7.
    let mut keys: Vec<_> =
        TABLE.iter().filter(|it| !it.built_in_keys).flat_map(|it| it.keys.iter().map(move |key| (it, key))).collect();
    keys.sort_by_key(|(_, key)| {
        let modifiers = key.modifiers;
        std::cmp::Reverse(u8::from(modifiers.shift) + u8::from(modifiers.alt) + u8::from(modifiers.command))
    });
    for (entry, key) in keys {
        let moves_focus =
            matches!(entry.action, Action::NextRow | Action::PreviousRow) || key.logical_key == Key::Space;
        // No text is typed with the keys F1 to F12.
        let types = is_typing && !is_function_key(key.logical_key) && key.conflicts_with_text_editing();
        let rests = types || (moves_focus && (has_focus || in_menu)) || (entry.action.scrolls().is_some() && in_menu);
        if !rests && (entry.enabled)(model) && ctx.input_mut(|input| input.consume_shortcut(key)) {
            commands.push(Command::Do(entry.action));
        }
    }
}

fn is_function_key(key: Key) -> bool {
    use Key::{F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12};
    matches!(key, F1 | F2 | F3 | F4 | F5 | F6 | F7 | F8 | F9 | F10 | F11 | F12)
}
