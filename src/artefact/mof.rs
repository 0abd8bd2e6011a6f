//! A file of the Model Openness Framework: what a release has, component by component, and under which terms.
//!
//! Real files are looser than their schema: fewer components, `license` or `license_name`, `component_path` or
//! `location`, licences of the whole under `release.license`.

use super::component::{COMPONENTS, Content, named};
use super::grid::{Cell, LicenseFrom};
use super::terms::Terms;
use super::yaml::{self, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Span, visible};
use crate::never::slice;

/// What a framework file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mof {
    /// The release's name.
    pub name: String,
    /// Who made it.
    pub producer: String,
    /// The licence of the whole, as written.
    pub license: Option<String>,
    /// Every component of the framework.
    pub cells: Vec<Cell>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

impl Mof {
    /// Reads a document; nothing where it is no framework file.
    pub fn of(document: &Document) -> Option<Self> {
        let text = &document.text;
        if !text.contains("release:") || !text.contains("components:") {
            return None;
        }
        let entries = match yaml::entries(text) {
            Ok(entries) => entries,
            Err(error) if text.contains("Model Openness Framework") => {
                let message = format!("the framework file could not be read: {}", visible(&error));
                return Some(Self {
                    diagnostics: vec![Diagnostic::new(Code::FrontMatter, message)],
                    ..Self::default()
                });
            }
            Err(_) => return None,
        };
        let release = entries.iter().find(|it| it.key.value == "release").map(|it| &it.value.value)?;
        let Some(Value::List(components)) = get(release, "components") else { return None };
        Some(Self::from(release, components, document))
    }

    fn from(release: &Value, components: &[Value], document: &Document) -> Self {
        let mut mof = Self {
            name: word(release, &["name"]).unwrap_or_default(),
            producer: word(release, &["producer"]).unwrap_or_default(),
            ..Self::default()
        };
        let whole = get(release, "license");
        let of_all = |kind: &str| {
            whole
                .and_then(|it| get(it, kind))
                .and_then(|it| word(it, &["name"]).or_else(|| it.words().into_iter().next()))
        };
        mof.license = of_all("distribution").or_else(|| whole.and_then(|it| it.words().into_iter().next()));
        let places = ["component_path", "location", "path", "url"];
        let unplaced = components.iter().filter(|it| word(it, &places).is_none()).count();
        if unplaced > 0 {
            let message = format!("{unplaced} of {} components are listed without an address", components.len());
            mof.diagnostics.push(Diagnostic::new(Code::FrontMatter, message));
        }
        let mut seen = 0;
        let mut cells: Vec<Cell> = Vec::new();
        for item in components {
            let Some(name) = word(item, &["name"]) else { continue };
            let place = place(document, &name, &mut seen);
            let Some(component) = named(&name).filter(|it| it.class > 0) else {
                let message = format!("“{}” is no component of the framework and was left out", visible(&name));
                mof.diagnostics.push(Diagnostic::at(Code::FrontMatter, place, message));
                continue;
            };
            if cells.iter().any(|it| it.component == component) {
                let message = format!("{} stands twice; the first one counts", component.name);
                mof.diagnostics.push(Diagnostic::at(Code::FrontMatter, place, message));
                continue;
            }
            let (terms, from) = terms(item, component.content, &of_all, mof.license.as_deref());
            cells.push(Cell::there(component, terms, from, vec![place]));
        }
        // The tool takes what is not listed for absent. What the framework does not ask for nobody was asked about.
        let absent = |component: &'static super::component::Component| {
            let unknown = Cell::unknown(component);
            if component.is_required { Cell { state: super::grid::State::Absent, ..unknown } } else { unknown }
        };
        mof.cells = COMPONENTS
            .iter()
            .map(|it| cells.iter().find(|cell| cell.component == it).cloned().unwrap_or_else(|| absent(it)))
            .collect();
        mof
    }
}

/// A component's terms: its own, else those of all things of its kind, else those of the whole.
fn terms(
    item: &Value,
    content: &[Content],
    of_all: &dyn Fn(&str) -> Option<String>,
    whole: Option<&str>,
) -> (Option<Terms>, LicenseFrom) {
    let of_kind = || {
        content.iter().take(1).find_map(|it| {
            let from = match it {
                Content::Code => LicenseFrom::Code,
                Content::Data => LicenseFrom::Data,
                Content::Document => LicenseFrom::Document,
            };
            of_all(it.name()).map(|name| (name, from))
        })
    };
    let own = word(item, &["license", "license_name"]).map(|it| (it, LicenseFrom::Component));
    let whole = || whole.map(|it| (it.to_owned(), LicenseFrom::Distribution));
    match own.or_else(of_kind).or_else(whole) {
        Some((name, from)) => (Some(Terms::named(&name)), from),
        None => (None, LicenseFrom::None),
    }
}

fn get<'a>(map: &'a Value, key: &str) -> Option<&'a Value> {
    let Value::Map(entries) = map else { return None };
    entries.iter().find(|(it, _)| it == key).map(|(_, value)| value)
}

/// The first of these keys that has a word.
fn word(map: &Value, keys: &[&str]) -> Option<String> {
    let words = keys.iter().filter_map(|key| get(map, key)).filter_map(|it| it.words().into_iter().next());
    words.map(|it| it.trim().to_owned()).find(|it| !it.is_empty())
}

/// The line that names a component, the next after those seen.
fn place(document: &Document, name: &str, seen: &mut usize) -> Span {
    let rest = slice(&document.text, *seen..document.text.len());
    let Some(at) = rest.find(name) else { return Span::new(*seen, *seen) };
    let start = *seen + at;
    *seen = start + name.len();
    Span::new(start, *seen)
}

#[cfg(test)]
mod tests {
    use super::super::grid::State;
    use super::super::terms::Openness;
    use super::*;
    use crate::document::Source;

    fn mof(components: &str, license: &str) -> Mof {
        let text = format!(
            "framework:\n  name: Model Openness Framework\nrelease:\n  name: Heron\n  license: {license}\n  components:\n{components}"
        );
        Mof::of(&Document::read(&[Source::new("heron.yml", text)])).expect("a framework file")
    }

    fn cell<'a>(mof: &'a Mof, id: &str) -> &'a Cell {
        mof.cells.iter().find(|it| it.component.id == id).expect("a component")
    }

    #[test]
    fn each_component_has_its_state_and_where_its_licence_comes_from() {
        let it = mof(
            "  - name: Model architecture\n    license: apache-2.0\n  - name: Model card\n  - name: Datasets\n    license: unlicensed\n  \
             - name: Technical report\n    license: component not included\n  - name: Model parameters (Final)\n    license: Gemma\n",
            "{document: {name: CC-BY-4.0}, distribution: {name: MIT}}",
        );
        assert_eq!(it.cells.len(), 17);
        let of = |id: &str| (cell(&it, id).state, cell(&it, id).from, cell(&it, id).open);
        assert_eq!(of("architecture"), (State::Present, LicenseFrom::Component, Openness::Open));
        assert_eq!(of("model-card"), (State::Present, LicenseFrom::Document, Openness::Open));
        assert_eq!(of("training-data"), (State::Unlicensed, LicenseFrom::Component, Openness::NotOpen));
        assert_eq!(of("technical-report").0, State::Absent);
        assert_eq!(of("weights"), (State::Restricted, LicenseFrom::Component, Openness::NotOpen));
        assert_eq!(of("training-code").0, State::Absent);
        assert_eq!((it.name.as_str(), it.license.as_deref()), ("Heron", Some("MIT")));
    }

    #[test]
    fn what_the_framework_does_not_know_is_said() {
        let it = mof("  - name: Model soup\n  - name: Model card\n  - name: Model card\n", "{}");
        assert_eq!(it.diagnostics.len(), 3, "{:?}", it.diagnostics);
        assert_eq!(cell(&it, "model-card").state, State::Unlicensed);
        assert_eq!(Mof::of(&Document::read(&[Source::new("a.yml", "release:\n  notes: none\n")])), None);
        assert_eq!(Mof::of(&Document::read(&[Source::new("a.md", "# A release: with components: in words\n")])), None);
    }
}
