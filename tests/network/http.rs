//! The site, its crawler, and clients that were not written here.

use super::{MODES, Server, zokor};
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::thread;

/// A tool of the system; says so if there is none.
pub fn tool(name: &str) -> Option<Command> {
    let found = Command::new(name)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    // Some know no version, but all can be started.
    if found.is_err() {
        eprintln!("SKIPPED: there is no {name} on this machine");
        return None;
    }
    Some(Command::new(name))
}

pub fn output(command: &mut Command) -> String {
    let out = command.output().expect("a run");
    assert!(out.status.success(), "{command:?}: {out:?}");
    String::from_utf8(out.stdout).expect("text")
}

#[test]
fn a_site_is_crawled() {
    for mode in MODES {
        let site = Server::start(mode, "site", &["-pages=40"], &[]);
        let out = output(&mut zokor(
            mode,
            "crawl",
            &[&format!("http://{}/", site.address)],
        ));
        let mut got: Vec<&str> = out.lines().collect();
        got.sort_unstable();
        let mut want: Vec<String> = (1..=40).map(|n| format!("/page/{n} 200 OK")).collect();
        want.extend(["/gone 404 Not Found".into(), "/ 200 OK".into()]);
        want.sort_unstable();
        assert_eq!(got, want);
    }
}

#[test]
fn curl_is_served() {
    let Some(_) = tool("curl") else { return };
    let site = Server::start(MODES[0], "site", &[], &[]);
    let at = |path: &str| format!("http://{}{path}", site.address);
    let curl = |args: &[&str]| {
        output(
            Command::new("curl")
                .args(["-s", "--noproxy", "*"])
                .args(args),
        )
    };
    assert!(curl(&["-L", &at("/")]).contains("<title>Page 1</title>"));
    let status = ["-o", "/dev/null", "-w", "%{http_code} %{num_connects}"];
    assert_eq!(curl(&[&status[..], &[&at("/none")]].concat()), "404 1");
    let big = "0123456789".repeat(100_000);
    let file = std::env::temp_dir().join(format!("zokor-upload-{}", std::process::id()));
    std::fs::write(&file, &big).expect("a file");
    let form = format!("file=@{};filename=name.txt", file.display());
    let got = curl(&[
        "-D",
        "-",
        "-H",
        "Expect: 100-continue",
        "-F",
        &form,
        &at("/upload"),
    ]);
    assert!(got.contains("X-Name: name.txt\r\n"), "{}", &got[..200]);
    assert!(got.ends_with(&big));
    let chunked = ["-H", "Transfer-Encoding: chunked", "--data-binary"];
    let data = format!("@{}", file.display());
    assert!(curl(&[&chunked[..], &[&data, &at("/echo")]].concat()) == big);
    std::fs::remove_file(&file).expect("removed");
    // The jar's cookie comes back; the connection is kept for the second address.
    let visits = at("/visits");
    assert_eq!(curl(&["-b", "", &visits, &visits]), "0\n1\n");
}

#[test]
fn nc_hears_echoes() {
    let Some(mut nc) = tool("nc") else { return };
    let server = Server::start(MODES[0], "echo", &["-delay=1ms"], &[]);
    let (host, port) = server.address.rsplit_once(':').expect("a port");
    let mut child = nc
        .args(["-w", "10", host, port])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("nc");
    let mut stdin = child.stdin.take().expect("piped");
    stdin.write_all(b"Hello\n").expect("written");
    let mut heard = [0; 21];
    let stdout = child.stdout.as_mut().expect("piped");
    stdout.read_exact(&mut heard).expect("three echoes");
    assert_eq!(&heard, b"\tHELLO\n\tHello\n\thello\n");
    child.kill().expect("ended");
    child.wait().expect("ended");
}

#[test]
fn python_is_served() {
    let Some(mut python) = tool("python3") else {
        return;
    };
    let site = Server::start(MODES[0], "site", &[], &[]);
    let script = r#"
import http.client, socket, sys
host, port = sys.argv[1].rsplit(":", 1)
c = http.client.HTTPConnection(host, int(port), timeout=60)
for n in range(1, 6):
    c.request("GET", "/page/%d" % n)
    print(c.getresponse().read().split(b"\n")[0].decode())
c.request("POST", "/echo", body=iter([b"in ", b"chunks"]), encode_chunked=True)
print(c.getresponse().read().decode())
s = socket.create_connection((host, int(port)), timeout=60)
s.sendall(b"GET /visits HTTP/1.0\r\nCookie: visits=7\r\n\r\n")
s.shutdown(socket.SHUT_WR)
got = b""
while part := s.recv(4096):
    got += part
print(got.split(b"\r\n\r\n")[1].decode(), end="")
"#;
    let out = output(python.args(["-c", script, &site.address]));
    let pages: String = (1..6)
        .map(|n| format!("<!DOCTYPE html><title>Page {n}</title>\n"))
        .collect();
    assert_eq!(out, pages + "in chunks\n7\n");
}

/// Sends heads and bodies that are damaged in random places; the server must answer or hang up, and go on serving.
#[test]
fn damaged_requests_do_no_harm() {
    let site = Server::start(MODES[0], "site", &[], &[]);
    let form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\ntext\r\n--b--\r\n";
    let whole = [
        format!("POST /upload HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {}\r\n\r\n{form}", form.len()),
        "GET /page/2?a=%41&b HTTP/1.1\r\nHost: h\r\nCookie: visits=\"3\"; x=y\r\nConnection: close\r\n\r\n".into(),
        "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nTrailer: T\r\n\r\n4;x=y\r\nabcd\r\n0\r\nT: v\r\n\r\n".into(),
        "GET /visits HTTP/1.1\r\nHost: h\r\nCookie: visits=3\r\n\r\n".into(),
    ];
    let mut random = Random(20_260_101);
    for round in 0..200 {
        let mut text = whole[round % whole.len()].clone().into_bytes();
        for _ in 0..=random.below(3) {
            if text.is_empty() {
                break;
            }
            let at = random.below(text.len());
            match random.below(4) {
                0 => text[at] = random.below(256) as u8,
                1 => drop(text.remove(at)),
                2 => text.insert(at, b" \r\n:;=\"%0"[random.below(9)]),
                _ => text.truncate(at.max(1)),
            }
        }
        let mut client = site.connect();
        // The server may hang up before it has heard all.
        let _ = client.write_all(&text);
        let _ = client.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let heard = client.read_to_end(&mut answer);
        let reset = |e: &std::io::Error| e.kind() == std::io::ErrorKind::ConnectionReset;
        assert!(
            heard.as_ref().is_ok() || heard.as_ref().is_err_and(reset),
            "{heard:?} to {:?}",
            String::from_utf8_lossy(&text)
        );
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1."));
    }
    let mut client = site.connect();
    client
        .write_all(b"GET /visits HTTP/1.0\r\n\r\n")
        .expect("written");
    let mut answer = String::new();
    client.read_to_string(&mut answer).expect("an answer");
    assert!(answer.ends_with("\r\n\r\n0\n"), "{answer}");
}

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

/// So many clients at once, each on a connection of its own, send so many requests each; every answer must be whole. Returns the
/// server's resident memory before and after, in kB.
fn load(program: &str, clients: usize, requests: usize) -> (u64, u64) {
    let server = Server::start(
        "--workers=2",
        program,
        &["-delay=0s"][..(program == "echo").into()],
        &[],
    );
    let ask = |streams: &mut [std::net::TcpStream], first: usize, round: usize| {
        let text = |client: usize| format!("client {client} round {round} é");
        for (i, s) in streams.iter_mut().enumerate() {
            let body = text(first + i);
            let message = if program == "echo" {
                format!("{body}\n")
            } else {
                format!(
                    "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: {}\r\n\r\n{body}",
                    body.len()
                )
            };
            s.write_all(message.as_bytes()).expect("written");
        }
        for (i, s) in streams.iter_mut().enumerate() {
            let body = text(first + i);
            if program == "echo" {
                let want = format!(
                    "\t{}\n\t{body}\n\t{}\n",
                    body.to_uppercase(),
                    body.to_lowercase()
                );
                let mut got = vec![0; want.len()];
                s.read_exact(&mut got).expect("three echoes");
                assert_eq!(String::from_utf8_lossy(&got), want);
            } else {
                assert_eq!(answer(s), body);
            }
        }
    };
    let run = |requests: usize| {
        thread::scope(|scope| {
            for part in 0..4 {
                let (server, ask) = (&server, &ask);
                scope.spawn(move || {
                    let here = clients / 4;
                    let mut streams: Vec<_> = (0..here).map(|_| server.connect()).collect();
                    for round in 0..requests {
                        ask(&mut streams, part * here, round);
                    }
                });
            }
        });
        server.memory()
    };
    let before = run(requests.div_ceil(4));
    (before, run(requests))
}

/// The body of an answer whose length is told.
fn answer(s: &mut std::net::TcpStream) -> String {
    let mut got = Vec::new();
    let mut part = [0; 4096];
    loop {
        let n = s.read(&mut part).expect("an answer");
        assert!(n > 0, "cut off: {:?}", String::from_utf8_lossy(&got));
        got.extend(&part[..n]);
        let text = String::from_utf8_lossy(&got);
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
        let length = head.split("Content-Length: ").nth(1).expect("a length");
        let length: usize = length
            .lines()
            .next()
            .expect("a line")
            .parse()
            .expect("a number");
        if body.len() == length {
            return body.into();
        }
        assert!(body.len() < length, "{text}");
    }
}

#[test]
fn some_load_is_borne() {
    for program in ["echo", "site"] {
        let (before, after) = load(program, 200, 10);
        assert!(after < 2 * before + 50_000, "{before} kB, then {after} kB");
    }
}

/// `cargo test --release --test network load -- --ignored --nocapture`: 2,000 connections at once, 100,000 requests.
#[test]
#[ignore = "takes a while, and 4,000 descriptors"]
fn much_load_is_borne() {
    for program in ["echo", "site"] {
        let begun = std::time::Instant::now();
        let (before, after) = load(program, 2000, 50);
        eprintln!(
            "{program}: {before} kB, then {after} kB; {:?}",
            begun.elapsed()
        );
        assert!(
            after < before + before / 4 + 20_000,
            "{before} kB, then {after} kB"
        );
    }
}
