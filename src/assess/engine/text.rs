//! A document as rules see it: plain text in lower case, cut into statements, clauses and sections.

use crate::clause::Clauses;
use crate::document::{Document, Span};
use crate::never::{part_of, slice};

/// What the engine looks patterns up in. All spans are of the plain text.
pub(super) struct Text<'a> {
    pub(super) document: &'a Document,
    pub(super) clauses: &'a Clauses,
    lower: Vec<u8>,
    statements: Vec<Span>,
    own: Vec<Span>,
    extent: Vec<Span>,
}

impl<'a> Text<'a> {
    pub(super) fn of(document: &'a Document, clauses: &'a Clauses) -> Self {
        let plain = |span| document.plain.from_source(span);
        Self {
            document,
            clauses,
            lower: document.plain.text.to_ascii_lowercase().into_bytes(),
            statements: clauses.statements.iter().map(|it| plain(it.span)).collect(),
            own: clauses.list.iter().map(|it| plain(it.span)).collect(),
            extent: clauses.list.iter().map(|it| plain(Span::new(it.span.start, it.extent_end))).collect(),
        }
    }

    /// The whole plain text in lower case.
    pub(super) fn all(&self) -> &[u8] {
        &self.lower
    }

    /// These bytes of it.
    pub(super) fn slice(&self, span: Span) -> &[u8] {
        part_of(&self.lower, span.range())
    }

    pub(super) fn statement(&self, index: usize) -> Span {
        self.statements.get(index).copied().unwrap_or(Span::new(0, 0))
    }

    pub(super) fn own(&self, clause: usize) -> Span {
        self.own.get(clause).copied().unwrap_or(Span::new(0, 0))
    }

    pub(super) fn extent(&self, clause: usize) -> Span {
        self.extent.get(clause).copied().unwrap_or(Span::new(0, 0))
    }

    /// The statement that holds this byte.
    pub(super) fn statement_at(&self, at: usize) -> Option<usize> {
        let next = self.statements.partition_point(|span| span.start <= at);
        let index = next.checked_sub(1)?;
        self.statements.get(index)?.contains(at).then_some(index)
    }

    /// The clause whose own text holds this byte.
    pub(super) fn clause_at(&self, at: usize) -> Option<usize> {
        let next = self.own.partition_point(|span| span.start <= at);
        let index = next.checked_sub(1)?;
        self.own.get(index)?.contains(at).then_some(index)
    }

    /// The statement and the lead-ins above it, nearest first.
    pub(super) fn lead_chain(&self, statement: usize) -> impl Iterator<Item = usize> {
        let statements = &self.clauses.statements;
        let above = move |at: &usize| statements.get(*at).and_then(|it| it.lead_in).filter(|lead| lead < at);
        std::iter::successors(Some(statement), above).take(16)
    }

    /// The words of the lead-ins above a statement, outermost first.
    pub(super) fn lead(&self, statement: usize) -> Vec<u8> {
        let chain: Vec<usize> = self.lead_chain(statement).skip(1).collect();
        let mut out = Vec::new();
        for index in chain.into_iter().rev() {
            out.extend_from_slice(self.slice(self.statement(index)));
            out.push(b' ');
        }
        out
    }

    /// The words of a statement and of the items that it introduces.
    pub(super) fn with_items(&self, statement: usize) -> Vec<u8> {
        let mut out = self.slice(self.statement(statement)).to_vec();
        for item in self.items(statement) {
            out.push(b' ');
            out.extend_from_slice(self.slice(self.statement(item)));
        }
        out
    }

    /// The items that a statement introduces, at any depth.
    pub(super) fn items(&self, statement: usize) -> impl Iterator<Item = usize> {
        (statement + 1..self.statements.len())
            .take(400)
            .filter(move |at| self.lead_chain(*at).skip(1).any(|lead| lead == statement))
    }

    /// The clauses that a clause runs on into: it breaks off (at a colon, in mid-sentence) and they go on.
    pub(super) fn runs_on(&self, clause: usize) -> impl Iterator<Item = usize> {
        let own = String::from_utf8_lossy(self.slice(self.own(clause))).trim_end().to_owned();
        let breaks_off = !own.ends_with(['.', ';', '!', ')', '"']);
        let list = &self.clauses.list;
        let depth = list.get(clause).map_or(0, |it| it.depth);
        let reach = if breaks_off { 6 } else { 0 };
        // A list ends where its numbers end; what stands under its items belongs to them.
        let first = list.get(clause + 1);
        let items = first.filter(|it| it.number.is_some()).map(|it| it.depth);
        let goes_on = move |it: &crate::clause::Clause| {
            it.depth >= depth && items.is_none_or(|items| it.number.is_some() || it.depth > items)
        };
        (clause + 1..list.len()).take(reach).take_while(move |at| list.get(*at).is_some_and(goes_on))
    }

    /// The headings of a clause and of those above it, in lower case.
    pub(super) fn headings(&self, clause: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let own = self.clauses.list.get(clause).into_iter();
        for heading in own.chain(self.clauses.ancestors(clause)).filter_map(|it| it.heading) {
            out.extend_from_slice(self.slice(self.document.plain.from_source(heading)));
            out.push(b'\n');
        }
        out
    }

    /// Widened so that no character is cut, and trimmed.
    pub(super) fn whole(&self, span: Span) -> Span {
        let text = &self.document.plain.text;
        let (mut start, mut end) = (span.start.min(text.len()), span.end.min(text.len()));
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Span::new(start, end).trimmed(text)
    }

    /// Widened or narrowed to whole quotation marks and brackets, so that words can be quoted as they read: no further
    /// than to `scope`, and by few words.
    pub(super) fn readable(&self, quote: Span, scope: Span) -> Span {
        /// How far a mark's other half is looked for.
        const REACH: usize = 60;
        let of = |start: usize, end: usize| slice(&self.document.plain.text, start..end);
        let Span { mut start, mut end } = quote;
        if of(start, end).matches('"').count() % 2 == 1
            && let Some(at) = of(scope.start, start).rfind('"').filter(|at| scope.start + at + REACH > start)
        {
            start = scope.start + at;
        }
        let words = of(start, end);
        let mut depth = 0_i32;
        let unopened = words.char_indices().find(|(_, it)| {
            depth += i32::from(*it == '(') - i32::from(*it == ')');
            depth < 0
        });
        if let Some((at, _)) = unopened {
            // What stands before a bracket that was never opened belongs to something else.
            let rest = slice(words, at + 1..);
            if rest.len() >= 12 {
                let bare = rest.trim_start_matches([' ', ',', ';']);
                let bare = bare.strip_prefix("and ").or_else(|| bare.strip_prefix("or ")).unwrap_or(bare);
                start += at + 1 + (rest.len() - bare.len());
            }
        } else if depth > 0
            && let Some(at) = of(end, scope.end).find([')', '(']).filter(|at| *at < REACH)
            && of(end + at, end + at + 1) == ")"
        {
            end += at + 1;
        }
        self.whole(Span::new(start, end))
    }
}
