//! Every colour of the window, by what it means.
//!
//! Differences are blue to violet, verdicts the other hues: no one takes a new word for a bad one. All are darkened or
//! lightened until marks reach a contrast of 3:1 and text on tints 4.5:1. Nothing is told by hue alone, for people with
//! colour blindness: each has a shape, a line or a word.

use crate::lens::{Outcome, Weight};
use eframe::egui::Color32;
use serde::{Deserialize, Serialize};

/// Which colours the window has, in light and in dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Palette {
    /// Hues that people with colour blindness tell apart.
    #[default]
    Usual,
    /// The same hues at more than twice the contrast, with strong lines.
    Contrast,
}

/// A hue for marks and lines, and its tint for the background of normal text.
#[derive(Clone, Copy, Debug)]
pub struct Hue {
    /// For marks, bars and lines: at least 3:1 against the page.
    pub mark: Color32,
    /// Behind text.
    pub tint: Color32,
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Tokens {
    /// Behind the documents.
    pub page: Color32,
    /// Behind bars and side panels.
    pub panel: Color32,
    /// Behind column headers and cards.
    pub raised: Color32,
    /// Behind what has nothing to show.
    pub hollow: Color32,
    /// Behind the selected row.
    pub selected: Color32,
    /// Text.
    pub text: Color32,
    /// Headings and what stands out.
    pub strong: Color32,
    /// What can be overlooked; still readable.
    pub weak: Color32,
    /// Lines between things.
    pub line: Color32,
    /// Outlines of buttons, boxes and fields: at least 3:1 against what is behind them.
    pub edge: Color32,
    /// What can be acted on, and focus.
    pub accent: Color32,
    /// Text on `accent`.
    pub on_accent: Color32,
    /// Behind what is chosen, and selected text.
    pub chosen: Color32,
    /// Behind buttons.
    pub control: Color32,
    /// Behind buttons under the pointer.
    pub control_hover: Color32,
    /// Words that are only here.
    pub added: Hue,
    /// Words that are missing elsewhere.
    pub removed: Hue,
    /// The same words in another place.
    pub moved: Hue,
    /// Words differ.
    pub edited: Hue,
    /// Nothing differs.
    pub same: Hue,
    /// Behind the words of a finding, as with a marker pen.
    pub found: Color32,
    /// A finding that conflicts.
    pub conflicts: Hue,
    /// A finding that strains.
    pub strains: Hue,
    /// A finding that authorities disagree on.
    pub disputed: Hue,
    /// A condition that the definition allows.
    pub compatible: Hue,
    /// A finding that speaks for the definition.
    pub supports: Hue,
    /// A finding that the chosen lens says nothing about.
    pub silent: Hue,
    /// Errors and what hides.
    pub alarm: Hue,
}

impl Tokens {
    /// The hue of a weight; findings that the lens says nothing about have one too.
    pub fn weight(&self, weight: Option<Weight>) -> Hue {
        match weight {
            Some(Weight::Conflicts) => self.conflicts,
            Some(Weight::Strains) => self.strains,
            Some(Weight::Disputed) => self.disputed,
            Some(Weight::Compatible | Weight::Present) => self.compatible,
            Some(Weight::Supports) => self.supports,
            Some(Weight::Absent | Weight::Unread) | None => self.silent,
        }
    }

    /// The hue of what a text comes to.
    pub fn outcome(&self, outcome: Outcome) -> Hue {
        match outcome {
            Outcome::Conflicts => self.conflicts,
            Outcome::Meets => self.supports,
            Outcome::Undetermined => self.silent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::palettes::{CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT};
    use super::*;

    const ALL: [Tokens; 4] = [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK];

    /// Contrast as the Web Content Accessibility Guidelines define it.
    fn contrast(one: Color32, other: Color32) -> f32 {
        let luminance = |color: Color32| {
            let linear = |value: u8| {
                let value = f32::from(value) / 255.0;
                if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
        };
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    fn hues(tokens: &Tokens) -> [Hue; 12] {
        [
            tokens.added,
            tokens.removed,
            tokens.moved,
            tokens.edited,
            tokens.same,
            tokens.conflicts,
            tokens.strains,
            tokens.disputed,
            tokens.compatible,
            tokens.supports,
            tokens.silent,
            tokens.alarm,
        ]
    }

    #[test]
    fn text_is_readable_on_every_ground() {
        for tokens in ALL {
            let grounds = [tokens.page, tokens.panel, tokens.raised, tokens.hollow, tokens.selected, tokens.control];
            let tints = hues(&tokens).map(|it| it.tint);
            for ground in grounds.into_iter().chain(tints).chain([tokens.control_hover, tokens.found, tokens.chosen]) {
                for text in [tokens.text, tokens.strong] {
                    let found = contrast(text, ground);
                    assert!(found >= 4.5, "text {text:?} on {ground:?}: {found}");
                }
            }
            for ground in grounds {
                let found = contrast(tokens.weak, ground);
                assert!(found >= 4.5, "weak text on {ground:?}: {found}");
            }
            assert!(contrast(tokens.on_accent, tokens.accent) >= 4.5);
            assert!(contrast(tokens.accent, tokens.panel) >= 4.5);
        }
    }

    #[test]
    fn marks_stand_out() {
        for tokens in ALL {
            for hue in hues(&tokens) {
                for ground in [tokens.page, tokens.panel, tokens.selected, tokens.found, hue.tint] {
                    let found = contrast(hue.mark, ground);
                    assert!(found >= 3.0, "mark {:?} on {ground:?}: {found}", hue.mark);
                }
            }
        }
    }

    #[test]
    fn what_can_be_ticked_or_filled_in_has_an_outline_that_is_seen() {
        for tokens in ALL {
            for ground in [tokens.page, tokens.panel, tokens.raised, tokens.control] {
                let found = contrast(tokens.edge, ground);
                assert!(found >= 3.0, "edge on {ground:?}: {found}");
            }
        }
    }

    /// A colour in the space of Oklab, where equal distances look about equally far apart.
    fn oklab(color: Color32) -> [f32; 3] {
        let linear = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let of = |row: [f32; 3], from: [f32; 3]| row.iter().zip(from).map(|(part, value)| part * value).sum::<f32>();
        let light = [linear(color.r()), linear(color.g()), linear(color.b())];
        let cones =
            [[0.412_221, 0.536_333, 0.051_446], [0.211_903, 0.680_7, 0.107_397], [0.088_302, 0.281_719, 0.629_979]];
        let cones = cones.map(|row| of(row, light).cbrt());
        [[0.210_454, 0.793_618, -0.004_072], [1.977_998, -2.428_592, 0.450_594], [0.025_904, 0.782_772, -0.808_676]]
            .map(|row| of(row, cones))
    }

    #[test]
    fn no_difference_looks_like_a_verdict() {
        for tokens in ALL {
            let differences = [tokens.added, tokens.removed, tokens.moved, tokens.edited];
            let verdicts =
                [tokens.conflicts, tokens.strains, tokens.disputed, tokens.compatible, tokens.supports, tokens.alarm];
            for (one, other) in differences.iter().flat_map(|one| verdicts.iter().map(move |other| (one, other))) {
                let (one, other) = (oklab(one.mark), oklab(other.mark));
                let apart = one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f32>().sqrt();
                assert!(apart >= 0.08, "{one:?} and {other:?}: {apart}");
            }
        }
    }

    #[test]
    fn high_contrast_is_higher() {
        for tokens in [CONTRAST_LIGHT, CONTRAST_DARK] {
            for ground in [tokens.page, tokens.panel, tokens.raised, tokens.selected] {
                assert!(contrast(tokens.text, ground) >= 12.0 && contrast(tokens.weak, ground) >= 7.0, "{ground:?}");
            }
            for hue in hues(&tokens) {
                assert!(contrast(hue.mark, tokens.page) >= 4.5, "{:?}", hue.mark);
            }
            assert!(contrast(tokens.line, tokens.page) >= 3.0);
        }
    }
}
