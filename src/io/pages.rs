//! PDF files are taken apart in a process of their own: this program once more, with limits of memory, time and output.
//!
//! Readers of PDF run out of stack, memory or time on files made for that, and neither can be caught where it happens.

use crate::document::{Pages, Source, is_pdf, pages_of};
use std::io::{self, Read, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

/// The name of the command that takes a PDF file apart: bytes in, pages as JSON out.
pub const READ_PDF: &str = "read-pdf";

/// How long a file may take. A book of a thousand pages takes some seconds.
const LONGEST: Duration = Duration::from_secs(20);
/// How many bytes may come back: those of a text and where its lines stand.
const MOST_OUTPUT: u64 = 64 * 1024 * 1024;
/// How much memory the process may ask for, in bytes.
const MOST_MEMORY: u64 = 1024 * 1024 * 1024;
/// The stack of what takes a file apart: deep files of real programs need some of it.
const STACK: usize = 64 * 1024 * 1024;

static READER: OnceLock<PathBuf> = OnceLock::new();

/// Says which program has the command that takes PDF files apart. Until this is said none is read: another program must
/// not be started by mistake. What was said first stays.
pub fn read_pdf_with(program: PathBuf) {
    READER.get_or_init(|| program);
}

/// A source of these bytes, taken apart where it is a PDF file.
pub(super) fn source(name: &str, bytes: Vec<u8>) -> Source {
    let pages = is_pdf(&bytes).then(|| taken_apart(&bytes));
    Source { pages, ..Source::new(name, bytes) }
}

/// The pages of a PDF file, or what is wrong with it.
fn taken_apart(bytes: &[u8]) -> Result<Pages, String> {
    let Some(program) = READER.get() else {
        return Err("this program has no reader for it; open it with undiluted itself".to_owned());
    };
    let mut command = Command::new(program);
    command.arg(READ_PDF).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // It needs nothing of the surroundings; where there is no system folder Windows starts no program.
    #[cfg(unix)]
    command.env_clear();
    let mut child = command.spawn().map_err(|it| format!("its reader did not start: {it}; start the program anew"))?;
    let output = answer(&mut child, bytes);
    // A process that has ended is no fault here, and one that has not must not stay.
    child.kill().ok();
    child.wait().ok();
    let said: Result<Pages, String> = serde_json::from_slice(&output?).map_err(|_| BROKE.to_owned())?;
    said
}

const BROKE: &str = "reading it broke off: the file is damaged, too large, or made to break its readers; print it to a \
                     new PDF, or save it as text";

/// Hands the bytes over and waits for what comes back.
fn answer(child: &mut Child, bytes: &[u8]) -> Result<Vec<u8>, String> {
    let broke = || BROKE.to_owned();
    let (mut stdin, stdout) = (child.stdin.take().ok_or_else(broke)?, child.stdout.take().ok_or_else(broke)?);
    let reader = thread::Builder::new()
        .name("pages".to_owned())
        .spawn(move || {
            let mut output = Vec::new();
            stdout.take(MOST_OUTPUT + 1).read_to_end(&mut output).map(|_| output)
        })
        .map_err(|it| it.to_string())?;
    // A process that dies early reads no more: what it said, or did not, tells why.
    stdin.write_all(bytes).ok();
    drop(stdin);
    let begun = Instant::now();
    let mut pause = Duration::from_millis(1);
    while !reader.is_finished() {
        if begun.elapsed() > LONGEST {
            return Err(format!("reading it takes more than {} seconds; print it to a new PDF", LONGEST.as_secs()));
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
    let output = reader.join().map_err(|_| broke())?.map_err(|_| broke())?;
    if output.len() as u64 > MOST_OUTPUT {
        return Err("it unpacks to more text than is read; save the licence by itself".to_owned());
    }
    Ok(output)
}

/// What the process does: takes its own rights away, reads a file, says what its pages hold.
///
/// # Errors
/// What kept it from reading or answering.
pub fn answer_with_pages(input: &mut dyn Read, output: &mut dyn io::Write) -> io::Result<()> {
    limit_itself();
    let mut bytes = Vec::new();
    input.take(super::MAX_BYTES + 1).read_to_end(&mut bytes)?;
    let read = thread::Builder::new().stack_size(STACK).spawn(move || pages_of(bytes))?;
    let pages = read.join().unwrap_or_else(|_| Err(BROKE.to_owned()));
    serde_json::to_writer(&mut *output, &pages)?;
    output.flush()
}

/// No more memory and time than a text needs, no files written, no image of memory left behind.
#[cfg(unix)]
fn limit_itself() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limits =
        [(Resource::As, MOST_MEMORY), (Resource::Cpu, LONGEST.as_secs()), (Resource::Fsize, 0), (Resource::Core, 0)];
    for (resource, limit) in limits {
        // Where a system knows no such limit the others still hold, and the time from outside.
        setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) }).ok();
    }
}

/// Other systems set limits from outside only: time and output are limited there.
#[cfg(not(unix))]
fn limit_itself() {
    let _: u64 = MOST_MEMORY;
}
