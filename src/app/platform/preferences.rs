//! Small choices of the person, kept apart from the plans: theme and language.

use wasm_bindgen::prelude::*;

use super::{page, plans};

#[wasm_bindgen(inline_js = "export function own_name(tag) {
    try { return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag; } catch { return tag; }
}")]
extern "C" {
    fn own_name(tag: &str) -> String;
}

/// The look a person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The theme kept from last time.
pub fn theme() -> Theme {
    let kept = plans::setting("theme");
    Theme::ALL.into_iter().find(|theme| Some(theme.key()) == kept.as_deref()).unwrap_or_default()
}

/// Applies a theme and keeps it.
pub fn set_theme(theme: Theme) {
    apply_theme(theme);
    plans::set_setting("theme", theme.key());
}

/// Applies a theme to the page.
pub fn apply_theme(theme: Theme) {
    page::set_root_attribute("data-theme", (theme != Theme::System).then(|| theme.key()));
}

/// The language of the page: the one kept from last time, else the browser's where every text is there in it, else
/// English.
pub fn language() -> String {
    let there = uptake::lang::languages();
    let kept = plans::setting("language").filter(|tag| there.contains(tag));
    let of_browser = || {
        let tag = web_sys::window()?.navigator().language()?;
        let short = tag.split('-').next()?;
        uptake::lang::COMPLETE.into_iter().find(|language| *language == tag || *language == short).map(str::to_owned)
    };
    kept.or_else(of_browser).unwrap_or_else(|| uptake::lang::DEFAULT_LANGUAGE.to_owned())
}

/// Sets all texts in the language of the page.
pub fn apply_language() {
    let tag = language();
    uptake::lang::set_language(&tag);
    page::set_root_attribute("lang", Some(&tag));
}

/// What the speakers of a language call it; the tag itself where the browser does not know.
pub fn language_name(tag: &str) -> String {
    own_name(tag)
}

/// Keeps a language and loads the page anew, since every text on it changes.
pub fn set_language(tag: &str) {
    plans::set_setting("language", tag);
    page::reload();
}
