//! Certificates taken apart, for Go (`parse.go` knows the order and the tags) and for verification.

use super::names::Names;
use rustls::pki_types::UnixTime;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::der::asn1::BmpString;
use x509_cert::der::{Decode, Encode, Reader, SliceReader, Tag, Tagged};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::crl::CrlDistributionPoints;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints, CertificatePolicies,
    ExtendedKeyUsage, KeyUsage, SubjectAltName, SubjectKeyIdentifier,
};
use x509_cert::name::Name;

/// A certificate's parts: first those that each has, then others, each behind a byte that says what it is.
pub struct Found {
    pub parts: Vec<Vec<u8>>,
    pub numbers: Vec<i64>,
}

/// What is needed to verify a certificate.
pub struct Facts {
    pub names: Names,
    /// Object identifiers of what it may be used for; none if that is not said.
    pub usages: Vec<String>,
    pub subject: Vec<u8>,
    pub issuer: Vec<u8>,
    not_before: u64,
    not_after: u64,
}

impl Facts {
    pub fn holds_at(&self, time: UnixTime) -> bool {
        (self.not_before..=self.not_after).contains(&time.as_secs())
    }
}

type Certificate = CertificateInner<Raw>;

/// The facts of a certificate, if it can be read.
pub fn facts(der: &[u8]) -> Option<Facts> {
    let certificate = Certificate::from_der(der).ok()?;
    let tbs = certificate.tbs_certificate();
    let mut facts = Facts {
        names: Names::default(),
        usages: Vec::new(),
        subject: tbs.subject().to_der().ok()?,
        issuer: tbs.issuer().to_der().ok()?,
        not_before: tbs.validity().not_before.to_unix_duration().as_secs(),
        not_after: tbs.validity().not_after.to_unix_duration().as_secs(),
    };
    for extension in tbs.extensions().into_iter().flatten() {
        match extension.extn_id.to_string().as_str() {
            "2.5.29.17" => {
                for name in decode::<SubjectAltName>(extension).ok()?.0 {
                    match name {
                        GeneralName::DnsName(n) => facts.names.dns.push(n.to_string()),
                        GeneralName::IpAddress(a) => {
                            facts.names.addresses.push(a.as_bytes().to_vec());
                        }
                        _ => {}
                    }
                }
            }
            "2.5.29.37" => {
                let usages = decode::<ExtendedKeyUsage>(extension).ok()?;
                facts.usages = usages.0.iter().map(ToString::to_string).collect();
            }
            _ => {}
        }
    }
    Some(facts)
}

/// The names in a certificate, if it can be read.
pub fn names(der: &[u8]) -> Option<Names> {
    Some(facts(der)?.names)
}

fn decode<'a, T: Decode<'a>>(extension: &'a Extension) -> Result<T, T::Error> {
    T::from_der(extension.extn_value.as_bytes())
}

/// The bytes of the certificate without its signature, as they are, and whether something follows the certificate.
fn signed_part(der: &[u8]) -> x509_cert::der::Result<(&[u8], bool)> {
    let mut reader = SliceReader::new(der)?;
    let part = reader.sequence(|inner| {
        let part = inner.tlv_bytes()?;
        while !inner.is_finished() {
            inner.tlv_bytes()?;
        }
        Ok::<_, x509_cert::der::Error>(part)
    })?;
    Ok((part, !reader.is_finished()))
}

/// Takes a certificate apart, or says in Go's words why that cannot be.
pub fn parse(der: &[u8]) -> Result<Found, &'static str> {
    const MALFORMED: &str = "x509: malformed certificate";
    let (tbs_bytes, more) = signed_part(der).map_err(|_| MALFORMED)?;
    if more {
        return Err("x509: trailing data");
    }
    let certificate = Certificate::from_der(der).map_err(|_| MALFORMED)?;
    let tbs = certificate.tbs_certificate();
    let encoded = |value: &dyn Fn() -> x509_cert::der::Result<Vec<u8>>| value().unwrap_or_default();
    let key = tbs.subject_public_key_info();
    let parameters = key.algorithm.parameters.as_ref();
    let curve =
        parameters.and_then(|p| p.decode_as::<x509_cert::der::asn1::ObjectIdentifier>().ok());
    let mut found = Found {
        parts: vec![
            tbs_bytes.to_vec(),
            encoded(&|| key.to_der()),
            encoded(&|| tbs.subject().to_der()),
            encoded(&|| tbs.issuer().to_der()),
            encoded(&|| certificate.signature_algorithm().to_der()),
            certificate.signature().raw_bytes().to_vec(),
            tbs.serial_number().as_bytes().to_vec(),
            key.subject_public_key.raw_bytes().to_vec(),
            certificate.signature_algorithm().oid.to_string().into(),
            key.algorithm.oid.to_string().into(),
            curve.map(|c| c.to_string().into()).unwrap_or_default(),
        ],
        numbers: vec![
            tbs.version() as i64 + 1,
            tbs.validity().not_before.to_unix_duration().as_secs() as i64,
            tbs.validity().not_after.to_unix_duration().as_secs() as i64,
            0,
            0,
            0,
            -1,
        ],
    };
    found.name(b's', tbs.subject());
    found.name(b'i', tbs.issuer());
    for extension in tbs.extensions().into_iter().flatten() {
        let mut part = extension.extn_id.to_string().into_bytes();
        part.insert(0, if extension.critical { b'1' } else { b'0' });
        part.push(0);
        part.extend(extension.extn_value.as_bytes());
        found.add(b'x', &part);
        found.extension(extension)?;
    }
    Ok(found)
}

/// Which part names what the key is for.
pub const KEY_KIND: usize = 9;

const KEY_USAGE: usize = 3;
const BASIC: usize = 4;
const AUTHORITY: usize = 5;
const PATH: usize = 6;

impl Found {
    fn add(&mut self, tag: u8, value: &[u8]) {
        self.parts.push([&[tag], value].concat());
    }

    fn name(&mut self, tag: u8, name: &Name) {
        for attribute in name.iter() {
            let mut part = attribute.oid.to_string().into_bytes();
            part.push(0);
            let value = &attribute.value;
            match value.tag() {
                Tag::BmpString => {
                    let text = BmpString::from_ucs2(value.value()).map(|s| s.to_string());
                    part.extend(text.unwrap_or_default().bytes());
                }
                _ => part.extend(value.value()),
            }
            self.add(tag, &part);
        }
    }

    fn general(&mut self, name: &GeneralName) {
        match name {
            GeneralName::Rfc822Name(n) => self.add(b'e', n.as_bytes()),
            GeneralName::DnsName(n) => self.add(b'd', n.as_bytes()),
            GeneralName::UniformResourceIdentifier(n) => self.add(b'U', n.as_bytes()),
            GeneralName::IpAddress(a) => self.add(b'p', a.as_bytes()),
            _ => {}
        }
    }

    fn extension(&mut self, extension: &Extension) -> Result<(), &'static str> {
        match extension.extn_id.to_string().as_str() {
            "2.5.29.14" => {
                let id = decode::<SubjectKeyIdentifier>(extension);
                let id = id.map_err(|_| "x509: invalid subject key identifier")?;
                self.add(b'k', id.0.as_bytes());
            }
            "2.5.29.15" => {
                let usage = decode::<KeyUsage>(extension).map_err(|_| "x509: invalid key usage")?;
                self.numbers[KEY_USAGE] = usage.0.bits().into();
            }
            "2.5.29.17" => {
                let names = decode::<SubjectAltName>(extension);
                for name in &names
                    .map_err(|_| "x509: invalid subject alternative names")?
                    .0
                {
                    self.general(name);
                }
            }
            "2.5.29.19" => {
                let basic = decode::<BasicConstraints>(extension);
                let basic = basic.map_err(|_| "x509: invalid basic constraints")?;
                self.numbers[BASIC] = 1;
                self.numbers[AUTHORITY] = basic.ca.into();
                self.numbers[PATH] = basic.path_len_constraint.map_or(-1, i64::from);
            }
            "2.5.29.31" => {
                let points = decode::<CrlDistributionPoints>(extension);
                for point in points
                    .map_err(|_| "x509: invalid CRL distribution points")?
                    .0
                {
                    if let Some(DistributionPointName::FullName(names)) = &point.distribution_point
                    {
                        for name in names {
                            if let GeneralName::UniformResourceIdentifier(n) = name {
                                self.add(b'l', n.as_bytes());
                            }
                        }
                    }
                }
            }
            "2.5.29.32" => {
                let policies = decode::<CertificatePolicies>(extension);
                for policy in policies
                    .map_err(|_| "x509: invalid certificate policies")?
                    .0
                {
                    self.add(b'P', policy.policy_identifier.to_string().as_bytes());
                }
            }
            "2.5.29.35" => {
                let id = decode::<AuthorityKeyIdentifier>(extension);
                let id = id.map_err(|_| "x509: invalid authority key identifier")?;
                if let Some(id) = id.key_identifier {
                    self.add(b'a', id.as_bytes());
                }
            }
            "2.5.29.37" => {
                let usages = decode::<ExtendedKeyUsage>(extension);
                for usage in usages.map_err(|_| "x509: invalid extended key usages")?.0 {
                    self.add(b'u', usage.to_string().as_bytes());
                }
            }
            "1.3.6.1.5.5.7.1.1" => {
                let access = decode::<AuthorityInfoAccessSyntax>(extension);
                for way in access.map_err(|_| "x509: invalid authority info access")?.0 {
                    if let GeneralName::UniformResourceIdentifier(n) = &way.access_location {
                        match way.access_method.to_string().as_str() {
                            "1.3.6.1.5.5.7.48.1" => self.add(b'o', n.as_bytes()),
                            "1.3.6.1.5.5.7.48.2" => self.add(b'c', n.as_bytes()),
                            _ => {}
                        }
                    }
                }
            }
            other if extension.critical => self.add(b'!', other.as_bytes()),
            _ => {}
        }
        Ok(())
    }
}
