//! One clause of the text that is read: its words, what is noted beside them, and how the other texts have it.

use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::layout::{Lights, Look, cell_text};
use crate::gui::state::sheet::{FindingAt, Sheet};
use crate::gui::strings::pages as say;
use crate::gui::theme::{GAP, Hue, bold_font, clause_font, tokens};
use crate::gui::widgets::weight_word;
use crate::gui::widgets::words::short;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{FontId, Galley, Ui};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many findings of a clause are noted.
const FINDINGS: usize = 6;
/// Another text's clause is shown up to this many letters.
const LETTERS: usize = 1_500;

/// How passages are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Setting {
    /// The width of the words, in points.
    pub words: f32,
    /// The width of the notes, in points.
    pub notes: f32,
    /// Whether notes stand beside the words, not below them.
    pub is_beside: bool,
    /// The size of the text, in points.
    pub size: f32,
}

/// A note in the margin.
pub(super) struct Note {
    /// What it is told from others by.
    pub id: String,
    pub words: Arc<Galley>,
    pub hue: Hue,
    /// Where it leads; nothing where it unfolds the other texts.
    pub command: Option<Command>,
}

/// A clause, laid out.
pub(super) struct Passage {
    pub number: Arc<Galley>,
    pub words: Arc<Galley>,
    pub notes: Vec<Note>,
    /// How the other texts have it, while they are unfolded.
    pub others: Vec<Arc<Galley>>,
    pub height: f32,
}

/// Lays a clause out.
pub(super) fn passage(
    ui: &Ui,
    sheet: &Sheet,
    (document, row, clause): (usize, Option<usize>, usize),
    setting: Setting,
    unfolded: &BTreeSet<usize>,
) -> Passage {
    let tokens = tokens(ui);
    let laid = |job: LayoutJob| ui.fonts_mut(|fonts| fonts.layout_job(job));
    let lights = Lights::default();
    let look = Look { tokens, width: setting.words, size: setting.size, lights: &lights };
    let found = row.map(|row| cell_text(sheet, row, document, look)).unwrap_or_default();
    let job = found.clauses.into_iter().find(|it| it.clause == clause).map(|it| it.job);
    let plain = || {
        let of = sheet.document(document).and_then(|it| Some((it, it.clauses.list.get(clause)?)));
        let words = of.map_or_else(String::new, |(it, of)| visible(it.document.plain.slice(of.span)));
        LayoutJob::simple(words, clause_font(setting.size, false), tokens.text, setting.words)
    };
    let words = laid(job.unwrap_or_else(plain));
    let label = sheet.document(document).and_then(|it| it.clauses.list.get(clause)).map(|it| visible(&it.label));
    let number = laid(LayoutJob::simple_singleline(short(&label.unwrap_or_default(), 9), bold_font(12.5), tokens.weak));
    let notes = notes(ui, sheet, (document, row, clause), setting);
    let others = row.filter(|_| unfolded.contains(&clause)).map(|row| others(ui, sheet, (document, row), setting));
    let others = others.unwrap_or_default();
    let of_notes: f32 = notes.iter().map(|it| it.words.size().y + 8.0).sum();
    let of_others: f32 = others.iter().map(|it| it.size().y + GAP).sum();
    let of_words = words.size().y + if others.is_empty() { 0.0 } else { GAP + of_others };
    let height = if setting.is_beside {
        of_words.max(of_notes) + 2.0 * GAP
    } else {
        words.size().y + GAP + of_notes + of_others + 2.0 * GAP
    };
    Passage { number, words, notes, others, height }
}

/// What was found, what was not understood, and how others differ.
fn notes(
    ui: &Ui,
    sheet: &Sheet,
    (document, row, clause): (usize, Option<usize>, usize),
    setting: Setting,
) -> Vec<Note> {
    let tokens = tokens(ui);
    let laid = |head: &str, rest: &str| {
        let mut job = LayoutJob::default();
        job.wrap.max_width = setting.notes - 12.0;
        job.append(head, 0.0, TextFormat::simple(bold_font(12.5), tokens.strong));
        job.append(rest, 0.0, TextFormat::simple(FontId::proportional(12.5), tokens.text));
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let mut notes = Vec::new();
    let mut findings: Vec<FindingAt> =
        sheet.findings_of(document, clause).iter().map(|it| FindingAt { document, finding: *it }).collect();
    findings.sort_by_key(|at| std::cmp::Reverse(sheet.weight(*at)));
    for at in findings.iter().take(FINDINGS) {
        let Some(finding) = sheet.finding(*at) else { continue };
        let weight = sheet.weight(*at);
        let freedoms: Vec<_> = finding.freedoms.iter().map(|it| it.name()).collect();
        let touches = if freedoms.is_empty() { String::new() } else { format!(" ({})", freedoms.join(", ")) };
        notes.push(Note {
            id: format!("f{}-{}", at.document, at.finding),
            words: laid(sheet.kind_title(&finding.kind), &format!("  {}{touches}", weight_word(weight))),
            hue: tokens.weight(weight),
            command: Some(Command::SelectFinding(*at)),
        });
    }
    let unread = sheet.document(document).into_iter().flat_map(|it| &it.assessment.unread);
    let unread = unread.filter(|it| it.clause == clause).count();
    if unread > 0 {
        let words = say::not_understood_here(say::unread_sentences(unread));
        let command = row.map(|row| Command::SelectCell(row, document));
        notes.push(Note { id: format!("u{document}-{clause}"), words: laid(&words, ""), hue: tokens.alarm, command });
    }
    if let Some(row) = row.filter(|it| sheet.changes.binary_search(it).is_ok()) {
        let words = laid(say::OTHER_TEXTS_DIFFER, &differing(sheet, row));
        notes.push(Note { id: format!("d{document}-{clause}"), words, hue: tokens.edited, command: None });
    }
    notes
}

/// What differs in a row: "  new: User threshold, conflicts".
fn differing(sheet: &Sheet, row: usize) -> String {
    let entries = &sheet.differences.entries;
    let from = entries.partition_point(|it| it.difference.row < row);
    let here = entries.iter().skip(from).take_while(|it| it.difference.row == row);
    let said: Vec<&str> = here.map(|it| it.told.why.as_str()).collect();
    format!("  {}", short(&said.join("; "), 160))
}

/// How each other text has the clause.
fn others(ui: &Ui, sheet: &Sheet, (document, row): (usize, usize), setting: Setting) -> Vec<Arc<Galley>> {
    let tokens = tokens(ui);
    let cells = sheet.row(row).map_or(&[][..], |it| &it.cells);
    let each = cells.iter().enumerate().filter(|(other, _)| *other != document).filter_map(|(other, cell)| {
        let analysed = sheet.document(other)?;
        let clauses = cell.clauses.iter().filter_map(|it| analysed.clauses.list.get(*it));
        let words: Vec<String> = clauses.map(|it| visible(analysed.document.plain.slice(it.span))).collect();
        let words = if words.is_empty() { say::NOT_IN_THIS_TEXT.to_owned() } else { words.join("\n") };
        let mut job = LayoutJob::default();
        job.wrap.max_width = setting.words - 10.0;
        let name = format!("{}\n", visible(&analysed.document.short_name()));
        job.append(&name, 0.0, TextFormat::simple(bold_font(12.5), tokens.weak));
        let font = clause_font(setting.size - 1.0, false);
        job.append(&short(&words, LETTERS), 0.0, TextFormat::simple(font, tokens.text));
        Some(ui.fonts_mut(|fonts| fonts.layout_job(job)))
    });
    each.collect()
}
