//! How much a report for people prints, on which topics, and for whom.

use crate::options::Show;
use crate::report::{Extent, Paper};
use clap::Args;
use clap::builder::PossibleValuesParser;

/// Options of reports for people, HTML and Markdown.
#[derive(Debug, Default, Args)]
pub struct PaperArgs {
    /// How much HTML, PDF and Markdown print: what it comes to; and the clauses that differ; or everything
    /// [default: changes, and full with --show].
    #[arg(long, value_name = "summary|changes|full", value_parser = PossibleValuesParser::new(Extent::ALL.map(|it| it.1)))]
    pub extent: Option<String>,
    /// Print clauses on this topic alone in HTML, PDF and Markdown: patents, ending, sharing …; repeatable.
    #[arg(long, value_name = "ID", value_parser = topic_ids())]
    pub topic: Vec<String>,
    /// Print who read it in HTML and Markdown.
    #[arg(long, value_name = "NAME")]
    pub read_by: Option<String>,
    /// Print what it was read for in HTML and Markdown: a case, a product, a ticket.
    #[arg(long, value_name = "WORDS")]
    pub matter: Option<String>,
}

fn topic_ids() -> PossibleValuesParser {
    PossibleValuesParser::new(crate::report::topics().into_iter().map(|it| it.0))
}

impl PaperArgs {
    /// What was asked for; who chooses rows wants them all printed.
    pub fn paper(self, show: Option<Show>) -> Paper {
        let usual = if show.is_some() { Extent::Full } else { Extent::Changes };
        let extent = self.extent.as_deref().and_then(Extent::named).unwrap_or(usual);
        Paper { extent, topics: self.topic, reviewer: self.read_by, matter: self.matter }
    }
}
