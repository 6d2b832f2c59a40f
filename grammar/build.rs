//! Generates the parser from `grammar/go.lalrpop`.

fn main() {
    println!("cargo::rerun-if-changed=grammar/build.rs");
    println!("cargo::rerun-if-changed=grammar/go.lalrpop");
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .set_out_dir(out)
        .process()
        .expect("grammar/go.lalrpop is a grammar without conflicts");
}
