//! The trail: why each finding fired, how it bears, and which hits an exception took back.

use crate::compare::Analysed;
use crate::lens::Reading;
use crate::report::{Context, one_line, words};
use std::io::{self, Write};

pub(super) fn trail(
    analysed: &Analysed,
    readings: &[Reading],
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    let label = |clause: usize| analysed.clauses.list.get(clause).map_or("", |it| it.label.as_str());
    for (index, it) in analysed.assessment.findings.iter().enumerate() {
        let (stance, certainty) = (words::stance(it.stance), words::certainty(it.certainty));
        writeln!(out, "  finding {} in {}: {stance}, {certainty}", it.kind, one_line(label(it.clause), 40))?;
        writeln!(out, "    words    “{}”", one_line(analysed.document.slice(it.span), 400))?;
        writeln!(out, "    rule     {}: {}", one_line(&it.rule, 80), one_line(&it.why, 400))?;
        for (name, value) in &it.parameters {
            writeln!(out, "    says     {} = {}", one_line(name, 40), one_line(&value.to_string(), 200))?;
        }
        for (reading, bears) in readings.iter().flat_map(|it| it.bears.iter().map(move |bears| (it, bears))) {
            if bears.finding == index {
                let lens = context.lenses.get(&reading.lens);
                let name = words::lens_name(context.lenses, &reading.lens);
                let criterion = words::criterion_label(lens, &bears.criterion);
                let because = one_line(&words::because(bears), 600);
                writeln!(out, "    {:<8} {name} {criterion}: {because}", words::weight(bears.weight))?;
            }
        }
    }
    for (reading, it) in readings.iter().flat_map(|it| it.criteria.iter().map(move |one| (it, one))) {
        if !it.because.is_empty() {
            let name = words::lens_name(context.lenses, &reading.lens);
            let criterion = words::criterion_label(context.lenses.get(&reading.lens), &it.id);
            writeln!(out, "  {} {name} {criterion}: {}", words::state(it.state), one_line(&it.because, 400))?;
        }
    }
    for it in &analysed.assessment.suppressed {
        writeln!(out, "  no finding {} in {}", it.kind, one_line(label(it.clause), 40))?;
        writeln!(out, "    words    “{}”", one_line(analysed.document.slice(it.span), 400))?;
        writeln!(out, "    because  {} ({})", one_line(&it.because, 400), one_line(&it.rule, 80))?;
    }
    Ok(())
}
