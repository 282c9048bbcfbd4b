//! The language layer: every text a person reads is looked up here by key.
//!
//! Texts live beside this file as `<area>.<language>.toml`, those of the start page in `start/` and all others in
//! `further/`; a further language is a set of further files and no code. Keys are dotted paths, placeholders are
//! written `%{name}`. [`crate::t!`] looks a text up and [`count`] chooses between the singular and the plural form.
//! `tests/tidy` fails on a key that is missing or unused.

use std::sync::OnceLock;

/// The texts of the start page: all that its first load carries.
#[allow(missing_docs, reason = "the macro's own items")]
mod start {
    rust_i18n::i18n!("src/domain/lang/start", fallback = "en");

    pub fn find(language: &str, key: &str) -> Option<String> {
        _rust_i18n_try_translate(language, key).map(String::from)
    }

    pub fn languages() -> Vec<String> {
        _rust_i18n_available_locales().into_iter().map(String::from).collect()
    }
}

/// The texts of everything beyond it.
#[allow(missing_docs, reason = "the macro's own items")]
mod further {
    rust_i18n::i18n!("src/domain/lang/further", fallback = "en");

    pub fn find(language: &str, key: &str) -> Option<String> {
        _rust_i18n_try_translate(language, key).map(String::from)
    }
}

/// Languages with every text. Another one that has files is begun: it is offered and never chosen by itself, and what it
/// has no text for is read in [`DEFAULT_LANGUAGE`].
pub const COMPLETE: [&str; 1] = [DEFAULT_LANGUAGE];

/// Finds a text by language and key.
type Lookup = fn(&str, &str) -> Option<String>;

/// The lookup in [`mod@further`], once the part of the app that carries it is there.
static FURTHER: OnceLock<Lookup> = OnceLock::new();

/// The language of the texts when nothing else is chosen, and the fallback for missing ones.
pub const DEFAULT_LANGUAGE: &str = "en";

/// Looks up `key` in the current language and fills its `%{name}` placeholders from `args`.
///
/// A key that does not exist comes back as itself, so that a gap is visible on the page and harmless.
pub fn text<K: AsRef<str> + ?Sized>(key: &K, args: &[(&str, String)]) -> String {
    let key = key.as_ref();
    let mut text = optional(key).unwrap_or_else(|| key.to_owned());
    for (name, value) in args {
        let mark = format!("%{{{name}}}");
        if text.contains(&mark) {
            text = text.replace(&mark, value);
        }
    }
    text
}

/// Looks up a text that need not exist, such as the hint of a field.
pub fn optional(key: &str) -> Option<String> {
    let language = rust_i18n::locale();
    start::find(&language, key).or_else(|| further()?(&language, key))
}

/// The app is cut into parts, and names the texts beyond its start page only from parts that are fetched later, so
/// that the first load does not carry them ([`load_further`]). Everything else has them all from the start.
fn further() -> Option<Lookup> {
    if cfg!(feature = "app") { FURTHER.get().copied() } else { Some(further::find) }
}

/// Adds the texts beyond the start page; every part of the app that is fetched later begins with this.
pub fn load_further() {
    // A second call finds the same lookup there.
    let _ = FURTHER.set(further::find);
}

/// Looks up the form of `key` for `n` things: `key.one` for exactly one, else `key.other`, with `%{n}` filled.
///
/// Languages with more forms than two keep them in `key.other`, worded so that it holds for every number.
pub fn count(key: &str, n: impl TryInto<i64> + std::fmt::Display) -> String {
    let shown = n.to_string();
    let form = if n.try_into().is_ok_and(|n: i64| n == 1) { "one" } else { "other" };
    text(&format!("{key}.{form}"), &[("n", shown)])
}

/// The languages the app has texts for, as BCP 47 tags, in alphabetical order.
pub fn languages() -> Vec<String> {
    start::languages()
}

/// The language that texts are looked up in now.
pub fn language() -> String {
    rust_i18n::locale().to_string()
}

/// Chooses the language of all texts from now on; unknown languages fall back to [`DEFAULT_LANGUAGE`].
pub fn set_language(tag: &str) {
    rust_i18n::set_locale(tag);
}

/// Looks up a text by key: `t!("key")` or `t!("key", name = value)`; see [`crate::lang`].
#[macro_export]
macro_rules! t {
    ($key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::lang::text(&$key, &[$((stringify!($name), ::std::string::ToString::to_string(&$value))),*])
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_key_is_shown_as_itself() {
        assert_eq!(crate::t!("no.such.key"), "no.such.key");
    }

    #[test]
    fn english_is_there() {
        assert!(languages().contains(&DEFAULT_LANGUAGE.to_owned()));
    }
}
