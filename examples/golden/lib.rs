//! A crate that has Go programs among its tests; see `tests/go.rs`.
