//! `zokor test -json`: what tests write, as events of `go test -json`.
//!
//! The programs of tests mark what they say themselves (`-test.v=test2json`): each such line begins with one of the marks below.

use jiff::Timestamp;
use serde_json::Value;
use std::time::Instant;

/// In front of a line by which package testing says what happens.
const FRAME: u8 = 0x16;
/// In front of the first line of an error, and of its others.
const ERROR: u8 = 0x0f;
const MORE: u8 = 0x0e;

/// Makes events of the output of one package's tests.
pub struct Events {
    package: String,
    began: Instant,
    /// The test that is talked about.
    test: String,
    /// How tests have ended; told with the next thing that happens, as output may follow that belongs to them.
    reports: Vec<Report>,
    /// How the package has ended, as far as is known.
    result: Option<&'static str>,
    /// A line that is not whole yet.
    line: Vec<u8>,
}

struct Report {
    test: String,
    action: String,
    elapsed: Option<f64>,
}

/// One event: names and values in their order.
struct Event(String);

impl Event {
    fn new(action: &str) -> Event {
        let event = Event(String::from("{"));
        event
            .with("Time", &Timestamp::now().to_string())
            .with("Action", action)
    }

    /// Adds a text, as Go encodes it.
    fn with(mut self, name: &str, text: &str) -> Event {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        let text = Value::from(text).to_string();
        let text = text.replace('<', "\\u003c").replace('>', "\\u003e");
        let text = text.replace('&', "\\u0026");
        self.0 += &format!("\"{name}\":{text}");
        self
    }

    fn took(mut self, seconds: Option<f64>) -> Event {
        if let Some(seconds) = seconds {
            self.0 += &format!(",\"Elapsed\":{seconds}");
        }
        self
    }

    fn whole(self) -> String {
        self.0 + "}\n"
    }
}

/// The events of a package that cannot be built, up to the start of its tests.
pub fn of_build(path: &str, complaints: &str) -> String {
    let import = format!("{path} [{path}.test]");
    let event = |action| {
        Event("{".into())
            .with("ImportPath", &import)
            .with("Action", action)
    };
    let lines = complaints.split_inclusive('\n');
    let mut told: String = lines
        .map(|line| event("build-output").with("Output", line).whole())
        .collect();
    told += &event("build-fail").whole();
    told
}

impl Events {
    /// The events of a package, and the first of them.
    pub fn new(package: &str) -> (Events, String) {
        let events = Events {
            package: package.into(),
            began: Instant::now(),
            test: String::new(),
            reports: Vec::new(),
            result: None,
            line: Vec::new(),
        };
        let start = Event::new("start").with("Package", package).whole();
        (events, start)
    }

    /// The events of more output.
    pub fn feed(&mut self, bytes: &[u8]) -> String {
        let mut told = String::new();
        for &byte in bytes {
            // A frame begins where it likes.
            if byte == FRAME && self.line.last().is_some_and(|b| *b != FRAME) {
                told += &self.tell_line();
            }
            self.line.push(byte);
            if byte == b'\n' {
                told += &self.tell_line();
            }
        }
        told
    }

    /// The last events; with the package that was not built, if that is why.
    pub fn end(&mut self, unbuilt: bool) -> String {
        let mut told = self.tell_line();
        told += &self.flush(0);
        if let Some(result) = self.result {
            let seconds = match unbuilt {
                true => 0.0,
                false => self.began.elapsed().as_millis() as f64 / 1000.0,
            };
            let mut event = Event::new(result)
                .with("Package", &self.package)
                .took(Some(seconds));
            if unbuilt {
                let path = &self.package;
                event = event.with("FailedBuild", &format!("{path} [{path}.test]"));
            }
            told += &event.whole();
        }
        told
    }

    fn event(&self, action: &str, test: &str) -> Event {
        let event = Event::new(action).with("Package", &self.package);
        match test {
            "" => event,
            test => event.with("Test", test),
        }
    }

    fn output(&self, text: &str, kind: &str) -> String {
        let event = self.event("output", &self.test).with("Output", text);
        match kind {
            "" => event.whole(),
            kind => event.with("OutputType", kind).whole(),
        }
    }

    /// Tells how tests have ended, from a depth on.
    fn flush(&mut self, depth: usize) -> String {
        self.test.clear();
        let mut told = String::new();
        while self.reports.len() > depth
            && let Some(report) = self.reports.pop()
        {
            let event = self.event(&report.action, &report.test);
            told += &event.took(report.elapsed).whole();
        }
        told
    }

    fn tell_line(&mut self) -> String {
        let line = std::mem::take(&mut self.line);
        if line.is_empty() {
            return String::new();
        }
        let marks = line
            .iter()
            .take_while(|b| [FRAME, ERROR, MORE].contains(b))
            .count();
        let text = String::from_utf8_lossy(&line[marks..]).into_owned();
        match line[..marks].first() {
            Some(&FRAME) => self.frame(&text),
            Some(&ERROR) => self.output(&text, "error"),
            Some(_) => self.output(&text, "error-continue"),
            None => self.plain(&text),
        }
    }

    /// A line without a mark: of a test, or of the command about the package.
    fn plain(&mut self, text: &str) -> String {
        let line = text.trim_end_matches('\n');
        if line.starts_with("?   \t") && line.ends_with("\t[no test files]") {
            self.result = Some("skip");
        } else if line.starts_with("FAIL\t") {
            let told = self.flush(0);
            self.result = Some("fail");
            return told + &self.output(text, "frame");
        }
        self.output(text, "")
    }

    fn frame(&mut self, text: &str) -> String {
        let line = text.trim_end_matches('\n');
        if let "PASS" | "FAIL" = line {
            let told = self.flush(0);
            self.result = Some(if line == "PASS" { "pass" } else { "fail" });
            return told + &self.output(text, "frame");
        }
        let bare = line.trim_start_matches("    ");
        if let Some(report) = bare.strip_prefix("--- ") {
            let depth = (line.len() - bare.len()) / 4;
            let (word, rest) = report.split_once(": ").unwrap_or((report, ""));
            let (test, time) = rest.split_once(" (").unwrap_or((rest, ""));
            let told = self.flush(depth);
            self.test = test.into();
            self.reports.push(Report {
                test: test.into(),
                action: word.to_lowercase(),
                elapsed: time.strip_suffix("s)").and_then(|t| t.parse().ok()),
            });
            return told + &self.output(text, "frame");
        }
        let Some(update) = line.strip_prefix("=== ") else {
            return self.output(text, "");
        };
        let (word, rest) = update.split_once(' ').unwrap_or((update, ""));
        let told = self.flush(0);
        let rest = rest.trim();
        let test = if word == "ATTR" {
            rest.split(' ').next().unwrap_or("")
        } else {
            rest
        };
        self.test = test.into();
        if word == "NAME" {
            return told;
        }
        let mut event = self.event(&word.to_lowercase(), test);
        if word == "ATTR" {
            let mut words = rest.splitn(3, ' ').skip(1);
            event = event.with("Key", words.next().unwrap_or(""));
            event = event.with("Value", words.next().unwrap_or(""));
        }
        let (event, output) = (event.whole(), self.output(text, "frame"));
        // Nothing is to look as if a paused test had written it.
        told + &match word {
            "PAUSE" => output + &event,
            _ => event + &output,
        }
    }
}
