//! What of a model stands for what of a program: source, compiler, binary. Rival mappings, and what follows from each.

use super::demands::Fulfilled;
use crate::artefact::{Cell, State, named};
use crate::never::built_in;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// What a part of a program is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// What people write and change.
    Source,
    /// What makes the binary of the source.
    Compiler,
    /// What finds faults in the source.
    Linter,
    /// What tells whether it works.
    Tests,
    /// What remembers how it came about.
    History,
    /// What runs.
    Binary,
    /// What brings it to where it runs.
    Deployment,
    /// What explains it.
    Manual,
}

impl Role {
    /// All of them, as a program is made.
    pub const ALL: [Self; 8] = [
        Self::Source,
        Self::Compiler,
        Self::Linter,
        Self::Tests,
        Self::History,
        Self::Binary,
        Self::Deployment,
        Self::Manual,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Compiler => "compiler",
            Self::Linter => "linter",
            Self::Tests => "tests",
            Self::History => "version control",
            Self::Binary => "binary",
            Self::Deployment => "deployment",
            Self::Manual => "manual",
        }
    }
}

/// Which components play which part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Mapping {
    /// Its id; `own` for one's own.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Who maps so.
    pub by: String,
    /// The thought behind it.
    pub says: String,
    /// Ids of components.
    pub source: Vec<String>,
    /// Ids of components.
    pub compiler: Vec<String>,
    /// Ids of components.
    pub linter: Vec<String>,
    /// Ids of components.
    pub tests: Vec<String>,
    /// Ids of components.
    pub history: Vec<String>,
    /// Ids of components.
    pub binary: Vec<String>,
    /// Ids of components.
    pub deployment: Vec<String>,
    /// Ids of components.
    pub manual: Vec<String>,
}

impl Mapping {
    /// The components of a role.
    pub fn of(&self, role: Role) -> &[String] {
        match role {
            Role::Source => &self.source,
            Role::Compiler => &self.compiler,
            Role::Linter => &self.linter,
            Role::Tests => &self.tests,
            Role::History => &self.history,
            Role::Binary => &self.binary,
            Role::Deployment => &self.deployment,
            Role::Manual => &self.manual,
        }
    }

    fn of_mut(&mut self, role: Role) -> &mut Vec<String> {
        match role {
            Role::Source => &mut self.source,
            Role::Compiler => &mut self.compiler,
            Role::Linter => &mut self.linter,
            Role::Tests => &mut self.tests,
            Role::History => &mut self.history,
            Role::Binary => &mut self.binary,
            Role::Deployment => &mut self.deployment,
            Role::Manual => &mut self.manual,
        }
    }

    /// The same with a component in this role and in no other; in none without a role.
    #[must_use]
    pub fn with(mut self, component: &str, role: Option<Role>) -> Self {
        for it in Role::ALL {
            self.of_mut(it).retain(|id| id != component);
        }
        if let Some(role) = role {
            self.of_mut(role).push(component.to_owned());
        }
        self
    }
}

#[derive(Deserialize)]
struct File {
    mapping: Vec<Mapping>,
}

static BUILT_IN: LazyLock<Vec<Mapping>> = LazyLock::new(|| {
    let file: File = built_in(toml::from_str(include_str!("../../assets/openness/mappings.toml")));
    file.mapping
});

/// The rival mappings, the essay's first.
pub fn mappings() -> &'static [Mapping] {
    &BUILT_IN
}

/// How far a role is filled.
pub fn filled(mapping: &Mapping, role: Role, cells: &[Cell]) -> Fulfilled {
    let states = states(mapping, role, cells);
    let count = |wanted: &[State]| states.iter().filter(|it| wanted.contains(&it.1)).count();
    let there = count(&[State::Present, State::Restricted, State::Unlicensed]);
    let (absent, unknown) = (count(&[State::Absent]), count(&[State::Unknown]));
    match (there, absent, unknown) {
        (0, 0, _) => Fulfilled::Unknown,
        (0, ..) => Fulfilled::Lacking,
        (_, 0, 0) => Fulfilled::Met,
        _ => Fulfilled::Partly,
    }
}

fn states(mapping: &Mapping, role: Role, cells: &[Cell]) -> Vec<(&'static str, State)> {
    let known = mapping.of(role).iter().filter_map(|id| named(id));
    known
        .map(|it| (it.name, cells.iter().find(|cell| cell.component == it).map_or(State::Unknown, |it| it.state)))
        .collect()
}

/// What a release is under a mapping, in a sentence or two; never whether it "is open source".
pub fn verdict(mapping: &Mapping, cells: &[Cell]) -> String {
    let source = filled(mapping, Role::Source, cells);
    let binary = filled(mapping, Role::Binary, cells);
    let compiler = filled(mapping, Role::Compiler, cells);
    let part = |role: Role, wanted: &[State]| {
        let states = states(mapping, role, cells);
        in_words(&states.iter().filter(|it| wanted.contains(&it.1)).map(|it| it.0).collect::<Vec<_>>())
    };
    let not_there = [State::Absent, State::Unknown];
    let what = match (source, binary) {
        (Fulfilled::Met | Fulfilled::ToJudge, _) => built(mapping, cells, compiler),
        (Fulfilled::Partly, _) => format!(
            "one with part of its source: {} {} there, {} {}",
            part(Role::Source, &[State::Present, State::Restricted, State::Unlicensed]),
            is_or_are(&there(mapping, cells)),
            part(Role::Source, &not_there),
            not_or_unknown(mapping, Role::Source, cells)
        ),
        (_, Fulfilled::Met | Fulfilled::ToJudge | Fulfilled::Partly) => {
            format!(
                "{}: {} {}",
                a_binary(mapping, cells),
                part(Role::Source, &not_there),
                not_or_unknown(mapping, Role::Source, cells)
            )
        }
        (Fulfilled::Lacking, Fulfilled::Unknown) => {
            format!("{}; whether the binary is there, nothing here shows", without_source(mapping, cells))
        }
        (Fulfilled::Lacking, _) if part(Role::Source, &[State::Unknown]).is_empty() => {
            let missing: Vec<&str> = states(mapping, Role::Source, cells).iter().map(|it| it.0).collect();
            format!("neither source nor binary: {} {} not there", in_words(&missing), is_or_are(&missing))
        }
        (Fulfilled::Lacking, _) => without_source(mapping, cells),
        (Fulfilled::Unknown, _) if mapping.source.is_empty() => {
            return "Under this mapping nothing is called the source: put a component there.".to_owned();
        }
        (Fulfilled::Unknown, _) => {
            return format!(
                "Under this mapping the facts here do not decide: nothing tells whether the source is there ({}).",
                part(Role::Source, &not_there)
            );
        }
    };
    format!("Under this mapping the release is {what}.")
}

/// No part of the source is seen: what is known not to be there, and of what nothing tells.
fn without_source(mapping: &Mapping, cells: &[Cell]) -> String {
    let states = states(mapping, Role::Source, cells);
    let of = |wanted: State| states.iter().filter(|it| it.1 == wanted).map(|it| it.0).collect::<Vec<_>>();
    let (absent, unknown) = (of(State::Absent), of(State::Unknown));
    let missing = format!("{} {} not there", in_words(&absent), is_or_are(&absent));
    if unknown.is_empty() {
        format!("one without its source: {missing}")
    } else {
        format!("one that lacks part of its source at least: {missing}, and nothing tells of {}", in_words(&unknown))
    }
}

/// A binary, and what one may do with it.
fn a_binary(mapping: &Mapping, cells: &[Cell]) -> String {
    let states = states(mapping, Role::Binary, cells);
    let has = |state: State| states.iter().any(|it| it.1 == state);
    if has(State::Restricted) {
        "a binary that may be patched, under terms of its own".to_owned()
    } else if has(State::Unlicensed) {
        "a binary to which no right is given".to_owned()
    } else {
        "a binary that may be patched".to_owned()
    }
}

/// Source is there: whether anyone can build it.
fn built(mapping: &Mapping, cells: &[Cell], compiler: Fulfilled) -> String {
    let restricted: Vec<&str> = states(mapping, Role::Source, cells)
        .into_iter()
        .filter(|it| matches!(it.1, State::Restricted | State::Unlicensed))
        .map(|it| it.0)
        .collect();
    let terms = if restricted.is_empty() {
        String::new()
    } else {
        format!(", though not all of it under open terms ({})", in_words(&restricted))
    };
    let lacks = states(mapping, Role::Compiler, cells).iter().any(|it| it.1 == State::Absent);
    match compiler {
        Fulfilled::Met | Fulfilled::ToJudge if terms.is_empty() => {
            "one with its source, and with what builds it: who has the machines may build it again".to_owned()
        }
        Fulfilled::Met | Fulfilled::ToJudge => format!("one with its source, and with what builds it{terms}"),
        Fulfilled::Partly if !lacks => {
            format!("one with its source{terms}; whether everything that builds it is there is not known")
        }
        Fulfilled::Unknown => format!("one with its source{terms}; whether what builds it is there is not known"),
        Fulfilled::Partly | Fulfilled::Lacking => {
            format!("one with its source{terms}, but not everything that builds it")
        }
    }
}

/// "is not there", or what is not known of it.
fn not_or_unknown(mapping: &Mapping, role: Role, cells: &[Cell]) -> String {
    let states = states(mapping, role, cells);
    let absent: Vec<&str> = states.iter().filter(|it| it.1 == State::Absent).map(|it| it.0).collect();
    let unknown: Vec<&str> = states.iter().filter(|it| it.1 == State::Unknown).map(|it| it.0).collect();
    match (absent.len(), unknown.len()) {
        (_, 0) => format!("{} not there", is_or_are(&absent)),
        (0, _) => format!("{} not shown here, so that whether the source can be had is not known", is_or_are(&unknown)),
        _ => format!("are not there or not shown here (nothing tells of {})", in_words(&unknown)),
    }
}

/// The components of the source that are there.
fn there<'a>(mapping: &Mapping, cells: &'a [Cell]) -> Vec<&'a str> {
    let is_there = |it: &State| matches!(it, State::Present | State::Restricted | State::Unlicensed);
    states(mapping, Role::Source, cells).into_iter().filter(|it| is_there(&it.1)).map(|it| it.0).collect()
}

fn is_or_are(names: &[&str]) -> &'static str {
    // Data, weights and results are many by themselves.
    let is_one = |it: &&str| !lower(it).ends_with('s') && !lower(it).ends_with("data");
    if matches!(names, [one] if is_one(one)) { "is" } else { "are" }
}

/// "Datasets", "Datasets and Training code", "A, B and C", in small letters but for abbreviations.
fn in_words(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|it| lower(it)).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The component's name as it stands in a sentence.
fn lower(name: &str) -> String {
    match name {
        "Datasets" => "the training data".to_owned(),
        "Model parameters (Final)" => "the trained weights".to_owned(),
        "Model parameters (Intermediate)" => "the checkpoints".to_owned(),
        other => format!("the {}", other.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artefact::{LicenseFrom, Terms};

    fn there(id: &str, terms: &str) -> Cell {
        Cell::there(named(id).expect("a component"), Some(Terms::named(terms)), LicenseFrom::Component, Vec::new())
    }

    fn absent(id: &str) -> Cell {
        Cell { state: State::Absent, ..Cell::unknown(named(id).expect("a component")) }
    }

    fn of(id: &str) -> &'static Mapping {
        mappings().iter().find(|it| it.id == id).expect("a mapping")
    }

    #[test]
    fn every_mapping_names_components_and_has_a_source() {
        assert!(toml::from_str::<File>(include_str!("../../assets/openness/mappings.toml")).is_ok());
        for it in mappings() {
            assert!(
                !it.source.is_empty() && Role::ALL.iter().flat_map(|role| it.of(*role)).all(|id| named(id).is_some()),
                "{it:?}"
            );
        }
    }

    #[test]
    fn the_verdict_follows_the_mapping() {
        let cells = [
            there("weights", "Apache-2.0"),
            there("architecture", "MIT"),
            there("inference-code", "MIT"),
            absent("training-data"),
            absent("training-code"),
        ];
        assert_eq!(
            verdict(of("essay"), &cells),
            "Under this mapping the release is a binary that may be patched: the training data are not there."
        );
        assert!(verdict(of("weights"), &cells).contains("with its source, and with what builds it: who has"));
        let closed = [there("weights", "Heron License"), absent("training-data")];
        assert!(verdict(of("essay"), &closed).contains("a binary that may be patched, under terms of its own"));
        assert!(verdict(of("essay"), &[there("weights", "MIT")]).contains("not known"));
        assert!(
            verdict(of("essay"), &[absent("training-data")]).contains("without its source: the training data are not")
        );
        assert!(verdict(of("essay"), &[]).contains("the facts here do not decide"));
        for mapping in mappings() {
            assert!(!verdict(mapping, &cells).contains("open source"), "no bare verdict");
        }
    }

    #[test]
    fn what_nothing_tells_of_is_not_denied() {
        let cell = |it: &'static str, state: State| {
            let component = named(it).expect("a component");
            Cell { state, ..Cell::unknown(component) }
        };
        let osi = of("osi");
        let absent = cell("data-card", State::Absent);
        let words = verdict(osi, std::slice::from_ref(&absent));
        assert!(words.contains("the data card is not there, and nothing tells of the training code"), "{words}");
        let all: Vec<Cell> = osi
            .source
            .iter()
            .filter_map(|it| named(it))
            .map(|it| Cell { state: State::Absent, ..Cell::unknown(it) })
            .collect();
        assert!(
            verdict(osi, &all).contains("without its source") || verdict(osi, &all).contains("neither source"),
            "{}",
            verdict(osi, &all)
        );
    }

    #[test]
    fn ones_own_mapping_has_each_component_in_one_role() {
        let own = of("essay").clone().with("weights", Some(Role::Source));
        assert_eq!(
            (own.source.as_slice(), own.binary.len()),
            (&["training-data".to_owned(), "weights".to_owned()][..], 0)
        );
        assert_eq!(own.with("weights", None).source, ["training-data"]);
    }
}
