//! A server that runs scripts of strangers: POST one, and get what it prints, or what is wrong with it. Scripts may touch
//! nothing, and use little of the machine.
//!
//! `cargo run --example sandbox 127.0.0.1:8080`, then `curl --data-binary @script.go http://127.0.0.1:8080/`.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;
use zokor::{End, Limits, Options, Program, Sources};

/// Longest script.
const LONGEST: u64 = 1 << 20;

/// Runs a script: an HTTP status, and what to tell.
fn run(script: Vec<u8>) -> (&'static str, String) {
    let program = match Program::new(Sources::text("script.go", script)) {
        Ok(program) => program,
        Err(mistakes) => return ("422 Unprocessable Content", format!("{mistakes}\n")),
    };
    let limits = Limits {
        heap: Some(64 << 20),
        stack: Some(16 << 20),
        goroutines: Some(10_000),
        output: Some(1 << 20),
        time: Some(Duration::from_secs(2)),
        ..Limits::default()
    };
    let outcome = program.run(Options::new().args(["script"]).limits(limits).capture());
    let text = format!("{}{}", outcome.stdout(), outcome.stderr());
    match outcome.end {
        End::Exit(0) => ("200 OK", text),
        end => ("500 Internal Server Error", format!("{text}{end}\n")),
    }
}

/// Reads a request, and answers it.
fn serve(stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut length = 0;
    let mut line = String::new();
    loop {
        line.clear();
        reader.by_ref().take(8192).read_line(&mut line)?;
        let field = line.trim_end().to_ascii_lowercase();
        if field.is_empty() {
            break;
        }
        if let Some(value) = field.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut script = Vec::new();
    reader.take(LONGEST.min(length)).read_to_end(&mut script)?;
    let (status, text) = run(script);
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}",
        text.len()
    )
}

/// Serves each connection on a thread of its own.
fn listen(listener: &TcpListener) {
    for stream in listener.incoming().flatten() {
        std::thread::spawn(move || serve(stream));
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    let address = address.as_deref().unwrap_or("127.0.0.1:8080");
    let listener = TcpListener::bind(address)?;
    println!("listening at http://{}/", listener.local_addr()?);
    listen(&listener);
    Ok(())
}

#[cfg(test)]
fn post(address: std::net::SocketAddr, script: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a server");
    let length = script.len();
    write!(
        stream,
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n{script}"
    )
    .expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn strangers_cannot_do_harm() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || listen(&listener));
    let main = |imports: &str, body: &str| {
        format!("package main\n{imports}\nfunc main() {{\n{body}\n}}\n")
    };
    let good = post(address, &main("import \"fmt\"", "fmt.Println(6 * 7)"));
    assert!(
        good.starts_with("HTTP/1.1 200") && good.ends_with("\r\n\r\n42\n"),
        "{good}"
    );
    let wrong = post(address, &main("", "x := 1"));
    assert!(
        wrong.starts_with("HTTP/1.1 422")
            && wrong.ends_with("script.go:4:1: declared and not used: x\n"),
        "{wrong}"
    );
    let hungry = post(
        address,
        &main(
            "",
            "var all [][]byte\nfor { all = append(all, make([]byte, 1<<20)) }",
        ),
    );
    assert!(
        hungry.starts_with("HTTP/1.1 500") && hungry.ends_with("limit reached: heap\n"),
        "{hungry}"
    );
    let curious = post(
        address,
        &main(
            "import (\"fmt\"; \"os\")",
            "_, err := os.ReadFile(\"/etc/passwd\")\nfmt.Println(err)",
        ),
    );
    assert!(
        curious.ends_with("open /etc/passwd: permission denied\n"),
        "{curious}"
    );
    let endless = post(address, &main("", "for { go func() { select {} }() }"));
    assert!(
        endless.starts_with("HTTP/1.1 500") && endless.contains("limit reached"),
        "{endless}"
    );
}
