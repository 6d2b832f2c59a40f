//! Searching: the engines behind a compiled expression, and Go's view of text that is not UTF-8.

use super::parse::{Parsed, parse};
use crate::runtime::strings::decode;
use crate::runtime::sync::OnceLock;
use regex_automata::hybrid::dfa::DFA;
use regex_automata::meta;
use regex_automata::nfa::thompson::pikevm::{self, PikeVM};
use regex_automata::nfa::thompson::{self, NFA};
use regex_automata::util::primitives::NonMaxUsize;
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::Hir;
use std::borrow::Cow;

/// Most memory that an automaton may take, in bytes.
const AUTOMATON_LIMIT: usize = 1 << 29;
/// Expressions that nest deeper are compiled on a stack of their own.
const DEEP: u32 = 50;

/// A compiled expression.
pub struct Engine {
    /// The names of the groups, from the whole expression on.
    pub names: Vec<String>,
    /// What every match begins with, and whether that is all.
    pub prefix: (String, bool),
    meta: meta::Regex,
    hir: Hir,
    longest: OnceLock<Option<PikeVM>>,
    stream: OnceLock<Option<DFA>>,
}

/// What is wrong with an expression, and with which part.
pub type Error = (&'static str, Vec<u8>);

impl Engine {
    /// Compiles an expression.
    pub fn new(text: &[u8], perl: bool) -> Result<Self, Error> {
        let parsed = parse(text, perl).map_err(|e| (e.0, e.1.to_vec()))?;
        let deep = parsed.height > DEEP;
        let build = || Self::build(parsed);
        let compiled = match deep {
            false => build(),
            true => std::thread::scope(|scope| {
                let builder = std::thread::Builder::new().stack_size(64 << 20);
                let thread = builder.spawn_scoped(scope, build).ok()?;
                thread.join().ok()?
            }),
        };
        compiled.ok_or_else(|| ("expression too large", text.to_vec()))
    }

    fn build(parsed: Parsed) -> Option<Self> {
        let config = meta::Config::new()
            .utf8_empty(true)
            .nfa_size_limit(Some(AUTOMATON_LIMIT));
        let meta = meta::Builder::new()
            .configure(config)
            .build_from_hir(&parsed.hir)
            .ok()?;
        Some(Self {
            names: parsed.names,
            prefix: parsed.prefix,
            meta,
            hir: parsed.hir,
            longest: OnceLock::new(),
            stream: OnceLock::new(),
        })
    }

    fn nfa(&self) -> Option<NFA> {
        let config = thompson::Config::new().nfa_size_limit(Some(AUTOMATON_LIMIT));
        thompson::Compiler::new()
            .configure(config)
            .build_from_hir(&self.hir)
            .ok()
    }

    /// Runs all alternatives side by side and lets the one win that goes on longest.
    fn longest(&self) -> Option<&PikeVM> {
        let make = || {
            PikeVM::builder()
                .configure(pikevm::Config::new().match_kind(MatchKind::All))
                .build_from_nfa(self.nfa()?)
                .ok()
        };
        self.longest.get_or_init(make).as_ref()
    }

    /// Searches valid UTF-8 from an offset on; the match's offsets and those of the groups for which `slots` has room.
    fn search(&self, input: &Input, longest: bool, slots: &mut [Option<NonMaxUsize>]) -> bool {
        let found = match slots.len() {
            0 => return self.meta.is_match(input.clone()),
            2 if !longest => {
                let Some(found) = self.meta.search(input) else {
                    return false;
                };
                slots[0] = NonMaxUsize::new(found.start());
                slots[1] = NonMaxUsize::new(found.end());
                return true;
            }
            _ => self.meta.search_slots(input, slots).is_some(),
        };
        let Some(start) = slots[0].filter(|_| found && longest) else {
            return found;
        };
        let Some(vm) = self.longest() else {
            return found;
        };
        let input = input
            .clone()
            .range(start.get()..input.end())
            .anchored(Anchored::Yes);
        slots.fill(None);
        vm.search_slots(&mut vm.create_cache(), &input, slots)
            .is_some()
    }

    /// Whether no text after `text`, which comes in parts, can change what its first match is.
    pub fn decided(&self, text: &[u8]) -> bool {
        let make = || DFA::builder().build_from_nfa(self.nfa()?).ok();
        let Some(dfa) = self.stream.get_or_init(make) else {
            return false;
        };
        // Of empty matches this automaton also knows those inside of runes.
        if self.hir.properties().minimum_len() == Some(0) && !text.is_ascii() {
            return false;
        }
        let text = Text::new(text);
        let mut cache = dfa.create_cache();
        let Ok(mut state) = dfa.start_state_forward(&mut cache, &Input::new(&text.bytes)) else {
            return false;
        };
        for &byte in text.bytes.iter() {
            match dfa.next_state(&mut cache, state, byte) {
                Ok(next) if next.is_dead() => return true,
                Ok(next) => state = next,
                Err(_) => return false,
            }
        }
        false
    }
}

/// A text to search in. Go takes each byte that is not UTF-8 for U+FFFD; the engine sees those instead.
pub struct Text<'a> {
    bytes: Cow<'a, [u8]>,
    /// Where, in the text itself, bytes were replaced.
    replaced: Vec<usize>,
}

impl<'a> Text<'a> {
    /// Looks whether the text is UTF-8.
    pub fn new(text: &'a [u8]) -> Self {
        let mut replaced = Vec::new();
        if std::str::from_utf8(text).is_ok() {
            return Self {
                bytes: Cow::Borrowed(text),
                replaced,
            };
        }
        let mut bytes = Vec::with_capacity(text.len() + text.len() / 2);
        let mut at = 0;
        while at < text.len() {
            let (rune, width) = decode(&text[at..]);
            if rune == 0xFFFD && width == 1 {
                bytes.extend_from_slice("\u{FFFD}".as_bytes());
                replaced.push(at);
            } else {
                bytes.extend_from_slice(&text[at..at + width]);
            }
            at += width;
        }
        Self {
            bytes: Cow::Owned(bytes),
            replaced,
        }
    }

    /// Each replaced byte in front makes the engine's text two bytes longer.
    fn in_engine(&self, at: usize) -> usize {
        at + 2 * self.replaced.partition_point(|r| *r < at)
    }

    fn original(&self, at: usize) -> usize {
        let (mut low, mut high) = (0, self.replaced.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.replaced[middle] + 2 * middle < at {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        at - 2 * low
    }

    /// The number of bytes of the rune at `at`; 0 at the end.
    pub fn width(&self, at: usize) -> usize {
        let at = self.in_engine(at);
        match decode(&self.bytes[at..]) {
            (0xFFFD, _) if self.replaced.binary_search(&self.original(at)).is_ok() => 1,
            (_, width) => width,
        }
    }
}

/// A search through a text, whose matches are told by offsets into it.
pub struct Search<'a> {
    engine: &'a Engine,
    text: Text<'a>,
    longest: bool,
    end: usize,
    slots: Vec<Option<NonMaxUsize>>,
    /// How many of the slots the engine knows: groups repeated 0 times are not there for it.
    known: usize,
}

impl<'a> Search<'a> {
    /// Searches `text[..end]`, for the offsets of so many groups; what is beyond `end` is looked at, not matched.
    pub fn new(
        engine: &'a Engine,
        text: &'a [u8],
        end: usize,
        longest: bool,
        groups: usize,
    ) -> Self {
        Self {
            engine,
            text: Text::new(text),
            longest,
            end,
            slots: vec![None; 2 * groups],
            known: engine.meta.group_info().slot_len(),
        }
    }

    /// The first match from `at` on: whether there is one; its offsets are added to `out`, -1 for groups without.
    pub fn find(&mut self, at: usize, out: &mut Vec<i64>) -> bool {
        let range = self.text.in_engine(at)..self.text.in_engine(self.end);
        let input = Input::new(&self.text.bytes).range(range);
        self.slots.fill(None);
        let known = self.slots.len().min(self.known);
        if !self
            .engine
            .search(&input, self.longest, &mut self.slots[..known])
        {
            return false;
        }
        let offset =
            |slot: &Option<NonMaxUsize>| slot.map_or(-1, |at| self.text.original(at.get()) as i64);
        out.extend(self.slots.iter().map(offset));
        true
    }

    /// All matches, at most `most`, that do not overlap; none is empty right after another.
    pub fn find_all(&mut self, most: usize, out: &mut Vec<i64>) {
        let (mut at, mut previous, mut count) = (0, -1, 0);
        while count < most && at <= self.end {
            let before = out.len();
            if !self.find(at, out) {
                break;
            }
            let (start, end) = (out[before], out[before + 1]);
            if end == at as i64 {
                at += self.text.width(at).max(1);
                if start == previous {
                    out.truncate(before);
                    previous = end;
                    continue;
                }
            } else {
                at = end as usize;
            }
            // An empty match farther on is found again from where it is.
            if start == end && start == previous {
                out.truncate(before);
            } else {
                count += 1;
            }
            previous = end;
        }
    }
}
