//! How far a page is scrolled by a key.

use eframe::egui::{Rect, Ui, style::ScrollAnimation, vec2};

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

    /// Scrolls the area that is being laid out, whose whole content takes this place: to its ends and not beyond, from
    /// where areas would spring back.
    pub fn apply(self, ui: &Ui, content: Rect) {
        let seen = ui.clip_rect();
        let above = (seen.top() - content.top()).max(0.0);
        let below = (content.bottom() - seen.bottom()).max(0.0);
        let down = self.distance(seen.height()).clamp(-above, below);
        ui.scroll_with_delta_animation(vec2(0.0, -down), ScrollAnimation::none());
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
