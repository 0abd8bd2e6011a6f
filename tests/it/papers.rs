//! Word and PDF files made here, of words that are known.

use std::io::{Cursor, Write as _};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// The namespace of Word's elements.
pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A ZIP file of these parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // What tells the sort of an Open Document file is never packed.
        let packed = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(packed);
        zip.start_file(*name, options).expect("a part begins");
        zip.write_all(bytes).expect("a part is written");
    }
    zip.finish().expect("a file of parts").into_inner()
}

/// A Word file of this body, with other parts by what they are for: `("numbering", "<w:num …>")`.
pub fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let root = |name: &str, inner: &str| format!("<w:{name} xmlns:w='{WORD}'>{inner}</w:{name}>");
    let document = root("document", &format!("<w:body>{body}</w:body>"));
    let links: Vec<String> = parts
        .iter()
        .map(|(kind, _)| format!("<Relationship Id='{kind}' Type='{KINDS}/{kind}' Target='{kind}.xml'/>"))
        .collect();
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let links = format!("<Relationships xmlns='{package}'>{}</Relationships>", links.concat());
    let others: Vec<(String, String)> = parts
        .iter()
        .map(|(kind, inner)| {
            let name = match *kind {
                "header" => "hdr",
                "footer" => "ftr",
                other => other,
            };
            (format!("word/{kind}.xml"), root(name, inner))
        })
        .collect();
    let mut all: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", links.as_bytes()),
    ];
    all.extend(others.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())));
    zip(&all)
}

/// Words as XML has them.
pub fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

/// A paragraph of these words.
pub fn paragraph(words: &str) -> String {
    let words = escaped(words).replace('\n', "</w:t><w:br/><w:t xml:space='preserve'>");
    format!("<w:p><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>")
}

/// The paragraphs of a plain text: its lines are broken as they were.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in text.lines() {
        let is_blank = line.trim().is_empty();
        match out.last_mut().filter(|_| is_open && !is_blank) {
            Some(last) => {
                last.push('\n');
                last.push_str(line.trim_end());
            }
            None if is_blank => {}
            None => out.push(line.trim_end().to_owned()),
        }
        is_open = !is_blank;
    }
    out
}

/// A plain text as a Word file.
pub fn docx_of(text: &str) -> Vec<u8> {
    docx(&paragraphs(text).iter().map(|it| paragraph(it)).collect::<String>(), &[])
}

/// How far lines are apart, in points.
const PITCH: usize = 12;
/// How many lines a page has.
const LINES: usize = 56;

/// A PDF file whose pages have these lines, from the top down; each line stands where it is said, in points.
pub fn pdf(pages: &[Vec<(usize, usize, String)>]) -> Vec<u8> {
    let contents: Vec<String> = pages
        .iter()
        .map(|lines| {
            let lines = lines.iter().map(|(x, y, words)| format!("1 0 0 1 {x} {} Tm ({}) Tj\n", 792 - y, ansi(words)));
            format!("BT /F1 10 Tf\n{}ET", lines.collect::<Vec<_>>().concat())
        })
        .collect();
    pdf_of_contents(&contents)
}

/// A PDF file whose pages are drawn so.
pub fn pdf_of_contents(contents: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len()).map(|it| format!("{} 0 R", 4 + 2 * it)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), contents.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (index, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> /XObject << /I {} 0 R >> >> \
             /Contents {} 0 R >>",
            4 + 2 * contents.len(),
            5 + 2 * index
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    objects.push(
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n\
         stream\nx\nendstream"
            .to_owned(),
    );
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(out.len());
        out.extend(format!("{number} 0 obj\n{object}\nendobj\n").into_bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for it in &places {
        out.extend(format!("{it:010} 00000 n \n").into_bytes());
    }
    out.extend(
        format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).into_bytes(),
    );
    out
}

/// A plain text as a PDF file: its lines, wrapped where they are long, with a running head and page numbers.
pub fn pdf_of(text: &str) -> Vec<u8> {
    let lines: Vec<String> = text.lines().flat_map(wrapped).collect();
    let lines_are_many = lines.len() > LINES;
    let pages: Vec<Vec<(usize, usize, String)>> = (1..)
        .zip(lines.chunks(LINES))
        .map(|(number, lines)| {
            let head = (60, 30, "Marsh Institute: licences".to_owned());
            let foot = (300, 770, number.to_string());
            let body = (0..).zip(lines).filter(|it| !it.1.trim().is_empty());
            let body = body.map(|(at, line)| {
                let indent = line.len() - line.trim_start().len();
                (54 + 5 * indent, 60 + PITCH * at, line.trim().to_owned())
            });
            // A text of one page has no running head that could be told from its title.
            let edges = if lines_are_many { vec![head, foot] } else { Vec::new() };
            let (heads, feet) = edges.split_at(edges.len() / 2);
            heads.iter().cloned().chain(body).chain(feet.iter().cloned()).collect()
        })
        .collect();
    pdf(&pages)
}

fn wrapped(line: &str) -> Vec<String> {
    const WIDTH: usize = 80;
    let indent = &line[..line.len() - line.trim_start().len()];
    let mut out = vec![indent.to_owned()];
    for word in line.split_whitespace() {
        let last = out.last_mut().expect("a line");
        if last.chars().count() + word.chars().count() + 1 > WIDTH && !last.trim().is_empty() {
            out.push(word.to_owned());
        } else {
            if !last.trim().is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    out
}

/// Words as a PDF's text in the Windows encoding has them.
fn ansi(words: &str) -> String {
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(words);
    bytes
        .iter()
        .map(|byte| match byte {
            b'(' | b')' | b'\\' => format!("\\{}", *byte as char),
            0x20..0x7f => (*byte as char).to_string(),
            other => format!("\\{other:03o}"),
        })
        .collect()
}
