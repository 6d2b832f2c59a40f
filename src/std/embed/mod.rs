//! Package embed. What `//go:embed` asks for is done by `module::embed`.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "embed",
    files: go_files!["embed.go"],
    natives: &[],
};

/// What makes file systems of what the module loader has read.
pub static TREE: crate::std::Package = crate::std::Package {
    path: "embed/internal/tree",
    files: go_files!["tree.go"],
    natives: &[],
};
