//! One self-contained page without script. The template escapes every value; the page forbids itself to load anything.

use super::Context;
use super::page::Page;
use crate::compare::Comparison;
use minijinja::{AutoEscape, Environment, context};
use std::io::{self, Write};

const TEMPLATE: &str = include_str!("../../assets/report/report.html");
const STYLE: &str = include_str!("../../assets/report/style.css");

pub(super) fn write(comparison: &Comparison, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let page = Page::of(comparison, context);
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    let text = environment
        .template_from_str(TEMPLATE)
        .and_then(|template| template.render(context! { page, style => STYLE }))
        .map_err(io::Error::other)?;
    out.write_all(text.as_bytes())?;
    out.write_all(b"\n")
}
