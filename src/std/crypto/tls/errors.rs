//! What goes wrong, in Go's words.

use super::config::Verdict;
use rustls::{CertificateError, Error, PeerIncompatible};

/// Who is to make the error; errors.go has the numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Kind {
    #[default]
    None = 0,
    /// The other side sent an alert; its number is told.
    Remote = 1,
    /// This side sent an alert; its number is told.
    Local = 2,
    /// The certificate of the other side is not good.
    Certificate = 3,
    /// The text says it.
    Other = 4,
    /// No protocol in common.
    Protocol = 5,
    /// No version in common.
    Version = 6,
    /// No cipher suite in common, as a server finds.
    Suites = 7,
}

const UNEXPECTED_MESSAGE: i64 = 10;
const BAD_RECORD_MAC: i64 = 20;
const RECORD_OVERFLOW: i64 = 22;
const ILLEGAL_PARAMETER: i64 = 47;
const DECODE_ERROR: i64 = 50;
const PROTOCOL_VERSION: i64 = 70;

pub fn explain(e: &Error, verdict: &Verdict) -> (Kind, i64, String) {
    let local = |alert| (Kind::Local, alert, String::new());
    let text = |text: &str| (Kind::Other, 0, format!("tls: {text}"));
    match e {
        Error::AlertReceived(alert) => (Kind::Remote, u8::from(*alert).into(), String::new()),
        Error::InvalidCertificate(_) if verdict.refused() => (Kind::Certificate, 0, String::new()),
        Error::InvalidCertificate(CertificateError::BadSignature) => {
            text("invalid signature by the certificate: verification failure")
        }
        Error::NoCertificatesPresented => text("client didn't provide a certificate"),
        Error::NoApplicationProtocol => (Kind::Protocol, 0, String::new()),
        Error::PeerIncompatible(PeerIncompatible::NoCipherSuitesInCommon) => {
            (Kind::Suites, 0, String::new())
        }
        Error::PeerIncompatible(PeerIncompatible::NoKxGroupsInCommon) => {
            text("no key exchanges supported by both client and server")
        }
        Error::PeerIncompatible(PeerIncompatible::NoSignatureSchemesInCommon) => {
            text("peer doesn't support any of the certificate's signature algorithms")
        }
        Error::PeerIncompatible(
            PeerIncompatible::ServerDoesNotSupportTls12Or13
            | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig
            | PeerIncompatible::SupportedVersionsExtensionRequired
            | PeerIncompatible::Tls12NotOffered
            | PeerIncompatible::Tls12NotOfferedOrEnabled,
        ) => (Kind::Version, PROTOCOL_VERSION, String::new()),
        Error::DecryptError => local(BAD_RECORD_MAC),
        Error::PeerSentOversizedRecord => local(RECORD_OVERFLOW),
        Error::InappropriateMessage { .. } | Error::InappropriateHandshakeMessage { .. } => {
            local(UNEXPECTED_MESSAGE)
        }
        Error::InvalidMessage(_) => local(DECODE_ERROR),
        Error::PeerMisbehaved(_) => local(ILLEGAL_PARAMETER),
        other => text(&other.to_string()),
    }
}
