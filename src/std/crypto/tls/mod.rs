//! Package crypto/tls: the protocol is the crate rustls's, on the primitives of ring. Bytes come from and go to Go, which reads
//! and writes connections: no native waits for the network.

mod config;
mod errors;
mod hello;
mod session;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::native::Ptr;
use crate::runtime::slices::{Bytes, List, Slice};
use crate::runtime::strings::Str;
use config::Settings;
use session::Sessions;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/tls",
    files: go_files![
        "config.go",
        "conn.go",
        "dial.go",
        "errors.go",
        "handshake.go",
        "keypair.go",
        "names.go"
    ],
    natives: NATIVES,
};

natives! {
    "crypto/tls.open" => |cx: Cx, settings: Ptr<Settings>| -> (i64, Str) {
        match config::client(cx, settings.deref(cx)) {
            Ok(session) => (Sessions::add(cx, session), Str::default()),
            Err(why) => (0, Str::new(cx, why.as_bytes())),
        }
    },
    "crypto/tls.accept" => |cx: Cx| -> i64 { Sessions::add(cx, session::Session::accepting()) },
    "crypto/tls.greeting" => |cx: Cx, id: i64| -> Greeting {
        let hello = Sessions::with(cx, id, session::Session::greeting).flatten().unwrap_or_default();
        let protocols = texts(cx, &hello.protocols);
        let suites = Slice::from_elements(cx, &hello.suites);
        let schemes = Slice::from_elements(cx, &hello.schemes);
        let curves = Slice::from_elements(cx, &hello.curves);
        let versions = Slice::from_elements(cx, &hello.versions);
        (Str::new(cx, hello.name.as_bytes()), protocols, suites, schemes, curves, versions)
    },
    "crypto/tls.versions" => |cx: Cx, id: i64| -> Slice<u16> {
        let versions = Sessions::with(cx, id, session::Session::versions).unwrap_or_default();
        Slice::from_elements(cx, &versions)
    },
    "crypto/tls.answer" => |cx: Cx, id: i64, settings: Ptr<Settings>| -> (i64, i64, i64, Str) {
        let made = config::server(cx, settings.deref(cx));
        let told = Sessions::with(cx, id, |s| match made {
            Ok((config, verdict)) => s.answer(config, verdict),
            Err(why) => session::Told::failed(why),
        });
        told.unwrap_or_default().words(cx)
    },
    "crypto/tls.feed" => |cx: Cx, id: i64, b: Bytes| -> (i64, i64, i64, i64, Str) {
        let told = Sessions::with(cx, id, |s| s.feed(b.as_bytes())).unwrap_or_default();
        let (flags, kind, detail, text) = told.words(cx);
        (told.used as i64, flags, kind, detail, text)
    },
    "crypto/tls.take" => |cx: Cx, id: i64| -> Bytes {
        let bytes = Sessions::with(cx, id, session::Session::take).unwrap_or_default();
        Bytes::new(cx, &bytes)
    },
    "crypto/tls.plain" => |cx: Cx, id: i64, b: Bytes| -> i64 {
        Sessions::with(cx, id, |s| s.plain(b.len(), |part| b.write(0, part))).unwrap_or_default() as i64
    },
    "crypto/tls.seal" => |cx: Cx, id: i64, b: Bytes| -> Bytes {
        let bytes = Sessions::with(cx, id, |s| s.seal(b.as_bytes())).unwrap_or_default();
        Bytes::new(cx, &bytes)
    },
    "crypto/tls.notify" => |cx: Cx, id: i64| -> Bytes {
        let bytes = Sessions::with(cx, id, session::Session::notify).unwrap_or_default();
        Bytes::new(cx, &bytes)
    },
    "crypto/tls.agreed" => |cx: Cx, id: i64| -> (u16, u16, u16, Str, Str, Slice<Bytes>) {
        let agreed = Sessions::with(cx, id, session::Session::agreed).unwrap_or_default();
        let mut all = List::with_cap(cx, agreed.certificates.len());
        for certificate in &agreed.certificates {
            let der = Bytes::new(cx, certificate);
            all.push(cx, der);
        }
        let protocol = cx.str_bytes(&agreed.protocol);
        let name = Str::new(cx, agreed.name.as_bytes());
        (agreed.version, agreed.suite, agreed.curve, protocol, name, all.finish())
    },
    "crypto/tls.export" => |cx: Cx, id: i64, label: Str, context: Bytes, given: bool, length: i64| -> (Bytes, bool) {
        let context = given.then(|| context.as_bytes());
        let length = usize::try_from(length).unwrap_or(0);
        match Sessions::with(cx, id, |s| s.export(label.as_bytes(), context, length)).flatten() {
            Some(bytes) => (Bytes::new(cx, &bytes), true),
            None => (Bytes::default(), false),
        }
    },
    "crypto/tls.free" => |cx: Cx, id: i64| -> () { Sessions::free(cx, id) },
    "crypto/tls.belongs" => |cx: Cx, certificate: Bytes, key: Bytes| -> i64 { config::compare(cx, certificate.as_bytes(), key.as_bytes()) },
}

/// Server name, protocols; cipher suites, signature schemes, curves, versions.
type Greeting = (
    Str,
    Slice<Str>,
    Slice<u16>,
    Slice<u16>,
    Slice<u16>,
    Slice<u16>,
);

fn texts(cx: Cx, all: &[Vec<u8>]) -> Slice<Str> {
    let mut list = List::with_cap(cx, all.len());
    for text in all {
        let text = cx.str_bytes(text);
        list.push(cx, text);
    }
    list.finish()
}
