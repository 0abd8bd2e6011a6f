//! Labels for people: numbers as printed, joined by dots; `¶n` for what has none.

use super::marker::{Class, Word};
use super::node::Node;
use crate::clause::Clause;
use crate::document::Document;

/// Writes every clause's label.
pub(super) fn label(list: &mut [Clause], nodes: &[Node], document: &Document) {
    let restarts = restarting_containers(nodes);
    let mut paths: Vec<Option<String>> = Vec::with_capacity(nodes.len());
    let mut unnumbered: Vec<usize> = vec![0; nodes.len() + document.parts.len()];
    for (id, node) in nodes.iter().enumerate() {
        let path = number_path(nodes, &paths, node, &restarts);
        let counter = node.parent.unwrap_or(nodes.len() + node.part);
        let label = path.clone().unwrap_or_else(|| {
            let count = unnumbered.get_mut(counter).map_or(1, |it| {
                *it += 1;
                *it
            });
            let own = format!("¶{count}");
            match node.parent.and_then(|parent| list.get(parent)) {
                Some(parent) => format!("{}.{own}", bare(&parent.label, document, node.part)),
                None => own,
            }
        });
        if let Some(clause) = list.get_mut(id) {
            clause.label = prefixed(&label, document, node.part);
        }
        paths.push(path);
    }
}

/// The label of a numbered clause, without the part's name; `None` for one without a number.
fn number_path(nodes: &[Node], paths: &[Option<String>], node: &Node, restarts: &[bool]) -> Option<String> {
    let marker = node.marker.as_ref()?;
    if marker.parts.is_empty() {
        return None;
    }
    let own = marker.parts.join(".");
    if marker.word.is_some() {
        return Some(own);
    }
    let holder = ancestors(nodes, node).find(|(id, _)| paths.get(*id).is_some_and(Option::is_some));
    let Some((id, above)) = holder else {
        // A letter under an unnumbered heading would say nothing alone.
        let is_letter = !matches!(node.class, Some(Class::Arabic | Class::RomanUpper | Class::Upper));
        return if is_letter {
            ancestors(nodes, node).next().map(|(id, _)| format!("{}.{own}", ordinal_path(nodes, id))).or(Some(own))
        } else {
            Some(own)
        };
    };
    let path = paths.get(id)?.as_deref()?;
    if marker.parts.len() > 1
        && (own.starts_with(&format!("{path}.")) || own.split('.').next() == path.split('.').next())
    {
        return Some(own);
    }
    // "3.1" below "3" of exhibit A is "A.3.1": its own number repeats what stands above it.
    let repeats = above.marker.as_ref().filter(|it| marker.parts.len() > 1 && marker.parts.starts_with(&it.parts));
    if let Some(outer) = repeats.and_then(|it| path.strip_suffix(&it.parts.join(".")))
        && outer.ends_with('.')
    {
        return Some(format!("{outer}{own}"));
    }
    let is_container = matches!(above.class, Some(Class::RomanUpper))
        && above.marker.as_ref().is_some_and(|it| it.word != Some(Word::Attachment));
    if is_container && node.class == Some(Class::Arabic) && !restarts.get(id).copied().unwrap_or(false) {
        return Some(own);
    }
    Some(format!("{path}.{own}"))
}

fn ancestors<'a>(nodes: &'a [Node], node: &'a Node) -> impl Iterator<Item = (usize, &'a Node)> {
    std::iter::successors(node.parent, |id| nodes.get(*id)?.parent).filter_map(|id| Some((id, nodes.get(id)?)))
}

/// `¶n` of an unnumbered clause, with its ancestors' where they have no number either.
fn ordinal_path(nodes: &[Node], id: usize) -> String {
    let Some(node) = nodes.get(id) else { return String::new() };
    let is_unnumbered = |it: &Node| it.marker.as_ref().is_none_or(|it| it.parts.is_empty());
    let siblings = nodes
        .iter()
        .take(id + 1)
        .filter(|it| it.parent == node.parent && it.part == node.part && is_unnumbered(it))
        .count();
    match node.parent {
        Some(parent) => format!("{}.¶{siblings}", ordinal_path(nodes, parent)),
        None => format!("¶{siblings}"),
    }
}

/// For each node: whether it is a roman container whose arabic clauses start over at one although an earlier
/// container had some, so that `1` alone would not tell them apart.
fn restarting_containers(nodes: &[Node]) -> Vec<bool> {
    let containers: Vec<usize> =
        (0..nodes.len()).filter(|id| nodes.get(*id).is_some_and(|it| it.class == Some(Class::RomanUpper))).collect();
    let firsts: Vec<Option<usize>> = containers
        .iter()
        .map(|container| {
            nodes
                .iter()
                .find(|it| it.parent == Some(*container) && it.class == Some(Class::Arabic))
                .and_then(|it| it.marker.as_ref()?.parts.first()?.parse().ok())
        })
        .collect();
    let starting_over = firsts.iter().flatten().filter(|first| **first <= 1).count() > 1;
    let mut restarts = vec![false; nodes.len()];
    for container in containers.into_iter().filter(|_| starting_over) {
        if let Some(flag) = restarts.get_mut(container) {
            *flag = true;
        }
    }
    restarts
}

/// The short name of a bundle's later part stands in front of its labels.
fn prefixed(label: &str, document: &Document, part: usize) -> String {
    match part_name(document, part) {
        Some(name) => format!("{name}.{label}"),
        None => label.to_owned(),
    }
}

fn bare<'a>(label: &'a str, document: &Document, part: usize) -> &'a str {
    part_name(document, part).and_then(|name| label.strip_prefix(&format!("{name}."))).unwrap_or(label)
}

/// `AUP` for a use policy, `CARD` for a model card, else the file's name without its extension.
fn part_name(document: &Document, part: usize) -> Option<String> {
    if part == 0 {
        return None;
    }
    let name = crate::document::last_component(&document.parts.get(part)?.name).to_lowercase();
    let stem = name.split('.').next().unwrap_or(&name).to_owned();
    Some(if ["policy", "acceptable", "prohibited", "aup"].iter().any(|it| name.contains(it)) {
        "AUP".to_owned()
    } else if ["readme", "card"].iter().any(|it| name.contains(it)) {
        "CARD".to_owned()
    } else {
        stem
    })
}
