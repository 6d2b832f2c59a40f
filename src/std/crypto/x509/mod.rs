//! Package crypto/x509: certificates are read by the crate `x509-cert`, chains are found by the crate `rustls-webpki`. The
//! natives of crypto/tls ask here too.

mod names;
mod parse;
pub mod pkix;
mod roots;
mod verify;

pub use roots::{Roots, certificates};
pub use verify::{Failure, Question, verify};

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::native::Ptr;
use crate::runtime::slices::{Bytes, List, Slice};
use crate::runtime::strings::Str;
use ring::digest;
use rustls::pki_types::UnixTime;
use std::time::Duration;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/x509",
    files: go_files![
        "certificate.go",
        "create.go",
        "keys.go",
        "parse.go",
        "pool.go",
        "verify.go"
    ],
    natives: NATIVES,
};

natives! {
    "crypto/x509.read" => |cx: Cx, der: Bytes| -> (Slice<Str>, Slice<i64>, Str) {
        match parse::parse(der.as_bytes()) {
            Ok(found) => {
                let numbers = Slice::from_elements(cx, &found.numbers);
                let mut parts = List::with_cap(cx, found.parts.len());
                for part in &found.parts {
                    let part = cx.str_bytes(part);
                    parts.push(cx, part);
                }
                (parts.finish(), numbers, Str::default())
            }
            Err(why) => (Slice::default(), Slice::default(), Str::new(cx, why.as_bytes())),
        }
    },
    "crypto/x509.sum" => |cx: Cx, size: i64, message: Bytes| -> Bytes {
        let algorithm = match size {
            20 => &digest::SHA1_FOR_LEGACY_USE_ONLY,
            32 => &digest::SHA256,
            48 => &digest::SHA384,
            _ => &digest::SHA512,
        };
        Bytes::new(cx, digest::digest(algorithm, message.as_bytes()).as_ref())
    },
    "crypto/x509.named" => |_: Cx, der: Bytes, host: Str| -> bool {
        parse::names(der.as_bytes()).is_some_and(|n| n.matches(&host.to_str_lossy()))
    },
    "crypto/x509.system" => |cx: Cx| -> Slice<Bytes> {
        let roots = Roots::system(cx);
        let mut all = List::with_cap(cx, roots.certificates().len());
        for certificate in roots.certificates() {
            let der = Bytes::new(cx, certificate);
            all.push(cx, der);
        }
        all.finish()
    },
    "crypto/x509.chain" => |cx: Cx, leaf: Bytes, between: Ptr<CertPool>, roots: Ptr<CertPool>, host: Str, seconds: i64, usages: Slice<Str>|
        -> (Slice<Bytes>, i64, Bytes) {
        let roots = Roots::of(cx, roots);
        let between = between.get().map(|pool| certificates(pool.field(CertPool::certs).get()));
        let usages: Vec<String> = usages.iter().map(Str::to_owned).collect();
        let host = Some(host.to_str_lossy()).filter(|h| !h.is_empty());
        let question = Question {
            leaf: &leaf.as_bytes().to_vec().into(),
            between: &between.unwrap_or_default(),
            roots: &roots,
            host: host.as_deref(),
            time: at(seconds),
            usages: &usages,
        };
        match verify(&question) {
            Ok(chain) => {
                let mut all = List::with_cap(cx, chain.len());
                for certificate in &chain {
                    let der = Bytes::new(cx, certificate);
                    all.push(cx, der);
                }
                (all.finish(), 0, Bytes::default())
            }
            Err((failure, certificate)) => (Slice::default(), failure as i64, Bytes::new(cx, &certificate)),
        }
    },
}

crate::go_struct! {
    /// The Go type.
    pub struct CertPool { certs: Slice<Bytes>, system: bool }
}

/// A time of Go; none is before 1970.
pub fn at(seconds: i64) -> UnixTime {
    UnixTime::since_unix_epoch(Duration::from_secs(seconds.try_into().unwrap_or(0)))
}

/// The identifier of what a certificate's key is for.
pub fn key_kind(der: &[u8]) -> Option<String> {
    let found = parse::parse(der).ok()?;
    String::from_utf8(found.parts[parse::KEY_KIND].clone()).ok()
}
