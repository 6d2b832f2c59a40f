//! Programs that concern their whole process (by signals, for instance) and are run by a command `zokor` of their own.

use super::case::{Ran, Regime};
use super::find::Case;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// Runs a program in a process.
///
/// # Errors
/// The system's.
pub(super) fn run(command: &Path, case: &Case, regime: &Regime) -> io::Result<Ran> {
    let mut child = Command::new(command)
        .arg("run")
        .args(regime.flags())
        .arg(&case.path)
        .args(case.args())
        .envs(regime.variables())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let input = case.input();
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        // A program need not read what it is given.
        scope.spawn(move || stdin.map(|mut s| s.write_all(&input)));
        let out = scope.spawn(|| read(stdout));
        let err = scope.spawn(|| read(stderr));
        let (status, late) = wait(&mut child, regime)?;
        let text = |bytes: std::thread::Result<Vec<u8>>| {
            String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
        };
        Ok(Ran {
            out: text(out.join()),
            err: text(err.join()),
            status,
            late: late.then(|| regime.too_late()),
        })
    })
}

fn read(stream: Option<impl Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What was read until an error is all there is.
    let _ = stream.map(|mut s| s.read_to_end(&mut bytes));
    bytes
}

/// Waits for the process, and ends it when it has taken too long. Its status, and whether that was so.
fn wait(child: &mut Child, regime: &Regime) -> io::Result<(i32, bool)> {
    let end = Instant::now() + regime.timeout;
    while Instant::now() < end {
        if let Some(status) = child.try_wait()? {
            return Ok((status.code().unwrap_or(-1), false));
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    child.kill()?;
    Ok((child.wait()?.code().unwrap_or(-1), true))
}
