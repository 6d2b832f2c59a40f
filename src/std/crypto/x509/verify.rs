//! Whether a certificate is to be trusted: Go's rules in Go's order around a search for a chain by the crate `rustls-webpki`.

use super::{Roots, parse};
use rustls::pki_types::{CertificateDer, UnixTime};
use webpki::{
    EndEntityCert, ExtendedKeyUsageValidator, KeyPurposeIdIter, KeyUsage,
    RequiredEkuNotFoundContext,
};

/// The usage that stands for all.
const ANY: &str = "2.5.29.37.0";

/// What is asked.
pub struct Question<'a> {
    pub leaf: &'a CertificateDer<'a>,
    pub between: &'a [CertificateDer<'static>],
    pub roots: &'a Roots,
    pub host: Option<&'a str>,
    pub time: UnixTime,
    /// Object identifiers; one of them must be allowed.
    pub usages: &'a [String],
}

/// Why not; the numbers are known to verify.go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Failure {
    Expired = 1,
    Host = 2,
    UnknownAuthority = 3,
    NoAuthority = 4,
    PathTooLong = 5,
    Usage = 6,
    Name = 7,
    Unreadable = 8,
    Critical = 9,
    WrongSignature = 10,
}

/// The chain from the leaf to a root; or why there is none, and the certificate that is to blame.
pub fn verify(q: &Question) -> Result<Vec<Vec<u8>>, (Failure, Vec<u8>)> {
    let leaf = q.leaf.to_vec();
    let blame = |failure| (failure, leaf.clone());
    let facts = parse::facts(q.leaf).ok_or_else(|| blame(Failure::Unreadable))?;
    if !facts.holds_at(q.time) {
        return Err(blame(Failure::Expired));
    }
    if let Some(host) = q.host
        && !facts.names.matches(host)
    {
        return Err(blame(Failure::Host));
    }
    let usages = Usages(q.usages);
    // A certificate that is itself trusted needs nobody else, not even if it is that of an authority.
    if q.roots.contains(q.leaf) {
        return if usages.allow(facts.usages.iter().cloned()) {
            Ok(vec![leaf])
        } else {
            Err(blame(Failure::Usage))
        };
    }
    let end = EndEntityCert::try_from(q.leaf).map_err(|e| blame(failure(&e)))?;
    let algorithms = rustls::crypto::ring::default_provider().signature_verification_algorithms;
    let path = end
        .verify_for_usage(
            algorithms.all,
            q.roots.anchors(),
            q.between,
            q.time,
            usages,
            None,
            None,
        )
        .map_err(|e| match failure(&e) {
            Failure::Expired => (Failure::Expired, q.expired().unwrap_or(leaf.clone())),
            Failure::WrongSignature => (
                Failure::WrongSignature,
                q.namesake(&facts.issuer).unwrap_or(leaf.clone()),
            ),
            other => blame(other),
        })?;
    let mut chain = vec![leaf.clone()];
    chain.extend(path.intermediate_certificates().map(|c| c.der().to_vec()));
    let root = q
        .roots
        .behind(path.anchor())
        .ok_or_else(|| blame(Failure::UnknownAuthority))?;
    if parse::facts(root).is_some_and(|f| !f.holds_at(q.time)) {
        return Err((Failure::Expired, root.to_vec()));
    }
    chain.push(root.to_vec());
    Ok(chain)
}

impl Question<'_> {
    /// A certificate between leaf and root that does not hold.
    fn expired(&self) -> Option<Vec<u8>> {
        let mut between = self.between.iter();
        let wrong = |c: &&CertificateDer| parse::facts(c).is_some_and(|f| !f.holds_at(self.time));
        between.find(wrong).map(|c| c.to_vec())
    }

    /// The certificate of an issuer that did not sign.
    fn namesake(&self, issuer: &[u8]) -> Option<Vec<u8>> {
        let mut all = self.roots.certificates().iter().chain(self.between);
        let named = |c: &&CertificateDer| parse::facts(c).is_some_and(|f| f.subject == issuer);
        all.find(named).map(|c| c.to_vec())
    }
}

fn failure(e: &webpki::Error) -> Failure {
    use webpki::Error;
    match e {
        Error::CertExpired { .. } | Error::CertNotValidYet { .. } => Failure::Expired,
        Error::EndEntityUsedAsCa => Failure::NoAuthority,
        Error::PathLenConstraintViolated | Error::MaximumPathDepthExceeded => Failure::PathTooLong,
        Error::RequiredEkuNotFoundContext(_) => Failure::Usage,
        Error::NameConstraintViolation => Failure::Name,
        Error::UnsupportedCriticalExtension => Failure::Critical,
        Error::InvalidSignatureForPublicKey => Failure::WrongSignature,
        Error::BadDer | Error::BadDerTime | Error::MalformedExtensions => Failure::Unreadable,
        _ => Failure::UnknownAuthority,
    }
}

/// The usages of which one must be allowed by each certificate that restricts them.
#[derive(Clone, Copy)]
struct Usages<'a>(&'a [String]);

impl Usages<'_> {
    fn allow(self, mut allowed: impl Iterator<Item = String>) -> bool {
        if self.0.iter().any(|u| u == ANY) {
            return true;
        }
        let Some(first) = allowed.next() else {
            return true;
        };
        std::iter::once(first)
            .chain(allowed)
            .any(|a| a == ANY || self.0.contains(&a))
    }
}

impl ExtendedKeyUsageValidator for Usages<'_> {
    fn validate(&self, allowed: KeyPurposeIdIter<'_, '_>) -> Result<(), webpki::Error> {
        let (mut texts, mut present) = (Vec::new(), Vec::new());
        for id in allowed {
            let numbers = id?.to_decoded_oid();
            let words: Vec<String> = numbers.iter().map(usize::to_string).collect();
            texts.push(words.join("."));
            present.push(numbers);
        }
        if self.allow(texts.into_iter()) {
            Ok(())
        } else {
            Err(webpki::Error::RequiredEkuNotFoundContext(
                RequiredEkuNotFoundContext {
                    required: KeyUsage::server_auth(),
                    present,
                },
            ))
        }
    }
}
