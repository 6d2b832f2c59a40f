//! Generates the parser from `grammar/go.lalrpop`.

fn main() {
    println!("cargo::rerun-if-changed=grammar/build.rs");
}
