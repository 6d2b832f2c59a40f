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
    /// The first flag that is none of ours: perhaps the tests define it.
    pub foreign: Option<String>,
    pub verbose: bool,
    pub bench: bool,
    /// Packages are told of by events.
    pub json: bool,
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
const VALUED: [&str; 10] = [
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

/// Flags of `go test` that mean nothing here, and why.
const REFUSED: [(&[&str], &str); 6] = [
    (
        &["cover", "covermode", "coverpkg", "coverprofile"],
        "coverage is not measured",
    ),
    (
        &["fuzz", "fuzztime", "fuzzminimizetime", "fuzzcachedir"],
        "inputs of fuzz targets are not generated; without it their seeds are run",
    ),
    (&["race", "msan", "asan"], "data races are not looked for"),
    (
        &[
            "cpuprofile",
            "memprofile",
            "memprofilerate",
            "blockprofile",
            "blockprofilerate",
            "mutexprofile",
            "mutexprofilefraction",
            "trace",
        ],
        "nothing is profiled",
    ),
    (&["c", "o", "exec"], "nothing is compiled ahead"),
    (&["vet"], "programs are not vetted"),
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
                match parsed.foreign {
                    None => parsed.paths.push(word),
                    // It may be the value of that.
                    Some(_) => parsed.args.push(word),
                }
                continue;
            };
            let flag = flag.strip_prefix('-').unwrap_or(flag);
            let (name, mut value) = match flag.split_once('=') {
                Some((name, value)) => (name, Some(value.to_string())),
                None => (flag, None),
            };
            if name == "args" {
                parsed.args.extend(words);
                break;
            }
            if PLAIN.contains(&name) {
                parsed.verbose |= name == "v" && value.as_deref() != Some("false");
                let value = value.map_or(String::new(), |v| format!("={v}"));
                parsed.flags.push(format!("-test.{name}{value}"));
                continue;
            }
            if name == "json" {
                parsed.json = value.as_deref() != Some("false");
                continue;
            }
            if let Some((_, why)) = REFUSED.iter().find(|(names, _)| names.contains(&name)) {
                return Err(format!("-{name} of go test is not supported: {why}"));
            }
            if !word.starts_with("--") && !is_ours(name) {
                parsed.foreign.get_or_insert(name.into());
                parsed.args.push(word.clone());
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
        if parsed.json {
            parsed.flags.push("-test.v=test2json".into());
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

/// Whether a flag is one of `zokor test`.
fn is_ours(name: &str) -> bool {
    let own = [
        "update",
        "timeout",
        "tags",
        "jobs",
        "p",
        "seed",
        "filter",
        "repeat",
        "schedules",
        "format",
    ];
    own.contains(&name) || VALUED.contains(&name)
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
