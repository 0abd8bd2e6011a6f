//! A finding explained: what the clause does, in which words, why it counts, on which criteria it bears, who says so.

use super::{reading, remarks, unread};
use crate::align::{Cell, EditClass};
use crate::assess::{Certainty, Finding};
use crate::compare::Analysed;
use crate::document::visible;
use crate::gui::command::Command;
use crate::gui::state::model::Model;
use crate::gui::state::page::Page;
use crate::gui::state::sheet::{FindingAt, Sheet};
use crate::gui::strings::{inspector as say, policy as policy_say};
use crate::gui::theme::{GAP, bold, tokens};
use crate::gui::widgets::words::{clause_name, criterion_name, parameter_lines, row_name, short};
use crate::gui::widgets::{badge, legend_list_ui, relation_word, weight_word};
use crate::lens::{Bears, Criterion, Lens, Weight};
use crate::report::place;
use crate::report::remarks::agreement;
use crate::report::words::{authority, because, stance};
use eframe::egui::{Button, CollapsingHeader, Frame, Margin, Rect, RichText, Sense, Stroke, Ui, vec2};

/// What to do while nothing is selected.
pub fn nothing_ui(ui: &mut Ui, model: &Model, sheet: &Sheet) {
    ui.label(bold(say::NOTHING_SELECTED));
    ui.label(if sheet.comparison.documents.len() > 1 { say::CLICK_A_ROW_OF_SEVERAL } else { say::CLICK_A_ROW });
    agreements_ui(ui, sheet);
    // What is to be known of the rows is said beside the rows; the overview has it too.
    let shows_rows = model.page == Page::Text && !sheet.topics.is_shown(model.arrangement);
    for note in sheet.comparison.diagnostics.iter().filter(|_| shows_rows) {
        ui.add_space(GAP);
        ui.label(say::note(&note.message));
    }
    ui.add_space(2.0 * GAP);
    legend_list_ui(ui);
    ui.add_space(GAP);
    ui.label(RichText::new(say::READING_AID_NOT_LEGAL).color(tokens(ui).weak));
}

/// How far reviewers went the same way.
pub fn agreements_ui(ui: &mut Ui, sheet: &Sheet) {
    for it in &sheet.comparison.agreements {
        ui.add_space(GAP);
        ui.label(visible(&agreement(it)));
    }
}

/// The page or paragraph of a Word or PDF file, to find the clause there.
fn place_ui(ui: &mut Ui, sheet: &Sheet, document: usize, cell: &Cell) {
    let Some(analysed) = sheet.document(document) else { return };
    let first = cell.clauses.first().and_then(|it| analysed.clauses.list.get(*it));
    if let Some(at) = first.and_then(|it| analysed.document.place_at(it.span.start)) {
        let words = say::stands_on(visible(&analysed.document.short_name()), place(at));
        ui.label(RichText::new(words).small().color(tokens(ui).weak));
    }
}

/// The selected row: its finding explained, its other findings, what was not a finding.
pub fn row_ui(
    ui: &mut Ui,
    model: &Model,
    sheet: &Sheet,
    row: usize,
    selected: Option<FindingAt>,
    commands: &mut Vec<Command>,
) {
    let Some(of_row) = sheet.row(row) else { return };
    ui.label(bold(row_name(sheet, of_row)).color(tokens(ui).strong));
    for (document, cell) in of_row.cells.iter().enumerate() {
        place_ui(ui, sheet, document, cell);
        relation_ui(ui, sheet, row, document, cell, commands);
    }
    let findings = sheet.findings_in(row);
    if findings.len() > 1 {
        ui.add_space(GAP);
        ui.label(bold(say::findings_row(findings.len())));
        for at in &findings {
            let name = sheet.document(at.document).map(|it| it.document.short_name()).unwrap_or_default();
            finding_button(ui, sheet, *at, &visible(&name), selected == Some(*at), commands);
        }
    }
    ui.separator();
    if let Some((at, analysed)) = selected.and_then(|at| Some((at, sheet.document(at.document)?))) {
        explain_ui(ui, model, sheet, at, analysed, commands);
        elsewhere_ui(ui, sheet, row, at.document);
        unread::unread_ui(ui, sheet, row);
    } else {
        unread::unread_ui(ui, sheet, row);
        ui.label(say::NO_FINDING_IN_ROW);
        ui.label(RichText::new(say::NOT_PROMISE_HARMLESS_READ).color(tokens(ui).weak));
    }
    reading::reading_ui(ui, sheet, row);
    remarks::clauses_ui(ui, model, sheet, row, commands);
    suppressed_ui(ui, sheet, row);
}

fn relation_ui(ui: &mut Ui, sheet: &Sheet, row: usize, document: usize, cell: &Cell, commands: &mut Vec<Command>) {
    let (Some(relation), Some(analysed)) = (sheet.relation(row, document), sheet.document(document)) else { return };
    let against = cell.against.and_then(|it| sheet.document(it)).map(|it| say::against(it.document.short_name()));
    let mut classes: Vec<_> = cell.edits.iter().map(|edit| edit.class).collect();
    classes.sort_unstable();
    classes.dedup();
    // Heaviest first; what is cosmetic beside them is not worth a word.
    let classes: Vec<_> =
        classes.iter().filter(|class| **class != EditClass::Cosmetic).map(|class| class.name()).collect();
    let what = if classes.is_empty() { String::new() } else { format!(" ({})", classes.join(", ")) };
    let text = format!(
        "{}: {}{what}{}",
        visible(&analysed.document.short_name()),
        relation_word(relation),
        against.unwrap_or_default()
    );
    ui.label(RichText::new(text).color(tokens(ui).weak));
    let home = cell.clauses.first().and_then(|it| sheet.home_of(document, *it));
    if let Some((home, row)) = home.and_then(|it| Some((it, sheet.row(it)?))) {
        let link = ui.link(say::its_own_text_stands(row_name(sheet, row)));
        if link.on_hover_text(say::TO_THAT_PLACE).clicked() {
            commands.push(Command::GoToRow(home));
        }
    }
}

/// What the other documents have in the place of a finding's clause.
fn elsewhere_ui(ui: &mut Ui, sheet: &Sheet, row: usize, document: usize) {
    let cells = sheet.row(row).map_or(&[][..], |it| &it.cells);
    if cells.len() < 2 {
        return;
    }
    ui.add_space(GAP);
    ui.label(bold(say::SAME_PLACE_OTHER_TEXTS));
    for (other, cell) in cells.iter().enumerate().filter(|it| it.0 != document) {
        let Some(analysed) = sheet.document(other) else { continue };
        let name = visible(&analysed.document.short_name());
        let clauses: Vec<_> = cell.clauses.iter().filter_map(|it| analysed.clauses.list.get(*it)).collect();
        if clauses.is_empty() {
            ui.label(say::nothing_corresponds(&name));
            continue;
        }
        let labels = clauses.iter().map(|it| clause_name(it)).collect::<Vec<_>>().join(", ");
        let kinds: Vec<_> = cell
            .clauses
            .iter()
            .flat_map(|it| sheet.findings_of(other, *it))
            .filter_map(|it| sheet.finding(FindingAt { document: other, finding: *it }))
            .map(|it| sheet.kind_title(&it.kind))
            .collect();
        let found = if kinds.is_empty() { say::NO_FINDING.to_owned() } else { kinds.join(", ") };
        ui.label(format!("{name}, {labels}: {found}"));
        let words: Vec<_> = clauses.iter().map(|it| analysed.document.plain.slice(it.span)).collect();
        ui.label(RichText::new(format!("“{}”", short(&visible(&words.join(" ")), 280))).color(tokens(ui).weak));
    }
}

/// A finding as one line that selects it, with a word on where it is.
pub fn finding_button(
    ui: &mut Ui,
    sheet: &Sheet,
    at: FindingAt,
    place: &str,
    is_selected: bool,
    commands: &mut Vec<Command>,
) {
    let Some(analysed) = sheet.document(at.document) else { return };
    let Some(finding) = analysed.assessment.findings.get(at.finding) else { return };
    let weight = sheet.weight(at);
    let place = format!("{place}{}", said_of(sheet, at));
    let color = if is_selected { tokens(ui).strong } else { tokens(ui).weak };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        weight_mark(ui, weight);
        let button = Button::selectable(is_selected, sheet.kind_title(&finding.kind).to_owned())
            .right_text(RichText::new(&place).small().color(color))
            .min_size(vec2(ui.available_width(), 0.0))
            .truncate();
        let quote = visible(analysed.document.plain.slice(finding.span));
        let response = ui.add(button).on_hover_text(format!("{}: “{}”", weight_word(weight), short(&quote, 200)));
        if response.clicked() {
            commands.push(Command::SelectFinding(at));
        }
    });
}

/// What reviewers said of a finding, in few words: ", agree, set aside".
fn said_of(sheet: &Sheet, at: FindingAt) -> String {
    let remarks = sheet.reviewed(at.document).into_iter().flat_map(|it| it.on_finding(at.finding));
    let mut words: Vec<&str> = remarks
        .map(|it| it.mark.verdict.map_or(say::NOTE, crate::edits::Verdict::name))
        .chain(sheet.is_set_aside(at).then_some(say::SET_ASIDE))
        .collect();
    words.dedup();
    words.iter().flat_map(|it| [", ", *it]).collect()
}

fn weight_mark(ui: &mut Ui, weight: Option<Weight>) {
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
    badge(ui.painter(), Rect::from_center_size(rect.center(), vec2(12.0, 12.0)), "", weight, tokens(ui));
}

fn explain_ui(
    ui: &mut Ui,
    model: &Model,
    sheet: &Sheet,
    at: FindingAt,
    analysed: &Analysed,
    commands: &mut Vec<Command>,
) {
    let Some(finding) = analysed.assessment.findings.get(at.finding) else { return };
    let tokens = tokens(ui);
    let kind = sheet.rules.kind(&finding.kind);
    ui.label(bold(sheet.kind_title(&finding.kind)).size(17.0).color(tokens.strong));
    ui.label(RichText::new(provenance(analysed, finding)).color(tokens.weak));
    quote_ui(ui, sheet, at, &visible(analysed.document.plain.slice(finding.span)));
    remarks::finding_ui(ui, model, sheet, at, commands);
    if let Some(kind) = kind {
        section_ui(ui, say::WHAT_SUCH_CLAUSE_DOES, &kind.summary);
    }
    section_ui(ui, say::WHY_RULE_FIRED, &finding.why);
    let parameters = parameter_lines(finding);
    if !parameters.is_empty() {
        section_ui(ui, say::WHAT_WORDS_SAY, &parameters.join("\n"));
    }
    policy_ui(ui, model, at, finding);
    bearing_ui(ui, model, sheet, at, commands);
    if let Some(kind) = kind.filter(|it| !it.authority.is_empty()) {
        section_ui(ui, say::WHO_SAYS_SO, &kind.authority);
    }
    ui.add_space(GAP);
    ui.label(RichText::new(say::rule(&finding.rule)).small().color(tokens.weak));
    ui.separator();
}

/// What the house's policy says against it.
fn policy_ui(ui: &mut Ui, model: &Model, at: FindingAt, finding: &Finding) {
    let Some((held, judged)) = model.policy.as_ref().zip(model.judged.as_ref()) else { return };
    for it in judged.of_finding(at.document, finding.clause, &finding.kind) {
        let words = visible(&format!("{}: {}. {}", it.level.words(), it.rule, it.note));
        section_ui(ui, &policy_say::your_policy(visible(&held.title())), words.trim_end());
    }
}

fn provenance(analysed: &Analysed, finding: &Finding) -> String {
    let clause = analysed.clauses.list.get(finding.clause).map(clause_name).unwrap_or_default();
    let freedoms: Vec<_> = finding.freedoms.iter().map(|it| it.name()).collect();
    let certainty = match finding.certainty {
        Certainty::Stated => "",
        Certainty::Implied => say::IMPLIED_RATHER_THAN_STATED,
        Certainty::Unclear => say::UNCLEAR_WORDS_CAN_BE,
    };
    let touches = if freedoms.is_empty() { String::new() } else { say::on_freedoms(freedoms.join(", ")) };
    say::provenance(
        visible(&analysed.document.short_name()),
        &clause,
        analysed.document.line_of(finding.span.start),
        stance(finding.stance),
        &touches,
        certainty,
    )
}

fn quote_ui(ui: &mut Ui, sheet: &Sheet, at: FindingAt, quote: &str) {
    let tokens = tokens(ui);
    let hue = tokens.weight(sheet.weight(at));
    let frame = Frame::new().fill(tokens.page).inner_margin(Margin { left: 12, right: 8, top: 6, bottom: 6 });
    let inner = frame.corner_radius(4).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(format!("“{quote}”")).color(tokens.strong));
    });
    let rect = inner.response.rect;
    let bar = Rect::from_min_size(rect.left_top(), vec2(4.0, rect.height()));
    ui.painter().rect_filled(bar, 2.0, hue.mark);
}

fn section_ui(ui: &mut Ui, title: &str, text: &str) {
    ui.add_space(GAP);
    ui.label(bold(title));
    ui.label(text);
}

/// On which criteria of the lens the finding bears, and how.
fn bearing_ui(ui: &mut Ui, model: &Model, sheet: &Sheet, at: FindingAt, commands: &mut Vec<Command>) {
    let (Some(lens), Some(reading)) = (sheet.lens(), sheet.reading(at.document)) else { return };
    ui.add_space(GAP);
    ui.label(bold(say::read_through(&lens.title)));
    let mut bears: Vec<_> = reading.bears_of(at.finding).iter().collect();
    bears.sort_by_key(|it| std::cmp::Reverse(it.weight));
    if bears.is_empty() {
        ui.label(say::says_nothing_clauses_kind(&lens.short));
    }
    for it in bears {
        if let Some(criterion) = lens.criterion(&it.criterion) {
            criterion_ui(ui, model, lens, criterion, it, commands);
        }
    }
}

fn criterion_ui(
    ui: &mut Ui,
    model: &Model,
    lens: &Lens,
    criterion: &Criterion,
    bears: &Bears,
    commands: &mut Vec<Command>,
) {
    let tokens = tokens(ui);
    let hue = tokens.weight(Some(bears.weight));
    let frame = Frame::new().stroke(Stroke::new(1.0, hue.mark)).fill(tokens.page).corner_radius(4);
    frame.inner_margin(Margin::same(8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            weight_mark(ui, Some(bears.weight));
            ui.label(bold(criterion_name(lens, criterion)));
        });
        ui.label(weight_sentence(bears.weight));
        ui.label(because(bears));
        ui.label(RichText::new(&criterion.summary).color(tokens.weak));
        ui.label(RichText::new(authority(criterion)).small().color(tokens.weak));
        let is_lit = model.lit.as_deref() == Some(criterion.id.as_str());
        let words = if is_lit { say::PUT_LIGHT_OUT } else { say::LIGHT_ITS_WORDS };
        if ui.link(words).clicked() {
            commands.push(Command::Light((!is_lit).then(|| criterion.id.clone())));
        }
    });
}

fn weight_sentence(weight: Weight) -> &'static str {
    match weight {
        Weight::Conflicts => say::CONFLICTS_WE_READ,
        Weight::Strains => say::DOUBTFUL_UNUSUAL_OR_CONFLICT,
        Weight::Disputed => say::AUTHORITIES_DISAGREE_WHETHER_CONFLICTS,
        Weight::Compatible => say::CONDITION_ALLOWS,
        Weight::Supports => say::SPEAKS_FOR_IT,
        Weight::Present => say::MAKES_PRESENT,
        Weight::Absent => say::MAKES_ABSENT,
        Weight::Unread => say::TOUCHES_DOES_NOT_SETTLE,
    }
}

/// Hits that exceptions took back, folded.
fn suppressed_ui(ui: &mut Ui, sheet: &Sheet, row: usize) {
    let cells = sheet.row(row).map_or(&[][..], |it| &it.cells);
    let hits: Vec<_> = cells
        .iter()
        .enumerate()
        .filter_map(|(document, cell)| Some((sheet.document(document)?, cell)))
        .flat_map(|(analysed, cell)| {
            let here = analysed.assessment.suppressed.iter().filter(|it| cell.clauses.contains(&it.clause));
            here.map(move |it| (analysed, it))
        })
        .collect();
    if hits.is_empty() {
        return;
    }
    let heading = say::not_counted(hits.len());
    CollapsingHeader::new(heading).id_salt(("suppressed", row)).show(ui, |ui| {
        for (analysed, hit) in hits {
            let quote = visible(analysed.document.plain.slice(hit.span));
            ui.label(say::not_counted_because(short(&quote, 160), sheet.kind_title(&hit.kind), &hit.because));
        }
    });
}
