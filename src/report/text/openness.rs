//! What a release comes to, in a few lines.

use super::assessed::{heading, lens_lines};
use super::closing;
use super::paint::Paint;
use crate::artefact::{Cell, LicenseFrom, Openness, State};
use crate::openness::Release;
use crate::report::{Context, one_line};
use std::io::{self, Write};

pub(in crate::report) fn releases(releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    for (index, release) in releases.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        self::release(release, context, out)?;
    }
    if releases.is_empty() { Ok(()) } else { closing(context, out) }
}

fn release(it: &Release, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", heading(&it.analysed, Paint { on: context.color }))?;
    let of = ["I", "II", "III"].into_iter().zip(it.classed.progress);
    let progress: Vec<String> = of.map(|(class, progress)| format!("{class} {progress:.0} %")).collect();
    let class = match it.classed.class {
        Some(class) => format!("class {}", ["I", "II", "III"].get(usize::from(class - 1)).copied().unwrap_or("?")),
        None => "no class".to_owned(),
    };
    writeln!(out, "  MOF    {class}; of what each class asks for, there and open: {}", progress.join(", "))?;
    for (name, said) in lens_lines(&it.readings, context) {
        writeln!(out, "  {name} {said}")?;
    }
    let declared = [it.declared.license.join(", "), it.declared.license_name.clone().unwrap_or_default()];
    let declared: Vec<String> = declared.into_iter().filter(|it| !it.is_empty()).collect();
    if !declared.is_empty() {
        writeln!(out, "  declares      {}", one_line(&declared.join("; "), 200))?;
    }
    for (state, word) in [
        (State::Present, "present"),
        (State::Restricted, "restricted"),
        (State::Unlicensed, "unlicensed"),
        (State::Absent, "absent"),
        (State::Unknown, "unknown"),
    ] {
        let cells: Vec<String> = it.cells.iter().filter(|cell| cell.state == state).map(said).collect();
        if !cells.is_empty() {
            writeln!(out, "  {word:<12}  {}", one_line(&cells.join(", "), 2_000))?;
        }
    }
    // What the lowest class lacks is what a release lacks first.
    let lacking = (1..=3_u8).rev().zip(it.classed.missing.iter().rev()).find(|(_, missing)| !missing.is_empty());
    if let Some((class, missing)) = lacking {
        let class = ["I", "II", "III"].get(usize::from(class - 1)).copied().unwrap_or("?");
        writeln!(out, "  to reach {class:<3}  {}", missing.join(", "))?;
    }
    for contradiction in &it.contradictions {
        let quotes: Vec<String> = contradiction
            .evidence
            .iter()
            .map(|span| format!("“{}”", one_line(it.analysed.document.slice(*span), 80)))
            .collect();
        writeln!(out, "  contradicts   {}: {}", one_line(&contradiction.message, 300), quotes.join(" / "))?;
    }
    it.diagnostics.iter().try_for_each(|note| writeln!(out, "  note          {}", one_line(&note.message, 200)))
}

/// A component with its terms: "training-code (Apache-2.0)", "weights (Apache-2.0, made for other things)".
fn said(cell: &Cell) -> String {
    let mut about: Vec<String> = cell.terms.iter().map(|it| it.name().to_owned()).collect();
    if cell.open == Openness::WrongType {
        about.push("made for other things".to_owned());
    }
    match cell.from {
        LicenseFrom::Distribution => about.push("of the whole".to_owned()),
        LicenseFrom::Code | LicenseFrom::Data | LicenseFrom::Document => about.push("of its kind".to_owned()),
        LicenseFrom::Component | LicenseFrom::None => {}
    }
    if about.is_empty() {
        cell.component.id.to_owned()
    } else {
        format!("{} ({})", cell.component.id, about.join(", "))
    }
}
