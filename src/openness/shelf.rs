//! What a release comes to on a shelf of many: may business use it, what must be done, what is in doubt.
//!
//! "Yes" is earned: the terms were read and meet the Open Source Definition, and nothing that the release says stands
//! against them. What was not read, or only by people, is for a reader to look at; where no terms are read, nothing is
//! said.

use super::{About, Built, Demands, Met, Release, demands};
use crate::artefact::Terms;
use crate::assess::{Certainty, Finding, ForBusiness, Freedom, Rules, Stance};
use crate::compare::ReadIn;
use crate::diagnostic::Code;
use crate::document::Part;
use crate::lens::{self, Lenses, Outcome, State};
use crate::options::Options;
use serde::Serialize;

/// Whether a business may use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Business {
    /// The terms were read, and nothing in them or beside them speaks against it.
    Yes,
    /// It may, within what is named.
    If,
    /// The terms say that it may not.
    No,
    /// No terms were read that tell.
    Unsaid,
    /// A reader must look.
    Look,
}

impl Business {
    /// In a word or two.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::If => "if",
            Self::No => "no",
            Self::Unsaid => "not said",
            Self::Look => "a reader must look",
        }
    }
}

/// Why an answer is not plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// So many sentences of the terms were not understood.
    Unread(usize),
    /// The terms make this document part of themselves, and it is not here.
    NotLoaded(String),
    /// Its own statements on the terms contradict each other.
    Contradicts,
    /// It is built on this model, whose terms are not open here.
    BuiltOn(String),
    /// It is built on this model, whose terms ask for this.
    BaseAsks(String, &'static str),
    /// Its terms were read by people, and only their record is here.
    Recorded,
    /// The terms conflict with these criteria of the definition.
    Conflicts(Vec<String>),
    /// Words that may forbid it can be read in several ways.
    Unclear,
    /// It asks for something before it is handed out.
    Gated,
    /// Its card's prose speaks of terms in these words, and they do not name the licence that it declares.
    AlsoSays(String),
    /// What it declares could not be read whole.
    Broken,
    /// The terms do not come to an answer under the definition.
    Undecided,
    /// No text of terms is here or known.
    NoTerms,
    /// The terms give no right to use it.
    NoGrant,
}

/// A release on the shelf. Places are those of findings in its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelved {
    /// Whether a business may use it.
    pub business: Business,
    /// The findings that the answer rests on.
    pub because: Vec<usize>,
    /// Why it is not plain.
    pub doubts: Vec<Doubt>,
    /// The findings that say what must be done, one of each kind.
    pub must: Vec<usize>,
}

/// A line with no more letters than this is a heading, and says nothing by itself.
const LONGEST_HEADING: usize = 16;
/// Whether clauses of a kind keep business out.
fn keeps_out(kind: &str) -> bool {
    Rules::built_in().kind(kind).is_some_and(|it| it.business == ForBusiness::Out)
}

/// What a finding leaves to a business.
pub(super) fn left_to_business(finding: &Finding) -> ForBusiness {
    let kind = Rules::built_in().kind(&finding.kind).filter(|_| finding.stance == Stance::Restriction);
    kind.map(|it| it.business).unwrap_or_default()
}

impl Release {
    /// Where it stands on the shelf.
    pub fn shelved(&self, lenses: &Lenses) -> Shelved {
        let findings = &self.terms.assessment.findings;
        let must = one_of_each(findings, |it| it.stance == Stance::Condition);
        let (business, because, doubts) = self.business(lenses);
        Shelved { business, because, doubts, must }
    }

    /// What it lacks under the first chosen definition that asks for artefacts.
    pub fn met_as_chosen(&self, options: &Options) -> Option<Met<'static>> {
        chosen(options).map(|it| self.met(it))
    }

    fn business(&self, lenses: &Lenses) -> (Business, Vec<usize>, Vec<Doubt>) {
        if self.terms.read_in == ReadIn::Nothing {
            return (Business::Unsaid, Vec::new(), vec![Doubt::NoTerms]);
        }
        let findings = &self.terms.assessment.findings;
        let leaves = |what: ForBusiness| move |it: &Finding| left_to_business(it) == what;
        let out = one_of_each(findings, leaves(ForBusiness::Out));
        let mut doubts = self.doubts();
        let is_stated = |at: &usize| findings.get(*at).is_some_and(|it| it.certainty == Certainty::Stated);
        if out.iter().any(is_stated) {
            return (Business::No, out, doubts);
        }
        if !out.is_empty() {
            doubts.push(Doubt::Unclear);
            return (Business::Look, out, doubts);
        }
        let bounds = one_of_each(findings, leaves(ForBusiness::Bounded));
        if !bounds.is_empty() {
            let gives = |it: &Finding| it.stance == Stance::Grant && it.freedoms.contains(&Freedom::Use);
            if findings.iter().any(gives) {
                return (Business::If, bounds, doubts);
            }
            // Bounds of a right that nothing gives are no answer.
            doubts.push(Doubt::NoGrant);
            return (Business::Look, bounds, doubts);
        }
        let reading = lenses.get("osd").map(|it| lens::read(it, &self.terms.assessment));
        let shown = self.readings.iter().find(|it| it.lens == "osd").or(reading.as_ref());
        match shown.and_then(|it| it.outcome) {
            Some(Outcome::Meets) if doubts.is_empty() => (Business::Yes, Vec::new(), doubts),
            Some(Outcome::Meets) => (Business::Look, Vec::new(), doubts),
            Some(Outcome::Conflicts) => {
                let criteria = shown.into_iter().flat_map(|it| it.in_state(State::Conflicts)).map(str::to_owned);
                doubts.push(Doubt::Conflicts(criteria.collect()));
                (Business::Look, Vec::new(), doubts)
            }
            _ if doubts.is_empty() && !findings.iter().any(|it| it.stance == Stance::Grant) => {
                (Business::Unsaid, Vec::new(), vec![Doubt::NoGrant])
            }
            _ => {
                if doubts.is_empty() {
                    doubts.push(Doubt::Undecided);
                }
                (Business::Look, Vec::new(), doubts)
            }
        }
    }

    /// What stands beside the words of the terms and keeps an answer from being plain.
    fn doubts(&self) -> Vec<Doubt> {
        let terms = &self.terms.assessment;
        let mut doubts = Vec::new();
        if matches!(self.terms.read_in, ReadIn::Record(_)) {
            doubts.push(Doubt::Recorded);
        }
        if !terms.unread.is_empty() {
            doubts.push(Doubt::Unread(terms.unread.len()));
        }
        let missing = terms.imports.iter().filter(|it| !it.loaded).map(|it| Doubt::NotLoaded(it.what.clone()));
        for it in missing {
            if !doubts.contains(&it) {
                doubts.push(it);
            }
        }
        let on_terms = |it: About| {
            matches!(it, About::DeclaredLicence | About::ClaimOfUse | About::MissingFile | About::BaseModel)
        };
        if self.contradictions.iter().any(|it| on_terms(it.about)) {
            doubts.push(Doubt::Contradicts);
        }
        if self.declared.license.len() > 1 || self.diagnostics.iter().any(|it| it.code == Code::FrontMatter) {
            doubts.push(Doubt::Broken);
        }
        if let Some(words) = self.also_says() {
            doubts.push(Doubt::AlsoSays(words));
        }
        let is_gate = |key: &str| key == "gated" || key.starts_with("extra_gated");
        if self.declared.fields.iter().any(|it| is_gate(&it.key) && it.value != "false") {
            doubts.push(Doubt::Gated);
        }
        for link in self.chain.iter().filter(|it| it.built == Built::OnModel && !it.is_back) {
            let asked = link.duties.iter().find(|it| keeps_out(&it.kind));
            match (link.release, asked) {
                (_, Some(duty)) => doubts.push(Doubt::BaseAsks(link.name.clone(), duty.what)),
                (None, None) => doubts.push(Doubt::BuiltOn(link.name.clone())),
                (Some(_), None) => {}
            }
        }
        doubts
    }
}

impl Release {
    /// The first line of the card's prose that speaks of terms without naming the licence that its table declares.
    fn also_says(&self) -> Option<String> {
        let document = &self.analysed.document;
        let declared = self.declared.license.first().map(|it| Terms::named(it).name().to_lowercase())?;
        let family: String = declared.chars().take_while(|it| it.is_alphabetic()).collect();
        let prose = |part: &Part| document.text.get(part.front_matter?.end..part.span.end);
        let mut lines = document.parts.iter().filter_map(prose).flat_map(str::lines);
        lines.find(|it| speaks_of_terms(it) && !names(it, &family)).map(str::to_owned)
    }
}

/// Whether a line speaks of terms; a heading alone says nothing of them.
fn speaks_of_terms(line: &str) -> bool {
    let line = line.to_lowercase();
    let is_long = line.chars().filter(|it| it.is_alphanumeric()).count() > LONGEST_HEADING;
    is_long && ["licen", "agreement", "commercial", "许可", "协议"].iter().any(|it| line.contains(it))
}

/// Whether a line has the word, be it with a number behind it.
fn names(line: &str, family: &str) -> bool {
    let line = line.to_lowercase();
    let mut words = line.split(|it: char| !it.is_alphanumeric());
    words.any(|it| it.strip_prefix(family).is_some_and(|rest| rest.chars().all(|it| it.is_ascii_digit())))
}

/// The first chosen lens's demands on artefacts; the usual definition's where no chosen one has any.
fn chosen(options: &Options) -> Option<&'static Demands> {
    let all = demands();
    let of = |id: &String| all.iter().find(|it| it.id == *id && !it.is_catalogue);
    options.lenses.iter().find_map(of).or_else(|| all.first())
}

/// The first finding of each kind among those that are meant, in the text's order.
fn one_of_each(findings: &[Finding], is_meant: impl Fn(&Finding) -> bool) -> Vec<usize> {
    let mut kinds: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for (at, it) in findings.iter().enumerate().filter(|it| is_meant(it.1)) {
        if !kinds.contains(&it.kind.as_str()) {
            kinds.push(&it.kind);
            found.push(at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;
    use crate::openness::link;

    fn read(files: &[(&str, &str)]) -> Release {
        let sources: Vec<Source> = files.iter().map(|(name, text)| Source::new(*name, *text)).collect();
        Release::read(&sources, &[], Rules::built_in(), &Options::default(), Lenses::built_in())
    }

    fn business(files: &[(&str, &str)]) -> (Business, Vec<Doubt>) {
        let it = read(files).shelved(Lenses::built_in());
        (it.business, it.doubts)
    }

    fn card(table: &str) -> String {
        format!("---\n{table}---\n\n# Heron\n\nHeron is a model.\n")
    }

    #[test]
    fn yes_is_said_of_terms_that_were_read_and_of_nothing_else() {
        assert_eq!(business(&[("a.md", &card("license: apache-2.0\n"))]), (Business::Yes, Vec::new()));
        assert_eq!(business(&[("a.md", &card(""))]), (Business::Unsaid, vec![Doubt::NoTerms]));
        assert_eq!(business(&[("a.md", &card("license: heron-2\n"))]).0, Business::Unsaid);
        assert_eq!(business(&[("a.md", &card("license: cc-by-nc-4.0\n"))]).0, Business::No);
        let (answer, doubts) = business(&[("a.md", &card("license: apache-2.0\nlicense: mit\n"))]);
        assert_ne!(answer, Business::Yes, "{doubts:?}");
        let (answer, doubts) = business(&[("a.md", &card("license: mit\nextra_gated_prompt: Agree to all.\n"))]);
        assert_eq!((answer, doubts), (Business::Look, vec![Doubt::Gated]));
    }

    #[test]
    fn prose_that_speaks_of_other_terms_keeps_a_card_from_a_plain_yes() {
        let said = |prose: &str| business(&[("a.md", &format!("{}\n{prose}\n", card("license: apache-2.0\n")))]).0;
        for prose in
            ["## License", "It is under the Apache-2.0 license, as its code is.", "Released under Apache2 license."]
        {
            assert_eq!(said(prose), Business::Yes, "{prose}");
        }
        for prose in [
            "Use of the weights must follow the Model License.",
            "Commercial use needs a form.",
            "使用模型需要遵循《模型社区许可协议》，商业用途须登记。",
        ] {
            assert_eq!(said(prose), Business::Look, "{prose}");
        }
    }

    #[test]
    fn a_record_is_never_a_plain_yes() {
        for record in crate::library::records() {
            let (answer, doubts) = business(&[("a.md", &card(&format!("license: {}\n", record.id)))]);
            assert!(answer != Business::Yes && !doubts.is_empty(), "{}: {doubts:?}", record.id);
        }
    }

    #[test]
    fn what_was_not_understood_is_for_a_reader() {
        let text = "You may use, copy, modify, distribute and sell the Model for any purpose, without charge.\n\n\
            Whoever frobs the Model shall twiddle it in blue moons.\n";
        let (answer, doubts) = business(&[("LICENSE", text), ("README.md", &card(""))]);
        assert!(!matches!(answer, Business::Yes | Business::No), "{answer:?} {doubts:?}");
        assert!(doubts.iter().any(|it| matches!(it, Doubt::Unread(_))), "{doubts:?}");
    }

    #[test]
    fn what_it_is_built_on_keeps_it_from_a_plain_yes() {
        let derived = card("license: apache-2.0\nbase_model: marsh/egret\n");
        let mut alone = [read(&[("heron.md", &derived)])];
        link(&mut alone);
        let it = alone[0].shelved(Lenses::built_in());
        assert_eq!((it.business, it.doubts), (Business::Look, vec![Doubt::BuiltOn("marsh/egret".to_owned())]));
        let mut both = [read(&[("heron.md", &derived)]), read(&[("egret.md", &card("license: cc-by-nc-4.0\n"))])];
        link(&mut both);
        let it = both[0].shelved(Lenses::built_in());
        let asks = |it: &Doubt| matches!(it, Doubt::BaseAsks(..));
        assert!(it.business == Business::Look && it.doubts.iter().any(asks), "{:?}", it.doubts);
        let mut open = [read(&[("heron.md", &derived)]), read(&[("egret.md", &card("license: mit\n"))])];
        link(&mut open);
        let it = open[0].shelved(Lenses::built_in());
        assert!(it.doubts.iter().all(|it| *it == Doubt::Contradicts), "{:?}", it.doubts);
    }

    #[test]
    fn bounds_of_a_right_that_nothing_gives_are_no_answer() {
        let text = "You may not use the Model for military purposes.\n";
        let (answer, doubts) = business(&[("LICENSE", text), ("README.md", &card(""))]);
        assert!(answer == Business::Look && doubts.contains(&Doubt::NoGrant), "{answer:?} {doubts:?}");
    }

    #[test]
    fn bounds_are_named_and_duties_told_once() {
        let text = "1. You may use, copy, modify and distribute the Model, provided that you keep this notice and a copy of \
            this License.\n\n2. If your services have more than 300 million monthly active users, you must request a \
            license from us.\n\n3. You must keep the copyright notices.\n";
        let it = read(&[("LICENSE", text), ("README.md", &card("license: other\n"))]);
        let shelved = it.shelved(Lenses::built_in());
        assert_eq!(shelved.business, Business::If);
        let kind = |at: &usize| it.terms.assessment.findings[*at].kind.as_str();
        assert!(shelved.because.iter().map(kind).any(|it| it == "user-threshold"));
        let kinds: Vec<&str> = shelved.must.iter().map(kind).collect();
        assert_eq!(kinds.iter().filter(|it| **it == "license-copy-and-notice-retention").count(), 1, "{kinds:?}");
    }
}
