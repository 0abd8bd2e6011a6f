//! Lines of a stream, one by one: none is longer than a file may be, and a longer one does not end the stream.

use super::MAX_BYTES;
use std::io::{self, BufRead, BufReader, Read as _, Stdin};

/// Room for what is read ahead, in bytes.
const AHEAD: usize = 64 * 1024;

/// The lines of standard input, as they come.
pub fn standard_lines() -> Lines<BufReader<Stdin>> {
    Lines::of(BufReader::with_capacity(AHEAD, io::stdin()), MAX_BYTES)
}

/// Lines without their ends. One that cannot be read is an error in its place; where the stream itself breaks, the error
/// is the last.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    limit: u64,
    is_over: bool,
}

impl<R: BufRead> Lines<R> {
    /// The lines of a reader, each of up to `limit` bytes.
    pub fn of(reader: R, limit: u64) -> Self {
        Self { reader, limit, is_over: false }
    }

    /// Passes over what is left of a line; the result is whether another may follow.
    fn pass_over(&mut self) -> io::Result<bool> {
        loop {
            let ahead = self.reader.fill_buf()?;
            if ahead.is_empty() {
                return Ok(false);
            }
            let (len, is_end) = match ahead.iter().position(|it| *it == b'\n') {
                Some(at) => (at + 1, true),
                None => (ahead.len(), false),
            };
            self.reader.consume(len);
            if is_end {
                return Ok(true);
            }
        }
    }

    fn line(&mut self) -> io::Result<Option<Result<Vec<u8>, String>>> {
        let mut line = Vec::new();
        // One byte for the line's end, and one that shows that there is more.
        let mut bounded = (&mut self.reader).take(self.limit.saturating_add(2));
        if bounded.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let has_end = line.last() == Some(&b'\n');
        if has_end {
            line.pop();
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        if line.len() as u64 <= self.limit {
            return Ok(Some(Ok(line)));
        }
        drop(line);
        if !has_end {
            self.is_over = !self.pass_over()?;
        }
        Ok(Some(Err(format!("the line is longer than {} MiB; name a file by its path", self.limit / 1024 / 1024))))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Vec<u8>, String>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        self.line().unwrap_or_else(|error| {
            self.is_over = true;
            Some(Err(format!("the input cannot be read on: {error}; what follows this line was not read")))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(bytes: &[u8], limit: u64) -> Vec<Option<Vec<u8>>> {
        // The smallest room ahead: lines come in pieces.
        Lines::of(BufReader::with_capacity(3, bytes), limit).map(Result::ok).collect()
    }

    #[test]
    fn a_line_that_is_too_long_is_one_error_and_the_next_is_read() {
        let read = lines(b"ab\r\n\n123456789\nabcd\nlast", 4);
        let line = |it: &[u8]| Some(it.to_vec());
        assert_eq!(read, [line(b"ab"), line(b""), None, line(b"abcd"), line(b"last")]);
        assert_eq!(lines(b"123456789", 4), [None]);
        assert_eq!(lines(b"", 4), []);
    }

    proptest! {
        #[test]
        fn any_bytes_have_as_many_lines_as_line_ends(bytes in prop::collection::vec(prop_oneof![Just(b'\n'), Just(b'\r'), any::<u8>()], 0..60)) {
            let ends = bytes.split(|it| *it == b'\n').count() - 1;
            let open = usize::from(bytes.last().is_some_and(|it| *it != b'\n'));
            prop_assert_eq!(lines(&bytes, 5).len(), ends + open);
        }
    }
}
