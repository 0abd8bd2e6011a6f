//! How far a page is scrolled by a key.

/// How far a page is scrolled by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// Up by what is in view.
    Up,
    /// Down by what is in view.
    Down,
    /// To the top.
    Top,
    /// To the end.
    End,
}

/// How much of what is in view a step leaves behind: some lines stay, to go on reading from.
const STEP: f32 = 0.9;
/// Further than any page is long, in points.
const ALL: f32 = 1.0e7;

impl Scroll {
    /// How far down it goes where this much is in view, in points; up is negative.
    pub fn distance(self, in_view: f32) -> f32 {
        match self {
            Self::Up => -STEP * in_view,
            Self::Down => STEP * in_view,
            Self::Top => -ALL,
            Self::End => ALL,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Scroll;

    #[test]
    fn a_step_leaves_some_lines_and_the_ends_are_beyond_any_page() {
        assert!(Scroll::Down.distance(500.0) < 500.0 && Scroll::Down.distance(500.0) > 400.0);
        assert!((Scroll::Down.distance(500.0) + Scroll::Up.distance(500.0)).abs() < f32::EPSILON, "there and back");
        assert!(Scroll::End.distance(1.0) > 1.0e6 && Scroll::Top.distance(1.0) < -1.0e6);
    }
}
