//! `zokor repl`: sessions through a pipe, written down in `testdata/repl/*.repl`, and at a terminal.
//!
//! In a transcript, `> ` is in front of the first line of an input and `| ` in front of its others; all else is what comes
//! out, standard output and standard error together.

mod transcript;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

#[test]
fn transcripts_are_repeated() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/repl");
    let mut checked = 0;
    for entry in std::fs::read_dir(folder).expect("the folder of transcripts") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a transcript");
        transcript::check(&path.display().to_string(), &text);
        checked += 1;
    }
    assert!(checked > 3);
}

#[test]
fn a_session_ends_as_it_says() {
    for (input, status) in [
        ("1\n", 0),
        ("os.Exit(3)\n1\n", 3),
        ("x\n", 1),
        ("panic(1)\n", 1),
        (":quit\nx\n", 0),
    ] {
        let (_, code) = transcript::run(input);
        assert_eq!(code, Some(status), "{input}");
    }
}

/// A session at a pseudo terminal.
struct Terminal {
    child: Child,
    master: File,
    output: Receiver<Vec<u8>>,
    seen: String,
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Terminal {
    fn new(history: &Path) -> Terminal {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&master).expect("a terminal of ours");
        unlockpt(&master).expect("an open terminal");
        let name = ptsname(&master, Vec::new()).expect("its name");
        let name = name.into_string().expect("a plain name");
        let open = || {
            let file = File::options().read(true).write(true).open(&name);
            file.expect("the other end")
        };
        let mut command = Command::new(env!("CARGO_BIN_EXE_zokor"));
        command.stdin(open()).stdout(open()).stderr(open());
        command.env("TERM", "xterm").env("ZOKOR_HISTORY", history);
        // SAFETY: two calls of the system, and nothing that allocates.
        unsafe {
            command.pre_exec(|| {
                rustix::process::setsid()?;
                rustix::process::ioctl_tiocsctty(std::io::stdin())?;
                Ok(())
            });
        }
        let child = command.spawn().expect("zokor starts");
        let master = File::from(master);
        let mut reader = master.try_clone().expect("another handle");
        let (send, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 || send.send(buffer[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        let mut terminal = Terminal {
            child,
            master,
            output,
            seen: String::new(),
        };
        terminal.expect("zokor> ");
        terminal
    }

    fn type_in(&mut self, text: &str) {
        self.master.write_all(text.as_bytes()).expect("typed");
    }

    /// Waits for a text, and forgets all up to its end.
    fn expect(&mut self, text: &str) {
        let began = Instant::now();
        loop {
            if let Some(at) = self.seen.find(text) {
                self.seen.drain(..at + text.len());
                return;
            }
            match self.output.recv_timeout(Duration::from_secs(1)) {
                Ok(bytes) => self.seen.push_str(&String::from_utf8_lossy(&bytes)),
                Err(RecvTimeoutError::Timeout) if began.elapsed() < Duration::from_secs(60) => {}
                Err(e) => panic!("{text:?} did not come ({e}), but {:?}", self.seen),
            }
        }
    }
}

fn history(name: &str) -> std::path::PathBuf {
    let path = std::env::temp_dir().join(format!("zokor-repl-{}-{name}", std::process::id()));
    let _ = std::fs::remove_file(&path);
    path
}

#[test]
fn a_terminal_edits_completes_and_remembers() {
    let history = history("history");
    let mut terminal = Terminal::new(&history);
    terminal.type_in("answer := 6 * 7\r");
    terminal.expect("zokor> ");
    terminal.type_in("ans\t\r");
    terminal.expect("42 (int)");
    terminal.expect("zokor> ");
    terminal.type_in("strings.ToUpp\t(\"x\")\r");
    terminal.expect("\"X\" (string)");
    terminal.expect("zokor> ");
    terminal.type_in("for i := range 2 {\r");
    terminal.type_in("println(\"line\", i)\r}\r");
    terminal.expect("line 0");
    terminal.expect("line 1");
    terminal.expect("zokor> ");
    // Ctrl-P twice: before the loop was the call.
    terminal.type_in("\u{10}\u{10}\r");
    terminal.expect("\"X\" (string)");
    terminal.expect("zokor> ");
    terminal.type_in("\u{4}");
    let status = terminal.child.wait().expect("it ends");
    assert!(status.success());
    let mut terminal = Terminal::new(&history);
    terminal.type_in("\u{1b}[A\r");
    terminal.expect("\"X\" (string)");
    let _ = std::fs::remove_file(&history);
}

#[test]
fn an_interrupt_stops_only_what_is_running() {
    let history = history("interrupt");
    let mut terminal = Terminal::new(&history);
    terminal.type_in("n := make(chan int)\r");
    terminal.expect("zokor> ");
    terminal.type_in("go func() { for i := 0; ; i++ { n <- i } }()\r");
    terminal.expect("zokor> ");
    terminal.type_in("func spin() { defer println(\"deferred\"); println(\"spins\"); for {} }\r");
    terminal.expect("zokor> ");
    terminal.type_in("spin()\r");
    terminal.expect("spins\r\n");
    terminal.type_in("\u{3}");
    terminal.expect("interrupted");
    terminal.expect("zokor> ");
    terminal.type_in("<-n + <-n + <-n\r");
    terminal.expect("3 (int)");
    terminal.expect("zokor> ");
    terminal.type_in("println(\"blocks\"); time.Sleep(time.Hour)\r");
    terminal.expect("blocks\r\n");
    terminal.type_in("\u{3}");
    terminal.expect("interrupted");
    terminal.expect("zokor> ");
    terminal.type_in("<-n\r");
    terminal.expect("3 (int)");
    let _ = std::fs::remove_file(&history);
}
