//! The servers and clients of `examples/go/servers`, over loopback, with counterparts written here: on ports that the system
//! chooses, with green threads and with OS threads; and with curl, nc and Python where there are such.

mod http;
mod https;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const MODES: [&str; 2] = ["--workers=2", "--threads=os"];

fn zokor(mode: &str, program: &str, args: &[&str]) -> Command {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut command = Command::new(env!("CARGO_BIN_EXE_zokor"));
    command
        .args(["run", mode])
        .arg(format!("{root}/examples/go/servers/{program}.go"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A server that runs until it is dropped.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(mode: &str, program: &str, args: &[&str], env: &[(&str, &str)]) -> Server {
        let mut command = zokor(mode, program, &[&["-port=0"], args].concat());
        let mut child = command.envs(env.iter().copied()).spawn().expect("zokor");
        let mut line = String::new();
        let mut said = BufReader::new(child.stderr.take().expect("piped"));
        said.read_line(&mut line).expect("a line");
        // It may say more, and would not survive that nobody listens.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        let address = line.trim().strip_prefix("listening at ");
        let address = address
            .unwrap_or_else(|| panic!("{program}: {line}"))
            .into();
        Server { child, address }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        let patience = Some(Duration::from_secs(60));
        stream.set_read_timeout(patience).expect("an option");
        stream
    }

    /// Resident memory in kB.
    fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("Linux");
        let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"));
        let number = line.and_then(|l| l.split_whitespace().next());
        number.expect("a number").parse().expect("a number")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn lines(stream: &TcpStream) -> impl Iterator<Item = String> + use<> {
    let reader = BufReader::new(stream.try_clone().expect("a handle"));
    reader.lines().map(|line| line.expect("a line"))
}

#[test]
fn clocks_in_their_zones() {
    for mode in MODES {
        let every = ["-every=1ms"];
        let tokyo = Server::start(mode, "clock", &every, &[("TZ", "Asia/Tokyo")]);
        let utc = Server::start(mode, "clock", &every, &[("TZ", "UTC")]);
        let time = lines(&tokyo.connect()).nth(3).expect("a time");
        assert!(time.len() == 12 && time.ends_with(" JST"), "{time}");
        let wall = zokor(
            mode,
            "clockwall",
            &[
                "-ticks=2",
                &format!("Tokyo={}", tokyo.address),
                &format!("London={}", utc.address),
            ],
        );
        let out = { wall }.output().expect("zokor");
        let out = String::from_utf8(out.stdout).expect("text");
        let count = |name: &str, zone: &str| {
            let shown = |l: &&str| l.starts_with(name) && l.ends_with(zone);
            out.lines().filter(shown).count()
        };
        assert_eq!(
            (count("Tokyo", "JST"), count("London", "UTC")),
            (2, 2),
            "{out}"
        );
    }
}

#[test]
fn echoes_of_many_clients_overlap() {
    for mode in MODES {
        let server = Server::start(mode, "echo", &["-delay=1ms"], &[]);
        let clients: Vec<TcpStream> = (0..20).map(|_| server.connect()).collect();
        for (i, mut client) in clients.iter().enumerate() {
            for word in ["Hello", "There"] {
                writeln!(client, "{word} {i}").expect("written");
            }
            client.shutdown(Shutdown::Write).expect("closed");
        }
        for (i, client) in clients.iter().enumerate() {
            let mut got: Vec<String> = lines(client).collect();
            got.sort();
            let mut want = Vec::new();
            for word in ["Hello", "There"] {
                let shout = format!("\t{word} {i}");
                want.extend([shout.to_uppercase(), shout.to_lowercase(), shout]);
            }
            want.sort();
            assert_eq!(got, want);
        }
    }
}

#[test]
fn netcat_copies_both_ways_and_closes_its_half() {
    for mode in MODES {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let mut client = zokor(mode, "netcat", &[&address]).spawn().expect("zokor");
        let mut server = listener.accept().expect("a client").0;
        let mut stdin = client.stdin.take().expect("piped");
        stdin.write_all(b"from the client").expect("written");
        drop(stdin);
        let mut got = String::new();
        server.read_to_string(&mut got).expect("all");
        assert_eq!(got, "from the client");
        // The other half is still open.
        server.write_all(b"from the server").expect("written");
        drop(server);
        let out = client.wait_with_output().expect("zokor");
        assert_eq!(String::from_utf8_lossy(&out.stdout), "from the server");
        assert!(out.status.success(), "{out:?}");
    }
}

#[test]
fn netcat_reads_only_or_says_why_not() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let client = zokor(MODES[0], "netcat", &["-read", &address]).spawn();
    listener
        .accept()
        .expect("a client")
        .0
        .write_all(b"news")
        .expect("written");
    let out = client.expect("zokor").wait_with_output().expect("zokor");
    assert_eq!(out.stdout, b"news");
    drop(listener);
    let out = zokor(MODES[0], "netcat", &[&address])
        .output()
        .expect("zokor");
    let why = format!("dial tcp {address}: connect: connection refused\n");
    assert_eq!(String::from_utf8_lossy(&out.stderr), why);
    assert_eq!(out.status.code(), Some(1));
}

#[test]
fn chat_tells_the_others() {
    for mode in MODES {
        let server = Server::start(mode, "chat", &[], &[]);
        let mut ada = server.connect();
        let mut heard = lines(&ada);
        writeln!(ada, "Ada").expect("written");
        assert_eq!(heard.next().expect("a line"), "here: ");
        let mut bob = server.connect();
        let mut bob_heard = lines(&bob);
        writeln!(bob, "Bob").expect("written");
        assert_eq!(bob_heard.next().expect("a line"), "here: Ada");
        assert_eq!(heard.next().expect("a line"), "Bob has come");
        writeln!(bob, "hello").expect("written");
        assert_eq!(heard.next().expect("a line"), "Bob: hello");
        writeln!(ada, "welcome").expect("written");
        assert_eq!(bob_heard.next().expect("a line"), "Ada: welcome");
        bob.shutdown(Shutdown::Both).expect("closed");
        assert_eq!(heard.next().expect("a line"), "Bob has gone");
    }
}

#[test]
fn who_is_silent_is_sent_away() {
    let server = Server::start(MODES[0], "chat", &["-idle=20ms"], &[]);
    let mut client = server.connect();
    writeln!(client, "Ada").expect("written");
    assert_eq!(lines(&client).collect::<Vec<_>>(), ["here: "]);
}

#[test]
fn disk_usage_adds_up() {
    let top = std::env::temp_dir().join(format!("zokor-usage-{}", std::process::id()));
    for folder in ["a/b", "c"] {
        std::fs::create_dir_all(top.join(folder)).expect("a folder");
        std::fs::write(top.join(folder).join("file"), [0; 1000]).expect("a file");
    }
    let path = top.to_str().expect("text");
    let out = zokor(MODES[0], "diskusage", &[path])
        .output()
        .expect("zokor");
    assert_eq!(out.stdout, b"2 files, 2000 bytes\n");
    std::fs::remove_dir_all(&top).expect("removed");
}

#[test]
fn the_network_can_be_refused() {
    let out = zokor(MODES[0], "netcat", &["127.0.0.1:1"]);
    let mut command = Command::new(out.get_program());
    let args: Vec<_> = out.get_args().collect();
    command
        .args([args[0], args[1], "--allow=none".as_ref()])
        .args(&args[2..]);
    let out = command.output().expect("zokor");
    assert_eq!(
        String::from_utf8_lossy(&out.stderr),
        "dial tcp 127.0.0.1:1: socket: permission denied\n"
    );
}
