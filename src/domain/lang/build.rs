//! Rebuilds the library when a language file changes: the texts are compiled in by `rust_i18n::i18n!`,
//! and Cargo cannot see through that macro by itself. Keeps the relocations of the app, at which
//! `cargo xtask build` cuts it into parts.

fn main() {
    println!("cargo::rerun-if-changed=src/domain/lang");
    let is_app = std::env::var_os("CARGO_FEATURE_APP").is_some();
    if is_app && std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
}
