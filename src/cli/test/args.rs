//! The arguments of `zokor test`: those of `go test` that mean something here, with one dash or two, and those of golden
//! tests.

use jiff::SignedDuration;
use std::time::Duration;

/// What `zokor test` is told.
#[derive(Default)]
pub struct Arguments {
    /// Files, folders, `FOLDER/...`; none: the package in the current folder.
    pub paths: Vec<String>,
    /// Flags for the programs of tests, as `-test.run=…`.
    pub flags: Vec<String>,
    /// What tests get besides.
    pub args: Vec<String>,
    pub verbose: bool,
    pub bench: bool,
    pub timeout: Option<Duration>,
    /// Build tags.
    pub tags: Vec<String>,
    pub jobs: usize,
    pub update: bool,
    pub seed: Seed,
    pub filter: String,
    pub repeat: u32,
    pub schedules: u32,
    pub format: Format,
}

/// The seed of golden tests.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Seed {
    /// Another one each time.
    #[default]
    Any,
    /// This one.
    Fixed(u64),
    /// None: real time, and as many workers as there are cores.
    Off,
}

/// How results of golden tests are shown.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Format {
    /// For people.
    #[default]
    Pretty,
    /// The Test Anything Protocol, version 14.
    Tap,
    /// The XML that JUnit writes.
    Junit,
    /// A JSON object for each test in a line.
    Json,
}

/// Flags of `go test` with a value, which the programs of tests understand.
const VALUED: [&str; 11] = [
    "run",
    "skip",
    "bench",
    "benchtime",
    "count",
    "cpu",
    "parallel",
    "shuffle",
    "list",
    "outputdir",
    "fuzz",
];
/// Those without.
const PLAIN: [&str; 6] = [
    "v",
    "short",
    "failfast",
    "benchmem",
    "fullpath",
    "artifacts",
];

impl Arguments {
    /// Reads what stands behind `zokor test`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Arguments, String> {
        let mut parsed = Arguments {
            repeat: 1,
            ..Arguments::default()
        };
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let Some(flag) = word.strip_prefix('-').filter(|f| !f.is_empty()) else {
                parsed.paths.push(word);
                continue;
            };
            let flag = flag.strip_prefix('-').unwrap_or(flag);
            let (name, mut value) = match flag.split_once('=') {
                Some((name, value)) => (name, Some(value.to_string())),
                None => (flag, None),
            };
            if name == "args" {
                parsed.args = words.collect();
                break;
            }
            if PLAIN.contains(&name) {
                parsed.verbose |= name == "v" && value.as_deref() != Some("false");
                let value = value.map_or(String::new(), |v| format!("={v}"));
                parsed.flags.push(format!("-test.{name}{value}"));
                continue;
            }
            if name == "update" {
                parsed.update = value.as_deref() != Some("false");
                continue;
            }
            let value = value.take().or_else(|| words.next());
            let value = value.ok_or_else(|| format!("option -{name} needs a value"))?;
            parsed.set(name, value)?;
        }
        Ok(parsed)
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), String> {
        match name {
            name if VALUED.contains(&name) => {
                self.bench |= name == "bench" && !value.is_empty();
                self.flags.push(format!("-test.{name}={value}"));
            }
            "timeout" => self.timeout = Some(duration(&value)?),
            "tags" => {
                let list = value.split([',', ' ']).filter(|t| !t.is_empty());
                self.tags.extend(list.map(String::from));
            }
            "jobs" | "p" => self.jobs = number(name, &value)?,
            "seed" if value == "off" => self.seed = Seed::Off,
            "seed" => self.seed = Seed::Fixed(number(name, &value)?),
            "filter" => self.filter = value,
            "repeat" => self.repeat = number(name, &value)?,
            "schedules" => self.schedules = number(name, &value)?,
            "format" => {
                self.format = match value.as_str() {
                    "pretty" => Format::Pretty,
                    "tap" => Format::Tap,
                    "junit" => Format::Junit,
                    "json" => Format::Json,
                    other => {
                        return Err(format!(
                            "--format is pretty, tap, junit or json, not {other}"
                        ));
                    }
                }
            }
            other => {
                return Err(format!(
                    "there is no option -{other} of test; see 'zokor --help'"
                ));
            }
        }
        Ok(())
    }
}

/// A time as `10s` or `1m30s`; 0 is none.
fn duration(text: &str) -> Result<Duration, String> {
    if text == "0" {
        return Ok(Duration::ZERO);
    }
    let parsed: Result<SignedDuration, _> = text.parse();
    let positive = parsed.ok().and_then(|d| d.try_into().ok());
    positive.ok_or_else(|| format!("-timeout is a time such as 10s, not {text}"))
}

fn number<T: std::str::FromStr>(name: &str, text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("-{name} is a number, not {text}"))
}
