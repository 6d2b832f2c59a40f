//! Package mime/multipart.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "mime/multipart",
    files: go_files!["multipart.go", "form.go", "writer.go"],
    natives: &[],
};
