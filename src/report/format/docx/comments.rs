//! What is said beside the words of a redline: findings, sentences that were not understood, and reviewers' notes.

use super::xml::escaped;
use crate::compare::{Analysed, Comparison, FindingChange, Remark};
use crate::document::Span;
use crate::lens::Weight;
use crate::options::Show;
use crate::report::page::{FindingPart, one_finding};
use crate::report::{Context, one_line, remarks, words};
use crate::tracked::{Side, Tracked};
use std::fmt::Write as _;
use std::ops::Range;

/// A comment and the words of one side that it is about.
pub(super) struct Comment {
    pub side: Side,
    pub words: Range<usize>,
    /// Whose it is; nothing for the program's own.
    pub author: Option<String>,
    pub lines: Vec<String>,
}

/// One side of a redline.
struct Beside<'a> {
    comparison: &'a Comparison,
    context: &'a Context<'a>,
    tracked: &'a Tracked,
    document: usize,
    analysed: &'a Analysed,
    side: Side,
}

/// All comments, in the order of the words.
pub(super) fn comments(
    comparison: &Comparison,
    context: &Context,
    tracked: &Tracked,
    sides: (usize, usize),
) -> Vec<Comment> {
    let mut all = Vec::new();
    for (document, side) in [(sides.0, Side::Left), (sides.1, Side::Right)] {
        if let Some(analysed) = comparison.documents.get(document) {
            let beside = Beside { comparison, context, tracked, document, analysed, side };
            beside.findings(sides, &mut all);
            beside.unread(&mut all);
            beside.notes(&mut all);
        }
    }
    all.sort_by_key(|it| (it.words.start, it.side == Side::Right, it.words.end));
    // What is said of the whole stands first.
    about(comparison, tracked, sides).into_iter().chain(all).collect()
}

impl Beside<'_> {
    fn comment(&self, span: Span, clause: usize, author: Option<String>, lines: Vec<String>) -> Option<Comment> {
        let of_clause = || self.tracked.words(self.side, self.analysed.clauses.list.get(clause)?.span);
        let words = self.tracked.words(self.side, span).or_else(of_clause)?;
        Some(Comment { side: self.side, words, author, lines })
    }

    /// Of the right document every finding that is to be shown; of the left one what the right one has no longer.
    fn findings(&self, sides: (usize, usize), all: &mut Vec<Comment>) {
        for (index, finding) in self.analysed.assessment.findings.iter().enumerate() {
            let change = self.change(sides, index);
            let readings = self.comparison.readings.get(self.document).map_or(&[][..], Vec::as_slice);
            let is_shown = match (self.side, self.context.show) {
                (Side::Left, _) => change == Some(FindingChange::Lost),
                (Side::Right, Show::All) => true,
                (Side::Right, Show::Changes) => change.is_some(),
                (Side::Right, Show::Deviations) => words::heaviest(readings, index) >= Some(Weight::Strains),
            };
            if is_shown && let Some(part) = one_finding(self.comparison, self.document, index, self.context) {
                all.extend(self.comment(finding.span, finding.clause, None, lines(&part, change)));
            }
            // A reviewer's note is never left out.
            let reviewed = self.comparison.reviewed.get(self.document);
            for remark in reviewed.into_iter().flat_map(|it| it.on_finding(index)) {
                all.extend(self.remark(remark, finding.span));
            }
        }
    }

    /// What happened to a finding between the two documents, whichever of them is the later one.
    fn change(&self, (left, right): (usize, usize), index: usize) -> Option<FindingChange> {
        let of = self.comparison.changed_findings.iter();
        let mut of = of.filter(|it| it.document == right && it.against == left);
        match self.side {
            Side::Right => of.find(|it| it.finding == Some(index)).map(|it| it.change),
            Side::Left => of.find(|it| it.was == Some(index) && it.finding.is_none()).map(|it| it.change),
        }
    }

    fn unread(&self, all: &mut Vec<Comment>) {
        if self.side == Side::Left {
            return;
        }
        for unread in &self.analysed.assessment.unread {
            let lines = vec!["Not understood".to_owned(), one_line(&unread.because, 400)];
            all.extend(self.comment(unread.span, unread.clause, None, lines));
        }
    }

    /// What reviewers say of clauses, and of findings that are no longer made.
    fn notes(&self, all: &mut Vec<Comment>) {
        let Some(reviewed) = self.comparison.reviewed.get(self.document) else { return };
        for remark in reviewed.remarks.iter().filter(|it| it.finding.is_none()) {
            let span = self.analysed.clauses.list.get(remark.clause).map_or(Span::new(0, 0), |it| it.span);
            all.extend(self.remark(remark, span));
        }
    }

    fn remark(&self, remark: &Remark, span: Span) -> Option<Comment> {
        let author = Some(remarks::reviewer(&remark.mark).to_owned());
        let said = format!("{}: {}{}", remarks::subject(remark), remarks::said(&remark.mark), remarks::stale(remark));
        self.comment(span, remark.clause, author, vec![one_line(&said, 4_000)])
    }
}

/// What a finding says: its kind and what became of it, how it bears, what the kind means.
fn lines(part: &FindingPart, change: Option<FindingChange>) -> Vec<String> {
    let news = match change {
        None => "",
        Some(FindingChange::Gained) => " (new)",
        Some(FindingChange::Lost) => " (no longer there)",
        Some(FindingChange::Altered) => " (changed)",
    };
    let details = if part.details.is_empty() { String::new() } else { format!(": {}", part.details) };
    let mut lines = vec![format!("{}{details}{news}", part.kind_title)];
    lines.extend((!part.bearing.is_empty()).then(|| part.bearing.join("; ")));
    lines.extend((!part.summary.is_empty()).then(|| part.summary.clone()));
    lines.extend(part.is_set_aside.then(|| "Set aside by a reviewer.".to_owned()));
    lines
}

/// What is compared, and what to know of how it was read; at the first word.
fn about(comparison: &Comparison, tracked: &Tracked, (left, right): (usize, usize)) -> Option<Comment> {
    let side = if tracked.words(Side::Right, Span::new(0, usize::MAX)).is_some() { Side::Right } else { Side::Left };
    tracked.words(side, Span::new(0, usize::MAX))?;
    let mut lines = Vec::new();
    for (said, document) in [("From", left), ("To", right)] {
        let Some(one) = comparison.documents.get(document) else { continue };
        let name = one_line(&one.document.short_name(), 200);
        lines.push(format!("{said}: {name}, SHA-256 {}", one.document.sha256));
        lines.extend(one.document.diagnostics.iter().map(|it| one_line(&format!("{name}: {}", it.message), 400)));
    }
    lines.extend(comparison.diagnostics.iter().map(|it| one_line(&it.message, 400)));
    lines.push(format!("Made by Undiluted {}. A reading aid, not legal advice.", env!("CARGO_PKG_VERSION")));
    Some(Comment { side, words: 0..1, author: None, lines })
}

/// The comments' own part of the file; `stamp` has author and date as attributes, for this author.
pub(super) fn part(comments: &[Comment], author: &str, stamp: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    for (id, comment) in comments.iter().enumerate() {
        let author = comment.author.as_deref().unwrap_or(author);
        write!(out, "<w:comment w:id=\"{id}\" {} w:initials=\"{}\">", stamp(author), escaped(&initials(author))).ok();
        for (at, line) in comment.lines.iter().enumerate() {
            out.push_str("<w:p><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr>");
            if at == 0 {
                out.push_str("<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>");
            }
            let bold = if at == 0 { "<w:rPr><w:b/></w:rPr>" } else { "" };
            write!(out, "<w:r>{bold}<w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(line)).ok();
        }
        out.push_str("</w:comment>");
    }
    out
}

fn initials(author: &str) -> String {
    author.split_whitespace().filter_map(|it| it.chars().next()).take(4).flat_map(char::to_uppercase).collect()
}
