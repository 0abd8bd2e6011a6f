//! How many findings touch each freedom in each document, and how they weigh.

use super::{Item, Mark, Picture, WIDTH, length, names, weight_word};
use crate::assess::Freedom;
use crate::compare::Comparison;
use crate::lens::Weight;

const BAR: f32 = 20.0;
const STEP: f32 = 24.0;
const LEFT: f32 = 230.0;

/// For each freedom a bar for each document, in parts by weight, under the lens of this index.
pub fn freedom_bars(comparison: &Comparison, lens: Option<usize>) -> Picture {
    let names = names(comparison);
    let mut picture = Picture { title: "Findings on each freedom".to_owned(), ..Picture::default() };
    let glances: Vec<_> = (0..names.len()).map(|it| comparison.glance(it, lens)).collect();
    let most = glances.iter().flatten().map(|it| it.findings.len()).max().unwrap_or(0).max(1);
    let unit = (WIDTH - LEFT - 10.0) / length(most);
    let mut y = 8.0;
    let mut said = Vec::new();
    for (index, freedom) in Freedom::ALL.into_iter().enumerate() {
        picture.strong((0.0, y + BAR / 2.0), capital(freedom.name()), 70.0);
        for (document, name) in names.iter().enumerate() {
            let Some(glance) = glances.get(document).and_then(|it| it.get(index)) else { continue };
            picture.ending((LEFT - 10.0, y + BAR / 2.0), name, LEFT - 90.0);
            let mut x = LEFT;
            let mut parts = Vec::new();
            for (weight, findings) in by_weight(comparison, document, lens, &glance.findings) {
                let width = unit * length(findings.len());
                let told = format!("{name}, {}: {} {}", freedom.name(), findings.len(), weight_word(weight));
                picture.items.push(Item::Mark(Mark {
                    place: (x, y, (width - 2.0).max(3.0), BAR),
                    weight,
                    words: findings.len().to_string(),
                    told,
                    leads_to: findings.first().map(|it| (document, *it)),
                }));
                x += width;
                parts.push(format!("{} {}", findings.len(), weight_word(weight)));
            }
            if parts.is_empty() {
                picture.words((LEFT, y + BAR / 2.0), "nothing found", 200.0);
                parts.push("nothing found".to_owned());
            }
            said.push(format!("{}, {name}: {}.", capital(freedom.name()), parts.join(", ")));
            y += STEP;
        }
        y += 6.0;
        if index < 3 {
            picture.rule(y - 5.0, WIDTH);
        }
    }
    picture.size = (WIDTH, y);
    picture.alt = said.join(" ");
    picture
}

/// Findings in groups by weight, the heaviest first.
fn by_weight(
    comparison: &Comparison,
    document: usize,
    lens: Option<usize>,
    findings: &[usize],
) -> Vec<(Option<Weight>, Vec<usize>)> {
    let mut groups: Vec<(Option<Weight>, Vec<usize>)> = Vec::new();
    for finding in findings {
        let weight = comparison.weight_of(document, *finding, lens);
        match groups.last_mut().filter(|it| it.0 == weight) {
            Some((_, group)) => group.push(*finding),
            None => groups.push((weight, vec![*finding])),
        }
    }
    groups
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
