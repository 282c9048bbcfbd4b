//! Closed sets of answers: an enum whose variants have a stable key for files and a label in the language layer.

/// An enum that a person picks from: its keys go into files, its labels come from `choice.<SET>.<key>`.
pub trait Choice: Copy + Eq + 'static {
    /// The name of the set, the middle part of the label's key.
    const SET: &'static str;
    /// All variants in the order they are offered.
    const ALL: &'static [Self];

    /// The stable key of this variant, as written to files.
    fn key(self) -> &'static str;

    /// The variant with this key.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.key() == key)
    }

    /// The label of this variant in the current language.
    fn label(self) -> String {
        // lang: choice.*
        crate::t!(format!("choice.{}.{}", Self::SET, self.key()))
    }
}

/// Declares an enum with stable keys: `choices! { /// doc  pub enum Name in "set" { /// doc  Variant = "key", … } }`.
///
/// The first variant is the default.
#[macro_export]
macro_rules! choices {
    ($($(#[$meta:meta])* pub enum $name:ident in $set:literal {
        $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)?
    })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $key)] $variant),+
        }

        impl $crate::choice::Choice for $name {
            const SET: &'static str = $set;
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key),+
                }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                <Self as $crate::choice::Choice>::ALL[0]
            }
        }
    )+};
}
