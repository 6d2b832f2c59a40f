//! Package testing. Programs made of tests call it; see `cli::test`.

pub mod internal;
pub mod synctest;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "testing",
    files: go_files![
        "bench.go",
        "bubble.go",
        "cleanup.go",
        "example.go",
        "fuzz.go",
        "main.go",
        "match.go",
        "output.go",
        "result.go",
        "run.go",
        "seed.go",
        "testing.go",
    ],
    natives: &[],
};
