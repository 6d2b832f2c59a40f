//! The forms in which results of golden tests are told.

use super::args::Format;
use super::goldens::Progress;
use serde_json::json;
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Duration;

/// What is told of a test.
pub struct Told {
    /// Its name.
    pub name: String,
    /// What is wrong with it.
    pub result: Result<(), String>,
    /// How long it took.
    pub time: Duration,
}

/// Tells results as they come.
pub struct Report {
    format: Format,
    progress: Progress,
    passed: usize,
    failed: usize,
    /// What can only be told at the end.
    later: String,
}

impl Report {
    /// Of so many tests.
    pub fn new(format: Format, all: usize) -> Report {
        let report = Report {
            format,
            progress: Progress::new(all, format == Format::Pretty),
            passed: 0,
            failed: 0,
            later: String::new(),
        };
        if format == Format::Tap {
            report.say("TAP version 14\n");
        }
        report
    }

    /// Tells a result.
    pub fn tell(&mut self, told: &Told) {
        match told.result {
            Ok(()) => self.passed += 1,
            Err(_) => self.failed += 1,
        }
        let number = self.passed + self.failed;
        let seconds = told.time.as_secs_f64();
        match (self.format, &told.result) {
            (Format::Pretty, Ok(())) => {}
            (Format::Pretty, Err(problem)) => self.say(&format!("FAIL {}\n{problem}\n", told.name)),
            (Format::Tap, Ok(())) => self.say(&format!("ok {number} - {}\n", told.name)),
            (Format::Tap, Err(problem)) => {
                let mut text = format!("not ok {number} - {}\n  ---\n  message: |\n", told.name);
                for line in problem.lines() {
                    let _ = writeln!(text, "    {line}");
                }
                self.say(&(text + "  ...\n"));
            }
            (Format::Json, result) => {
                let status = if result.is_ok() { "passed" } else { "failed" };
                let mut object = json!({"name": told.name, "status": status, "seconds": seconds});
                if let Err(problem) = result {
                    object["message"] = json!(problem);
                }
                self.say(&format!("{object}\n"));
            }
            (Format::Junit, result) => {
                let name = escape(&told.name);
                let head = format!("  <testcase name=\"{name}\" time=\"{seconds:.3}\"");
                let _ = match result {
                    Ok(()) => writeln!(self.later, "{head}/>"),
                    Err(problem) => writeln!(
                        self.later,
                        "{head}>\n    <failure>{}</failure>\n  </testcase>",
                        escape(problem)
                    ),
                };
            }
        }
        self.progress.step(told.result.is_err());
    }

    /// Tells how many there were. Says whether all have passed.
    pub fn end(self) -> bool {
        self.progress.clear();
        let (passed, failed) = (self.passed, self.failed);
        let sum = format!("{passed} passed, {failed} failed\n");
        match self.format {
            Format::Pretty => self.say(&sum),
            Format::Tap => self.say(&format!("1..{}\n# {sum}", passed + failed)),
            Format::Json => self.say(&format!("{}\n", json!({"passed": passed, "failed": failed}))),
            Format::Junit => self.say(&format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"zokor\" tests=\"{}\" failures=\"{failed}\">\n{}</testsuite>\n",
                passed + failed,
                self.later
            )),
        }
        failed == 0
    }

    /// Writes to standard output. If nobody reads it there is nothing to tell.
    fn say(&self, text: &str) {
        self.progress.clear();
        let mut out = std::io::stdout();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }
}

/// Text for XML, without what XML cannot have.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() && !matches!(c, '\n' | '\t') => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
