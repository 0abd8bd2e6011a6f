//! One connection: a request is read within its limits, answered, and the connection closed.

use super::{Answer, Limits, random};
use crate::room::{Method, Reply, Request};
use std::fmt::Write as _;
use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// More headers than these no browser sends.
const MOST_HEADERS: usize = 64;
/// What is still taken after an answer, so that who is sending gets to read it.
const DRAINED: usize = 64 * 1024;

/// What every answer carries: the page loads from here alone, runs only its own script, and stands in no other page. Its
/// own forms say where they come from: under a stricter policy browsers hide that from us too.
const ALWAYS: &str = "Connection: close\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\nContent-Security-Policy: default-src 'none'; script-src 'self'; \
    style-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'\r\n";

/// A request's head as far as it matters.
#[derive(Debug, Default)]
struct Head {
    method: String,
    target: String,
    host: String,
    origin: Option<String>,
    cookies: String,
    languages: String,
    length: usize,
    /// How many bytes it has.
    size: usize,
}

/// Reads a request, answers it and closes.
pub(super) fn talk(mut stream: TcpStream, limits: Limits, host: &str, answer: &Answer) {
    let until = Instant::now() + limits.time;
    let mut bytes = Vec::new();
    let (reply, is_bare) = match heard(&mut stream, &mut bytes, limits, host, until) {
        Ok(Some(head)) => {
            let reply = asked(&head, &bytes, answer);
            (reply, head.method == "HEAD")
        }
        // It left without having asked anything.
        Ok(None) => return,
        Err(reply) => (reply, false),
    };
    send(&mut stream, &reply, is_bare, Instant::now() + limits.time);
}

/// The whole request, in limits; the refusal where it is outside.
fn heard(
    stream: &mut TcpStream,
    bytes: &mut Vec<u8>,
    limits: Limits,
    host: &str,
    until: Instant,
) -> Result<Option<Head>, Reply> {
    let head = loop {
        let before = bytes.len();
        match more(stream, bytes, until) {
            Ok(0) | Err(_) if bytes.is_empty() => return Ok(None),
            Ok(0) => return Err(Reply::plain(400, "This request is cut off.")),
            Ok(_) => {}
            Err(_) => return Err(Reply::plain(408, "This request took too long.")),
        }
        // Looked for in what is new alone, for it may come byte by byte.
        let new = bytes.get(before.saturating_sub(3)..).unwrap_or_default();
        if new.windows(4).any(|it| it == b"\r\n\r\n") {
            break read(bytes)?;
        }
        if bytes.len() > limits.head {
            return Err(Reply::plain(431, "This request's head is too large."));
        }
    };
    if head.size > limits.head {
        return Err(Reply::plain(431, "This request's head is too large."));
    }
    check(&head, limits, host)?;
    while bytes.len() < head.size + head.length {
        match more(stream, bytes, until) {
            Ok(0) => return Err(Reply::plain(400, "This request is cut off.")),
            Ok(_) => {}
            Err(_) => return Err(Reply::plain(408, "This request took too long.")),
        }
    }
    Ok(Some(head))
}

/// Reads what there is, at most until then.
fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>, until: Instant) -> io::Result<usize> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(io::ErrorKind::TimedOut.into());
    }
    stream.set_read_timeout(Some(left))?;
    let mut buffer = [0; 4096];
    let count = stream.read(&mut buffer)?;
    bytes.extend_from_slice(buffer.get(..count).unwrap_or_default());
    Ok(count)
}

/// Takes the head apart.
fn read(bytes: &[u8]) -> Result<Head, Reply> {
    let broken = || Reply::plain(400, "This is no request that a browser makes.");
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    let size = match parsed.parse(bytes) {
        Ok(httparse::Status::Complete(size)) => size,
        Err(httparse::Error::TooManyHeaders) => return Err(Reply::plain(431, "This request has too many headers.")),
        _ => return Err(broken()),
    };
    let mut head = Head {
        method: parsed.method.unwrap_or_default().to_owned(),
        target: parsed.path.unwrap_or_default().to_owned(),
        size,
        ..Head::default()
    };
    let mut lengths = 0;
    for header in parsed.headers.iter() {
        let value = || String::from_utf8_lossy(header.value).trim().to_owned();
        match header.name.to_ascii_lowercase().as_str() {
            "host" => head.host = value(),
            "origin" => head.origin = Some(value()),
            "cookie" => head.cookies = value(),
            "accept-language" => head.languages = value(),
            "content-length" => {
                lengths += 1;
                let value = value();
                // A number too large to be one is a size too large.
                let is_number = !value.is_empty() && value.bytes().all(|it| it.is_ascii_digit());
                head.length = if is_number { value.parse().unwrap_or(usize::MAX) } else { return Err(broken()) };
            }
            "transfer-encoding" => return Err(Reply::plain(411, "Say how long the form is.")),
            _ => {}
        }
    }
    if lengths > 1 { Err(broken()) } else { Ok(head) }
}

/// Refuses what no page of the room asks for, before its form is read.
fn check(head: &Head, limits: Limits, host: &str) -> Result<(), Reply> {
    if !matches!(head.method.as_str(), "GET" | "HEAD" | "POST") {
        return Err(Reply::plain(405, "Not this way.").with("Allow", "GET, HEAD, POST".to_owned()));
    }
    // A name that somebody else's page points here would let that page ask in a phone's name.
    if head.host != host {
        return Err(Reply::plain(421, "Open the address that stands on the screen."));
    }
    // Some browsers hide where a form comes from; its cookie and the path then stand for it, which no other page has.
    if head.origin.as_ref().is_some_and(|it| it != "null" && *it != format!("http://{host}")) {
        return Err(Reply::plain(403, "This was sent from another page."));
    }
    if !head.target.starts_with('/') {
        return Err(Reply::plain(400, "This is no request that a browser makes."));
    }
    if head.length > limits.body || (head.method != "POST" && head.length > 0) {
        return Err(Reply::plain(413, "This is too much."));
    }
    Ok(())
}

fn asked(head: &Head, bytes: &[u8], answer: &Answer) -> Reply {
    let (path, query) = head.target.split_once('?').unwrap_or((&head.target, ""));
    let method = if head.method == "POST" { Method::Post } else { Method::Get };
    let body = bytes.get(head.size..head.size + head.length).unwrap_or_default();
    let Ok(fresh) = random() else {
        return Reply::plain(500, "The teacher's machine gives no random numbers; count this vote by hand.");
    };
    let request = Request { method, path, query, cookies: &head.cookies, languages: &head.languages, body, fresh };
    answer(&request)
}

/// Sends an answer; what cannot be sent in time is not.
fn send(stream: &mut TcpStream, reply: &Reply, is_bare: bool, until: Instant) {
    let mut head = format!("HTTP/1.1 {} {}\r\n{ALWAYS}", reply.status, reason(reply.status));
    if !reply.headers.iter().any(|it| it.0 == "Cache-Control") {
        head.push_str("Cache-Control: no-store\r\n");
    }
    for (name, value) in &reply.headers {
        // A line end in a value would begin a header of its own.
        write!(head, "{name}: {}\r\n", value.replace(['\r', '\n'], " ")).ok();
    }
    write!(head, "Content-Type: {}\r\nContent-Length: {}\r\n\r\n", reply.media, reply.body.len()).ok();
    let mut all = head.into_bytes();
    if !is_bare {
        all.extend_from_slice(&reply.body);
    }
    let left = until.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
    if stream.set_write_timeout(Some(left)).is_err() || stream.write_all(&all).is_err() {
        return;
    }
    stream.shutdown(Shutdown::Write).ok();
    // Closed with something unread, the connection would be torn before the answer is read.
    let until = Instant::now() + Duration::from_millis(300);
    let mut rest = Vec::new();
    while rest.len() < DRAINED && more(stream, &mut rest, until).is_ok_and(|it| it > 0) {}
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        303 => "See Other",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        411 => "Length Required",
        413 => "Content Too Large",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        _ => "Answer",
    }
}
