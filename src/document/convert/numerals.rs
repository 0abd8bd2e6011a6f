//! Numbers as lists print them: 3, iii, C, three, 三, ③.

/// A number in one of Word's formats, or of two more that Open Document has; in digits where the format is not known.
pub(super) fn numeral(format: &str, number: u32) -> String {
    match format {
        "none" => String::new(),
        "lowerLetter" => letters(number, 'a'),
        "upperLetter" => letters(number, 'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => ordinal(number),
        "cardinalText" => named(number, &CARDINALS),
        "ordinalText" => named(number, &ORDINALS),
        "lowerLetterAlphabetic" => alphabetic(number, 'a'),
        "upperLetterAlphabetic" => alphabetic(number, 'A'),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => within(number, 20, 0x2460),
        "decimalFullWidth" | "decimalFullWidth2" => number.to_string().chars().filter_map(wide).collect(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "koreanCounting"
        | "chineseLegalSimplified" => chinese(number),
        _ => number.to_string(),
    }
}

/// a, b, …, z, aa, bb, …: as Word goes on, not as spreadsheets do.
fn letters(number: u32, first: char) -> String {
    let Some(before) = number.checked_sub(1) else { return number.to_string() };
    let letter = char::from_u32(first as u32 + before % 26).unwrap_or(first);
    // A number that no list reaches is not worth a line of one letter.
    std::iter::repeat_n(letter, (before / 26 + 1).min(30) as usize).collect()
}

/// a, b, …, z, aa, ab, …: as spreadsheets name columns, and `LibreOffice` points of lists.
fn alphabetic(number: u32, first: char) -> String {
    let mut left = number;
    let mut out = Vec::new();
    while let Some(before) = left.checked_sub(1) {
        out.extend(char::from_u32(first as u32 + before % 26));
        left = before / 26;
    }
    if out.is_empty() { number.to_string() } else { out.into_iter().rev().collect() }
}

/// Roman numerals up to 3,999; digits beyond.
fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

const CARDINALS: [&str; 20] = [
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
    "Twenty",
];
const ORDINALS: [&str; 20] = [
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
    "Thirteenth",
    "Fourteenth",
    "Fifteenth",
    "Sixteenth",
    "Seventeenth",
    "Eighteenth",
    "Nineteenth",
    "Twentieth",
];

fn named(number: u32, names: &[&str]) -> String {
    let name = (number as usize).checked_sub(1).and_then(|it| names.get(it));
    name.map_or_else(|| number.to_string(), |it| (*it).to_owned())
}

/// A number of a row of signs that begins with one.
fn within(number: u32, last: u32, first_sign: u32) -> String {
    let sign = (1..=last).contains(&number).then(|| char::from_u32(first_sign + number - 1)).flatten();
    sign.map_or_else(|| number.to_string(), String::from)
}

fn wide(digit: char) -> Option<char> {
    char::from_u32(digit as u32 - '0' as u32 + '０' as u32)
}

/// 一, 十二, 二十, 一百零五; digits beyond 999.
fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |it: u32| DIGITS.get(it as usize).copied().unwrap_or_default();
    if number >= 1000 {
        return number.to_string();
    }
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let mut out = String::new();
    if hundreds > 0 {
        out = format!("{}百", digit(hundreds));
    }
    match (hundreds, tens) {
        (0, 0) => return digit(ones).to_owned(),
        (0, 1) => out.push('十'),
        (_, 0) if ones > 0 => out.push('零'),
        (_, 0) => {}
        (_, tens) => {
            out.push_str(digit(tens));
            out.push('十');
        }
    }
    if ones > 0 {
        out.push_str(digit(ones));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        for (format, number, printed) in [
            ("decimal", 12, "12"),
            ("lowerLetter", 26, "z"),
            ("lowerLetter", 28, "bb"),
            ("lowerLetterAlphabetic", 28, "ab"),
            ("upperLetterAlphabetic", 52, "AZ"),
            ("upperRoman", 14, "XIV"),
            ("lowerRoman", 4, "iv"),
            ("decimalZero", 7, "07"),
            ("ordinal", 22, "22nd"),
            ("ordinal", 112, "112th"),
            ("ordinalText", 3, "Third"),
            ("chineseCounting", 12, "十二"),
            ("chineseCountingThousand", 105, "一百零五"),
            ("japaneseCounting", 20, "二十"),
            ("decimalEnclosedCircle", 3, "③"),
            ("decimalFullWidth", 10, "１０"),
            ("hebrew1", 5, "5"),
            ("none", 5, ""),
            ("upperLetter", 0, "0"),
            ("upperRoman", 4_000_000, "4000000"),
        ] {
            assert_eq!(numeral(format, number), printed, "{format} {number}");
        }
    }
}
