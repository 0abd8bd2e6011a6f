//! Fonts of the system for letters that the built-in one has not: Chinese, Japanese and Korean first, then signs.

use crate::report::FontFile;
use std::path::PathBuf;

/// No larger file is taken for a font, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Where the systems keep fonts that have many letters, and which font of a file is meant.
const KNOWN: &[(&str, u32)] = &[
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/System/Library/Fonts/PingFang.ttc", 2),
    ("/System/Library/Fonts/Hiragino Sans GB.ttc", 0),
    ("/System/Library/Fonts/Supplemental/Arial Unicode.ttf", 0),
    ("C:\\Windows\\Fonts\\msyh.ttc", 0),
    ("C:\\Windows\\Fonts\\malgun.ttf", 0),
    ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 0),
    ("/usr/share/fonts/TTF/DejaVuSans.ttf", 0),
    ("/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf", 0),
    ("C:\\Windows\\Fonts\\seguisym.ttf", 0),
    ("C:\\Windows\\Fonts\\arial.ttf", 0),
];

/// The fonts of this system, in the order in which they are asked. A file that cannot be read is as none: what then has no
/// font is told in the report.
pub fn system_fonts() -> Vec<FontFile> {
    let read = |(path, index): &(&str, u32)| {
        let path = PathBuf::from(path);
        let length = std::fs::metadata(&path).ok().filter(std::fs::Metadata::is_file)?.len();
        let bytes = (length <= LARGEST).then(|| std::fs::read(&path).ok()).flatten()?;
        Some(FontFile { bytes, index: *index })
    };
    KNOWN.iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_that_are_not_there_are_left_out() {
        let found = system_fonts();
        assert!(found.len() <= KNOWN.len());
        assert!(found.iter().all(|it| !it.bytes.is_empty()));
    }
}
