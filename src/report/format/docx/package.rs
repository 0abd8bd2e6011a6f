//! The parts of a word processor's file, packed so that the same parts give the same bytes.

use super::xml::escaped;
use crate::document::StyleLook;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const STYLES: &str = include_str!("../../../../assets/report/docx/styles.xml");
/// The namespace of everything in a document.
pub(super) const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What goes into the file.
pub(super) struct Package<'a> {
    /// The title, as the file's properties have it.
    pub title: &'a str,
    /// The paragraphs and tables.
    pub body: &'a str,
    /// The comments, if there are any.
    pub comments: &'a str,
    /// What stands at the foot of each page.
    pub foot: &'a str,
    /// Whether pages lie on their side.
    pub is_wide: bool,
    /// How the styles of the text look where it was a Word file; empty for the usual look.
    pub looks: &'a [StyleLook],
}

/// Writes the file.
///
/// # Errors
/// What the writer says.
pub(super) fn write(package: &Package, out: &mut dyn Write) -> io::Result<()> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Each part has the same date, the first that the format knows.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut part = |name: &str, text: &str| -> io::Result<()> {
        zip.start_file(name, options)?;
        zip.write_all(HEAD.as_bytes())?;
        zip.write_all(text.as_bytes())
    };
    part("[Content_Types].xml", TYPES)?;
    part("_rels/.rels", ROOT)?;
    part("docProps/core.xml", &properties(package.title))?;
    part("word/document.xml", &document(package))?;
    part("word/_rels/document.xml.rels", RELATIONS)?;
    part("word/styles.xml", &styles(package.looks))?;
    part("word/settings.xml", &settings())?;
    part("word/comments.xml", &format!("<w:comments {WORD}>{}</w:comments>", package.comments))?;
    part("word/footer1.xml", &footer(package.foot))?;
    out.write_all(zip.finish()?.get_ref())
}

/// The styles, those that a look is known of with that look.
fn styles(looks: &[StyleLook]) -> String {
    let mut out = STYLES.trim_start_matches(HEAD).to_owned();
    for look in looks {
        let StyleLook { id, paragraph, words } = look;
        let (begin, end, written) = if id == "docDefaults" {
            let written = format!(
                "<w:docDefaults><w:rPrDefault><w:rPr>{words}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{paragraph}</w:pPr>\
                 </w:pPrDefault></w:docDefaults>"
            );
            ("<w:docDefaults>".to_owned(), "</w:docDefaults>", written)
        } else {
            (format!("w:styleId=\"{id}\">"), "</w:style>", style(id, paragraph, words))
        };
        let start = out.find(&begin);
        let stop = start.and_then(|it| Some(it + out.get(it..)?.find(end)? + end.len()));
        if let Some((start, stop)) = start.zip(stop) {
            out.replace_range(start..stop, &written);
        }
    }
    out
}

/// A style from its id on.
fn style(id: &str, paragraph: &str, words: &str) -> String {
    let (name, level) = match id {
        "Heading1" => ("heading 1", Some(0)),
        "Heading2" => ("heading 2", Some(1)),
        other => (other, None),
    };
    let based = if id == "Normal" { "" } else { "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/>" };
    let keep = if id == "Normal" { "" } else { "<w:keepNext/>" };
    let outline = level.map_or_else(String::new, |it| format!("<w:outlineLvl w:val=\"{it}\"/>"));
    format!(
        "w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}<w:qFormat/><w:pPr>{keep}{paragraph}{outline}</w:pPr>\
         <w:rPr>{words}</w:rPr></w:style>"
    )
}

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
<Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>\
<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
</Types>";

const ROOT: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
</Relationships>";

const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings\" Target=\"settings.xml\"/>\
<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/>\
<Relationship Id=\"rId4\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer1.xml\"/>\
</Relationships>";

fn properties(title: &str) -> String {
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Undiluted {}</dc:creator>\
         </cp:coreProperties>",
        escaped(title),
        env!("CARGO_PKG_VERSION")
    )
}

fn document(package: &Package) -> String {
    let page = if package.is_wide {
        "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
         <w:pgMar w:top=\"850\" w:right=\"850\" w:bottom=\"850\" w:left=\"850\" w:header=\"500\" w:footer=\"500\" w:gutter=\"0\"/>"
    } else {
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>"
    };
    format!(
        "<w:document {WORD}><w:body>{}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>{page}</w:sectPr>\
         </w:body></w:document>",
        package.body
    )
}

fn settings() -> String {
    format!(
        "<w:settings {WORD}><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

fn footer(foot: &str) -> String {
    let field = |code: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {code} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    format!(
        "<w:ftr {WORD}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{} · page </w:t></w:r>\
         {}<w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>{}</w:p></w:ftr>",
        escaped(foot),
        field("PAGE"),
        field("NUMPAGES")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_take_the_place_of_the_usual_ones_and_leave_the_others() {
        let look =
            |id: &str, words: &str| StyleLook { id: id.to_owned(), paragraph: String::new(), words: words.to_owned() };
        let made = styles(&[look("docDefaults", "<w:sz w:val=\"22\"/>"), look("Heading1", "<w:i/>")]);
        assert!(made.contains("<w:rPrDefault><w:rPr><w:sz w:val=\"22\"/>"), "{made}");
        assert!(made.contains("<w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>"), "{made}");
        assert_eq!(made.matches("<w:style ").count(), STYLES.matches("<w:style ").count());
        assert_eq!(styles(&[]), STYLES.trim_start_matches(HEAD));
    }
}
