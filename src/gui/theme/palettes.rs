//! The sets of colours. Each reaches the contrasts that the tests of [`Tokens`] ask for.

use super::tokens::{Hue, Palette, Tokens};
use eframe::egui::{Color32, Theme};

impl Tokens {
    /// The colours of a palette in a theme.
    pub fn of(theme: Theme, palette: Palette) -> &'static Self {
        match (palette, theme) {
            (Palette::Usual, Theme::Dark) => &DARK,
            (Palette::Usual, Theme::Light) => &LIGHT,
            (Palette::Contrast, Theme::Dark) => &CONTRAST_DARK,
            (Palette::Contrast, Theme::Light) => &CONTRAST_LIGHT,
        }
    }
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
    edge: rgb(0x76_7f_89),
    accent: rgb(0x00_5f_96),
    on_accent: rgb(0xff_ff_ff),
    chosen: rgb(0xc4_df_f2),
    control: rgb(0xff_ff_ff),
    control_hover: rgb(0xe3_ee_f7),
    added: hue(0x00_72_b2, 0xd6_ea_f8),
    removed: hue(0xa8_32_7d, 0xf9_dc_ec),
    moved: hue(0x6a_4f_c0, 0xe9_e4_f8),
    edited: hue(0x00_75_9a, 0xd5_ee_f5),
    same: hue(0x7d_86_90, 0xee_f0_f2),
    found: rgb(0xfb_f3_b4),
    conflicts: hue(0xc2_4f_00, 0xfb_df_cd),
    strains: hue(0x9c_6c_00, 0xfc_ee_c9),
    disputed: hue(0x85_50_2f, 0xf2_e4_d8),
    compatible: hue(0x5a_75_00, 0xea_f2_cf),
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
    edge: rgb(0x8a_96_a3),
    accent: rgb(0x6c_bf_ee),
    on_accent: rgb(0x0b_14_1b),
    chosen: rgb(0x1f_4b_6b),
    control: rgb(0x2b_31_38),
    control_hover: rgb(0x34_44_52),
    added: hue(0x56_b4_e9, 0x12_3a_55),
    removed: hue(0xf0_8c_c4, 0x4d_1f_3c),
    moved: hue(0xb3_a1_f5, 0x33_2b_57),
    edited: hue(0x5c_c9_e0, 0x12_3c_47),
    same: hue(0x7f_89_94, 0x24_29_2f),
    found: rgb(0x43_3f_12),
    conflicts: hue(0xee_82_3c, 0x55_2a_0e),
    strains: hue(0xe6_b0_00, 0x43_36_0b),
    disputed: hue(0xcf_a3_7e, 0x40_2f_20),
    compatible: hue(0xa9_c2_5a, 0x2f_38_12),
    supports: hue(0x2d_bb_8f, 0x10_3a_2e),
    silent: hue(0x7f_89_94, 0x24_29_2f),
    alarm: hue(0xf2_8b_4b, 0x4d_27_10),
};

/// Black on white, with strong lines.
pub const CONTRAST_LIGHT: Tokens = Tokens {
    page: rgb(0xff_ff_ff),
    panel: rgb(0xff_ff_ff),
    raised: rgb(0xf0_f0_f0),
    hollow: rgb(0xf7_f7_f7),
    selected: rgb(0xe3_f0_ff),
    text: rgb(0x00_00_00),
    strong: rgb(0x00_00_00),
    weak: rgb(0x3a_3f_45),
    line: rgb(0x70_75_7b),
    edge: rgb(0x5a_5f_65),
    accent: rgb(0x00_3e_66),
    on_accent: rgb(0xff_ff_ff),
    chosen: rgb(0xb5_dc_ff),
    control: rgb(0xff_ff_ff),
    control_hover: rgb(0xdc_ee_ff),
    added: hue(0x00_4c_85, 0xcf_e8_ff),
    removed: hue(0x7d_11_58, 0xff_d9_ee),
    moved: hue(0x46_30_9a, 0xe5_de_ff),
    edited: hue(0x00_50_68, 0xc9_f0_fb),
    same: hue(0x4a_50_58, 0xee_ee_ee),
    found: rgb(0xff_f2_9a),
    conflicts: hue(0x8a_2f_00, 0xff_dc_c8),
    strains: hue(0x66_47_00, 0xff_ec_b8),
    disputed: hue(0x5c_33_17, 0xf6_e0_cf),
    compatible: hue(0x3c_50_00, 0xe6_f5_b8),
    supports: hue(0x00_56_3d, 0xcc_f3_e4),
    silent: hue(0x4a_50_58, 0xee_ee_ee),
    alarm: hue(0x8a_1f_00, 0xff_dc_cf),
};

/// White on black, with strong lines.
pub const CONTRAST_DARK: Tokens = Tokens {
    page: rgb(0x00_00_00),
    panel: rgb(0x00_00_00),
    raised: rgb(0x14_14_14),
    hollow: rgb(0x0a_0a_0a),
    selected: rgb(0x06_24_3f),
    text: rgb(0xff_ff_ff),
    strong: rgb(0xff_ff_ff),
    weak: rgb(0xc4_ca_d1),
    line: rgb(0x8a_90_97),
    edge: rgb(0xa0_a6_ad),
    accent: rgb(0x8f_d3_ff),
    on_accent: rgb(0x00_00_00),
    chosen: rgb(0x0c_4a_78),
    control: rgb(0x10_10_10),
    control_hover: rgb(0x10_30_4a),
    added: hue(0x7c_c8_ff, 0x04_30_4f),
    removed: hue(0xff_9f_d4, 0x47_14_3a),
    moved: hue(0xc6_b6_ff, 0x28_1f_52),
    edited: hue(0x74_e2_fa, 0x04_36_42),
    same: hue(0xb4_bc_c4, 0x1c_1c_1c),
    found: rgb(0x3d_38_00),
    conflicts: hue(0xff_a2_62, 0x4a_20_00),
    strains: hue(0xff_c9_4a, 0x3d_2f_00),
    disputed: hue(0xe2_b8_92, 0x38_28_1a),
    compatible: hue(0xc3_dd_6e, 0x2a_33_08),
    supports: hue(0x52_e0_b4, 0x04_35_2a),
    silent: hue(0xb4_bc_c4, 0x1c_1c_1c),
    alarm: hue(0xff_ab_7a, 0x4a_1c_08),
};
