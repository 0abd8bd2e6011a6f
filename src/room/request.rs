//! What a phone asks for and what it gets, without the wire.

/// What is done with a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Something is looked at.
    Get,
    /// A form is sent.
    Post,
}

/// What a phone asked for. Nothing in it is trusted; its sizes were limited before.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// What it wants to do.
    pub method: Method,
    /// The path, from its first slash, without the query.
    pub path: &'a str,
    /// What stands behind the question mark; empty where nothing does.
    pub query: &'a str,
    /// The cookies that it sent, as they came.
    pub cookies: &'a str,
    /// The languages that its reader reads, as the browser says.
    pub languages: &'a str,
    /// The form that was sent; empty where none was.
    pub body: &'a [u8],
    /// Random bytes, others for every request: a new phone is known by them.
    pub fresh: [u8; 16],
}

/// What it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// The kind of content.
    pub media: &'static str,
    /// Further headers; nothing of a phone's own words stands in them.
    pub headers: Vec<(&'static str, String)>,
    /// The content.
    pub body: Vec<u8>,
}

impl Reply {
    /// A page.
    pub fn page(html: String) -> Self {
        Self { status: 200, media: "text/html; charset=utf-8", headers: Vec::new(), body: html.into_bytes() }
    }

    /// A line of plain words.
    pub fn plain(status: u16, words: &str) -> Self {
        let body = format!("{words}\n").into_bytes();
        Self { status, media: "text/plain; charset=utf-8", headers: Vec::new(), body }
    }

    /// Something that does not change while the room is open.
    pub fn fixed(media: &'static str, words: &str) -> Self {
        let headers = vec![("Cache-Control", "max-age=3600".to_owned())];
        Self { status: 200, media, headers, body: words.as_bytes().to_vec() }
    }

    /// To another page, which is looked at and not sent to.
    pub fn to(path: String) -> Self {
        Self { headers: vec![("Location", path)], ..Self::plain(303, "See the other page.") }
    }

    /// The same with one more header.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}
