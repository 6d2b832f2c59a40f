//! https and TLS with counterparts that were not written here: curl, Python's ssl and openssl, as clients and as servers; and
//! clients that are broken. The certificates are those of the golden tests.

use super::http::{output, tool};
use super::{MODES, Server, zokor};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::Shutdown;
use std::process::{Child, Command, Stdio};

fn file(name: &str) -> String {
    let root = env!("CARGO_MANIFEST_DIR");
    format!("{root}/testdata/std/crypto/tls/certs/{name}")
}

fn site(mode: &str, certificate: &str, more: &[&str]) -> Server {
    let (cert, key) = (
        format!("-cert={}", file(&format!("{certificate}.pem"))),
        format!("-key={}", file(&format!("{certificate}.key"))),
    );
    Server::start(mode, "site", &[&[cert.as_str(), &key], more].concat(), &[])
}

/// What a program says that must fail.
fn complaint(command: &mut Command) -> String {
    let out = command.output().expect("a run");
    assert!(!out.status.success(), "{command:?}: {out:?}");
    String::from_utf8(out.stderr).expect("text")
}

fn curl(args: &[&str]) -> Command {
    let mut curl = Command::new("curl");
    curl.args(["-sS", "--noproxy", "*", "--cacert", &file("ca.pem")])
        .args(args);
    curl
}

#[test]
fn curl_trusts() {
    let Some(_) = tool("curl") else { return };
    for mode in MODES {
        for certificate in ["local", "rsa"] {
            let site = site(mode, certificate, &[]);
            let port = site.address.rsplit_once(':').expect("a port").1;
            let at = |path: &str| format!("https://localhost:{port}{path}");
            assert!(output(&mut curl(&["-L", &at("/")])).contains("<title>Page 1</title>"));
            // The connection is kept for the second address.
            let visits = at("/visits");
            assert_eq!(output(&mut curl(&["-b", "", &visits, &visits])), "0\n1\n");
            let old = ["--tlsv1.2", "--tls-max", "1.2", &visits];
            assert_eq!(output(&mut curl(&old)), "0\n");
            let big = "0123456789".repeat(50_000);
            let path = std::env::temp_dir().join(format!(
                "zokor-https-{}-{certificate}{mode}",
                std::process::id()
            ));
            std::fs::write(&path, &big).expect("a file");
            let data = format!("@{}", path.display());
            assert!(output(&mut curl(&["--data-binary", &data, &at("/echo")])) == big);
            std::fs::remove_file(&path).expect("removed");
        }
    }
}

#[test]
fn curl_does_not_trust() {
    let Some(_) = tool("curl") else { return };
    for (certificate, why) in [
        ("other", "localhost"),
        ("expired", "expired"),
        ("self", "self"),
    ] {
        let site = site(MODES[0], certificate, &[]);
        let port = site.address.rsplit_once(':').expect("a port").1;
        let said = complaint(&mut curl(&[&format!("https://localhost:{port}/")]));
        assert!(said.contains(why), "{certificate}: {said}");
    }
}

#[test]
fn clients_show_certificates() {
    let Some(_) = tool("curl") else { return };
    let site = site(
        MODES[0],
        "local",
        &[&format!("-clients={}", file("ca.pem"))],
    );
    let port = site.address.rsplit_once(':').expect("a port").1;
    let at = format!("https://localhost:{port}/visits");
    let (cert, key) = (file("client.pem"), file("client.key"));
    assert_eq!(
        output(&mut curl(&["--cert", &cert, "--key", &key, &at])),
        "0\n"
    );
    complaint(&mut curl(&[&at]));
    let (cert, key) = (file("self.pem"), file("self.key"));
    complaint(&mut curl(&["--cert", &cert, "--key", &key, &at]));
    let both = std::env::temp_dir().join(format!("zokor-client-{}", std::process::id()));
    let text =
        ["client.pem", "client.key"].map(|n| std::fs::read_to_string(file(n)).expect("text"));
    std::fs::write(&both, text.concat()).expect("a file");
    let args = [
        &format!("-ca={}", file("ca.pem")),
        &format!("-cert={}", both.display()),
        &at,
    ];
    let got = output(&mut zokor(MODES[0], "fetch", &args.map(String::as_str)));
    assert_eq!(got, "200 OK\n0\n");
    std::fs::remove_file(&both).expect("removed");
}

#[test]
fn python_is_a_client() {
    let Some(mut python) = tool("python3") else {
        return;
    };
    let site = site(MODES[0], "local", &[]);
    // After two whole requests a third is cut off without the words of farewell.
    let script = r#"
import http.client, socket, ssl, sys
host, port = sys.argv[1].rsplit(":", 1)
context = ssl.create_default_context(cafile=sys.argv[2])
c = http.client.HTTPSConnection("localhost", int(port), timeout=60, context=context)
for n in range(1, 3):
    c.request("GET", "/page/%d" % n)
    print(c.getresponse().read().split(b"\n")[0].decode())
print(c.sock.version())
try:
    context.wrap_socket(socket.create_connection((host, int(port))), server_hostname="example.com")
except ssl.SSLCertVerificationError as e:
    print(e.verify_message)
s = context.wrap_socket(socket.create_connection((host, int(port))), server_hostname="localhost")
s.sendall(b"POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nhalf")
s.detach()
c.request("GET", "/visits")
print(c.getresponse().read().decode(), end="")
"#;
    let out = output(python.args(["-c", script, &site.address, &file("ca.pem")]));
    assert_eq!(
        out,
        "<!DOCTYPE html><title>Page 1</title>\n<!DOCTYPE html><title>Page 2</title>\nTLSv1.3\n\
         Hostname mismatch, certificate is not valid for 'example.com'.\n0\n"
    );
}

/// A server that was not written here; it is ended when dropped.
struct Other {
    child: Child,
    port: String,
}

impl Other {
    /// Starts a program that says its port at the end of a line with `word`.
    fn start(command: &mut Command, word: &str) -> Other {
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::null()).spawn().expect("a server");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let line = lines.map(|l| l.expect("text")).find(|l| l.contains(word));
        let line = line.expect("a port");
        let port = line.trim().rsplit(':').next().expect("a port").to_owned();
        Other { child, port }
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn python_is_a_server() {
    let Some(_) = tool("python3") else { return };
    let script = r#"
import http.server, ssl, sys
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        body = b"from Python" * int(self.path[1:])
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
server.socket = context.wrap_socket(server.socket, server_side=True)
print("port:%d" % server.server_address[1], flush=True)
server.serve_forever()
"#;
    let serve = |name: &str| {
        let (cert, key) = (file(&format!("{name}.pem")), file(&format!("{name}.key")));
        Other::start(
            Command::new("python3").args(["-c", script, &cert, &key]),
            "port:",
        )
    };
    let ca = format!("-ca={}", file("ca.pem"));
    for mode in MODES {
        let server = serve("local");
        let at = |n: u32| format!("https://127.0.0.1:{}/{n}", server.port);
        let got = output(&mut zokor(mode, "fetch", &[&ca, &at(1), &at(20_000)]));
        let want = format!(
            "200 OK\nfrom Python200 OK\n{}",
            "from Python".repeat(20_000)
        );
        assert!(got == want, "{}", &got[..got.len().min(200)]);
        let said = complaint(&mut zokor(mode, "fetch", &[&at(1)]));
        let untrusted =
            "tls: failed to verify certificate: x509: certificate signed by unknown authority\n";
        assert!(said.ends_with(untrusted), "{said}");
    }
    for (name, why) in [
        (
            "other",
            "x509: certificate is valid for example.com, www.example.com, not localhost\n",
        ),
        ("expired", "is after 2001-01-01T00:00:00Z\n"),
    ] {
        let server = serve(name);
        let at = format!("https://localhost:{}/1", server.port);
        let said = complaint(&mut zokor(MODES[0], "fetch", &[&ca, &at]));
        assert!(said.ends_with(why), "{said}");
    }
}

#[test]
fn openssl_is_a_client() {
    let Some(mut openssl) = tool("openssl") else {
        return;
    };
    let site = site(MODES[0], "rsa", &[]);
    let mut child = openssl
        .args(["s_client", "-quiet", "-verify_return_error"])
        .args(["-connect", &site.address, "-servername", "localhost"])
        .args(["-verify_hostname", "localhost", "-CAfile", &file("ca.pem")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("openssl");
    let mut stdin = child.stdin.take().expect("piped");
    stdin
        .write_all(b"GET /visits HTTP/1.0\r\n\r\n")
        .expect("written");
    let mut said = String::new();
    let stdout = child.stdout.as_mut().expect("piped");
    stdout.read_to_string(&mut said).expect("an answer");
    child.wait().expect("ended");
    assert!(
        said.starts_with("HTTP/1.0 200 OK\r\n") && said.ends_with("\r\n\r\n0\n"),
        "{said}"
    );
}

#[test]
fn openssl_is_a_server() {
    let Some(mut openssl) = tool("openssl") else {
        return;
    };
    let server = Other::start(
        openssl
            .args(["s_server", "-www", "-accept", "127.0.0.1:0"])
            .args(["-cert", &file("rsa.pem"), "-key", &file("rsa.key")]),
        "ACCEPT",
    );
    let ca = format!("-ca={}", file("ca.pem"));
    let at = format!("https://localhost:{}/", server.port);
    let got = output(&mut zokor(MODES[0], "fetch", &[&ca, &at]));
    assert!(got.starts_with("200 "), "{got}");
    assert!(got.contains("TLSv1.3"), "{got}");
}

/// The first message of a client, cut off or damaged anywhere; the server must hang up or say what is wrong, and go on serving.
#[test]
fn damaged_handshakes_do_no_harm() {
    let site = site(MODES[0], "local", &[]);
    let hello = hello();
    let mut heard = Vec::new();
    for n in (0..hello.len()).step_by(7) {
        for damaged in [false, true] {
            let mut text = hello[..n].to_vec();
            if damaged {
                text = hello.clone();
                text[n] ^= 0x55;
            }
            let mut client = site.connect();
            let _ = client.write_all(&text);
            let _ = client.shutdown(Shutdown::Write);
            heard.clear();
            let _ = client.read_to_end(&mut heard);
            // Records only: of the handshake, of the change of ciphers, alerts, or encrypted.
            assert!(
                heard.is_empty() || (20..=23).contains(&heard[0]),
                "{n}: {heard:?}"
            );
        }
    }
    let mut client = site.connect();
    client
        .write_all(b"GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        .expect("written");
    let mut said = String::new();
    client.read_to_string(&mut said).expect("an answer");
    assert_eq!(
        said,
        "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"
    );
    let ca = format!("-ca={}", file("ca.pem"));
    let at = format!("https://{}/visits", site.address);
    assert_eq!(
        output(&mut zokor(MODES[0], "fetch", &[&ca, &at])),
        "200 OK\n0\n"
    );
}

/// What a client of this package says first.
fn hello() -> Vec<u8> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let at = format!("https://{}/", listener.local_addr().expect("an address"));
    let mut child = zokor(MODES[0], "fetch", &[&at]).spawn().expect("zokor");
    let (mut client, _) = listener.accept().expect("a client");
    let mut head = [0; 5];
    client.read_exact(&mut head).expect("a record");
    let mut body = vec![0; usize::from(head[3]) << 8 | usize::from(head[4])];
    client.read_exact(&mut body).expect("a record");
    drop(client);
    child.wait().expect("ended");
    [&head[..], &body].concat()
}
