//! Words within their clause: the clause stands dim around them. Of a pair, the words that differ stand out once the
//! answer is shown.

use crate::document::Span;
use crate::gui::theme::{bold_font, tokens};
use crate::lesson::passage;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, FontId, Label, Ui};

/// Words as they are to be shown.
pub(super) struct Words<'a> {
    /// The words that are asked about.
    pub quote: &'a str,
    /// The clause that they stand in, where it is shown.
    pub clause: Option<&'a str>,
    /// What of the words differs from the other side, where that is shown.
    pub differing: &'a [Span],
}

pub(super) fn words_ui(ui: &mut Ui, words: &Words, size: f32) {
    let mut job = LayoutJob::default();
    let colors = tokens(ui);
    let dim = format(FontId::proportional(size), colors.weak);
    let within = words.clause.and_then(|clause| Some((clause, passage(clause, words.quote)?)));
    if let Some((clause, span)) = within {
        job.append(clause.get(..span.start).unwrap_or(""), 0.0, dim.clone());
        let words_there = clause.get(span.range()).unwrap_or("");
        // Where lines are broken otherwise the places are others.
        let differing = if words_there.len() == words.quote.len() { words.differing } else { &[] };
        quote(&mut job, words_there, differing, ui, size);
        job.append(clause.get(span.end..).unwrap_or(""), 0.0, dim);
    } else {
        let (open, close) = if begins_quoted(words.quote) { ("", "") } else { ("“", "”") };
        job.append(open, 0.0, format(FontId::proportional(size), colors.text));
        quote(&mut job, words.quote, words.differing, ui, size);
        job.append(close, 0.0, format(FontId::proportional(size), colors.text));
    }
    ui.add(Label::new(job).wrap());
}

/// Words in quotation marks, unless they begin with some of their own.
pub(super) fn in_quotes(words: &str) -> String {
    if begins_quoted(words) { words.to_owned() } else { format!("“{words}”") }
}

fn begins_quoted(words: &str) -> bool {
    words.starts_with(['“', '"'])
}

fn quote(job: &mut LayoutJob, words: &str, differing: &[Span], ui: &Ui, size: f32) {
    let colors = tokens(ui);
    let plain = format(FontId::proportional(size), colors.strong);
    let stands_out = TextFormat { background: colors.chosen, ..format(bold_font(size), colors.strong) };
    let mut at = 0;
    for span in differing {
        job.append(words.get(at..span.start).unwrap_or(""), 0.0, plain.clone());
        job.append(words.get(span.range()).unwrap_or(""), 0.0, stands_out.clone());
        at = at.max(span.end);
    }
    job.append(words.get(at..).unwrap_or(""), 0.0, plain);
}

fn format(font_id: FontId, color: Color32) -> TextFormat {
    TextFormat { font_id, color, ..TextFormat::default() }
}
