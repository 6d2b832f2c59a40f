//! Packages net/….

pub mod url;
