//! What documents answer, as one table with documents as columns.

use super::text;
use crate::question::Questions;
use crate::report::{Asking, Context, asked};
use std::io::{self, Write};

/// Writes the table, and the words that answers rest on where they are asked for.
pub(in crate::report) fn write(asking: &Asking, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let names = asking.documents.iter().map(|it| format!(" {} |", text(&it.document.short_name())));
    writeln!(out, "| Question |{}", names.collect::<String>())?;
    writeln!(out, "|---|{}", "---|".repeat(asking.documents.len()))?;
    for place in asking.questions {
        let Some(question) = Questions::built_in().list.get(*place) else { continue };
        write!(out, "| {} |", text(&question.asks))?;
        for one in asking.documents {
            let answer = one.answers.iter().find(|it| it.question == *place);
            let short = answer.map_or_else(String::new, |it| asked::short(context.rules, one, it));
            write!(out, " {} |", text(&short))?;
        }
        writeln!(out)?;
    }
    if asking.quotes {
        quotes(asking, context, out)?;
    }
    writeln!(out, "\nA reading aid, not legal advice.")
}

fn quotes(asking: &Asking, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    for place in asking.questions {
        let Some(question) = Questions::built_in().list.get(*place) else { continue };
        writeln!(out, "\n## {}", text(&question.asks))?;
        for one in asking.documents {
            writeln!(out, "\n{}\n", text(&one.document.short_name()))?;
            let answer = one.answers.iter().find(|it| it.question == *place);
            for ground in answer.into_iter().flat_map(|it| asked::grounds(context.rules, one, it)) {
                let says = if ground.says.is_empty() { String::new() } else { format!("{}: ", text(&ground.says)) };
                writeln!(out, "- {} {says}“{}”", text(&ground.label), text(&ground.quote))?;
            }
        }
    }
    Ok(())
}
