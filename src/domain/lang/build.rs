//! Rebuilds the library when a language file changes: the texts are compiled in by `rust_i18n::i18n!`,
//! and Cargo cannot see through that macro by itself.

fn main() {
    println!("cargo::rerun-if-changed=src/domain/lang");
}
