//! How high rows are, known or guessed, and where each begins.

/// Heights of rows, in points, and where each begins.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    each: Vec<f32>,
    measured: Vec<bool>,
    /// Where each row begins; one more than there are rows, the last being the end of all.
    tops: Vec<f32>,
}

impl Heights {
    /// From guesses.
    pub fn estimated(guesses: Vec<f32>) -> Self {
        let mut all = Self { measured: vec![false; guesses.len()], each: guesses, tops: Vec::new() };
        all.sum();
        all
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.each.len()
    }

    /// Where a row begins; the end of all for those past it.
    pub fn top(&self, row: usize) -> f32 {
        self.tops.get(row).or(self.tops.last()).copied().unwrap_or(0.0)
    }

    /// How high a row is.
    pub fn height(&self, row: usize) -> f32 {
        self.each.get(row).copied().unwrap_or(0.0)
    }

    /// The height of all rows.
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Whether a row's height is known.
    pub fn is_measured(&self, row: usize) -> bool {
        self.measured.get(row).copied().unwrap_or(true)
    }

    /// The row at this distance from the top; the last one below the end.
    pub fn row_at(&self, y: f32) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1).min(self.len().saturating_sub(1))
    }

    /// Rows that touch this stretch.
    pub fn rows_in(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        if self.len() == 0 {
            return 0..0;
        }
        self.row_at(from)..self.row_at(to) + 1
    }

    /// Corrects the heights of rows that are not measured yet and touch the stretch of this length below `offset`,
    /// holding the row `anchor` where it is. Returns the offset that shows the same as before.
    pub fn measure(&mut self, offset: f32, length: f32, anchor: usize, mut measure: impl FnMut(usize) -> f32) -> f32 {
        let mut offset = offset;
        // Corrected heights may bring further rows into the stretch; each turn measures at least one more.
        loop {
            let rows = self.rows_in(offset, offset + length);
            let unknown: Vec<_> = rows.filter(|row| !self.is_measured(*row)).collect();
            if unknown.is_empty() {
                return offset;
            }
            let before = self.top(anchor);
            for row in unknown {
                self.set(row, measure(row));
            }
            self.sum();
            offset = (offset + self.top(anchor) - before).max(0.0);
        }
    }

    fn set(&mut self, row: usize, height: f32) {
        if let (Some(known), Some(measured)) = (self.each.get_mut(row), self.measured.get_mut(row)) {
            *known = height;
            *measured = true;
        }
    }

    fn sum(&mut self) {
        self.tops.clear();
        let mut top = 0.0;
        self.tops.push(top);
        for height in &self.each {
            top += height;
            self.tops.push(top);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_above_the_eye_can_grow_without_moving_it() {
        let mut heights = Heights::estimated(vec![50.0; 100]);
        // The eye is on row 40; scrolling up brought half of row 39 and all of row 38 into sight.
        let offset = heights.measure(1925.0, 300.0, 40, |row| if row < 40 { 80.0 } else { 50.0 });
        let on_screen = heights.top(40) - offset;
        assert!((on_screen - 75.0).abs() < 0.01, "row 40 moved to {on_screen}");
        assert!(heights.is_measured(39) && heights.is_measured(44) && !heights.is_measured(60));
    }

    #[test]
    fn no_rows_are_no_trouble() {
        let mut heights = Heights::estimated(Vec::new());
        assert_eq!(heights.rows_in(0.0, 100.0), 0..0);
        assert!(heights.measure(0.0, 100.0, 0, |_| 1.0) < f32::EPSILON);
    }

    #[test]
    fn rows_are_found_by_place() {
        let heights = Heights::estimated(vec![10.0, 20.0, 30.0]);
        assert_eq!(heights.row_at(0.0), 0);
        assert_eq!(heights.row_at(10.0), 1);
        assert_eq!(heights.row_at(59.9), 2);
        assert_eq!(heights.row_at(600.0), 2);
        assert!((heights.total() - 60.0).abs() < f32::EPSILON);
    }
}
