//! Statements → predicates: what is forbidden, confined, tied to consent or allowed; which act, on what, narrowed by what.
//!
//! "You may not sell it", "no resale", "sales are reserved to us" and "if you sell it, your licence ends" give the same
//! predicate. Rules ask for these instead of for one of the many wordings.

use super::definition::Definition;
use super::operator::{self, Force, Operator, Side};
use super::patterns;
use super::phrase::{self, Phrase};
use super::statement::{Modality, Statement};
use super::vocabulary::{Act, Object};
use crate::document::{Document, Span};
use crate::never::slice;
use crate::pattern::Constant;
use std::collections::BTreeMap;
use std::ops::Range;

/// Something that a statement says of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate {
    /// Index of its statement.
    pub statement: usize,
    /// Forbidden, confined, tied to consent or allowed.
    pub force: Force,
    /// The act; none where only a purpose, a person or a place is named.
    pub act: Option<Act>,
    /// What it is done to.
    pub object: Object,
    /// The words for that.
    pub thing: Span,
    /// Who acts, where a verb has a subject.
    pub subject: Span,
    /// The words before the act that narrow it: "military" in "military use".
    pub before: Span,
    /// The words behind the object that narrow the act: "for military purposes".
    pub behind: Span,
    /// What a defined term among them means.
    pub meaning: Option<Span>,
    /// Whether something takes part of it back: "unless …", "without …".
    pub is_hedged: bool,
    /// All its words.
    pub span: Span,
}

/// How much of a lead-in is read again with each of its items.
const LEAD: usize = 300;

/// The predicates of all statements, in order.
pub(in crate::clause) fn predicates(
    document: &Document,
    statements: &[Statement],
    definitions: &[Definition],
) -> Vec<Predicate> {
    let terms = Terms::of(document, definitions);
    let mut all = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        let lead = statement.lead_in.and_then(|it| statements.get(it)).filter(|_| statement.inherited);
        let before = index.checked_sub(1).and_then(|it| statements.get(it)).filter(|it| it.clause == statement.clause);
        let Some(sentence) = Sentence::of(document, statement, lead, before) else { continue };
        let first = all.len();
        sentence.read(index, &terms, &mut all);
        if let Some(own) = all.get_mut(first..) {
            own.sort_by_key(|it| it.span.start);
        }
    }
    all
}

static STATED: Constant = Constant::of(patterns::STATED);

/// The terms that a text defines, by their words.
struct Terms<'a> {
    document: &'a Document,
    meanings: BTreeMap<&'a str, Span>,
}

impl<'a> Terms<'a> {
    fn of(document: &'a Document, definitions: &[Definition]) -> Self {
        let mut meanings = BTreeMap::new();
        for it in definitions {
            let term = document.plain.from_source(it.term);
            let whole = document.plain.from_source(it.span);
            let Some(words) = document.plain.text.get(term.range()) else { continue };
            meanings.entry(words).or_insert_with(|| Span::new(term.end, whole.end));
        }
        // "The Excluded Fields are …" says what they are, without quotes.
        for it in STATED.captures_iter(&document.plain.text) {
            let (Some(term), Some(whole)) = (it.get(1), it.get(0)) else { continue };
            meanings.entry(term.as_str()).or_insert_with(|| Span::new(term.end(), whole.end()));
        }
        Self { document, meanings }
    }

    /// What the first defined term among these words means: the words behind "means", in the plain text.
    fn meaning(&self, plain: Span) -> Option<Span> {
        if self.meanings.is_empty() {
            return None;
        }
        let text = self.document.plain.text.get(plain.range())?;
        let capitals: Vec<(usize, usize)> = phrase::capitalised(text);
        for (at, (start, _)) in capitals.iter().enumerate() {
            for (_, end) in capitals.get(at..at + 4.min(capitals.len() - at))?.iter().rev() {
                let named = text.get(*start..*end).filter(|it| may_narrow(it));
                let narrows = text.get(..*start).is_some_and(introduces);
                let Some(found) = named.filter(|_| narrows).and_then(|it| self.meanings.get(it)) else { continue };
                let body = self.document.plain.text.get(found.range())?;
                let skipped = ["means", "mean", "refers to", "includes", "include", "is", "are"]
                    .iter()
                    .find_map(|verb| body.find(&format!(" {verb} ")).map(|it| it + verb.len() + 2));
                return skipped.map(|it| Span::new(found.start + it, found.end));
            }
        }
        None
    }
}

/// Whether a defined term says what for, where or by whom, and is no name of a party, the work or a document.
fn may_narrow(term: &str) -> bool {
    const NARROWING: [&str; 18] = [
        "purpose",
        "purposes",
        "use",
        "uses",
        "usage",
        "field",
        "fields",
        "activity",
        "activities",
        "application",
        "applications",
        "area",
        "areas",
        "territory",
        "territories",
        "user",
        "users",
        "non-commercial",
    ];
    let lower = term.to_lowercase();
    NARROWING.contains(&lower.split_whitespace().next_back().unwrap_or(""))
}

/// Whether what follows these words narrows an act: "for the", "outside of an".
fn introduces(before: &str) -> bool {
    let bare = before.trim_end();
    let bare = ["the", "a", "an", "any", "such", "this"].iter().find_map(|it| bare.strip_suffix(it)).unwrap_or(bare);
    let last = bare.split_whitespace().next_back().unwrap_or("");
    last.is_empty() || ["for", "in", "to", "within", "outside", "as", "with"].contains(&last)
}

/// A statement, behind its lead-in if it goes on with the lead-in's sentence, in small letters.
struct Sentence<'a> {
    document: &'a Document,
    written: String,
    lower: String,
    /// Where its own words begin.
    own: usize,
    /// Where they stand in the plain text.
    plain: Span,
    /// Whether it gives rights, so that an exception takes something out of them.
    is_given: bool,
    /// A condition that stands before it in the same sentence.
    condition: String,
}

impl<'a> Sentence<'a> {
    fn of(
        document: &'a Document,
        statement: &Statement,
        lead: Option<&Statement>,
        before: Option<&Statement>,
    ) -> Option<Self> {
        let plain = document.plain.from_source(statement.span);
        let own = document.plain.text.get(plain.range())?;
        let mut written = String::new();
        if let Some(lead) = lead {
            let words = document.plain.slice(lead.span);
            let from = (words.len().saturating_sub(LEAD)..words.len()).find(|at| words.is_char_boundary(*at));
            let words = slice(words, from.unwrap_or(0)..);
            written.push_str(words.trim_end().trim_end_matches([':', '-']));
            written.push(' ');
        }
        let start = written.len();
        let bullet = own.len() - own.trim_start_matches(['-', '*', ' ', '•']).len();
        written.push_str(&" ".repeat(if lead.is_some() { 0 } else { bullet }));
        let skipped = if lead.is_some() { phrase::number(own).max(bullet) } else { bullet };
        written.push_str(slice(own, skipped..));
        let lower = written.to_ascii_lowercase();
        let frees = matches!(statement.modality, Modality::Grant | Modality::Permission) && !statement.negated;
        let plain = if lead.is_some() { Span::new(plain.start + skipped, plain.end) } else { plain };
        let before = before.map(|it| document.plain.slice(it.span)).filter(|it| it.len() < LEAD && it.ends_with(','));
        let condition = before.map(str::to_ascii_lowercase).unwrap_or_default();
        Some(Self { document, written, lower, own: start, plain, is_given: frees, condition })
    }

    fn read(&self, statement: usize, terms: &Terms<'_>, all: &mut Vec<Predicate>) {
        let allowed = operator::allowed(&self.lower);
        let operators = operator::operators(&self.lower, &self.written);
        for operator in &operators {
            let before = |it: &Range<usize>| it.start < operator.range.start;
            // What begins a sentence takes nothing out of it: "except as stated, …".
            let is_first = self.lower.get(..operator.range.start).is_none_or(|it| it.split_whitespace().count() < 3);
            if operator.takes_out && (is_first || !(self.is_given || allowed.iter().any(before))) {
                continue;
            }
            let is_banned = operators.iter().any(|it| it.force == Force::Ban && before(&it.range));
            if operator.takes_out && is_banned {
                continue;
            }
            for phrase in self.phrases(operator) {
                self.push(statement, operator, &phrase, terms, all);
            }
        }
        for range in allowed {
            let side = operator::allows(&self.lower, &range);
            let operator = Operator { force: Force::Allow, side, range, what: None, takes_out: false };
            for phrase in self.phrases(&operator) {
                self.push(statement, &operator, &phrase, terms, all);
            }
        }
    }

    /// What an operator is about.
    fn phrases(&self, operator: &Operator) -> Vec<Phrase> {
        let (lower, range) = (self.lower.as_str(), &operator.range);
        match operator.side {
            Side::Verbs => phrase::verbs(lower, range.end..phrase::end(lower, range.end)),
            // "Forbidden to sell".
            Side::Nouns if lower.get(range.clone()).is_some_and(|it| it.ends_with(" to")) => {
                phrase::verbs(lower, range.end..phrase::end(lower, range.end))
            }
            Side::Nouns => phrase::nouns(lower, range.end..phrase::end(lower, range.end)),
            // "The following is forbidden: (a) resale": the item is what is forbidden.
            Side::Subject if range.end <= self.own && self.own > 0 => {
                let announced = slice(lower, phrase::start(lower, range.start)..range.start);
                let is_list = ["following", "these", "below", "such"].iter().any(|it| announced.contains(it));
                if is_list { phrase::nouns(lower, self.own..phrase::end(lower, self.own)) } else { Vec::new() }
            }
            Side::Subject => phrase::nouns(lower, self.start(range.start)..range.start),
            Side::Passive => {
                let from = self.start(range.start);
                phrase::passive(lower, from..range.start, range.end..phrase::end(lower, range.end))
            }
            Side::Limiter => {
                let behind = range.start..phrase::end(lower, range.end);
                vec![Phrase { act: None, object: range.end..range.end, before: range.start..range.start, behind }]
            }
            Side::Who => {
                let people = operator.what.clone().unwrap_or_else(|| self.start(range.start)..range.start);
                vec![Phrase {
                    act: None,
                    object: people.end..people.end,
                    before: people.start..people.start,
                    behind: people,
                }]
            }
            Side::Inside => {
                let what = operator.what.clone().unwrap_or(range.end..range.end);
                if operator.force != Force::Only {
                    return phrase::verbs(lower, what);
                }
                vec![Phrase { act: None, object: what.end..what.end, before: what.start..what.start, behind: what }]
            }
        }
    }

    fn push(
        &self,
        statement: usize,
        operator: &Operator,
        phrase: &Phrase,
        terms: &Terms<'_>,
        all: &mut Vec<Predicate>,
    ) {
        // "No resale" forbids; "no later than" does not.
        let is_no = self.lower.get(operator.range.clone()).is_some_and(|it| it.trim_end().ends_with("no"));
        if is_no && phrase.act.is_none() && !self.is_short(operator.range.start) {
            return;
        }
        let whole = extent(operator, phrase);
        if whole.end <= self.own {
            return;
        }
        // What a lead-in allows is said there.
        if operator.force == Force::Allow && phrase.before.end < self.own {
            return;
        }
        // "For uses other than research": the words that confine take nothing back.
        let from = if operator.side == Side::Limiter { operator.range.end } else { phrase.behind.start };
        let narrowing = from.min(phrase.behind.end)..phrase.behind.end;
        let hedge = phrase::hedge(slice(&self.lower, narrowing.start..), &self.lower, &narrowing);
        let force = if hedge.is_consent && operator.force == Force::Ban { Force::Consent } else { operator.force };
        let object = phrase::object(&self.lower, &self.written, &phrase.object);
        let narrowing = self.at(phrase.before.start..phrase.behind.end);
        let meaning = terms.meaning(narrowing);
        let predicate = Predicate {
            statement,
            force,
            act: phrase.act,
            object,
            thing: self.source(&phrase.object),
            subject: self.source(&self.subject(operator)),
            before: self.source(&phrase.before),
            behind: self.source(&phrase.behind),
            meaning: meaning.map(|it| self.document.plain.to_source(it)),
            is_hedged: hedge.is_hedged || self.hangs_on_failure(operator),
            span: self.source(&whole),
        };
        if let Some(meaning) = meaning.filter(|_| operator.force == Force::Ban)
            && let Some(words) = self.document.plain.text.get(meaning.range())
        {
            // "Not for an Excluded Purpose", which "means resale": resale is forbidden.
            let lower = words.to_ascii_lowercase();
            let meant = phrase::nouns(&lower, 0..phrase::end(&lower, 0)).into_iter().filter(|it| it.act.is_some());
            let at = |it: &Range<usize>| {
                self.document.plain.to_source(Span::new(meaning.start + it.start, meaning.start + it.end))
            };
            let meant: Vec<Predicate> = meant
                .map(|it| Predicate {
                    act: it.act,
                    object: phrase::object(&lower, words, &it.object),
                    thing: at(&it.object),
                    before: at(&it.before),
                    behind: at(&it.behind),
                    ..predicate.clone()
                })
                .collect();
            all.extend(meant);
        }
        // Two operators may say the same: "is not" and "is not allowed".
        let is_same = |it: &Predicate| {
            let key = |it: &Predicate| (it.statement, it.force, it.act, it.before, it.behind, it.object);
            key(it) == key(&predicate)
        };
        if !all.iter().rev().take(12).any(is_same) {
            all.push(predicate);
        }
    }

    /// Whether it says little more than what it forbids: "no weapons research, no surveillance".
    fn is_short(&self, at: usize) -> bool {
        let is_long = slice(&self.lower, self.own..).split_whitespace().nth(8).is_some();
        !is_long && !phrase::has_verb(slice(&self.lower, at.max(self.own)..))
    }

    /// Where the part of the sentence begins that stands before a verb: no lead-in is part of it.
    fn start(&self, at: usize) -> usize {
        let start = phrase::start(&self.lower, at);
        if at >= self.own { start.max(self.own) } else { start }
    }

    /// The words before a verb, from where its part of the sentence begins.
    fn subject(&self, operator: &Operator) -> Range<usize> {
        let at = operator.range.start;
        match operator.side {
            Side::Verbs => self.start(at).min(at)..at,
            _ => at..at,
        }
    }

    fn hangs_on_failure(&self, operator: &Operator) -> bool {
        !matches!(operator.side, Side::Inside)
            && operator.force == Force::Ban
            && (phrase::hangs_on_failure(&self.condition)
                || self.lower.get(..operator.range.start).is_some_and(phrase::hangs_on_failure))
    }

    /// The same words in the plain text, as far as they are the statement's own.
    fn at(&self, range: Range<usize>) -> Span {
        let own = |at: usize| self.plain.start + at.saturating_sub(self.own).min(self.plain.len());
        Span::new(own(range.start), own(range.end))
    }

    fn source(&self, range: &Range<usize>) -> Span {
        self.document.plain.to_source(self.at(range.clone())).trimmed(&self.document.text)
    }
}

/// All words of what an operator says.
fn extent(operator: &Operator, phrase: &Phrase) -> Range<usize> {
    let start = operator.range.start.min(phrase.before.start).min(phrase.object.start);
    let end = operator.range.end.max(phrase.behind.end).max(phrase.object.end);
    match operator.side {
        Side::Inside => operator.range.clone(),
        Side::Subject if phrase.before.start < operator.range.start => start..operator.range.end,
        _ => start..end,
    }
}

#[cfg(test)]
mod tests {
    use crate::clause::Clauses;
    use crate::document::Document;

    /// What each sentence says: force, act, object, and whether something takes part of it back.
    fn said(text: &str) -> Vec<String> {
        let document = Document::read(&[crate::document::Source::new("a.txt", text)]);
        let clauses = Clauses::of(&document);
        let said = clauses.predicates.iter().map(|it| {
            let act = it.act.map_or("none", crate::clause::Act::id);
            format!("{} {act} {}{}", it.force.id(), it.object.id(), if it.is_hedged { " but" } else { "" })
        });
        said.collect()
    }

    #[test]
    fn many_wordings_give_one_reading() {
        for text in [
            "You may not sell the Software.",
            "The Software may not be sold.",
            "Do not sell the Software.",
            "Under no circumstances may you sell the Software.",
            "Licensee shall refrain from selling the Software.",
            "Sale of the Software is prohibited.",
            "No sale of the Software.",
            "You are forbidden to sell the Software.",
            "No person may sell the Software.",
            "If you sell the Software, your rights under this licence end.",
            "The licence does not include the right to sell the Software.",
            "The right to sell the Software rests with its author.",
        ] {
            assert!(said(text).iter().any(|it| it == "ban sell work"), "{text}: {:?}", said(text));
        }
    }

    #[test]
    fn what_takes_a_ban_back_is_told() {
        let failing = said("If you cannot comply, you may not distribute the Program at all.");
        assert!(failing.contains(&"ban share work but".to_owned()), "{failing:?}");
        assert!(said("You may not sell the Software without our consent.").contains(&"consent sell work".to_owned()));
        assert!(said("You are not forbidden from selling the Software.").iter().all(|it| !it.starts_with("ban")));
    }

    #[test]
    fn hostile_text_breaks_nothing() {
        for text in [
            "may not",
            "\u{1F}may not\u{0} be ",
            "ﬁ may not sell İİİ if",
            "(((may not ; , only for",
            "except for",
            "no ",
        ] {
            said(text);
        }
        said(&"you may not sell, ".repeat(2_000));
    }
}
