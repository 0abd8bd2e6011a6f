//! The departures table as a workbook: a sheet to filter and sort, and one that says how it was made.

use crate::compare::Comparison;
use crate::lens::Weight;
use crate::options::Show;
use crate::report::departures::{DepartureRow, Departures, NOTHING};
use crate::report::{Context, one_line, words};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::io::{self, Write};

/// What a cell can hold, in the units that the format counts by.
const MAX: usize = 32_767;
/// Where the weight stands among the columns.
const WEIGHT: u16 = 3;

/// Writes the workbook.
pub(super) fn write(comparison: &Comparison, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(comparison, context).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(comparison: &Comparison, context: &Context) -> Result<Vec<u8>, XlsxError> {
    let departures = Departures::of(comparison, context);
    let mut workbook = Workbook::new();
    let title = format!("Departures: {}", departures.names.join(" beside "));
    let properties = DocProperties::new()
        .set_title(cut(&title, 200))
        .set_author("Undiluted")
        .set_creation_datetime(&made_on(context)?);
    workbook.set_properties(&properties);
    table(workbook.add_worksheet(), &departures)?;
    method(workbook.add_worksheet(), comparison, context, &departures)?;
    workbook.save_to_buffer()
}

/// The date that was asked for, else the same one always: the format wants some date, and bytes are to stay the same.
fn made_on(context: &Context) -> Result<ExcelDateTime, XlsxError> {
    let asked = context.date.as_deref().and_then(|it| ExcelDateTime::parse_from_str(it).ok());
    asked.map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)
}

fn table(sheet: &mut Worksheet, departures: &Departures) -> Result<(), XlsxError> {
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Hair);
    let head = plain.clone().set_bold().set_background_color(Color::RGB(0x002B_3A4A)).set_font_color(Color::White);
    let (names, lines) = departures.sheet();
    sheet.set_name("Departures")?;
    for (column, name) in (0..).zip(&names) {
        sheet.write_string_with_format(0, column, cut(name, MAX), &head)?;
        let width = match column {
            0 => 16.0,
            1 => 24.0,
            2 => 34.0,
            WEIGHT => 12.0,
            4 => 34.0,
            5 => 9.0,
            _ => 52.0,
        };
        sheet.set_column_width(column, width)?;
    }
    for ((number, row), line) in (1..).zip(&departures.rows).zip(&lines) {
        for (column, text) in (0..).zip(line) {
            let format = match column {
                WEIGHT => coloured(&plain, row),
                _ if text == NOTHING => plain.clone().set_font_color(Color::RGB(0x006B_7280)).set_italic(),
                _ => plain.clone(),
            };
            // Always a string: never a formula, a number or a link.
            sheet.write_string_with_format(number, column, cut(text, MAX), &format)?;
        }
    }
    sheet.set_freeze_panes(1, 2)?;
    let last = u16::try_from(names.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, u32::try_from(lines.len()).unwrap_or(u32::MAX), last)?;
    sheet.set_landscape().set_repeat_rows(0, 0)?.set_print_fit_to_pages(1, 0);
    sheet.set_footer("&L&\"Calibri\"A reading aid, not legal advice&RPage &P of &N");
    Ok(())
}

/// A tint for each weight; the word stands in the cell, so that colour is never alone.
fn coloured(plain: &Format, row: &DepartureRow) -> Format {
    let tint = match row.heaviest {
        _ if row.weight == "unread" => 0x00E5_D9F2,
        Some(Weight::Conflicts) => 0x00F8_CFC4,
        Some(Weight::Strains) => 0x00FB_E3B5,
        Some(Weight::Disputed) => 0x00F5_EFB8,
        Some(Weight::Supports | Weight::Compatible | Weight::Present) => 0x00CF_E6F5,
        Some(Weight::Absent | Weight::Unread) | None => return plain.clone(),
    };
    plain.clone().set_bold().set_background_color(Color::RGB(tint))
}

fn method(
    sheet: &mut Worksheet,
    comparison: &Comparison,
    context: &Context,
    departures: &Departures,
) -> Result<(), XlsxError> {
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let bold = plain.clone().set_bold();
    sheet.set_name("Method")?;
    sheet.set_column_width(0, 26)?;
    sheet.set_column_width(1, 110)?;
    for (number, (name, said)) in (0..).zip(lines(comparison, context, departures)) {
        sheet.write_string_with_format(number, 0, cut(&name, MAX), &bold)?;
        sheet.write_string_with_format(number, 1, cut(&said, MAX), &plain)?;
    }
    Ok(())
}

/// What was compared, by what, and how to read it.
fn lines(comparison: &Comparison, context: &Context, departures: &Departures) -> Vec<(String, String)> {
    let line = |name: &str, said: String| (name.to_owned(), said);
    let mut lines = vec![
        line("What this is", "A reading aid, not legal advice.".to_owned()),
        line("Made by", format!("Undiluted {}", env!("CARGO_PKG_VERSION"))),
        line("Rules", context.rules.version.clone()),
        line("Definitions", context.lenses.version.clone()),
    ];
    lines.extend(context.date.iter().map(|it| line("Made on", it.clone())));
    let names = context.options.lenses.iter().map(|it| words::lens_name(context.lenses, it));
    lines.push(line("Read through", names.collect::<Vec<_>>().join(", ")));
    let shown = match context.show {
        Show::All => "every kind of clause that was found",
        Show::Changes => "kinds of clauses in which the documents differ",
        Show::Deviations => {
            "kinds of clauses that weigh against a criterion or are disputed, and what was not understood"
        }
    };
    lines.push(line("Rows", format!("{shown}; the heaviest first")));
    lines.push(line("Weight", "The heaviest that a finding of this kind has under any of the definitions. “Unread” is a sentence that no rule understood: it may be a departure.".to_owned()));
    lines.push(line(
        "Quotes",
        "Words of the documents, white space folded; characters that do not show are spelled out as [U+200B]."
            .to_owned(),
    ));
    for (name, one) in departures.names.iter().zip(&comparison.documents) {
        let said = format!("SHA-256 {}, language {}", one.document.sha256, one.document.language.unwrap_or("unknown"));
        lines.push((name.clone(), said));
        let notes = one.document.diagnostics.iter().chain(&one.assessment.diagnostics);
        lines.extend(notes.map(|it| line("", one_line(&it.message, 1_000))));
    }
    lines.extend(comparison.diagnostics.iter().map(|it| line("Note", one_line(&it.message, 1_000))));
    lines
}

/// Text that fits a cell; what does not is said to be missing.
fn cut(text: &str, max: usize) -> String {
    const MORE: &str = "… (cut: a cell holds no more)";
    if text.encode_utf16().count() <= max {
        return text.to_owned();
    }
    let (mut length, room) = (0, max.saturating_sub(MORE.encode_utf16().count()));
    let fits = |it: &char| {
        length += it.len_utf16();
        length <= room
    };
    format!("{}{MORE}", text.chars().take_while(fits).collect::<String>())
}
