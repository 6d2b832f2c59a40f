//! Certificates that are trusted.

use super::CertPool;
use crate::runtime::Cx;
use crate::runtime::WaitReason;
use crate::runtime::native::Ptr;
use crate::runtime::slices::{Bytes, Slice};
use crate::runtime::sync::Mutex;
use rustls::pki_types::{CertificateDer, TrustAnchor};
use std::sync::Arc;

/// Trusted certificates, ready to be compared with.
#[derive(Debug, Default)]
pub struct Roots {
    certificates: Vec<CertificateDer<'static>>,
    anchors: Vec<TrustAnchor<'static>>,
}

/// The system's certificates, once they were read.
#[derive(Default)]
struct System(Mutex<Option<Arc<Roots>>>);

impl Roots {
    fn new(certificates: Vec<CertificateDer<'static>>) -> Self {
        let anchor = |c| Some(webpki::anchor_from_trusted_cert(c).ok()?.to_owned());
        let anchors = certificates.iter().filter_map(anchor).collect();
        Self {
            certificates,
            anchors,
        }
    }

    /// Those of a pool; those of the system if there is none. May wait for files.
    pub fn of(cx: Cx, pool: Ptr<CertPool>) -> Arc<Self> {
        match pool.get() {
            Some(pool) if !pool.field(CertPool::system).get() => {
                Arc::new(Self::new(certificates(pool.field(CertPool::certs).get())))
            }
            _ => Self::system(cx),
        }
    }

    /// Those that the system trusts, read once in a run; none if the run may not use the network.
    pub fn system(cx: Cx) -> Arc<Self> {
        if !cx.vm().config.allow.net {
            return Arc::default();
        }
        let System(kept) = cx.vm().extension();
        if let Some(roots) = &*kept.lock() {
            return roots.clone();
        }
        let roots = cx.blocking(WaitReason::IoWait, || {
            Arc::new(Self::new(rustls_native_certs::load_native_certs().certs))
        });
        *kept.lock() = Some(roots.clone());
        roots
    }

    pub fn certificates(&self) -> &[CertificateDer<'static>] {
        &self.certificates
    }

    pub fn anchors(&self) -> &[TrustAnchor<'static>] {
        &self.anchors
    }

    pub fn contains(&self, certificate: &CertificateDer) -> bool {
        self.certificates.contains(certificate)
    }

    /// The certificate that an anchor was made of.
    pub fn behind(&self, anchor: &TrustAnchor) -> Option<&CertificateDer<'static>> {
        self.certificates.iter().find(|c| {
            webpki::anchor_from_trusted_cert(c).is_ok_and(|a| {
                a.subject == anchor.subject
                    && a.subject_public_key_info == anchor.subject_public_key_info
            })
        })
    }
}

/// Copies of a program's certificates.
pub fn certificates(all: Slice<Bytes>) -> Vec<CertificateDer<'static>> {
    all.iter().map(|c| c.as_bytes().to_vec().into()).collect()
}
