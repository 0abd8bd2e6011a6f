//! What a printed report is made of: headings, paragraphs, lists and tables of words that look alike or not.

/// Which way words changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Change {
    #[default]
    None,
    Came,
    Went,
}

/// How heavy words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Shade {
    #[default]
    Ink,
    Quiet,
    Bad,
    Odd,
    Good,
}

/// How words look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Look {
    pub is_bold: bool,
    pub is_small: bool,
    /// Whether a frame stands around them.
    pub is_tag: bool,
    pub change: Change,
    pub shade: Shade,
}

/// Words that look alike; a line ends where they have a line end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub text: String,
    pub look: Look,
}

/// A part of a report that stands below the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// Its level, 1 for the title.
    Heading(u8, Vec<Run>),
    Paragraph(Vec<Run>),
    /// Each point with the sign before it.
    List(Vec<(String, Vec<Block>)>),
    Table(Table),
}

/// Cells beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Table {
    pub rows: Vec<Row>,
    /// Whether lines stand between its cells.
    pub is_ruled: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Row {
    /// Whether it is printed again where the table goes on on another page.
    pub is_head: bool,
    pub cells: Vec<Cell>,
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Cell {
    pub is_head: bool,
    pub blocks: Vec<Block>,
}

impl Block {
    /// The words, without their looks.
    pub fn words(&self, out: &mut String) {
        let runs = |runs: &[Run], out: &mut String| {
            out.extend(runs.iter().map(|it| it.text.as_str()));
            out.push(' ');
        };
        match self {
            Self::Heading(_, words) | Self::Paragraph(words) => runs(words, out),
            Self::List(points) => points.iter().flat_map(|it| &it.1).for_each(|it| it.words(out)),
            Self::Table(table) => {
                let cells = table.rows.iter().flat_map(|it| &it.cells);
                cells.flat_map(|it| &it.blocks).for_each(|it| it.words(out));
            }
        }
    }
}

impl Cell {
    /// The words of all blocks.
    pub fn words(&self) -> String {
        let mut out = String::new();
        self.blocks.iter().for_each(|it| it.words(&mut out));
        out
    }
}

impl Table {
    /// How many cells the longest row has.
    pub fn columns(&self) -> usize {
        self.rows.iter().map(|it| it.cells.len()).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_all_that_stands_in_a_cell_are_told_apart() {
        let run = |text: &str| vec![Run { text: text.to_owned(), look: Look::default() }];
        let list = Block::List(vec![("•".to_owned(), vec![Block::Paragraph(run("two"))])]);
        let cell = Cell { is_head: false, blocks: vec![Block::Heading(2, run("one")), list] };
        assert_eq!(cell.words(), "one two ");
        let row = Row { is_head: false, cells: vec![cell.clone(), cell] };
        assert_eq!(Table { rows: vec![row], is_ruled: true }.columns(), 2);
    }
}
