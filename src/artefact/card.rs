//! A model card's front matter: its table of facts and the licence it declares.

use super::terms::Terms;
use super::yaml::{self, Entry, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Span, visible};

/// Of front matter longer than this the plain lines are read.
const MAX_BYTES: usize = 4 * 1024 * 1024;

/// What a card's front matter says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Every key with its value, in order, repeated keys too.
    pub fields: Vec<Field>,
    /// `license`: usually one id; some cards list several.
    pub license: Vec<String>,
    /// Where each of them is declared.
    pub license_spans: Vec<Span>,
    /// `license_name`, which goes with `license: other`.
    pub license_name: Option<String>,
    /// `license_link`, which goes with `license: other`.
    pub license_link: Option<String>,
    /// `base_model`.
    pub base_model: Vec<String>,
    /// `datasets`.
    pub datasets: Vec<String>,
    /// What could not be read, and keys that stand there twice.
    pub diagnostics: Vec<Diagnostic>,
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key as written.
    pub key: String,
    /// The value on one line, as written: `no` and `1.10` stay what they are.
    pub value: String,
    /// From the key to the value's end in the document's text.
    pub span: Span,
}

impl Card {
    /// Reads the front matter of the first part that has any; `None` where no part has.
    pub fn of(document: &Document) -> Option<Self> {
        let matter = document.parts.iter().find_map(|part| part.front_matter)?;
        let text = document.slice(matter);
        if text.len() > MAX_BYTES {
            return Some(Self::salvaged(document, matter, "is longer than 4 MiB"));
        }
        Some(match yaml::entries(text) {
            Ok(entries) => Self::from(&entries, document, matter),
            Err(error) => Self::salvaged(document, matter, &format!("could not be read: {}", visible(&error))),
        })
    }

    /// Its licence or licences: of several each counts; nothing where it names none.
    pub fn terms(&self) -> Option<Terms> {
        let is_unnamed = |it: &str| it.eq_ignore_ascii_case("other");
        let name = |it: &String| self.license_name.clone().filter(|_| is_unnamed(it)).unwrap_or_else(|| it.clone());
        let names: Vec<String> = self.license.iter().map(name).collect();
        match names.as_slice() {
            [] => self.license_name.as_deref().map(Terms::named),
            // "other" without a name is a licence all the same.
            [one] if is_unnamed(one) => Some(Terms::Other(one.clone())),
            // A name of its own says more than a tag of the list's remainder.
            [one] => match (Terms::named(one), &self.license_name) {
                (Terms::Other(_), Some(own)) => Some(Terms::named(own)),
                (terms, _) => Some(terms),
            },
            several => Terms::all(several),
        }
    }

    /// Where a key stands, the first one of its name; for the licence, whatever that key is called here.
    pub fn span_of(&self, key: &str) -> Option<Span> {
        if key == "license" {
            return self.license_spans.first().copied();
        }
        self.fields.iter().find(|it| it.key == key).map(|it| it.span)
    }

    /// The licence of the SPDX list that it declares, if it declares that one alone.
    pub fn listed(&self) -> Option<spdx::LicenseId> {
        match self.terms()? {
            Terms::Listed(id) => Some(id),
            _ => None,
        }
    }

    /// What stands on lines of its own, `key: value`, in a table that as a whole cannot be read.
    fn salvaged(document: &Document, matter: Span, reason: &str) -> Self {
        let mut card = Self::unread(matter, &format!("{reason}; of its lines those were read that say `key: value`"));
        let mut at = matter.start;
        for line in document.slice(matter).split_inclusive('\n') {
            let start = at;
            at += line.len();
            let line = line.trim_end();
            let Some((key, value)) = line.split_once(':') else { continue };
            let value = value.trim().trim_matches(['"', '\'']);
            let is_key = !key.is_empty() && key.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '_' | '-'));
            let is_plain = !value.is_empty() && !value.starts_with(['[', '{', '|', '>', '&', '*', '!']);
            if !is_key || !is_plain || value.chars().any(char::is_control) {
                continue;
            }
            let value = value.to_owned();
            card.declare(key, || vec![value.clone()]);
            card.fields.push(Field { key: key.to_owned(), value, span: Span::new(start, start + line.len()) });
            card.note_licences();
        }
        card
    }

    /// Takes in what a key declares, if it is one of those that are asked for.
    fn declare(&mut self, key: &str, words: impl FnOnce() -> Vec<String>) {
        match key {
            "license" | "licence" | "licenses" | "licences" => self.license.extend(words()),
            "license_name" => self.license_name = words().into_iter().next().or(self.license_name.take()),
            "license_link" => self.license_link = words().into_iter().next().or(self.license_link.take()),
            "base_model" => self.base_model.extend(words()),
            "datasets" => self.datasets.extend(words()),
            _ => {}
        }
    }

    /// Notes for the licences that were just declared where that is.
    fn note_licences(&mut self) {
        let at = self.fields.last().map(|it| it.span).unwrap_or_default();
        self.license_spans.resize(self.license.len(), at);
    }

    fn unread(matter: Span, reason: &str) -> Self {
        let diagnostic = Diagnostic::at(Code::FrontMatter, matter, format!("the front matter {reason}"));
        Self { diagnostics: vec![diagnostic], ..Self::default() }
    }

    fn from(entries: &[Entry], document: &Document, matter: Span) -> Self {
        let mut card = Self::default();
        for entry in entries {
            let (key, value) = (entry.key.value.as_str(), &entry.value.value);
            let field = field(entry, document, matter);
            if card.fields.iter().any(|it| it.key == key) {
                let message = format!("`{}` stands twice in the front matter; both are shown", visible(key));
                card.diagnostics.push(Diagnostic::at(Code::FrontMatter, field.span, message));
            }
            let words = || match value {
                Value::Plain(_) => vec![field.value.clone()],
                value => value.words(),
            };
            card.declare(key, words);
            card.fields.push(field);
            card.note_licences();
        }
        card.stretch(document, matter);
        card
    }
}

impl Card {
    /// A list or a table goes on over lines: up to the next key.
    fn stretch(&mut self, document: &Document, matter: Span) {
        let starts: Vec<usize> = self.fields.iter().map(|it| it.span.start).collect();
        for (index, field) in self.fields.iter_mut().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(matter.end);
            let own = Span::new(field.span.start, end.max(field.span.end)).trimmed(&document.text);
            // A comment behind a value is none of it.
            if !document.slice(own).contains('#') {
                self.license_spans.iter_mut().filter(|it| **it == field.span).for_each(|it| *it = own);
                field.span = own;
            }
        }
    }
}

fn field(entry: &Entry, document: &Document, matter: Span) -> Field {
    let place = |location: serde_saphyr::Location| {
        let span = location.span();
        let start = usize::try_from(span.byte_offset()?).ok()?;
        let len = usize::try_from(span.byte_len()?).ok()?;
        let place = Span::new(start, start + len).shifted(matter.start);
        (matter.covers(place) && document.text.get(place.range()).is_some()).then_some(place)
    };
    let key = place(entry.key.referenced).unwrap_or(Span::new(matter.start, matter.start));
    let value = place(entry.value.referenced);
    let shown = match (&entry.value.value, value) {
        (Value::Plain(_), Some(value)) if !value.is_empty() => document.slice(value).trim().to_owned(),
        (value, _) => value.shown(),
    };
    let span = value.map_or(key, |value| key.joined(value)).trimmed(&document.text);
    Field { key: entry.key.value.clone(), value: shown, span }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    fn card(yaml: &str) -> Card {
        let text = format!("---\n{yaml}---\n# Title\n\nBody.\n");
        Card::of(&Document::read(&[Source::new("card.md", text)])).unwrap_or_default()
    }

    #[test]
    fn the_declared_licence_and_where_it_stands() {
        let text = "---\nlicense: other\nlicense_name: heron-2.0\nlicense_link: LICENSE\nbase_model:\n- a/b\n- c/d\n\
                    datasets: e/f\nlanguage: no\nversion: 1.10\ngated: true\n---\n# T\n";
        let document = Document::read(&[Source::new("card.md", text)]);
        let card = Card::of(&document).unwrap_or_default();
        assert_eq!(
            (card.license.as_slice(), card.license_name.as_deref()),
            (&["other".to_owned()][..], Some("heron-2.0"))
        );
        assert_eq!((card.base_model.len(), card.datasets.len()), (2, 1));
        let value = |key: &str| card.fields.iter().find(|it| it.key == key).map(|it| it.value.as_str());
        assert_eq!((value("language"), value("version"), value("gated")), (Some("no"), Some("1.10"), Some("true")));
        assert_eq!(document.slice(card.fields[1].span), "license_name: heron-2.0");
        assert_eq!(card.diagnostics, []);
    }

    #[test]
    fn a_key_that_stands_twice_is_reported_and_both_are_kept() {
        let card = card("license: mit\nlicense: other\n");
        assert_eq!(card.license, ["mit", "other"]);
        assert!(card.diagnostics[0].message.contains("`license` stands twice"), "{:?}", card.diagnostics);
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let bomb: String = (1..12).fold("a0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, n| {
            let of = format!("*a{}", n - 1);
            format!("{text}a{n}: &a{n} [{of},{of},{of},{of},{of},{of},{of},{of},{of}]\n")
        });
        for broken in ["license: [mit\n", "- a\n- b\n", &"[".repeat(200_000), &bomb] {
            let card = card(&format!("{broken}\n"));
            assert_eq!(card.diagnostics.len(), 1, "{}", broken.get(..20).unwrap_or(broken));
            assert!(card.diagnostics[0].message.len() < 300, "{:?}", card.diagnostics);
        }
    }

    #[test]
    fn of_a_broken_table_the_plain_lines_are_read() {
        let text = "---\nlicense: apache-2.0\ntags:\n\t- a\nbase_model: \"x/y\"\nodd: [1\n---\n# T\n";
        let document = Document::read(&[Source::new("card.md", text)]);
        let card = Card::of(&document).unwrap_or_default();
        assert_eq!(
            (card.license.as_slice(), card.base_model.as_slice()),
            (&["apache-2.0".to_owned()][..], &["x/y".to_owned()][..])
        );
        assert_eq!(document.slice(card.fields[0].span), "license: apache-2.0");
        assert_eq!(card.diagnostics.len(), 1);
    }

    #[test]
    fn what_a_model_is_built_on_is_named_in_tables_too() {
        let card = card("base_model:\n  name: foo/bar\ndatasets:\n- name: x/y\n- z\n");
        assert_eq!(
            (card.base_model, card.datasets),
            (vec!["foo/bar".to_owned()], vec!["x/y".to_owned(), "z".to_owned()])
        );
    }

    #[test]
    fn no_front_matter_is_no_card_and_an_empty_one_is_an_empty_card() {
        assert_eq!(Card::of(&Document::read(&[Source::new("a.md", "# Title\n")])), None);
        assert_eq!(card(""), Card::default());
    }
}
