//! Rows stand whichever document comes first: what is linked in one order, and with one baseline, is linked in others.
//!
//! A link is a pair of clauses of two documents in one row. Texts of ../shared join those of the library where they are
//! at hand. That few links would be kept easily is why their number is held, too.

use crate::scene::shared;
use std::collections::BTreeSet;
use std::sync::Arc;
use undiluted::align;
use undiluted::assess::Rules;
use undiluted::compare::{Analysed, compare};
use undiluted::document::Source;
use undiluted::edits::Edits;
use undiluted::lens::Lenses;
use undiluted::library;
use undiluted::options::Options;

/// Versions of one licence.
const RELATIVES: [&[&str]; 14] = [
    &["spdx:GPL-1.0-only", "spdx:GPL-2.0-only", "spdx:GPL-3.0-only"],
    &["spdx:LGPL-2.0-only", "spdx:LGPL-2.1-only", "spdx:GPL-2.0-only", "spdx:AGPL-1.0-only"],
    &["spdx:MPL-1.0", "spdx:MPL-1.1", "spdx:MPL-2.0", "spdx:CDDL-1.0"],
    &["spdx:CC-BY-1.0", "spdx:CC-BY-2.0", "spdx:CC-BY-2.5", "spdx:CC-BY-3.0", "spdx:CC-BY-4.0"],
    &["spdx:CC-BY-SA-2.0", "spdx:CC-BY-SA-3.0", "spdx:CC-BY-SA-4.0", "spdx:CC-BY-NC-SA-4.0"],
    &["spdx:OSL-1.0", "spdx:OSL-1.1", "spdx:OSL-2.0", "spdx:OSL-2.1", "spdx:OSL-3.0"],
    &["spdx:AFL-1.1", "spdx:AFL-1.2", "spdx:AFL-2.0", "spdx:AFL-2.1", "spdx:AFL-3.0"],
    &["spdx:EUPL-1.0", "spdx:EUPL-1.1", "spdx:EUPL-1.2"],
    &["spdx:CPL-1.0", "spdx:EPL-1.0", "spdx:EPL-2.0"],
    &["spdx:LPPL-1.0", "spdx:LPPL-1.1", "spdx:LPPL-1.2", "spdx:LPPL-1.3a", "spdx:LPPL-1.3c"],
    &["spdx:GFDL-1.1-only", "spdx:GFDL-1.2-only", "spdx:GFDL-1.3-only"],
    &["spdx:CECILL-1.0", "spdx:CECILL-2.0", "spdx:CECILL-2.1"],
    &["llama-2.txt", "llama-3.txt", "llama-3.1.txt", "llama-3.2.txt"],
    &["tongyi-qianwen-2023.txt", "tongyi-qianwen-research-2023.txt", "llama-2.txt"],
];
/// Licences that have little to do with each other.
const STRANGERS: [&[&str]; 7] = [
    &["spdx:GPL-3.0-only", "spdx:MPL-2.0", "spdx:Apache-2.0"],
    &["spdx:MIT", "spdx:Apache-2.0", "spdx:EPL-2.0", "spdx:CC-BY-4.0"],
    &["spdx:EUPL-1.2", "spdx:CDDL-1.0", "spdx:OSL-3.0", "spdx:MPL-2.0", "spdx:GPL-2.0-only"],
    &["spdx:MS-PL", "spdx:BSD-3-Clause", "spdx:Artistic-2.0", "spdx:Apache-2.0"],
    &["llama-3.1.txt", "gemma-tou-2024-04-01.txt", "bigscience-rail-1.0.txt"],
    &["stability-ai-community-2024.txt", "falcon-2-11b-1.0.txt", "deepseek-model.txt", "yi-community-2.1.txt"],
    &["spdx:Apache-2.0", "spdx:MIT", "llama-3.1.txt", "bigscience-rail-1.0.txt", "gemma-tou-2024-04-01.txt"],
];
/// So many orders of each family are tried at most.
const ORDERS: usize = 8;

type Read = Arc<Analysed>;
/// A clause of a document.
type At = (usize, usize);

fn read(name: &str) -> Option<Read> {
    let text = if let Some(id) = name.strip_prefix("spdx:") {
        library::entry(id)?.text().to_owned()
    } else {
        std::fs::read_to_string(shared(&format!("corpus/licences/{name}"))?).expect("it can be read")
    };
    Some(Arc::new(Analysed::read(&[Source::new(name, text)], Rules::built_in())))
}

/// The links of a family in some order, told in the family's own order.
fn links(family: &[Read], order: &[usize], baseline: usize) -> BTreeSet<(At, At)> {
    let documents: Vec<Read> = order.iter().map(|it| Arc::clone(&family[*it])).collect();
    let options = Options { baseline, lenses: Vec::new(), chain: false };
    let mut links = BTreeSet::new();
    for row in compare(&documents, &Edits::default(), &options, Lenses::built_in()).rows {
        let of = |(place, cell): (usize, &align::Cell)| -> Vec<At> {
            cell.clauses.iter().map(|it| (order[place], *it)).collect()
        };
        let all: Vec<At> = row.cells.iter().enumerate().flat_map(of).collect();
        let pairs = all.iter().flat_map(|one| all.iter().map(move |other| (*one, *other)));
        links.extend(pairs.filter(|(one, other)| one.0 < other.0));
    }
    links
}

/// Some orders of so many documents, each with a baseline, by a count that mixes them; the same in every run.
fn orders(documents: usize) -> Vec<(Vec<usize>, usize)> {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0) % below
    };
    let mut found = Vec::new();
    while found.len() < ORDERS {
        let mut order: Vec<usize> = (0..documents).collect();
        for at in (1..documents).rev() {
            order.swap(at, next(at + 1));
        }
        let baseline = if found.len() % 2 == 0 { 0 } else { next(documents) };
        found.push((order, baseline));
    }
    found
}

/// How many links a family has, and the least share of them that an order keeps.
fn kept(names: &[&str]) -> Option<(usize, f64)> {
    let family: Vec<Read> = names.iter().map(|it| read(it)).collect::<Option<_>>()?;
    let usual: Vec<usize> = (0..family.len()).collect();
    let first = links(&family, &usual, 0);
    let number = |it: usize| f64::from(u32::try_from(it).unwrap_or(u32::MAX));
    let share = |(order, baseline): &(Vec<usize>, usize)| {
        let other = links(&family, order, *baseline);
        number(first.intersection(&other).count()) / number(first.len().max(other.len()).max(1))
    };
    let least = orders(family.len()).iter().map(share).fold(1.0, f64::min);
    Some((first.len(), least))
}

/// The least share that any family keeps, and how many links all have together.
fn measured(title: &str, families: &[&[&str]]) -> (f64, usize) {
    let (mut least, mut links) = (1.0_f64, 0);
    for names in families {
        let Some((count, share)) = kept(names) else { continue };
        println!("{title:<9} {share:.3} of {count:>4} links  {}", names.join(" "));
        (least, links) = (least.min(share), links + count);
    }
    println!("{title:<9} {least:.3} at least of {links} links");
    (least, links)
}

#[test]
fn versions_stand_beside_each_other_whichever_comes_first() {
    let (least, links) = measured("relatives", &RELATIVES);
    assert!(least >= 0.97, "{least}");
    assert!(links >= 1_000, "{links}");
}

#[test]
fn so_do_unlike_licences() {
    let (least, links) = measured("strangers", &STRANGERS);
    assert!(least >= 0.9, "{least}");
    assert!(links >= 100, "{links}");
}
