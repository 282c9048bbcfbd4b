//! Inputs made of seeds: bytes changed, taken out, doubled, and put in from a dictionary or from other seeds.

/// No input grows beyond this many bytes.
const LONGEST: usize = 8_192;

/// How often an input is changed at most.
const MOST_CHANGES: usize = 4;

/// How many bytes a change takes out or doubles at most.
const LONGEST_PART: usize = 64;

/// How many choices are put behind an input at most, in bytes.
const MOST_CHOICES: usize = 17;

/// Makes inputs, the same ones in every run.
pub struct Mutator {
    seeds: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
    /// What parts an input from the choices behind it.
    mark: &'static [u8],
    state: u64,
}

impl Mutator {
    /// Starts with seeds, of which there must be one, and the words of a dictionary.
    pub fn new(seeds: Vec<Vec<u8>>, words: Vec<Vec<u8>>, mark: &'static [u8]) -> Self {
        Self { seeds, words, mark, state: 42 }
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014): a number from 0 to below `limit`, 0 where there is none.
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 33) as usize % limit.max(1)
    }

    fn one_of(&mut self, all: fn(&Self) -> &Vec<Vec<u8>>) -> Vec<u8> {
        let count = all(self).len();
        let at = self.below(count);
        all(self).get(at).cloned().unwrap_or_default()
    }

    /// A part of `input`: where it begins, and where it ends.
    fn part(&mut self, input: &[u8]) -> std::ops::Range<usize> {
        let start = self.below(input.len() + 1);
        let length = self.below(LONGEST_PART.min(input.len() - start) + 1);
        start..start + length
    }

    /// Returns the next input.
    pub fn next_input(&mut self) -> Vec<u8> {
        let mut input = self.one_of(|own| &own.seeds);
        for _ in 0..=self.below(MOST_CHANGES) {
            self.change(&mut input);
        }
        input.truncate(LONGEST);
        if self.below(2) == 0 {
            input.extend_from_slice(self.mark);
            for _ in 0..self.below(MOST_CHOICES + 1) {
                // Half of the choices are left open, so that one alone is met as well.
                let choice = self.below(2) * self.below(256);
                input.push(choice as u8);
            }
        }
        input
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let part = self.part(input);
        match self.below(8) {
            0 => {
                let byte = self.below(256) as u8;
                if let Some(place) = input.get_mut(part.start) {
                    *place = byte;
                }
            }
            1 => drop(input.drain(part)),
            2 => {
                let doubled = input[part.clone()].to_vec();
                input.splice(part.end..part.end, doubled);
            }
            3 => input.truncate(part.end),
            4 => {
                let other = self.one_of(|own| &own.seeds);
                let other_part = self.part(&other);
                input.splice(part, other[other_part].to_vec());
            }
            5 => {
                let word = self.one_of(|own| &own.words);
                input.splice(part, word);
            }
            _ => {
                let word = self.one_of(|own| &own.words);
                input.splice(part.start..part.start, word);
            }
        }
    }
}

/// Reads a dictionary of libFuzzer: a word in quotes a line, `\xNN`, `\"` and `\\` in it; other lines are comments.
pub fn words(dictionary: &str) -> Vec<Vec<u8>> {
    let quoted = |line: &str| Some(unescape(line.trim().strip_prefix('"')?.strip_suffix('"')?.as_bytes()));
    dictionary.lines().filter_map(quoted).collect()
}

fn unescape(mut rest: &[u8]) -> Vec<u8> {
    let mut word = Vec::new();
    while let Some((byte, behind)) = rest.split_first() {
        let digits = behind.get(1..3).and_then(|digits| std::str::from_utf8(digits).ok());
        let number = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        (word, rest) = match (byte, behind.first(), number) {
            (b'\\', Some(b'x'), Some(number)) => ([word, vec![number]].concat(), &behind[3..]),
            (b'\\', Some(escaped), _) => ([word, vec![*escaped]].concat(), &behind[1..]),
            _ => ([word, vec![*byte]].concat(), behind),
        };
    }
    word
}

#[test]
fn a_dictionary_is_read_word_by_word() {
    let found = words("# words\n\"a\\x0ab\"\n\n\"\\\"\\\\\"\n");
    assert_eq!(found, [b"a\nb".to_vec(), b"\"\\".to_vec()]);
}

#[test]
fn the_same_inputs_are_made_in_every_run() {
    let inputs = || {
        let mut mutator = Mutator::new(vec![b"a,b\n1,2\n".to_vec()], vec![b"\"".to_vec()], b"!");
        (0..50).map(|_| mutator.next_input()).collect::<Vec<_>>()
    };
    assert_eq!(inputs(), inputs());
    assert!(inputs().windows(2).any(|pair| pair[0] != pair[1]));
}
