//! One self-contained page without script. The template escapes every value; the page forbids itself to load anything.

use crate::compare::Comparison;
use crate::openness::Release;
use crate::picture::{self, Picture};
use crate::report::page::Page;
use crate::report::page::openness::OpennessPage;
use crate::report::{Context, Extent, Visible};
use minijinja::{AutoEscape, Environment, Value, context};
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::mem::take;

const TEMPLATE: &str = include_str!("../../../assets/report/report.html");
const OPENNESS: &str = include_str!("../../../assets/report/openness.html");
const HEAD: &str = include_str!("../../../assets/report/head.html");
const FOOT: &str = include_str!("../../../assets/report/foot.html");
const STYLE: &str = include_str!("../../../assets/report/style.css");

/// A picture for the template: its words, and the SVG that holds nothing unescaped.
#[derive(Serialize)]
struct Drawn {
    title: String,
    alt: String,
    svg: String,
}

fn pictures(comparison: &Comparison, context: &Context) -> Vec<Drawn> {
    // The first lens is the one that is looked through.
    let lens = comparison.readings.first().filter(|it| !it.is_empty()).map(|_| 0);
    let mut all = vec![picture::freedom_bars(comparison, lens), picture::heat_map(comparison, context.rules, lens)];
    if comparison.documents.len() > 1 {
        all.push(picture::timeline(comparison, context.rules, lens));
    }
    let drawn = |it: &Picture| Drawn { title: it.title.clone(), alt: it.alt.clone(), svg: picture::svg(it) };
    all.iter().map(drawn).collect()
}

/// Writes releases.
pub(super) fn write_openness(releases: &[Release], context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let page = OpennessPage::of(releases, context);
    render(OPENNESS, context! { title => "What is open", page }, out)
}

pub(super) fn write(comparison: &Comparison, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::of(comparison, context);
    let pictures = if context.paper.extent == Extent::Full { pictures(comparison, context) } else { Vec::new() };
    let findings = one_by_one(take(&mut page.findings));
    let changes = one_by_one(take(&mut page.changes));
    let rows = one_by_one(take(&mut page.rows));
    render(TEMPLATE, context! { title => page.title, page, pictures, findings, changes, rows }, out)
}

/// A long list for the template, each part made a template's value when its turn comes: as values all of them at once take
/// more memory than the page.
fn one_by_one<T: Serialize + Send + Sync + 'static>(parts: Vec<T>) -> Value {
    Value::make_object_iterable(parts, |parts| Box::new(parts.iter().map(Value::from_serialize)))
}

pub(in crate::report) fn render(template: &str, values: Value, out: &mut dyn Write) -> io::Result<()> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    let version = env!("CARGO_PKG_VERSION");
    let values = context! { style => STYLE, version, ..values };
    // A page is written while it is made; a template's words come in small pieces.
    let mut out = BufWriter::with_capacity(1 << 16, Visible::new(out, false));
    environment
        .add_template("head.html", HEAD)
        .and_then(|()| environment.add_template("foot.html", FOOT))
        .and_then(|()| environment.template_from_str(template))
        .and_then(|template| template.render_captured_to(values, &mut out).map(drop))
        .map_err(io::Error::other)?;
    out.write_all(b"\n")?;
    out.flush()
}
