//! Package net/textproto.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "net/textproto",
    files: go_files!["textproto.go", "reader.go", "writer.go", "conn.go"],
    natives: &[],
};
