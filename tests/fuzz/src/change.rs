//! Changes made at random: the same seed makes the same ones.

/// Words and bytes that readers turn on.
const PIECES: [&[u8]; 40] = [
    b"not ",
    b" must ",
    b" may ",
    b" only ",
    b" unless ",
    b" except ",
    b" other than ",
    b"1. ",
    b"(a) ",
    b"i) ",
    b"\n\n",
    b"\r",
    b"\t",
    b"# ",
    b"> ",
    b"| ",
    b"```",
    b"---\n",
    b"license: ",
    b"*",
    b"_",
    b"[",
    b"](",
    b"<p>",
    b"</",
    b"<!--",
    b"&#x202e;",
    b"\"",
    b"{",
    b"}",
    b"[[",
    b"= ",
    b"\0",
    b"\xff\xfe",
    b"\xe2\x80\xae",
    b"\xe2\x80\x8b",
    b"\xc2\xad",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\\u0000",
];

/// A source of changed inputs.
pub struct Change {
    state: u64,
}

impl Change {
    /// One that begins with this number.
    pub fn new(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1 }
    }

    /// The next number, by xorshift.
    fn number(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }

    /// A number below another; 0 below nothing.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// A part of one seed, often with a part of another behind it, changed in some places.
    pub fn next(&mut self, seeds: &[Vec<u8>], longest: usize) -> Vec<u8> {
        let mut bytes = self.part(seeds, longest);
        if self.below(3) == 0 {
            let more = self.part(seeds, longest / 2);
            bytes.extend(more);
        }
        for _ in 0..=self.below(12) {
            self.change(&mut bytes);
        }
        bytes.truncate(longest);
        bytes
    }

    fn part(&mut self, seeds: &[Vec<u8>], longest: usize) -> Vec<u8> {
        let Some(seed) = seeds.get(self.below(seeds.len())) else { return Vec::new() };
        // Half of the inputs begin where the seed does: formats are known by their first bytes.
        let start = if self.below(2) == 0 { 0 } else { self.below(seed.len()) };
        let length = 1 + self.below(longest.min(seed.len()));
        seed.iter().skip(start).take(length).copied().collect()
    }

    fn change(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len() + 1);
        let end = (at + self.below(40)).min(bytes.len());
        match self.below(7) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let copy: Vec<u8> = bytes.get(at..end).unwrap_or_default().to_vec();
                let to = self.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            2 | 3 => {
                let piece = PIECES[self.below(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            4 => {
                let mask = 1 << self.below(8);
                bytes.get_mut(at).into_iter().for_each(|it| *it ^= mask);
            }
            5 => {
                let byte = u8::try_from(self.below(256)).unwrap_or(0);
                bytes.insert(at, byte);
            }
            _ => {
                let (piece, count) = (PIECES[self.below(PIECES.len())], self.below(60));
                bytes.splice(at..at, piece.repeat(count));
            }
        }
    }
}
