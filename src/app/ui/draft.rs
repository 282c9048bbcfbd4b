//! The text a person is typing, kept while the value behind it settles.

use leptos::prelude::*;

/// The text of one field: what is being typed while the field has the focus, else what the value says.
///
/// Typing passes each text on. What comes back may differ (a trimmed name, a number without its last dot) and must
/// not reach under the caret, so the typed text stays on the screen. When the value then changes by other means,
/// such as undo, the value wins.
pub struct Draft<T: Send + Sync + 'static> {
    value: Signal<T>,
    /// The typed text, and the value that stood once it had been passed on.
    typed: RwSignal<Option<(String, T)>>,
}

impl<T: Send + Sync + 'static> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Draft<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Draft<T> {
    /// A field with nothing typed yet.
    pub fn new(value: Signal<T>) -> Self {
        Self { value, typed: RwSignal::new(None) }
    }

    /// The text being typed, unless the value has moved on since.
    pub fn typed(self) -> Option<String> {
        let value = self.value.get();
        self.typed.get().and_then(|(text, settled)| (settled == value).then_some(text))
    }

    /// The text to show; `write` turns the value into text.
    pub fn shown(self, write: impl Fn(&T) -> String) -> String {
        self.typed().unwrap_or_else(|| self.value.with(write))
    }

    /// Keeps `text` on the screen, after `pass_on` has handed its meaning to the owner of the value.
    pub fn keep(self, text: String, pass_on: impl FnOnce()) {
        pass_on();
        // The owner may have removed the field in answer.
        if let Some(settled) = self.value.try_get_untracked() {
            self.typed.set(Some((text, settled)));
        }
    }

    /// Forgets the typed text: the value is shown as it is.
    pub fn leave(self) {
        self.typed.set(None);
    }
}
