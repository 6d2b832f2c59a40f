//! Package mime: types of content, by name and as headers write them, and words in other alphabets.

pub mod multipart;
pub mod quotedprintable;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "mime",
    files: go_files!["mediatype.go", "type.go", "words.go"],
    natives: &[],
};
