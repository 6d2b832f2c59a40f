//! The `zokor` command.

fn main() {}
