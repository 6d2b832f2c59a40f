//! Commands at a pseudo terminal.

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A command at a terminal of its own.
pub struct Terminal {
    pub child: Child,
    master: File,
    output: Receiver<Vec<u8>>,
    /// What came out and was not expected yet.
    seen: String,
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Terminal {
    /// Starts a command.
    pub fn new(mut command: Command) -> Terminal {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&master).expect("a terminal of ours");
        unlockpt(&master).expect("an open terminal");
        let size = Winsize {
            ws_row: 50,
            // No line of ours is broken.
            ws_col: 400,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        tcsetwinsize(&master, size).expect("a terminal of this size");
        let name = ptsname(&master, Vec::new()).expect("its name");
        let name = name.into_string().expect("a plain name");
        let open = || {
            let file = File::options().read(true).write(true).open(&name);
            file.expect("the other end")
        };
        command.stdin(open()).stdout(open()).stderr(open());
        command.env("TERM", "xterm").env_remove("NO_COLOR");
        // SAFETY: two calls of the system, and nothing that allocates.
        unsafe {
            command.pre_exec(|| {
                rustix::process::setsid()?;
                rustix::process::ioctl_tiocsctty(std::io::stdin())?;
                Ok(())
            });
        }
        let child = command.spawn().expect("the command starts");
        // It holds the other end open, and would never let the output end.
        drop(command);
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
        Terminal {
            child,
            master,
            output,
            seen: String::new(),
        }
    }

    /// Types a text.
    #[allow(dead_code)]
    pub fn type_in(&mut self, text: &str) {
        self.master.write_all(text.as_bytes()).expect("typed");
    }

    /// Waits for a text, and forgets all up to its end. Gives what came before it.
    #[allow(dead_code)]
    pub fn expect(&mut self, text: &str) -> String {
        let began = Instant::now();
        loop {
            if let Some(at) = self.seen.find(text) {
                let before = self.seen[..at].to_string();
                self.seen.drain(..at + text.len());
                return before;
            }
            match self.output.recv_timeout(Duration::from_secs(1)) {
                Ok(bytes) => self.seen.push_str(&String::from_utf8_lossy(&bytes)),
                Err(RecvTimeoutError::Timeout) if began.elapsed() < Duration::from_secs(60) => {}
                Err(e) => panic!("{text:?} did not come ({e}), but {:?}", self.seen),
            }
        }
    }

    /// Waits for the end of the command. Its exit status and what came out.
    #[allow(dead_code)]
    pub fn end(mut self) -> (Option<i32>, String) {
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_secs(60)) {
            self.seen.push_str(&String::from_utf8_lossy(&bytes));
        }
        let status = self.child.wait().expect("it ends");
        (status.code(), std::mem::take(&mut self.seen))
    }
}
