//! Package net/http: servers and clients are Go; the heads of messages are read by crate httparse.

pub mod cookiejar;
pub mod httptest;
pub mod httputil;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::{Bytes, List, Slice};
use crate::runtime::strings::Str;
use crate::std::Package;
use httparse::{EMPTY_HEADER, Header, Status};

/// The package.
pub static PACKAGE: Package = Package {
    path: "net/http",
    files: go_files![
        "http.go",
        "status.go",
        "message.go",
        "server.go",
        "response.go",
        "mux.go",
        "pattern.go",
        "handlers.go",
        "cookie.go",
        "forms.go",
        "files.go",
        "filetransport.go",
        "crossorigin.go",
        "conditions.go",
        "sniff.go",
        "client.go",
        "transport.go",
        "secure.go",
        "proxy.go",
        "wire.go",
    ],
    natives: NATIVES,
};

natives! {
    "net/http.parseRequest" => parse_request,
    "net/http.parseResponse" => parse_response,
}

const INCOMPLETE: i64 = 0;
const MALFORMED: i64 = -1;

/// The words of a head's first line, then names and values.
fn words(cx: Cx, first: &[&[u8]], headers: &[Header]) -> Slice<Str> {
    let mut list = List::with_cap(cx, first.len() + 2 * headers.len());
    let pairs = headers.iter().flat_map(|h| [h.name.as_bytes(), h.value]);
    for word in first.iter().copied().chain(pairs) {
        let word = cx.str_bytes(word);
        list.push(cx, word);
    }
    list.finish()
}

/// Room for all lines of a head.
fn room<'h>(b: Bytes) -> Vec<Header<'h>> {
    let lines = b.as_bytes().iter().filter(|c| **c == b'\n').count();
    vec![EMPTY_HEADER; lines]
}

/// Method, target and version; the head's length, 0 if more is to come, -1 if it is wrong.
fn parse_request(cx: Cx, b: Bytes) -> (Slice<Str>, i64) {
    let mut headers = room(b);
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(b.as_bytes()) {
        Ok(Status::Complete(n)) => {
            let method = request.method.unwrap_or_default().as_bytes();
            let target = request.path.unwrap_or_default().as_bytes();
            let version = [b'0' + request.version.unwrap_or_default()];
            let first = [method, target, &version];
            (words(cx, &first, request.headers), n as i64)
        }
        Ok(Status::Partial) => (Slice::default(), INCOMPLETE),
        Err(_) => (Slice::default(), MALFORMED),
    }
}

/// Version, status and reason; the head's length as for requests.
fn parse_response(cx: Cx, b: Bytes) -> (Slice<Str>, i64) {
    let mut headers = room(b);
    let mut response = httparse::Response::new(&mut headers);
    match response.parse(b.as_bytes()) {
        Ok(Status::Complete(n)) => {
            let version = [b'0' + response.version.unwrap_or_default()];
            let code = response.code.unwrap_or_default().to_string();
            let reason = response.reason.unwrap_or_default().as_bytes();
            let first = [&version, code.as_bytes(), reason];
            (words(cx, &first, response.headers), n as i64)
        }
        Ok(Status::Partial) => (Slice::default(), INCOMPLETE),
        Err(_) => (Slice::default(), MALFORMED),
    }
}
