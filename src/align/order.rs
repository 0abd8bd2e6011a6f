//! The order of rows, and which clauses moved.

use super::row::{Cell, Row};

/// Rows in the baseline's order; what it lacks stands behind the clause that precedes it in its own document.
pub(super) fn ordered(groups: Vec<Vec<(usize, usize)>>, documents: usize, baseline: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = groups
        .into_iter()
        .map(|group| {
            let mut row = Row { cells: vec![Cell::default(); documents] };
            for (document, clause) in group {
                if let Some(cell) = row.cells.get_mut(document) {
                    cell.clauses.push(clause);
                }
            }
            row
        })
        .collect();
    let first = |row: &Row, document: usize| row.cells.get(document).and_then(|it| it.clauses.first().copied());
    rows.sort_by_key(|row| first(row, baseline).unwrap_or(usize::MAX));
    let from = rows.partition_point(|row| first(row, baseline).is_some());
    let strays = rows.split_off(from);
    let mut placed = rows;
    for document in (0..documents).filter(|it| *it != baseline) {
        let mut own: Vec<&Row> = strays
            .iter()
            .filter(|row| (0..document).all(|it| first(row, it).is_none()) && first(row, document).is_some())
            .collect();
        own.sort_by_key(|row| first(row, document));
        placed = woven(placed, own, document);
    }
    placed
}

/// Weaves rows that only begin at `document` in, each behind the row of the clause before it.
fn woven(placed: Vec<Row>, strays: Vec<&Row>, document: usize) -> Vec<Row> {
    let clauses = |row: &Row| row.cells.get(document).map(|it| it.clauses.clone()).unwrap_or_default();
    // For every clause of the document that is placed, the row it stands in.
    let mut at: Vec<(usize, usize)> = placed
        .iter()
        .enumerate()
        .flat_map(|(index, row)| clauses(row).into_iter().map(move |it| (it, index)))
        .collect();
    at.sort_unstable();
    let mut behind: Vec<Vec<Row>> = vec![Vec::new(); placed.len() + 1];
    for stray in strays {
        let Some(clause) = clauses(stray).first().copied() else { continue };
        let before = at.partition_point(|(it, _)| *it < clause);
        let slot = before.checked_sub(1).and_then(|it| at.get(it)).map_or(0, |(_, row)| row + 1);
        if let Some(slot) = behind.get_mut(slot) {
            slot.push(stray.clone());
        }
    }
    let mut out = Vec::with_capacity(placed.len());
    let mut slots = behind.into_iter();
    out.extend(slots.next().unwrap_or_default());
    for (row, after) in placed.into_iter().zip(slots) {
        out.push(row);
        out.extend(after);
    }
    out
}

/// For each document and row: whether its clause moved, measured by the longest run of rows that kept their order.
pub(super) fn moved(rows: &[Row], documents: usize, baseline: usize, chain: bool) -> Vec<Vec<bool>> {
    (0..documents)
        .map(|document| {
            let mut moved = vec![false; rows.len()];
            if document == baseline {
                return moved;
            }
            let against = if chain && document > 0 { document - 1 } else { baseline };
            let first = |row: &Row, of: usize| row.cells.get(of).and_then(|it| it.clauses.first().copied());
            let mut both: Vec<(usize, usize, usize)> = rows
                .iter()
                .enumerate()
                .filter_map(|(index, row)| Some((first(row, against)?, first(row, document)?, index)))
                .collect();
            both.sort_unstable();
            let positions: Vec<usize> = both.iter().map(|it| it.1).collect();
            let keeps = longest_increasing(&positions);
            for (index, (_, _, row)) in both.iter().enumerate() {
                if let Some(flag) = moved.get_mut(*row) {
                    *flag = !keeps.contains(&index);
                }
            }
            moved
        })
        .collect()
}

/// Indices of a longest increasing run, by patience sorting.
fn longest_increasing(values: &[usize]) -> std::collections::BTreeSet<usize> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; values.len()];
    for (index, value) in values.iter().enumerate() {
        let pile = tops.partition_point(|top| values.get(*top).is_some_and(|it| it < value));
        if let Some(slot) = before.get_mut(index) {
            *slot = pile.checked_sub(1).and_then(|it| tops.get(it).copied());
        }
        match tops.get_mut(pile) {
            Some(top) => *top = index,
            None => tops.push(index),
        }
    }
    std::iter::successors(tops.last().copied(), |index| before.get(*index).copied().flatten()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_its_order() {
        let keeps = |values: &[usize]| longest_increasing(values).into_iter().collect::<Vec<_>>();
        assert_eq!(keeps(&[0, 1, 5, 2, 3]), [0, 1, 3, 4]);
        assert_eq!(keeps(&[]), Vec::<usize>::new());
    }
}
