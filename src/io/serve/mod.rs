//! A small web server for one room, on one address of this machine, as long as somebody holds it.
//!
//! Every connection carries one request and is closed. How many there are, how large a request may be and how long it may
//! take is limited, so that nobody in the room can keep the others out for long or fill the memory.

mod connection;
mod guests;

use self::connection::talk;
use self::guests::{Guests, Refusal};
use crate::room::{Reply, Request};
use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// What answers requests; called from several threads at once.
pub type Answer = Arc<dyn Fn(&Request<'_>) -> Reply + Send + Sync>;

/// What a guest may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Connections at once.
    pub connections: usize,
    /// Connections at once from one address.
    pub per_address: usize,
    /// Requests a second from one address, on average.
    pub per_second: u32,
    /// Requests that an address may save up.
    pub burst: u32,
    /// Bytes of a request's head.
    pub head: usize,
    /// Bytes of a form.
    pub body: usize,
    /// How long a request may take to arrive, and its answer to leave.
    pub time: Duration,
}

impl Default for Limits {
    /// Two hundred phones that look every few seconds, with room to spare; they may stand behind one address.
    fn default() -> Self {
        Self {
            connections: 256,
            per_address: 128,
            per_second: 200,
            burst: 800,
            head: 8 * 1024,
            body: 16 * 1024,
            time: Duration::from_secs(5),
        }
    }
}

/// Why a room cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// What was given is no address.
    #[error("{0}: is no address such as 192.168.1.20; leave it out and the program chooses one")]
    NoAddress(String),
    /// The system does not let anybody listen there.
    #[error("{0}: nothing can be served there: {1}; choose another address or port")]
    Bind(String, io::Error),
    /// The system has no random numbers.
    #[error("the system gives no random numbers, without which a room could be guessed: {0}")]
    Random(String),
    /// No thread.
    #[error("the server cannot be started: {0}; close other programs and try again")]
    Thread(io::Error),
}

/// A server that runs until this is dropped.
#[derive(Debug)]
pub struct Served {
    address: SocketAddr,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Served {
    /// Where it is found: `http://192.168.1.20:8080`.
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // Who waits for a connection is woken by one.
        TcpStream::connect_timeout(&self.address, Duration::from_millis(500)).ok();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

/// The ports that are tried where none is asked for; then any.
const PORTS: [u16; 4] = [8080, 8000, 8888, 0];
/// Enough for a page to be made, in a build without optimisation too.
const STACK: usize = 1024 * 1024;

/// Serves on one address of this machine.
///
/// # Errors
/// What is no address, or cannot be listened on.
pub fn serve(address: &str, port: Option<u16>, limits: Limits, answer: Answer) -> Result<Served, ServeError> {
    let ip: IpAddr = address.parse().map_err(|_| ServeError::NoAddress(address.to_owned()))?;
    // On all addresses at once the room would be open to networks that nobody chose.
    if ip.is_unspecified() {
        return Err(ServeError::NoAddress(address.to_owned()));
    }
    let ports: &[u16] = port.as_ref().map_or(&PORTS, std::slice::from_ref);
    let mut result = Err(ServeError::NoAddress(address.to_owned()));
    for port in ports {
        let at = SocketAddr::new(ip, *port);
        match TcpListener::bind(at) {
            Ok(listener) => return start(listener, limits, answer),
            Err(error) => {
                let name = if *port == 0 { ip.to_string() } else { at.to_string() };
                result = Err(ServeError::Bind(name, error));
            }
        }
    }
    result
}

fn start(listener: TcpListener, limits: Limits, answer: Answer) -> Result<Served, ServeError> {
    let address = listener.local_addr().map_err(ServeError::Thread)?;
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    let run = move || accept(&listener, &stopped, limits, &address.to_string(), &answer);
    let thread = thread::Builder::new().name("room".to_owned()).spawn(run).map_err(ServeError::Thread)?;
    Ok(Served { address, stop, thread: Some(thread) })
}

fn accept(listener: &TcpListener, stop: &AtomicBool, limits: Limits, host: &str, answer: &Answer) {
    let guests = Arc::new(Guests::new(limits));
    loop {
        let (stream, from) = match listener.accept() {
            _ if stop.load(Ordering::SeqCst) => return,
            Ok(it) => it,
            // Too many open files, or a machine that just woke up: it passes.
            Err(_) => {
                thread::sleep(Duration::from_millis(50));
                continue;
            }
        };
        let guest = match guests.enter(from.ip()) {
            Ok(guest) => guest,
            Err(refusal) => {
                refuse(stream, refusal);
                continue;
            }
        };
        let (host, answer) = (host.to_owned(), Arc::clone(answer));
        let run = move || {
            talk(stream, limits, &host, &answer);
            drop(guest);
        };
        // Where there is no thread the guest is gone with what it asked: it asks again.
        thread::Builder::new().name("phone".to_owned()).stack_size(STACK).spawn(run).ok();
    }
}

/// Says in one go that there is no room, without waiting for anybody.
fn refuse(mut stream: TcpStream, refusal: Refusal) {
    let status = match refusal {
        Refusal::TooMany => "503 Service Unavailable",
        Refusal::TooOften => "429 Too Many Requests",
    };
    let words = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nRetry-After: 2\r\nConnection: close\r\n\r\n");
    if stream.set_nonblocking(true).is_ok() {
        stream.write_all(words.as_bytes()).ok();
    }
}

/// The addresses that this machine has on networks, those of private networks first; its own loopback last.
///
/// # Errors
/// What the system says.
pub fn addresses() -> io::Result<Vec<String>> {
    let mut found: Vec<IpAddr> = if_addrs::get_if_addrs()?
        .into_iter()
        .filter(|it| !it.is_link_local())
        .map(|it| it.ip())
        .filter(IpAddr::is_ipv4)
        .collect();
    let rank = |it: &IpAddr| match it {
        it if it.is_loopback() => 2,
        IpAddr::V4(it) if it.is_private() => 0,
        _ => 1,
    };
    found.push(IpAddr::V4(Ipv4Addr::LOCALHOST));
    found.sort_by_key(|it| (rank(it), *it));
    found.dedup();
    Ok(found.into_iter().map(|it| it.to_string()).collect())
}

/// Random bytes of the system.
///
/// # Errors
/// What the system says.
pub fn random<const N: usize>() -> Result<[u8; N], ServeError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| ServeError::Random(error.to_string()))?;
    Ok(bytes)
}
