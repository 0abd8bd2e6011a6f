//! What contradicts what, with the words; and what a release is built on, link by link.

use super::payload::sides_ui;
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::strings::openness as say;
use crate::gui::theme::{bold, tokens};
use crate::gui::widgets::words::quoted;
use crate::openness::{Link, Release};
use crate::report::releases as told;
use eframe::egui::{Label, Rect, RichText, Stroke, Ui, pos2, vec2};

/// How far a link stands in from the one it is built on, in points.
const STEP: f32 = 22.0;

pub(super) fn contradictions_ui(ui: &mut Ui, releases: &[Release], commands: &mut Vec<Command>) {
    if releases.iter().all(|it| it.contradictions.is_empty()) {
        ui.label(say::NO_CONTRADICTION);
    }
    for release in releases.iter().filter(|it| !it.contradictions.is_empty() || !it.claims.is_empty()) {
        let document = &release.analysed.document;
        ui.label(bold(visible(&release.name)));
        for it in &release.contradictions {
            let words = visible(&it.message);
            let message = ui.add(Label::new(&words).wrap());
            let rect = Rect::from_min_size(message.rect.left_top() - vec2(8.0, 0.0), vec2(3.0, message.rect.height()));
            ui.painter().rect_filled(rect, 1.0, tokens(ui).strains.mark);
            for span in &it.evidence {
                let quote = RichText::new(quoted(document.slice(*span), 240)).color(tokens(ui).weak);
                ui.add(Label::new(quote).wrap());
            }
            message.context_menu(|ui| {
                if ui.button(say::COPY).clicked() {
                    commands.push(Command::Copy(words.clone()));
                }
            });
            ui.add_space(4.0);
        }
        for (claim, span) in &release.claims {
            let words = format!("{}: {}", say::claims(claim.name()), quoted(document.plain.slice(*span), 200));
            ui.add(Label::new(RichText::new(words).color(tokens(ui).weak)).wrap());
        }
    }
}

pub(super) fn chain_ui(ui: &mut Ui, releases: &[Release]) {
    if releases.iter().all(|it| it.chain.is_empty()) {
        ui.label(say::NO_CHAIN);
    }
    for release in releases.iter().filter(|it| !it.chain.is_empty()) {
        ui.label(bold(visible(&release.name)));
        for link in &release.chain {
            link_ui(ui, link, release, releases);
        }
        ui.add_space(6.0);
    }
}

/// A link under the one above it, with a line that leads to it; fainter where the facts end.
fn link_ui(ui: &mut Ui, link: &Link, end: &Release, releases: &[Release]) {
    let indent = STEP * f32::from(u8::try_from(link.depth).unwrap_or(u8::MAX));
    ui.horizontal(|ui| {
        ui.add_space(indent);
        ui.vertical(|ui| {
            let of = link.release.and_then(|it| releases.get(it));
            let color = if of.is_some() { tokens(ui).text } else { tokens(ui).weak };
            let label = ui.add(Label::new(RichText::new(visible(&told::link(link, releases))).color(color)).wrap());
            let (x, y) = (label.rect.left() - 14.0, label.rect.top() + 9.0);
            let stroke = Stroke::new(1.5, if of.is_some() { tokens(ui).accent } else { tokens(ui).line });
            ui.painter().line_segment([pos2(x, label.rect.top() - 4.0), pos2(x, y)], stroke);
            ui.painter().line_segment([pos2(x, y), pos2(x + 10.0, y)], stroke);
            if let Some(verdict) = &link.verdict {
                let words = format!("{} {}", verdict.standing.sign(), told::verdict(verdict));
                ui.add(Label::new(bold(visible(&words))).wrap());
                sides_ui(ui, told::quotes(verdict, end));
            }
            for duty in &link.duties {
                let words = say::asks_to(told::duty(duty));
                ui.add(Label::new(RichText::new(words).color(tokens(ui).weak)).wrap())
                    .on_hover_text(quoted(&duty.words, 160));
            }
        });
    });
}
