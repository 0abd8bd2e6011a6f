//! Every colour of the window, by what it means.
//!
//! Hues are those of Okabe and Ito, which people with colour blindness tell apart, darkened or lightened until marks
//! reach a contrast of 3:1 and text on tints 4.5:1. Nothing is told by hue alone: each has a shape, a line or a word.

use crate::lens::{Outcome, Weight};
use eframe::egui::{Color32, Theme};

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

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const fn hue(mark: u32, tint: u32) -> Hue {
    Hue { mark: rgb(mark), tint: rgb(tint) }
}

/// Dark text on light.
pub const LIGHT: Tokens = Tokens {
    page: rgb(0xff_ff_ff),
    panel: rgb(0xf4_f5_f7),
    raised: rgb(0xe9_ec_f0),
    hollow: rgb(0xf6_f6_f7),
    selected: rgb(0xe8_f1_fa),
    text: rgb(0x24_29_2f),
    strong: rgb(0x0b_0f_14),
    weak: rgb(0x57_60_6a),
    line: rgb(0xd5_d9_de),
    accent: rgb(0x00_5f_96),
    on_accent: rgb(0xff_ff_ff),
    chosen: rgb(0xc4_df_f2),
    control: rgb(0xff_ff_ff),
    control_hover: rgb(0xe3_ee_f7),
    added: hue(0x00_72_b2, 0xd6_ea_f8),
    removed: hue(0xc2_4f_00, 0xfb_df_cd),
    moved: hue(0x9a_4a_7f, 0xf5_e3_ef),
    edited: hue(0x8a_62_00, 0xfb_ee_cf),
    same: hue(0x7d_86_90, 0xee_f0_f2),
    found: rgb(0xfb_f3_b4),
    conflicts: hue(0xc2_4f_00, 0xfb_df_cd),
    strains: hue(0x9c_6c_00, 0xfc_ee_c9),
    disputed: hue(0x9a_4a_7f, 0xf5_e3_ef),
    compatible: hue(0x00_72_b2, 0xe1_ef_f9),
    supports: hue(0x00_7f_5c, 0xd9_f1_e8),
    silent: hue(0x7d_86_90, 0xee_f0_f2),
    alarm: hue(0xb4_3c_00, 0xfd_e4_d4),
};

/// Light text on dark.
pub const DARK: Tokens = Tokens {
    page: rgb(0x16_19_1d),
    panel: rgb(0x1d_21_26),
    raised: rgb(0x28_2d_34),
    hollow: rgb(0x1a_1e_22),
    selected: rgb(0x1c_2c_3a),
    text: rgb(0xd6_da_df),
    strong: rgb(0xf6_f8_fa),
    weak: rgb(0x9b_a5_b0),
    line: rgb(0x38_3f_47),
    accent: rgb(0x6c_bf_ee),
    on_accent: rgb(0x0b_14_1b),
    chosen: rgb(0x1f_4b_6b),
    control: rgb(0x2b_31_38),
    control_hover: rgb(0x34_44_52),
    added: hue(0x56_b4_e9, 0x12_3a_55),
    removed: hue(0xee_82_3c, 0x55_2a_0e),
    moved: hue(0xd9_93_b9, 0x42_29_39),
    edited: hue(0xe6_9f_00, 0x43_32_0b),
    same: hue(0x7f_89_94, 0x24_29_2f),
    found: rgb(0x43_3f_12),
    conflicts: hue(0xee_82_3c, 0x55_2a_0e),
    strains: hue(0xe6_9f_00, 0x43_32_0b),
    disputed: hue(0xd9_93_b9, 0x42_29_39),
    compatible: hue(0x56_b4_e9, 0x17_33_46),
    supports: hue(0x2d_bb_8f, 0x10_3a_2e),
    silent: hue(0x7f_89_94, 0x24_29_2f),
    alarm: hue(0xf2_8b_4b, 0x4d_27_10),
};

impl Tokens {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Dark => &DARK,
            Theme::Light => &LIGHT,
        }
    }

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
    use super::*;

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
        for tokens in [LIGHT, DARK] {
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
        for tokens in [LIGHT, DARK] {
            for hue in hues(&tokens) {
                for ground in [tokens.page, tokens.panel, tokens.selected, tokens.found, hue.tint] {
                    let found = contrast(hue.mark, ground);
                    assert!(found >= 3.0, "mark {:?} on {ground:?}: {found}", hue.mark);
                }
            }
        }
    }
}
