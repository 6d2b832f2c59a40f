//! Package encoding/asn1, as far as certificates need it.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding/asn1",
    files: go_files!["asn1.go"],
    natives: &[],
};
