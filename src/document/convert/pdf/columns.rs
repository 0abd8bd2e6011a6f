//! Two columns of prose are read one after the other; numbers before clauses and cells of tables are not columns.

use super::rows::{Piece, Row};

/// Rows on which both sides stand must be as many as these.
const FEWEST: usize = 8;
/// So many rows at the top and at the bottom may stand apart from the columns.
const DEEPEST: usize = 3;
/// A column of prose fills so much of its width.
const FULL: f64 = 0.6;

/// Rows in reading order, each with the edges of its column where the page has some.
pub(super) fn in_reading_order(rows: Vec<Row>) -> Vec<(Row, Option<(f64, f64)>)> {
    let (left, right) = edges(&rows);
    let Some(gutter) = gutter(&rows, left, right) else {
        return rows.into_iter().map(|it| (it, Some((left, right)))).collect();
    };
    let mut out = Vec::new();
    let (mut rows, feet) = without_feet(rows);
    let heads = heads(&rows);
    out.extend(rows.drain(..heads).map(|it| (it, Some((left, right)))));
    let (mut first, mut second): (Vec<Row>, Vec<Row>) = (Vec::new(), Vec::new());
    for row in rows {
        if crosses(&row, gutter) {
            flush(&mut out, &mut first, &mut second, (left, gutter, right));
            out.push((row, Some((left, right))));
            continue;
        }
        let (before, behind): (Vec<Piece>, Vec<Piece>) = row.pieces.into_iter().partition(|it| it.right <= gutter);
        first.extend((!before.is_empty()).then_some(Row { pieces: before }));
        second.extend((!behind.is_empty()).then_some(Row { pieces: behind }));
    }
    flush(&mut out, &mut first, &mut second, (left, gutter, right));
    out.extend(feet.into_iter().map(|it| (it, Some((left, right)))));
    out
}

/// How many rows at the top stand apart from the columns: a running head is of neither.
fn heads(rows: &[Row]) -> usize {
    rows.windows(2).take(DEEPEST).take_while(|pair| are_apart(pair)).count()
}

/// The same at the bottom: rows of the columns, and those below them.
fn without_feet(mut rows: Vec<Row>) -> (Vec<Row>, Vec<Row>) {
    let count = rows.windows(2).rev().take(DEEPEST).take_while(|pair| are_apart(pair)).count();
    let feet = rows.split_off(rows.len() - count);
    (rows, feet)
}

fn are_apart(pair: &[Row]) -> bool {
    matches!(pair, [above, below] if below.y() - above.y() > 2.0 * above.size())
}

type Placed = (Row, Option<(f64, f64)>);

fn flush(out: &mut Vec<Placed>, first: &mut Vec<Row>, second: &mut Vec<Row>, edges: (f64, f64, f64)) {
    for (column, end) in [(first, edges.1), (second, edges.2)] {
        let start = column.iter().map(Row::left).fold(f64::INFINITY, f64::min);
        let end = column.iter().map(Row::right).fold(f64::NEG_INFINITY, f64::max).min(end);
        out.extend(column.drain(..).map(|it| (it, Some((start, end)))));
    }
}

fn edges(rows: &[Row]) -> (f64, f64) {
    let left = rows.iter().map(Row::left).fold(f64::INFINITY, f64::min);
    (left, rows.iter().map(Row::right).fold(f64::NEG_INFINITY, f64::max))
}

fn crosses(row: &Row, at: f64) -> bool {
    row.pieces.iter().any(|it| it.left < at && it.right > at)
}

/// Where the page parts into two columns of prose, if it does.
fn gutter(rows: &[Row], left: f64, right: f64) -> Option<f64> {
    let width = right - left;
    if !width.is_finite() || rows.len() < FEWEST {
        return None;
    }
    let candidates = (0..=40).map(|step| left + width * (0.3 + 0.01 * f64::from(step)));
    let best = candidates
        .map(|at| (two_sided(rows, at), at))
        .fold((0_usize, 0.0), |best, it| if it.0 > best.0 { it } else { best });
    let (both, at) = best;
    let crossing = rows.iter().filter(|it| crosses(it, at)).count();
    let is_prose = |share: f64| share > FULL;
    let before =
        share(rows, at, |row| row.pieces.iter().filter(|it| it.right <= at).map(|it| it.right - it.left).sum());
    let behind = share(rows, at, |row| row.pieces.iter().filter(|it| it.left >= at).map(|it| it.right - it.left).sum());
    let fills = is_prose(before / (at - left)) && is_prose(behind / (right - at));
    (both >= FEWEST && both > crossing && fills).then_some(at)
}

fn is_two_sided(row: &Row, at: f64) -> bool {
    !crosses(row, at) && row.left() < at && row.right() > at
}

fn two_sided(rows: &[Row], at: f64) -> usize {
    rows.iter().filter(|it| is_two_sided(it, at)).count()
}

/// How wide the words of one side are on the rows that have both, on the whole.
fn share(rows: &[Row], at: f64, width: impl Fn(&Row) -> f64) -> f64 {
    let (sum, count) =
        rows.iter().filter(|it| is_two_sided(it, at)).fold((0.0, 0.0), |(sum, n), it| (sum + width(it), n + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(y: f64, pieces: &[(&str, f64, f64)]) -> Row {
        let piece = |(text, left, right): &(&str, f64, f64)| Piece {
            text: (*text).to_owned(),
            left: *left,
            right: *right,
            y,
            size: 10.0,
        };
        Row { pieces: pieces.iter().map(piece).collect() }
    }

    fn order(rows: Vec<Row>) -> String {
        in_reading_order(rows).into_iter().flat_map(|it| it.0.pieces).map(|it| it.text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_of_prose_are_read_one_after_the_other_and_below_their_title() {
        let mut rows = vec![row(0.0, &[("title", 150.0, 450.0)])];
        rows.extend((1..=9).map(|it| row(f64::from(it) * 12.0, &[("a", 50.0, 290.0), ("b", 310.0, 550.0)])));
        assert_eq!(order(rows), format!("title{}{}", " a".repeat(9), " b".repeat(9)));
    }

    #[test]
    fn numbers_and_cells_stay_with_what_follows_them() {
        let numbers = (1..=9).map(|it| row(f64::from(it) * 12.0, &[("1.", 50.0, 60.0), ("x", 90.0, 550.0)]));
        assert_eq!(order(numbers.collect()), "1. x ".repeat(9).trim());
        let cells = (1..=9).map(|it| row(f64::from(it) * 12.0, &[("k", 50.0, 90.0), ("v", 310.0, 360.0)]));
        assert_eq!(order(cells.collect()), "k v ".repeat(9).trim());
    }
}
