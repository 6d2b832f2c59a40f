//! Go's compress folder.

pub mod bzip2;
pub mod flate;
pub mod gzip;
pub mod internal;
pub mod lzw;
pub mod zlib;
