//! Signs of the fonts that hold pictures: boxes that are ticked or not matter in a form.

/// What a sign of a picture font looks like; U+FFFD where that is not known.
pub(super) fn symbol(font: Option<&str>, code: Option<&str>) -> &'static str {
    let code = code.and_then(|it| u32::from_str_radix(it, 16).ok()).unwrap_or_default();
    // Fonts of pictures may be asked with or without the private area's first byte.
    let code = if code >= 0xf000 { code - 0xf000 } else { code };
    match (font.unwrap_or_default().to_lowercase().as_str(), code) {
        ("wingdings", 0x6f | 0x71 | 0x72 | 0xa8) | ("wingdings 2", 0x2a | 0x30 | 0xa3) => "☐",
        ("wingdings", 0xfe) | ("wingdings 2", 0x52) => "☑",
        ("wingdings", 0x78 | 0xfd) | ("wingdings 2", 0x51 | 0x53) => "☒",
        ("wingdings", 0xfc) | ("wingdings 2", 0x50) => "✓",
        ("wingdings", 0xfb) | ("wingdings 2", 0x4f) => "✗",
        ("wingdings", 0x6c | 0x9f | 0xa7 | 0x6e | 0x76 | 0x77 | 0xd8) | ("symbol", 0xb7) => "•",
        ("wingdings", 0xe0 | 0xf0) | ("symbol", 0xae) => "→",
        ("wingdings", 0x4a) => "☺",
        ("symbol", 0xa3) => "≤",
        ("symbol", 0xb3) => "≥",
        ("symbol", 0xb4) => "×",
        ("symbol", 0xb0) => "°",
        ("symbol", 0xb1) => "±",
        ("symbol", 0xb9) => "≠",
        ("symbol", 0xd2 | 0xe2) => "®",
        ("symbol", 0xd3 | 0xe3) => "©",
        ("symbol", 0xd4 | 0xe4) => "™",
        ("symbol", 0x2d | 0xbe) => "-",
        _ => "\u{fffd}",
    }
}

#[cfg(test)]
mod tests {
    use super::symbol;

    #[test]
    fn ticked_boxes_are_told_from_empty_ones() {
        assert_eq!(symbol(Some("Wingdings"), Some("F0FE")), "☑");
        assert_eq!(symbol(Some("Wingdings"), Some("00A8")), "☐");
        assert_eq!(symbol(Some("Symbol"), Some("F0E3")), "©");
        assert_eq!(symbol(Some("Unheard"), Some("F001")), "\u{fffd}");
        assert_eq!(symbol(None, Some("not a number")), "\u{fffd}");
    }
}
