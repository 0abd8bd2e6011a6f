//! Reads rules, lenses, topics and licence records when the crate is built, so that a mistake in one of them
//! stops the build with its file and reason, and the program starts without parsing TOML.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "artefact/patterns.rs"]
mod card_patterns;
#[path = "clause/language/patterns.rs"]
mod clause_patterns;
#[path = "clause/layout/patterns.rs"]
mod layout_patterns;
#[expect(dead_code, reason = "the build script only makes programs of the patterns")]
#[path = "clause/language/wording.rs"]
mod wording;

#[path = "pattern/compile.rs"]
mod compile;
#[path = "document/patterns.rs"]
mod document_patterns;
#[path = "pattern/fill.rs"]
mod fill;
#[path = "pattern/first.rs"]
mod first;
#[path = "assess/schema/fragment.rs"]
mod fragment;
#[path = "assess/harmless/file.rs"]
mod harmless;
#[expect(dead_code, reason = "the build script only reads what the crate also uses")]
#[path = "assess/schema/kind.rs"]
mod kind;
#[path = "clause/language/vocabulary/file.rs"]
mod language;
#[expect(dead_code, reason = "the build script only writes programs")]
#[path = "pattern/program.rs"]
mod program;

#[expect(dead_code, reason = "the build script only tells what patterns need")]
#[path = "pattern/needs.rs"]
mod needs;
#[path = "pattern/plant.rs"]
mod plant;
#[path = "assess/schema/prepare.rs"]
mod prepare;
#[path = "library/record.rs"]
mod record;
#[path = "assess/schema/rule.rs"]
mod rule;

#[path = "lens/file.rs"]
mod lens;
#[path = "question/file.rs"]
mod question;
#[path = "room/words.rs"]
mod tongue;
#[path = "topic/file.rs"]
mod topic;
#[path = "lens/weight.rs"]
mod weight;

#[path = "library/encode.rs"]
mod encode;
#[path = "library/precedent/encode.rs"]
mod encode_pieces;
#[path = "library/ending.rs"]
mod ending;
#[expect(dead_code, reason = "the build script only makes the index that the crate looks up")]
#[path = "library/index.rs"]
mod index;
#[path = "library/precedent/piece.rs"]
mod piece;
#[path = "library/press.rs"]
mod press;
#[expect(dead_code, reason = "the build script only makes the index that the crate looks up")]
#[path = "library/words.rs"]
mod words;

fn main() {
    for file in [
        "artefact/patterns.rs",
        "assess/harmless/file.rs",
        "assess/schema/rule.rs",
        "assess/schema/kind.rs",
        "assess/schema/fragment.rs",
        "assess/schema/prepare.rs",
        "clause/language/patterns.rs",
        "clause/language/vocabulary/file.rs",
        "clause/language/wording.rs",
        "clause/layout/patterns.rs",
        "document/patterns.rs",
        "library/encode.rs",
        "library/ending.rs",
        "library/index.rs",
        "library/precedent/encode.rs",
        "library/precedent/piece.rs",
        "library/press.rs",
        "library/record.rs",
        "library/words.rs",
        "pattern/compile.rs",
        "pattern/fill.rs",
        "pattern/first.rs",
        "pattern/needs.rs",
        "pattern/plant.rs",
        "pattern/program.rs",
        "lens/file.rs",
        "lens/weight.rs",
        "question/file.rs",
        "topic/file.rs",
    ] {
        println!("cargo:rerun-if-changed=src/{file}");
    }
    let mut hash = Sha::default();
    let fragments: fragment::Fragments = read(Path::new("assets/fragments.toml"), &mut hash);
    let mut words: harmless::HarmlessFile = read(Path::new("assets/harmless.toml"), &mut hash);
    check_harmless(&words);
    put_in_order(&mut words.words);
    write_packed("harmless.pack", &words);
    let language: language::LanguageFile = read(Path::new("assets/language.toml"), &mut hash);
    check_language(&language);
    let names = prepare::SlotNames {
        acts: language.acts.iter().map(|it| it.id.clone()).collect(),
        objects: language.objects.iter().map(|it| it.id.clone()).collect(),
    };
    write_packed("language.pack", &language);
    // What a clause is about is told by them, so they are part of what a version stands for.
    let topics: topic::TopicFile = read(Path::new("assets/topics.toml"), &mut hash);
    // So is what they answer.
    let questions: question::QuestionFile = read(Path::new("assets/questions.toml"), &mut hash);
    let mut rules: Vec<rule::RuleFile> = read_all("assets/rules", "RULES_VERSION", hash);
    for file in &mut rules {
        if let Err(mistake) = prepare::prepare(file, &fragments, &names) {
            panic!("rule {} of {}: {}", mistake.rule + 1, file.kind.id, mistake.reason);
        }
    }
    write_packed("fragments.pack", &fragments);
    write("patterns.bin", stock(&mut rules, &words, &topics).shelf());
    write_packed("rules.pack", &rules);
    let mut lenses: Vec<lens::Lens> = read_all("assets/lenses", "LENSES_VERSION", Sha::default());
    lenses.sort_by_key(|lens| lens.order);
    let kinds: BTreeSet<&str> = rules.iter().map(|file| file.kind.id.as_str()).collect();
    check_lenses(&lenses, &kinds);
    let mistakes = topics.mistakes(&kinds);
    assert!(mistakes.is_empty(), "assets/topics.toml: {}", mistakes.join("; "));
    let questions = questions.expanded().unwrap_or_else(|mistake| panic!("assets/questions.toml: {mistake}"));
    let mistakes = questions.mistakes(&kinds);
    assert!(mistakes.is_empty(), "assets/questions.toml: {}", mistakes.join("; "));
    write_packed("questions.pack", &questions);
    write_packed("topics.pack", &topics);
    write_packed("lenses.pack", &lenses);
    write_packed("tongues.pack", &tongues());
    let (pressed, places) = press::press(standard_texts().map(|it| it.1));
    write("pressed.bin", pressed);
    write_packed("pressed.pack", &standard_texts().map(|it| it.0).zip(places).collect::<Vec<_>>());
    write("texts.bin", encode::encode(standard_texts().map(|it| it.1)));
    // What an approved text says is known from there, and from the id in use rather than from an old one.
    let rank = |id: &str| match spdx::license_id(id) {
        Some(it) if it.is_osi_approved() => u8::from(it.is_deprecated()),
        _ => 2,
    };
    write_forms(&standard_texts().map(|(id, text)| (text, rank(id))).collect::<Vec<_>>());
    write("pieces.bin", encode_pieces::encode(standard_texts().map(|(id, text)| (text, rank(id)))));
    write_packed("records.pack", &records(&kinds));
}

/// Every pattern that is built in, and the words of rules and topics.
fn stock(rules: &mut [rule::RuleFile], harmless: &harmless::HarmlessFile, topics: &topic::TopicFile) -> fill::Stock {
    use document_patterns::{BARE, ITEM, PAGE, RUNNING};
    use program::Reads::{Plain, Wide};
    let mut stock = fill::Stock::default();
    stock.sought.extend(harmless.lists().into_iter().flatten().cloned());
    stock.sought.extend(wording::all().into_iter().map(|it| it.pattern));
    for rule in rules.iter_mut().flat_map(|it| &mut it.rules) {
        stock.words.extend(rule.words.iter().cloned());
        stock.sought.extend([rule.pattern.clone()].into_iter().chain(rule.document.clone()));
        let far = rule.unless.iter().filter(|it| it.within == rule::Within::Document);
        stock.sought.extend(far.map(|it| it.pattern.clone()));
        stock.beside.extend(rule.patterns_mut().map(|it| it.clone()));
    }
    let phrases = topics.topics.iter().flat_map(topic::Topic::phrases);
    stock.words.extend(phrases.map(|it| it.strip_suffix('*').unwrap_or(it).to_owned()));
    let plain = [clause_patterns::PLAIN, layout_patterns::PLAIN, &[wording::NEGATED]].concat();
    let made = [clause_patterns::any_force(), wording::to_do(), wording::is_done()].into_iter();
    let plain = plain.into_iter().map(str::to_owned).chain(made).chain(clause_patterns::each_force());
    let wide = clause_patterns::WIDE.iter().chain(&clause_patterns::HEADINGS).map(|it| (*it).to_owned());
    let wide = wide.chain([PAGE, BARE, RUNNING, ITEM].map(str::to_owned)).chain(of_cards());
    stock.letters.extend(plain.map(|it| (Plain, it)).chain(wide.map(|it| (Wide, it))));
    for (_, pattern) in &stock.letters {
        if let Err(error) = regex_syntax::parse(pattern) {
            panic!("{pattern}: {error}");
        }
    }
    stock
}

/// What is looked for in cards.
fn of_cards() -> impl Iterator<Item = String> {
    let mut all = vec![card_patterns::NOTHING_SAID.to_owned()];
    all.extend(card_patterns::SAYS.iter().map(|it| it.2.to_owned()));
    for file in ["assets/openness/statements.toml", "assets/openness/artefacts.toml"] {
        let table: toml::Table = read(Path::new(file), &mut Sha::default());
        strings(&toml::Value::Table(table), &mut all);
    }
    all.into_iter()
}

/// Every string of a file but the sentences that it is tried on; what is no pattern is a word, and does no harm.
fn strings(value: &toml::Value, all: &mut Vec<String>) {
    match value {
        toml::Value::String(it) => all.push(it.clone()),
        toml::Value::Array(list) => {
            for it in list {
                strings(it, all);
            }
        }
        toml::Value::Table(table) => {
            for (_, it) in table.iter().filter(|it| !it.0.starts_with("must")) {
                strings(it, all);
            }
        }
        _ => {}
    }
}

/// The shorter forms of texts: their index, and for each which text it is of and where it ends.
fn write_forms(texts: &[(&str, u8)]) {
    let endings = ending::endings(texts);
    write("forms.bin", encode::encode(endings.iter().filter_map(|it| texts.get(it.text)?.0.get(..it.end))));
    let rows: Vec<_> = endings.iter().map(|it| (it.text, it.end, it.attached)).collect();
    write_packed("forms.pack", &rows);
}

/// Lists that lie in order are taken without being sorted when the program starts.
fn put_in_order(words: &mut harmless::WordLists) {
    let harmless::WordLists { link, grant, plain, denial, title, limiting, risky } = words;
    for list in [link, grant, plain, denial, title, limiting, risky] {
        let ordered: BTreeSet<&str> = list.split_whitespace().collect();
        *list = ordered.into_iter().collect::<Vec<_>>().join(" ");
    }
}

/// Patterns that do not compile would find nothing.
fn check_harmless(file: &harmless::HarmlessFile) {
    for pattern in file.lists().into_iter().flatten() {
        if let Err(error) = regex::bytes::RegexBuilder::new(pattern).unicode(false).build() {
            panic!("assets/harmless.toml: {pattern}: {error}");
        }
    }
}

/// A verb without its forms would not be found; more acts than a byte counts would be mixed up.
fn check_language(file: &language::LanguageFile) {
    assert!(file.acts.len() < 250 && file.objects.len() < 250, "assets/language.toml: more than 250 acts or objects");
    for act in &file.acts {
        if let Err(error) = act.forms() {
            panic!("assets/language.toml: {}: {error}", act.id);
        }
    }
}

/// The texts of the SPDX list, each id once, as the library lists them.
fn standard_texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut seen = BTreeSet::new();
    spdx::text::LICENSE_TEXTS.iter().filter(move |(id, _)| seen.insert(*id)).copied()
}

/// Reads every TOML file of a folder in the order of names and publishes a hash over them all.
fn read_all<T: DeserializeOwned>(folder: &str, version: &str, mut hash: Sha) -> Vec<T> {
    let values = files(folder).iter().map(|path| read(path, &mut hash)).collect();
    println!("cargo:rustc-env={version}=sha256:{}", hash.finish());
    values
}

/// The TOML files of a folder, by name.
fn files(folder: &str) -> Vec<PathBuf> {
    println!("cargo:rerun-if-changed={folder}");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    paths
}

/// The languages of a phone's page, English first: it is the one that everybody gets who asks for none of them.
fn tongues() -> Vec<tongue::Tongue> {
    let read_one = |path: &PathBuf| {
        let it: tongue::Tongue = read(path, &mut Sha::default());
        assert!(path.file_stem().is_some_and(|stem| stem == it.id.as_str()), "{}: id = \"{}\"", path.display(), it.id);
        let is_tag = (2..=8).contains(&it.id.len()) && it.id.chars().all(|it| it.is_ascii_lowercase());
        assert!(is_tag, "{}: write the tag of a language in small letters, such as en", path.display());
        let is_known = matches!(it.direction.as_str(), "ltr" | "rtl");
        assert!(is_known, "{}: write direction as ltr or rtl", path.display());
        it
    };
    let mut all: Vec<tongue::Tongue> = files("assets/room").iter().map(read_one).collect();
    all.sort_by_key(|it| (it.id != "en", it.id.clone()));
    assert!(all.first().is_some_and(|it| it.id == "en"), "assets/room/en.toml is missing");
    all
}

/// Reads every licence record and checks what its types cannot say.
fn records(kinds: &BTreeSet<&str>) -> Vec<record::Record> {
    let read_one = |path: &PathBuf| {
        let record: record::Record = read(path, &mut Sha::default());
        if let Some(mistake) = mistake(&record, path, kinds) {
            panic!("{}: {mistake}", path.display());
        }
        record
    };
    files("licenses/records").iter().map(read_one).collect()
}

fn mistake(record: &record::Record, path: &Path, kinds: &BTreeSet<&str>) -> Option<String> {
    let id = &record.id;
    if path.file_stem().is_none_or(|stem| stem != id.as_str()) {
        return Some(format!("id = \"{id}\": must be the name of the file"));
    }
    if !is_date(&record.read) {
        return Some(format!("read = \"{}\": write it as 2026-11-23", record.read));
    }
    if record.reading.is_empty() || record.files.is_empty() {
        return Some("`reading` and `files` need an entry each at least".to_owned());
    }
    let mut seen = BTreeSet::new();
    record.reading.iter().find_map(|it| {
        let place = format!("section {}, kind {}", it.section, it.kind);
        if !kinds.contains(it.kind.as_str()) {
            Some(format!("{place}: assets/rules has no such kind"))
        } else if !seen.insert((&it.section, &it.kind)) {
            Some(format!("{place}: stands here twice; say both in one entry"))
        } else {
            None
        }
    })
}

fn is_date(text: &str) -> bool {
    let is_part = |(at, it): (usize, char)| if matches!(at, 4 | 7) { it == '-' } else { it.is_ascii_digit() };
    text.len() == 10 && text.char_indices().all(is_part)
}

fn read<T: DeserializeOwned>(path: &Path, hash: &mut Sha) -> T {
    println!("cargo:rerun-if-changed={}", path.display());
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    hash.update(&text);
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Lenses may name only what there is, and no two may share a name or a place.
fn check_lenses(lenses: &[lens::Lens], kinds: &BTreeSet<&str>) {
    let mut criteria = BTreeSet::new();
    for lens in lenses {
        let file = format!("assets/lenses/{}.toml", lens.id);
        assert!(Path::new(&file).exists(), "lens {}: its file must be {file}", lens.id);
        let mistakes = lens.mistakes(kinds);
        assert!(mistakes.is_empty(), "{file}: {}", mistakes.join("; "));
        for criterion in &lens.criteria {
            assert!(criteria.insert(&criterion.id), "{file}: another lens has a criterion {}", criterion.id);
        }
    }
    for pair in lenses.windows(2) {
        let [one, other] = pair else { continue };
        assert!(one.order != other.order, "lenses {} and {} have the same `order`", one.id, other.id);
        assert!(
            one.is_catalogue() <= other.is_catalogue(),
            "catalogue {} stands before definition {}: definitions come first",
            one.id,
            other.id
        );
    }
}

/// Writes data in a compact form that names no fields and is read without looking for quotes: it is read whenever the program
/// starts.
fn write_packed(name: &str, data: &impl Serialize) {
    write(name, rmp_serde::to_vec(data).expect("what was read from files can be written"));
}

fn write(name: &str, content: impl AsRef<[u8]>) {
    let folder = env::var_os("OUT_DIR").map(PathBuf::from).expect("cargo sets OUT_DIR");
    fs::write(folder.join(name), content).expect("OUT_DIR is writable");
}

/// SHA-256 over texts, line ends folded so that a checkout on Windows has the same version.
#[derive(Default)]
struct Sha(sha2::Sha256);

impl Sha {
    fn update(&mut self, text: &str) {
        use sha2::Digest as _;
        self.0.update(text.replace("\r\n", "\n").as_bytes());
    }

    fn finish(self) -> String {
        use sha2::Digest as _;
        use std::fmt::Write as _;
        self.0.finalize().iter().fold(String::new(), |mut out, byte| {
            write!(out, "{byte:02x}").expect("writing to a string");
            out
        })
    }
}
