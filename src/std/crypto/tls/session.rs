//! A connection's side of the protocol, from bytes to bytes.

use super::config::Verdict;
use super::errors::{Kind, explain};
use super::hello;
use crate::runtime::Cx;
use crate::runtime::strings::Str;
use crate::runtime::sync::Mutex;
use rustls::server::{Accepted, Acceptor};
use rustls::{Connection, ServerConfig};
use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::sync::Arc;

/// The sessions of a run by number, and the last number.
#[derive(Default)]
pub struct Sessions(Mutex<(i64, HashMap<i64, Shared>)>);

type Shared = Arc<Mutex<Session>>;

impl Sessions {
    pub fn add(cx: Cx, session: Session) -> i64 {
        let mut all = cx.vm().extension::<Sessions>().0.lock();
        all.0 += 1;
        let id = all.0;
        all.1.insert(id, Arc::new(Mutex::new(session)));
        id
    }

    pub fn free(cx: Cx, id: i64) {
        let freed = cx.vm().extension::<Sessions>().0.lock().1.remove(&id);
        drop(freed);
    }

    /// Uses a session, which `f` has for itself; it must not call back. `None` if it has been freed.
    pub fn with<R>(cx: Cx, id: i64, f: impl FnOnce(&mut Session) -> R) -> Option<R> {
        let session = cx.vm().extension::<Sessions>().0.lock().1.get(&id)?.clone();
        let mut session = session.lock();
        Some(f(&mut session))
    }
}

/// What a connection has come to; conn.go has the numbers.
pub mod flags {
    pub const HANDSHAKING: i64 = 1;
    pub const TO_SEND: i64 = 2;
    pub const GREETED: i64 = 4;
    pub const CLOSED: i64 = 8;
    pub const WITHIN_RECORD: i64 = 16;
}

/// What there is to say after bytes came.
#[derive(Default)]
pub struct Told {
    pub used: usize,
    pub flags: i64,
    pub kind: Kind,
    pub detail: i64,
    pub text: String,
}

impl Told {
    pub fn failed(text: String) -> Self {
        Self {
            kind: Kind::Other,
            text,
            ..Self::default()
        }
    }

    pub fn words(&self, cx: Cx) -> (i64, i64, i64, Str) {
        let text = Str::new(cx, self.text.as_bytes());
        (self.flags, self.kind as i64, self.detail, text)
    }
}

enum State {
    Accepting(Box<Acceptor>),
    Greeted(Box<Accepted>),
    Open(Box<Connection>),
    Failed,
}

/// What a client says first.
#[derive(Default)]
pub struct Hello {
    pub name: String,
    pub protocols: Vec<Vec<u8>>,
    pub suites: Vec<u16>,
    pub schemes: Vec<u16>,
    pub curves: Vec<u16>,
    pub versions: Vec<u16>,
}

/// What was agreed on.
#[derive(Default)]
pub struct Agreed {
    pub version: u16,
    pub suite: u16,
    pub curve: u16,
    pub protocol: Vec<u8>,
    pub name: String,
    pub certificates: Vec<Vec<u8>>,
}

/// Where in a record the stream is.
#[derive(Default)]
struct Records {
    head: Vec<u8>,
    left: usize,
}

impl Records {
    const HEAD: usize = 5;

    fn pass(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            if self.left > 0 {
                let n = self.left.min(bytes.len());
                self.left -= n;
                bytes = &bytes[n..];
                continue;
            }
            let n = (Self::HEAD - self.head.len()).min(bytes.len());
            self.head.extend(&bytes[..n]);
            bytes = &bytes[n..];
            if let [_, _, _, high, low] = self.head[..] {
                self.left = usize::from(high) << 8 | usize::from(low);
                self.head.clear();
            }
        }
    }

    fn within(&self) -> bool {
        self.left > 0 || !self.head.is_empty()
    }
}

/// A session.
pub struct Session {
    state: State,
    /// What is to be sent though the state cannot say it any more.
    last_words: Vec<u8>,
    verdict: Arc<Verdict>,
    /// What a client sent until it was understood.
    hello: Vec<u8>,
    records: Records,
    closed: bool,
    name: String,
}

impl Session {
    /// A server's, of which nothing is known yet.
    pub fn accepting() -> Self {
        Self::new(
            State::Accepting(Box::default()),
            Arc::default(),
            String::new(),
        )
    }

    pub fn open(connection: Connection, verdict: Arc<Verdict>, name: String) -> Self {
        Self::new(State::Open(Box::new(connection)), verdict, name)
    }

    fn new(state: State, verdict: Arc<Verdict>, name: String) -> Self {
        Self {
            state,
            last_words: Vec::new(),
            verdict,
            hello: Vec::new(),
            records: Records::default(),
            closed: false,
            name,
        }
    }

    fn flags(&self) -> i64 {
        let mut flags = match &self.state {
            State::Open(c) => {
                i64::from(c.is_handshaking()) * flags::HANDSHAKING
                    + i64::from(c.wants_write()) * flags::TO_SEND
            }
            State::Greeted(_) => flags::HANDSHAKING | flags::GREETED,
            State::Accepting(_) | State::Failed => flags::HANDSHAKING,
        };
        if !self.last_words.is_empty() {
            flags |= flags::TO_SEND;
        }
        if self.closed {
            flags |= flags::CLOSED;
        }
        if self.records.within() {
            flags |= flags::WITHIN_RECORD;
        }
        flags
    }

    fn told(&self, used: usize, result: Result<(), rustls::Error>) -> Told {
        let mut told = Told {
            used,
            flags: self.flags(),
            ..Told::default()
        };
        if let Err(e) = result {
            (told.kind, told.detail, told.text) = explain(&e, &self.verdict);
        }
        told
    }

    /// Takes bytes that came, as many as it likes.
    pub fn feed(&mut self, bytes: &[u8]) -> Told {
        let mut rest = bytes;
        let mut result = Ok(());
        let early = matches!(self.state, State::Accepting(_));
        while !rest.is_empty() && result.is_ok() {
            let before = rest.len();
            match &mut self.state {
                State::Open(c) => {
                    // It takes no more while there is much that was not read.
                    if c.read_tls(&mut rest).is_err() {
                        break;
                    }
                    match c.process_new_packets() {
                        Ok(state) => self.closed |= state.peer_has_closed(),
                        Err(e) => result = Err(e),
                    }
                }
                State::Accepting(acceptor) => {
                    if acceptor.read_tls(&mut rest).is_err() {
                        break;
                    }
                    match acceptor.accept() {
                        Ok(None) => {}
                        Ok(Some(accepted)) => self.state = State::Greeted(Box::new(accepted)),
                        Err((e, mut alert)) => {
                            let _ = alert.write_all(&mut self.last_words);
                            self.state = State::Failed;
                            result = Err(e);
                        }
                    }
                }
                State::Greeted(_) => break,
                State::Failed => rest = &[],
            }
            if rest.len() == before {
                // After the end of the other side nothing counts.
                rest = if self.closed { &[] } else { rest };
                break;
            }
        }
        let used = bytes.len() - rest.len();
        self.records.pass(&bytes[..used]);
        if early {
            self.hello.extend(&bytes[..used]);
        }
        self.told(used, result)
    }

    /// The versions that a client has offered, as far as is known.
    pub fn versions(&mut self) -> Vec<u16> {
        hello::versions(&self.hello)
    }

    /// What the client has said, once it has.
    pub fn greeting(&mut self) -> Option<Hello> {
        let State::Greeted(accepted) = &self.state else {
            return None;
        };
        let hello = accepted.client_hello();
        let versions = hello::versions(&self.hello);
        let protocols = hello.alpn().into_iter().flatten();
        Some(Hello {
            versions,
            name: hello.server_name().unwrap_or_default().to_owned(),
            protocols: protocols.map(<[u8]>::to_vec).collect(),
            suites: hello.cipher_suites().iter().map(|&s| s.into()).collect(),
            schemes: hello
                .signature_schemes()
                .iter()
                .map(|&s| s.into())
                .collect(),
            curves: hello
                .named_groups()
                .unwrap_or_default()
                .iter()
                .map(|&g| g.into())
                .collect(),
        })
    }

    /// Goes on with a client that has spoken.
    pub fn answer(&mut self, config: Arc<ServerConfig>, verdict: Arc<Verdict>) -> Told {
        self.verdict = verdict;
        let result = match std::mem::replace(&mut self.state, State::Failed) {
            State::Greeted(accepted) => match accepted.into_connection(config) {
                Ok(mut c) => {
                    c.set_buffer_limit(None);
                    self.state = State::Open(Box::new(c.into()));
                    Ok(())
                }
                Err((e, mut alert)) => {
                    let _ = alert.write_all(&mut self.last_words);
                    Err(e)
                }
            },
            other => {
                self.state = other;
                Ok(())
            }
        };
        self.told(0, result)
    }

    /// What is to be sent.
    pub fn take(&mut self) -> Vec<u8> {
        let mut out = std::mem::take(&mut self.last_words);
        if let State::Open(c) = &mut self.state {
            while c.wants_write() && c.write_tls(&mut out).is_ok_and(|n| n > 0) {}
        }
        out
    }

    /// Gives `put` up to `most` bytes of what came, and says how many.
    pub fn plain(&mut self, most: usize, put: impl FnOnce(&[u8]) -> usize) -> usize {
        let State::Open(c) = &mut self.state else {
            return 0;
        };
        let mut reader = c.reader();
        let n = match reader.fill_buf() {
            Ok(part) => put(&part[..part.len().min(most)]),
            Err(_) => 0,
        };
        reader.consume(n);
        n
    }

    /// What is to be sent to say `bytes`.
    pub fn seal(&mut self, bytes: &[u8]) -> Vec<u8> {
        if let State::Open(c) = &mut self.state {
            // It keeps all, as there is no limit.
            let _ = c.writer().write_all(bytes);
        }
        self.take()
    }

    /// What is to be sent to say that nothing follows.
    pub fn notify(&mut self) -> Vec<u8> {
        if let State::Open(c) = &mut self.state {
            c.send_close_notify();
        }
        self.take()
    }

    pub fn agreed(&mut self) -> Agreed {
        let State::Open(c) = &self.state else {
            return Agreed {
                certificates: self.verdict.seen(),
                ..Agreed::default()
            };
        };
        let name = match &**c {
            Connection::Server(s) => s.server_name().unwrap_or_default().to_owned(),
            Connection::Client(_) => self.name.clone(),
        };
        Agreed {
            version: c.protocol_version().map_or(0, Into::into),
            suite: c.negotiated_cipher_suite().map_or(0, |s| s.suite().into()),
            curve: c
                .negotiated_key_exchange_group()
                .map_or(0, |g| g.name().into()),
            protocol: c.alpn_protocol().unwrap_or_default().to_vec(),
            name,
            certificates: self.verdict.seen(),
        }
    }

    pub fn export(
        &mut self,
        label: &[u8],
        context: Option<&[u8]>,
        length: usize,
    ) -> Option<Vec<u8>> {
        let State::Open(c) = &self.state else {
            return None;
        };
        c.export_keying_material(vec![0; length], label, context)
            .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_in_pieces() {
        let mut records = Records::default();
        for (part, within) in [
            (&[22, 3][..], true),
            (&[3, 0, 2, 9], true),
            (&[9], false),
            (&[22, 3, 3, 0, 0], false),
            (&[22, 3, 3, 0, 1, 7, 22], true),
        ] {
            records.pass(part);
            assert_eq!(records.within(), within);
        }
    }
}
