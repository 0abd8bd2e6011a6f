//! What must hold for any text whatever: each check returns the sentences that say what is broken.

use undiluted::align::{EditClass, Relation, Row};
use undiluted::assess::Rules;
use undiluted::clause::Clause;
use undiluted::compare::{Analysed, Comparison};
use undiluted::document::{Document, Span, Token, TokenKind, is_hidden};

/// Every broken promise of one document.
pub fn document(analysed: &Analysed) -> Vec<String> {
    let mut broken = Vec::new();
    tokens(&analysed.document, &mut broken);
    tree(analysed, &mut broken);
    tiling(analysed, &mut broken);
    statements(analysed, &mut broken);
    assessment(analysed, &mut broken);
    broken
}

/// Whether a span can be sliced out of the text.
fn slices(document: &Document, span: Span) -> bool {
    document.text.get(span.start..span.end).is_some()
}

fn tokens(document: &Document, broken: &mut Vec<String>) {
    let tokens = document.tokens.all();
    for token in tokens {
        let span = token.span;
        if span.is_empty() || !slices(document, span) {
            broken.push(format!("token {span:?} does not slice"));
            continue;
        }
        let plain = document.plain.from_source(span);
        if document.plain.text.get(plain.range()).is_none() {
            broken.push(format!("token {span:?} maps to {plain:?}, which is not plain text"));
        } else if !(plain.start <= token.plain && token.plain < plain.end) {
            broken.push(format!("token {span:?} begins at {} in the plain text, not in {plain:?}", token.plain));
        } else if document.plain.to_source(plain) != span {
            broken.push(format!("token {span:?} comes back as {:?}", document.plain.to_source(plain)));
        }
    }
    if !tokens.is_sorted_by(|a, b| a.plain < b.plain && a.span.start <= b.span.start) {
        broken.push("tokens are not in order".to_owned());
    }
}

fn tree(analysed: &Analysed, broken: &mut Vec<String>) {
    let (document, list) = (&analysed.document, &analysed.clauses.list);
    let mut before = 0;
    for (index, clause) in list.iter().enumerate() {
        let name = format!("clause {index} ({}) {:?}", clause.label, clause.span);
        if clause.id != index {
            broken.push(format!("{name} calls itself {}", clause.id));
        }
        if clause.span.is_empty() || !slices(document, clause.span) {
            broken.push(format!("{name} does not slice"));
        }
        if clause.span.start < before {
            broken.push(format!("{name} begins before {before}"));
        }
        before = clause.span.end;
        let inside = clause.number.iter().chain(&clause.heading);
        if let Some(part) = inside.into_iter().find(|it| !clause.span.covers(**it) || !slices(document, **it)) {
            broken.push(format!("{name}: number or heading {part:?} is outside"));
        }
        if clause.label.is_empty() || clause.anchor.len() != 12 {
            broken.push(format!("{name} has label {:?} and anchor {:?}", clause.label, clause.anchor));
        }
        if clause.part != document.part_at(clause.span.start) {
            broken.push(format!("{name} is said to stand in part {}", clause.part));
        }
        if !document.parts.iter().any(|part| part.span.covers(clause.span)) {
            broken.push(format!("{name} stands in no part, or in several"));
        }
        place(list, clause, &name, broken);
    }
}

/// A clause's place in the tree: parent, depth and extent.
fn place(list: &[Clause], clause: &Clause, name: &str, broken: &mut Vec<String>) {
    let depth = match clause.parent {
        None => 0,
        Some(parent) if parent >= clause.id => {
            broken.push(format!("{name} stands before its parent {parent}"));
            return;
        }
        Some(parent) => {
            let parent = &list[parent];
            if clause.extent_end > parent.extent_end {
                broken.push(format!("{name} reaches past its parent's extent"));
            }
            parent.depth + 1
        }
    };
    if clause.depth != depth {
        broken.push(format!("{name} has depth {}, not {depth}", clause.depth));
    }
    // Descendants follow their ancestor without a gap: the last one is the last deeper clause after it.
    let after = list.iter().skip(clause.id + 1).take_while(|it| it.depth > clause.depth);
    let end = after.last().map_or(clause.span.end, |it| it.span.end);
    if clause.extent_end != end {
        broken.push(format!("{name} extends to {}, not {end}", clause.extent_end));
    }
}

/// Every character that is not blank stands in exactly one clause's own text, and `at` finds that clause.
fn tiling(analysed: &Analysed, broken: &mut Vec<String>) {
    let list = &analysed.clauses.list;
    let mut next = 0;
    for (at, character) in analysed.document.text.char_indices().filter(|(_, it)| !it.is_whitespace()) {
        while list.get(next).is_some_and(|clause| clause.span.end <= at) {
            next += 1;
        }
        let held = list.get(next).is_some_and(|clause| clause.span.contains(at));
        if !held || analysed.clauses.at(at).map(|it| it.id) != Some(next) {
            broken.push(format!("{character:?} at {at} stands in no clause, or is not found there"));
            return;
        }
    }
}

fn statements(analysed: &Analysed, broken: &mut Vec<String>) {
    let (document, clauses) = (&analysed.document, &analysed.clauses);
    for (index, it) in clauses.statements.iter().enumerate() {
        let name = format!("statement {index} {:?}", it.span);
        let Some(clause) = clauses.list.get(it.clause) else {
            broken.push(format!("{name} stands in no clause"));
            continue;
        };
        if it.span.is_empty() || !slices(document, it.span) || !clause.span.covers(it.span) {
            broken.push(format!("{name} is not inside {:?}", clause.span));
        }
        if it.lead_in.is_some_and(|lead_in| lead_in >= index) {
            broken.push(format!("{name} is led in by what follows it"));
        }
        let pieces = [it.action, it.limiter, it.exception, it.condition, it.cue.filter(|_| !it.inherited)];
        if let Some(piece) =
            pieces.iter().flatten().find(|piece| !slices(document, **piece) || !it.span.covers(**piece))
        {
            broken.push(format!("{name}: {piece:?} is outside"));
        }
        if it.cue.is_some_and(|cue| !slices(document, cue)) {
            broken.push(format!("{name}: its cue does not slice"));
        }
    }
    if !clauses.statements.is_sorted_by(|a, b| a.clause <= b.clause && a.span.start <= b.span.start) {
        broken.push("statements are not in order".to_owned());
    }
    for definition in &clauses.definitions {
        let inside = clauses.list.get(definition.clause).is_some_and(|it| it.span.covers(definition.span));
        if !inside || !slices(document, definition.span) || !definition.span.covers(definition.term) {
            broken.push(format!("definition {:?} of {:?} is not in its clause", definition.span, definition.term));
        }
        if !slices(document, definition.term) {
            broken.push(format!("the term {:?} does not slice", definition.term));
        }
    }
}

fn assessment(analysed: &Analysed, broken: &mut Vec<String>) {
    let (document, list, found) = (&analysed.document, &analysed.clauses.list, &analysed.assessment);
    let mut check = |what: &str, clause: usize, span: Span| {
        let inside = list.get(clause).is_some_and(|it| it.span.covers(span));
        if span.is_empty() || !inside || !slices(document, span) {
            broken.push(format!("{what} {span:?} is not inside its clause {clause}"));
        }
    };
    for it in &found.findings {
        check(&it.kind, it.clause, it.span);
    }
    for it in &found.suppressed {
        check(&it.kind, it.clause, it.span);
    }
    for it in &found.imports {
        check(&it.what, it.clause, it.span);
    }
    if found.read.len() != list.len() {
        broken.push(format!("{} clauses, {} of them marked as read or unread", list.len(), found.read.len()));
    }
    if !found.findings.is_sorted_by_key(|it| it.span.start) {
        broken.push("findings are not in order".to_owned());
    }
    if let Some(it) = found.findings.iter().find(|it| Rules::built_in().kind(&it.kind).is_none()) {
        broken.push(format!("a finding of the unknown kind {}", it.kind));
    }
}

/// Every broken promise of a comparison.
pub fn comparison(comparison: &Comparison) -> Vec<String> {
    let mut broken = Vec::new();
    for (document, analysed) in comparison.documents.iter().enumerate() {
        let mut times = vec![0_usize; analysed.clauses.list.len()];
        for row in &comparison.rows {
            match row.cells.get(document) {
                Some(cell) => cell.clauses.iter().for_each(|clause| match times.get_mut(*clause) {
                    Some(times) => *times += 1,
                    None => broken.push(format!("a row names clause {clause}, which document {document} has not")),
                }),
                None => broken.push(format!("a row has no cell for document {document}")),
            }
        }
        for (clause, times) in times.iter().enumerate().filter(|(_, times)| **times != 1) {
            broken.push(format!("clause {clause} of document {document} stands in {times} rows"));
        }
    }
    for (index, row) in comparison.rows.iter().enumerate() {
        cells(comparison, index, row, &mut broken);
    }
    for it in &comparison.changed_findings {
        let findings = |document: usize| comparison.documents[document].assessment.findings.len();
        if it.finding.is_some_and(|finding| finding >= findings(it.document))
            || it.was.is_some_and(|finding| finding >= findings(it.against))
            || (it.finding.is_none() && it.was.is_none())
        {
            broken.push(format!("{it:?} points nowhere"));
        }
    }
    broken
}

fn cells(comparison: &Comparison, index: usize, row: &Row, broken: &mut Vec<String>) {
    if row.cells.iter().all(|cell| cell.clauses.is_empty()) {
        broken.push(format!("row {index} is empty"));
    }
    for (document, cell) in row.cells.iter().enumerate() {
        let name = format!("row {index}, document {document}");
        if !(0.0..=1.0).contains(&cell.confidence) {
            broken.push(format!("{name}: confidence {}", cell.confidence));
        }
        if !cell.clauses.is_sorted() {
            broken.push(format!("{name}: clauses are not in order"));
        }
        for edit in &cell.edits {
            if !in_cell(comparison, row, document, edit.here) || !in_cell(comparison, row, edit.against, edit.there) {
                broken.push(format!("{name}: {edit:?} is not in its row's clauses"));
            }
            if edit.here.is_empty() && edit.there.is_empty() {
                broken.push(format!("{name}: an edit of nothing"));
            }
        }
        if let (Some(relation), Some(against)) = (cell.relation, cell.against)
            && matches!(relation, Relation::Same | Relation::Cosmetic)
        {
            let (here, there) = (words(comparison, row, document), words(comparison, row, against));
            if here != there {
                broken.push(format!("{name} is called {} but words differ", relation.name()));
            }
        }
    }
}

/// Whether an edit's side is inside one of the row's clauses; an empty one may stand right behind it.
fn in_cell(comparison: &Comparison, row: &Row, document: usize, span: Span) -> bool {
    let Some(analysed) = comparison.documents.get(document) else { return false };
    let Some(cell) = row.cells.get(document) else { return false };
    let list = &analysed.clauses.list;
    slices(&analysed.document, span)
        && cell.clauses.iter().filter_map(|clause| list.get(*clause)).any(|clause| clause.span.covers(span))
}

/// The letters and digits of a row's clauses, printed clause numbers and what is only counted otherwise left out. Their
/// words run on into each other: a word may be broken on one side.
fn words(comparison: &Comparison, row: &Row, document: usize) -> String {
    let analysed = &comparison.documents[document];
    let recounted: Vec<Span> = row
        .cells
        .iter()
        .enumerate()
        .flat_map(|(index, cell)| cell.edits.iter().map(move |it| (index, it)))
        .filter(|(_, it)| it.class == EditClass::Renumbered)
        .flat_map(|(index, it)| [(index, it.here), (it.against, it.there)])
        .filter_map(|(index, span)| (index == document).then_some(span))
        .collect();
    let clauses = row.cells[document].clauses.iter().map(|clause| &analysed.clauses.list[*clause]);
    let tokens = clauses.flat_map(|clause| {
        let tokens = analysed.document.tokens.within(clause.span).iter();
        tokens.filter(|token| !clause.number.is_some_and(|number| number.covers(token.span)))
    });
    let is_word = |token: &&Token| {
        token.kind != TokenKind::Punctuation
            && analysed.document.slice(token.span).contains(char::is_alphanumeric)
            && !recounted.iter().any(|it| it.covers(token.span))
    };
    let folded = |token: &Token| {
        let word = analysed.document.plain.slice(token.span).to_lowercase().replace("licence", "license");
        if analysed.document.slice(token.span).chars().any(is_hidden) { format!("{word}?") } else { word }
    };
    tokens.filter(is_word).map(folded).collect()
}
