//! What a release comes to, in a few lines.

use super::assessed::{heading_of, lens_lines};
use super::closing;
use super::paint::Paint;
use crate::artefact::{Cell, State};
use crate::openness::{Fulfilled, Release, Verdict, demands, mappings};
use crate::report::{Context, counted, one_line, releases as say};
use std::io::{self, Write};

/// Several begin with a shelf, which is all that is said of them unless all of it was asked for.
pub(in crate::report) fn releases(releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    if releases.len() > 1 {
        super::shelf::write(releases, context, out)?;
        if !context.explain {
            return Ok(());
        }
        writeln!(out)?;
    }
    for index in 0..releases.len() {
        if index > 0 {
            writeln!(out)?;
        }
        self::release(releases, index, context, out)?;
    }
    if releases.is_empty() { Ok(()) } else { closing(context, out) }
}

fn release(releases: &[Release], index: usize, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let Some(it) = releases.get(index) else { return Ok(()) };
    writeln!(out, "{}", heading_of(&it.analysed, &it.name, Paint { on: context.color }))?;
    grid(it, out)?;
    let of = ["I", "II", "III"].into_iter().zip(it.classed.progress);
    let progress: Vec<String> = of.map(|(class, progress)| format!("{class} {progress:.0} %")).collect();
    let class = it.classed.class.map_or("no class".to_owned(), |it| format!("class {}", say::numeral(it)));
    writeln!(out, "  MOF    {class}; of what each class asks for, there and open: {}", progress.join(", "))?;
    // What the lowest class lacks is what a release lacks first.
    let lacking = (1..=3_u8).rev().zip(it.classed.missing.iter().rev()).find(|(_, missing)| !missing.is_empty());
    if let Some((class, missing)) = lacking {
        writeln!(out, "  to reach {:<3}  {}", say::numeral(class), missing.join(", "))?;
    }
    for (name, said) in lens_lines(&it.readings, context) {
        writeln!(out, "  {name} {said}")?;
    }
    // A framework file has no terms to read.
    if let Some(read_in) = say::read_in(&it.terms.read_in).filter(|_| !it.readings.is_empty()) {
        writeln!(out, "  its terms     {read_in}")?;
    }
    outcomes(it, out)?;
    for mapping in mappings() {
        writeln!(out, "  {:<40}{}", mapping.title, one_line(&it.verdict(mapping), 400))?;
    }
    for (claim, span) in &it.claims {
        writeln!(
            out,
            "  claims        {}: “{}”",
            claim.name(),
            one_line(it.analysed.document.plain.slice(*span), 120)
        )?;
    }
    for contradiction in &it.contradictions {
        let quotes: Vec<String> = contradiction
            .evidence
            .iter()
            .map(|span| format!("“{}”", one_line(it.analysed.document.slice(*span), 80)))
            .collect();
        writeln!(out, "  contradicts   {}: {}", one_line(&contradiction.message, 300), quotes.join(" / "))?;
    }
    payload(it, out)?;
    for part in &it.parts {
        writeln!(out, "  part          {}", one_line(&say::part(part), 300))?;
        sides(&part.verdict, it, "                ", out)?;
    }
    for link in &it.chain {
        writeln!(out, "  chain {}{}", "  ".repeat(link.depth), one_line(&say::link(link, releases), 200))?;
        let indent = format!("        {}", "  ".repeat(link.depth));
        if let Some(verdict) = &link.verdict {
            writeln!(out, "{indent}{}", one_line(&say::verdict(verdict), 300))?;
            sides(verdict, it, &format!("{indent}  "), out)?;
        }
        for duty in &link.duties {
            writeln!(out, "        {}  asks to {}", "  ".repeat(link.depth), one_line(&say::duty(duty), 200))?;
        }
    }
    it.diagnostics.iter().try_for_each(|note| writeln!(out, "  note          {}", one_line(&note.message, 200)))
}

/// What must be passed on with it, as a table.
fn payload(it: &Release, out: &mut dyn Write) -> io::Result<()> {
    if it.payload.is_empty() {
        return Ok(());
    }
    writeln!(out, "  to pass on with it")?;
    for item in &it.payload {
        let because = one_line(&item.because, 200);
        writeln!(out, "    {:<36}{:<20}{because}", say::payload(item), item.state.name())?;
    }
    Ok(())
}

/// The words on both sides of a verdict.
fn sides(verdict: &Verdict, it: &Release, indent: &str, out: &mut dyn Write) -> io::Result<()> {
    let quotes = say::quotes(verdict, it);
    if quotes.is_empty() { Ok(()) } else { writeln!(out, "{indent}{quotes}") }
}

/// What is there and what is not.
fn grid(it: &Release, out: &mut dyn Write) -> io::Result<()> {
    let declared = [it.declared.license.join(", "), it.declared.license_name.clone().unwrap_or_default()];
    let declared: Vec<String> = declared.into_iter().filter(|it| !it.is_empty()).collect();
    if !declared.is_empty() {
        writeln!(out, "  declares      {}", one_line(&declared.join("; "), 200))?;
    }
    if it.files > 0 {
        writeln!(out, "  folder        {}; what is not among them may be elsewhere", counted(it.files, "file"))?;
    }
    for (word, wanted) in [
        ("present", State::Present),
        ("restricted", State::Restricted),
        ("unlicensed", State::Unlicensed),
        ("absent", State::Absent),
        ("unknown", State::Unknown),
    ] {
        let (named, cells): (Vec<&Cell>, Vec<&Cell>) =
            it.cells.iter().filter(|cell| cell.state == wanted).partition(|it| it.is_named_only());
        for (word, cells) in [("named only", named), (word, cells)].into_iter().filter(|it| !it.1.is_empty()) {
            let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
            for (because, id) in cells.iter().filter_map(|cell| Some((it.because(cell)?, cell.component.id))) {
                match reasons.iter_mut().find(|it| it.0 == because) {
                    Some((_, ids)) => ids.push(id),
                    None => reasons.push((because, vec![id])),
                }
            }
            let cells: Vec<String> = cells.into_iter().map(said).collect();
            writeln!(out, "  {word:<12}  {}", one_line(&cells.join(", "), 2_000))?;
            for (because, ids) in reasons {
                writeln!(out, "    for {}: {}", ids.join(", "), one_line(&because, 300))?;
            }
        }
    }
    Ok(())
}

/// What definitions make of the artefacts, each with the least that is missing.
fn outcomes(it: &Release, out: &mut dyn Write) -> io::Result<()> {
    for demands in demands() {
        let met = it.met(demands);
        let of = |state: Fulfilled| {
            let titles: Vec<&str> =
                met.elements.iter().filter(|it| it.state == state).map(|it| it.element.title.as_str()).collect();
            (!titles.is_empty()).then(|| format!("{}: {}", state.name(), titles.join(", ")))
        };
        let states = [Fulfilled::Met, Fulfilled::Partly, Fulfilled::Lacking, Fulfilled::Unknown];
        let elements: Vec<String> = states.into_iter().filter_map(of).collect();
        writeln!(out, "  {:<18}{} ({})", format!("{} asks", demands.short), say::met(&met), elements.join("; "))?;
        let steps = say::to_reach(&met);
        if !steps.is_empty() {
            writeln!(out, "    to reach it {steps}")?;
        }
    }
    Ok(())
}

/// A component with its terms: "training-code (Apache-2.0)", "weights (Apache-2.0, made for other things)".
fn said(cell: &Cell) -> String {
    let terms = say::terms(cell);
    if terms.is_empty() { cell.component.id.to_owned() } else { format!("{} ({terms})", cell.component.id) }
}
