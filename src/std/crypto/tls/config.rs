//! Configurations for rustls, made of what Go says; and verification of the other side, as package x509 does it.

use super::session::Session;
use crate::runtime::Cx;
use crate::runtime::native::{Ptr, Ref};
use crate::runtime::slices::{Bytes, Slice};
use crate::runtime::strings::Str;
use crate::runtime::sync::Mutex;
use crate::std::crypto::x509::{self, CertPool, Failure, Question, Roots};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{ClientConnection, Resumption};
use rustls::crypto::ring::{default_provider, sign::any_supported_type};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::sign::{CertifiedKey, SigningKey, SingleCertAndKey};
use rustls::{
    CertificateError, CipherSuite, ClientConfig, DigitallySignedStruct, DistinguishedName, Error,
    ServerConfig, SignatureAlgorithm, SignatureScheme, SupportedCipherSuite,
    SupportedProtocolVersion,
};
use std::collections::HashMap;
use std::sync::Arc;

crate::go_struct! {
    /// The Go type `settings`.
    pub struct Settings {
        name: Str,
        pool: Ptr<CertPool>,
        skip: bool,
        auth: i64,
        now: i64,
        least: u16,
        most: u16,
        suites: Slice<u16>,
        curves: Slice<u16>,
        protocols: Slice<Str>,
        chain: Slice<Bytes>,
        key: Bytes,
    }
}

/// What has come of verification.
#[derive(Default)]
pub struct Verdict(Mutex<(bool, Vec<Vec<u8>>)>);

impl Verdict {
    /// Whether the other side's certificate was refused.
    pub fn refused(&self) -> bool {
        self.0.lock().0
    }

    /// The other side's certificates.
    pub fn seen(&self) -> Vec<Vec<u8>> {
        self.0.lock().1.clone()
    }
}

/// Verifies the other side.
struct Verifier {
    verdict: Arc<Verdict>,
    /// `None` if anybody will do.
    roots: Option<Arc<Roots>>,
    host: Option<String>,
    time: UnixTime,
    usage: &'static str,
    mandatory: bool,
    hints: Vec<DistinguishedName>,
    provider: Arc<CryptoProvider>,
}

impl std::fmt::Debug for Verifier {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Verifier").finish_non_exhaustive()
    }
}

const SERVERS: &str = "1.3.6.1.5.5.7.3.1";
const CLIENTS: &str = "1.3.6.1.5.5.7.3.2";

impl Verifier {
    fn verify(&self, leaf: &CertificateDer, between: &[CertificateDer]) -> Result<(), Failure> {
        let all = std::iter::once(leaf).chain(between);
        self.verdict.0.lock().1 = all.map(|c| c.to_vec()).collect();
        let Some(roots) = &self.roots else {
            return Ok(());
        };
        let between: Vec<_> = between.iter().map(|c| c.clone().into_owned()).collect();
        let question = Question {
            leaf,
            between: &between,
            roots,
            host: self.host.as_deref(),
            time: self.time,
            usages: &[self.usage.to_owned()],
        };
        let result = x509::verify(&question);
        self.verdict.0.lock().0 = result.is_err();
        result.map(|_| ()).map_err(|(failure, _)| failure)
    }

    fn signature(
        &self,
        check: SignatureCheck,
        message: &[u8],
        certificate: &CertificateDer,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        check(message, certificate, signed, algorithms)
    }
}

type SignatureCheck = fn(
    &[u8],
    &CertificateDer,
    &DigitallySignedStruct,
    &rustls::crypto::WebPkiSupportedAlgorithms,
) -> Result<HandshakeSignatureValid, Error>;

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer,
        between: &[CertificateDer],
        _: &ServerName,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        match self.verify(leaf, between) {
            Ok(()) => Ok(ServerCertVerified::assertion()),
            // Clients of Go say `bad certificate`, whatever it is.
            Err(_) => Err(CertificateError::BadEncoding.into()),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.signature(verify_tls12_signature, message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.signature(verify_tls13_signature, message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}

impl ClientCertVerifier for Verifier {
    fn client_auth_mandatory(&self) -> bool {
        self.mandatory
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &self.hints
    }

    fn verify_client_cert(
        &self,
        leaf: &CertificateDer,
        between: &[CertificateDer],
        _: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        match self.verify(leaf, between) {
            Ok(()) => Ok(ClientCertVerified::assertion()),
            Err(Failure::UnknownAuthority | Failure::WrongSignature) => {
                Err(CertificateError::UnknownIssuer.into())
            }
            Err(Failure::Expired) => Err(CertificateError::Expired.into()),
            Err(_) => Err(CertificateError::BadEncoding.into()),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.signature(verify_tls12_signature, message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.signature(verify_tls13_signature, message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}

/// Cipher suites, the best first.
const SUITES: [CipherSuite; 9] = [
    CipherSuite::TLS13_AES_128_GCM_SHA256,
    CipherSuite::TLS13_AES_256_GCM_SHA384,
    CipherSuite::TLS13_CHACHA20_POLY1305_SHA256,
    CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    CipherSuite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    CipherSuite::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
];

/// What clients and servers have in common.
struct Common {
    provider: Arc<CryptoProvider>,
    versions: Vec<&'static SupportedProtocolVersion>,
    protocols: Vec<Vec<u8>>,
    identity: Option<Arc<SingleCertAndKey>>,
}

impl Common {
    fn new(cx: Cx, s: Ref<Settings>) -> Result<Self, String> {
        let mut provider = default_provider();
        // As Go prefers them.
        provider
            .cipher_suites
            .sort_by_key(|suite| SUITES.iter().position(|&s| s == suite.suite()));
        let suites = s.field(Settings::suites).get();
        if !suites.is_nil() {
            let wanted = suites.to_vec();
            provider
                .cipher_suites
                .retain(|suite| suite.tls13().is_some() || wanted.contains(&suite.suite().into()));
        }
        let curves = s.field(Settings::curves).get().to_vec();
        if !curves.is_empty() {
            provider
                .kx_groups
                .retain(|group| curves.contains(&group.name().into()));
        }
        let range = s.field(Settings::least).get()..=s.field(Settings::most).get();
        let mut versions = vec![&rustls::version::TLS13, &rustls::version::TLS12];
        versions.retain(|v| range.contains(&v.version.into()));
        if versions.is_empty() {
            return Err("tls: no supported versions satisfy MinVersion and MaxVersion".into());
        }
        let spoken =
            |s: &SupportedCipherSuite| versions.iter().any(|v| v.version == s.version().version);
        provider.cipher_suites.retain(spoken);
        let protocols = s.field(Settings::protocols).get();
        let chain = s.field(Settings::chain).get();
        let identity = if chain.is_empty() {
            None
        } else {
            let key = Keys::read(cx, s.field(Settings::key).get().as_bytes());
            let key = key.ok_or("tls: unsupported private key")?;
            let certified = CertifiedKey::new(x509::certificates(chain), key);
            Some(Arc::new(SingleCertAndKey::from(certified)))
        };
        Ok(Self {
            provider: Arc::new(provider),
            versions,
            protocols: protocols.iter().map(|p| p.as_bytes().to_vec()).collect(),
            identity,
        })
    }
}

/// A client's session.
pub fn client(cx: Cx, s: Ref<Settings>) -> Result<Session, String> {
    let common = Common::new(cx, s)?;
    let name = s.field(Settings::name).get().to_owned();
    let skip = s.field(Settings::skip).get();
    let roots = (!skip).then(|| Roots::of(cx, s.field(Settings::pool).get()));
    let verdict = Arc::new(Verdict::default());
    let verifier = Verifier {
        verdict: verdict.clone(),
        roots,
        host: Some(name.clone()).filter(|n| !n.is_empty()),
        time: x509::at(s.field(Settings::now).get()),
        usage: SERVERS,
        mandatory: true,
        hints: Vec::new(),
        provider: common.provider.clone(),
    };
    let builder = ClientConfig::builder_with_provider(common.provider)
        .with_protocol_versions(&common.versions)
        .map_err(|e| format!("tls: {e}"))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = match common.identity {
        Some(identity) => builder.with_client_cert_resolver(identity),
        None => builder.with_no_client_auth(),
    };
    config.alpn_protocols = common.protocols;
    config.resumption = Resumption::disabled();
    let bare = name.strip_suffix('.').unwrap_or(&name).to_owned();
    let bare = match bare.strip_prefix('[').and_then(|b| b.strip_suffix(']')) {
        Some(address) => address.to_owned(),
        None => bare,
    };
    // A name that cannot be sent is not; what it stands for is verified all the same.
    let server = ServerName::try_from(bare).unwrap_or_else(|_| {
        config.enable_sni = false;
        std::net::Ipv4Addr::UNSPECIFIED.into()
    });
    let told = match &server {
        ServerName::DnsName(name) => name.as_ref().to_owned(),
        _ => String::new(),
    };
    let mut connection =
        ClientConnection::new(Arc::new(config), server).map_err(|e| format!("tls: {e}"))?;
    connection.set_buffer_limit(None);
    Ok(Session::open(connection.into(), verdict, told))
}

/// A server's configuration.
pub fn server(cx: Cx, s: Ref<Settings>) -> Result<(Arc<ServerConfig>, Arc<Verdict>), String> {
    const NO_CLIENT_CERTIFICATE: i64 = 0;
    const REQUIRE_ANY: i64 = 2;
    const VERIFY_IF_GIVEN: i64 = 3;
    const REQUIRE_AND_VERIFY: i64 = 4;
    let common = Common::new(cx, s)?;
    let verdict = Arc::new(Verdict::default());
    let builder = ServerConfig::builder_with_provider(common.provider.clone())
        .with_protocol_versions(&common.versions)
        .map_err(|e| format!("tls: {e}"))?;
    let auth = s.field(Settings::auth).get();
    let builder = if auth == NO_CLIENT_CERTIFICATE {
        builder.with_no_client_auth()
    } else {
        let pool = s.field(Settings::pool).get();
        let roots = Roots::of(cx, pool);
        let hint = |a: &rustls::pki_types::TrustAnchor| DistinguishedName::in_sequence(&a.subject);
        let hints = if pool.is_nil() {
            Vec::new()
        } else {
            roots.anchors().iter().map(hint).collect()
        };
        builder.with_client_cert_verifier(Arc::new(Verifier {
            verdict: verdict.clone(),
            hints,
            roots: (auth >= VERIFY_IF_GIVEN).then_some(roots),
            host: None,
            time: x509::at(s.field(Settings::now).get()),
            usage: CLIENTS,
            mandatory: auth == REQUIRE_ANY || auth == REQUIRE_AND_VERIFY,
            provider: common.provider,
        }))
    };
    let identity = common.identity.ok_or("tls: no certificates configured")?;
    let mut config = builder.with_cert_resolver(identity);
    config.alpn_protocols = common.protocols;
    config.send_tls13_tickets = 0;
    config.ignore_client_order = true;
    Ok((Arc::new(config), verdict))
}

/// Private keys by their bytes: to read one takes a while.
#[derive(Default)]
struct Keys(Mutex<HashMap<Vec<u8>, Arc<dyn SigningKey>>>);

impl Keys {
    /// How many are kept.
    const MOST: usize = 64;

    fn read(cx: Cx, der: &[u8]) -> Option<Arc<dyn SigningKey>> {
        let mut all = cx.vm().extension::<Keys>().0.lock();
        if let Some(key) = all.get(der) {
            return Some(key.clone());
        }
        let key = PrivateKeyDer::try_from(der.to_vec()).ok()?;
        let key = any_supported_type(&key).ok()?;
        if all.len() >= Self::MOST {
            all.clear();
        }
        all.insert(der.to_vec(), key.clone());
        Some(key)
    }
}

/// Whether a private key is that of a certificate: 0 if so, 1 if it is another, 2 if it is of another kind, 3 if it cannot be read.
pub fn compare(cx: Cx, certificate: &[u8], key: &[u8]) -> i64 {
    let Some(key) = Keys::read(cx, key) else {
        return 3;
    };
    let certified = CertifiedKey::new(vec![certificate.to_vec().into()], key.clone());
    if certified.keys_match().is_ok() {
        return 0;
    }
    let kind = match key.algorithm() {
        SignatureAlgorithm::RSA => "1.2.840.113549.1.1.1",
        SignatureAlgorithm::ECDSA => "1.2.840.10045.2.1",
        _ => "1.3.101.112",
    };
    if x509::key_kind(certificate).is_some_and(|k| k == kind) {
        1
    } else {
        2
    }
}
