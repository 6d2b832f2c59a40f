//! Packages container/…: each is Go only.

pub mod heap;
pub mod list;
pub mod ring;
