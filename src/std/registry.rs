//! Which packages there are.

use crate::runtime::native::NativeFn;

/// A standard package.
pub struct Package {
    /// Import path.
    pub path: &'static str,
    /// The Go files, name and text: declarations, some with bodies.
    pub files: &'static [(&'static str, &'static str)],
    /// Natives by the qualified name of their declaration: `strings.Index`, `sync.(*Mutex).Lock`.
    pub natives: &'static [(&'static str, NativeFn)],
}

/// All packages, sorted by import path.
static PACKAGES: &[&Package] = &[
    &super::bufio::PACKAGE,
    &super::bytes::PACKAGE,
    &super::cmp::PACKAGE,
    &super::compress::bzip2::PACKAGE,
    &super::compress::flate::PACKAGE,
    &super::compress::gzip::PACKAGE,
    &super::compress::internal::PACKAGE,
    &super::compress::lzw::PACKAGE,
    &super::compress::zlib::PACKAGE,
    &super::container::heap::PACKAGE,
    &super::container::list::PACKAGE,
    &super::container::ring::PACKAGE,
    &super::context::PACKAGE,
    &super::crypto::PACKAGE,
    &super::crypto::aes::PACKAGE,
    &super::crypto::cipher::PACKAGE,
    &super::crypto::des::PACKAGE,
    &super::crypto::ecdsa::PACKAGE,
    &super::crypto::ed25519::PACKAGE,
    &super::crypto::elliptic::PACKAGE,
    &super::crypto::hkdf::PACKAGE,
    &super::crypto::hmac::PACKAGE,
    &super::crypto::internal::blocks::PACKAGE,
    &super::crypto::internal::der::PACKAGE,
    &super::crypto::internal::PACKAGE,
    &super::crypto::md5::PACKAGE,
    &super::crypto::pbkdf2::PACKAGE,
    &super::crypto::rand::PACKAGE,
    &super::crypto::rsa::PACKAGE,
    &super::crypto::sha1::PACKAGE,
    &super::crypto::sha256::PACKAGE,
    &super::crypto::sha3::PACKAGE,
    &super::crypto::sha512::PACKAGE,
    &super::crypto::subtle::PACKAGE,
    &super::crypto::tls::PACKAGE,
    &super::crypto::x509::PACKAGE,
    &super::crypto::x509::pkix::PACKAGE,
    &super::embed::PACKAGE,
    &super::embed::TREE,
    &super::encoding::PACKAGE,
    &super::encoding::ascii85::PACKAGE,
    &super::encoding::asn1::PACKAGE,
    &super::encoding::base32::PACKAGE,
    &super::encoding::base64::PACKAGE,
    &super::encoding::binary::PACKAGE,
    &super::encoding::csv::PACKAGE,
    &super::encoding::hex::PACKAGE,
    &super::encoding::json::PACKAGE,
    &super::encoding::json::TEXT,
    &super::encoding::pem::PACKAGE,
    &super::errors::PACKAGE,
    &super::flag::PACKAGE,
    &super::fmt::PACKAGE,
    &super::hash::PACKAGE,
    &super::hash::adler32::PACKAGE,
    &super::hash::crc32::PACKAGE,
    &super::hash::crc64::PACKAGE,
    &super::hash::fnv::PACKAGE,
    &super::hash::maphash::PACKAGE,
    &super::html::PACKAGE,
    &super::image::PACKAGE,
    &super::image::color::PACKAGE,
    &super::image::color::palette::PACKAGE,
    &super::image::draw::PACKAGE,
    &super::image::gif::PACKAGE,
    &super::image::internal::PACKAGE,
    &super::image::jpeg::PACKAGE,
    &super::image::png::PACKAGE,
    &super::io::PACKAGE,
    &super::io::fs::PACKAGE,
    &super::io::ioutil::PACKAGE,
    &super::iter::PACKAGE,
    &super::log::PACKAGE,
    &super::log::internal::PACKAGE,
    &super::log::slog::PACKAGE,
    &super::maps::PACKAGE,
    &super::math::PACKAGE,
    &super::math::big::PACKAGE,
    &super::math::bits::PACKAGE,
    &super::math::cmplx::PACKAGE,
    &super::math::rand::PACKAGE,
    &super::math::rand::v2::PACKAGE,
    &super::mime::PACKAGE,
    &super::mime::multipart::PACKAGE,
    &super::mime::quotedprintable::PACKAGE,
    &super::net::PACKAGE,
    &super::net::http::PACKAGE,
    &super::net::http::cookiejar::PACKAGE,
    &super::net::http::httptest::PACKAGE,
    &super::net::http::httputil::PACKAGE,
    &super::net::textproto::PACKAGE,
    &super::net::url::PACKAGE,
    &super::os::PACKAGE,
    &super::os::exec::PACKAGE,
    &super::os::signal::PACKAGE,
    &super::path::PACKAGE,
    &super::path::filepath::PACKAGE,
    &super::reflect::PACKAGE,
    &super::regexp::PACKAGE,
    &super::regexp::syntax::PACKAGE,
    &super::runtime::PACKAGE,
    &super::runtime::debug::PACKAGE,
    &super::slices::PACKAGE,
    &super::sort::PACKAGE,
    &super::strconv::PACKAGE,
    &super::strings::PACKAGE,
    &super::structs::PACKAGE,
    &super::sync::PACKAGE,
    &super::sync::atomic::PACKAGE,
    &super::syscall::PACKAGE,
    &super::testing::PACKAGE,
    &super::testing::internal::PACKAGE,
    &super::testing::synctest::PACKAGE,
    &super::text::tabwriter::PACKAGE,
    &super::text::template::PACKAGE,
    &super::time::PACKAGE,
    &super::unicode::PACKAGE,
    &super::unicode::utf16::PACKAGE,
    &super::unicode::utf8::PACKAGE,
    &super::unique::PACKAGE,
    &super::weak::PACKAGE,
];

/// The package with this import path.
pub fn package(path: &str) -> Option<&'static Package> {
    let at = PACKAGES.binary_search_by(|p| p.path.cmp(path)).ok()?;
    Some(PACKAGES[at])
}

/// The import paths of all packages, sorted.
pub fn paths() -> impl Iterator<Item = &'static str> {
    PACKAGES.iter().map(|p| p.path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_sorted() {
        assert!(paths().is_sorted());
    }

    /// The qualified names of the functions without a body. Sources are formatted, so those are lines that end otherwise.
    fn declared(package: &Package) -> Vec<String> {
        let bodyless = |line: &&str| line.starts_with("func ") && !line.ends_with(['{', '}']);
        let qualified = |line: &str| {
            let rest = &line["func ".len()..];
            let (receiver, rest) = match rest.strip_prefix('(') {
                Some(rest) => rest.split_once(") ").expect("a receiver"),
                None => ("", rest),
            };
            let name = &rest[..rest.find('(').expect("parameters")];
            match receiver.rsplit(' ').next() {
                None | Some("") => format!("{}.{name}", package.path),
                Some(ty) if ty.starts_with('*') => format!("{}.({ty}).{name}", package.path),
                Some(ty) => format!("{}.{ty}.{name}", package.path),
            }
        };
        let mut names: Vec<String> = package
            .files
            .iter()
            .flat_map(|(_, text)| text.lines())
            .filter(bodyless)
            .map(qualified)
            .collect();
        names.sort();
        names
    }

    #[test]
    fn natives_and_declarations_match() {
        for package in PACKAGES {
            let mut natives: Vec<String> = package.natives.iter().map(|n| n.0.to_owned()).collect();
            natives.sort();
            let declared = declared(package);
            let lacking: Vec<&String> = declared.iter().filter(|n| !natives.contains(n)).collect();
            let stray: Vec<&String> = natives.iter().filter(|n| !declared.contains(n)).collect();
            assert!(
                lacking.is_empty() && stray.is_empty(),
                "{}: no native for {lacking:?}, no declaration for {stray:?}",
                package.path
            );
            assert!(
                natives.windows(2).all(|w| w[0] != w[1]),
                "{}: two natives of one name",
                package.path
            );
        }
    }
}
