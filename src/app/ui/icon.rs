//! The icons: single-stroke drawings on a 20 × 20 grid, always beside a text or on a named button.

use leptos::prelude::*;

/// The drawings there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// Add.
    Plus,
    /// Done.
    Check,
    /// Close or dismiss.
    Close,
    /// Leads on.
    ChevronRight,
    /// Opens downwards.
    ChevronDown,
    /// To the left, back.
    ArrowLeft,
    /// To the right, on.
    ArrowRight,
    /// Up.
    ArrowUp,
    /// Down.
    ArrowDown,
    /// Take back.
    Undo,
    /// Bring back.
    Redo,
    /// Save to a file.
    Download,
    /// Read a file.
    Upload,
    /// Print.
    Print,
    /// Copy or duplicate.
    Copy,
    /// Delete.
    Trash,
    /// Needs a look.
    Warning,
    /// Worth knowing.
    Info,
    /// Change.
    Edit,
    /// Can be dragged.
    Drag,
    /// Dates.
    Calendar,
    /// Figures.
    Chart,
    /// Milestone.
    Flag,
    /// More actions.
    Menu,
    /// Light colours.
    Sun,
    /// Dark colours.
    Moon,
    /// Colours as the system has them.
    HalfDisc,
}

impl IconName {
    /// The drawing as SVG path data.
    fn path(self) -> &'static str {
        match self {
            Self::Plus => "M10 4v12M4 10h12",
            Self::Check => "M4 10.5l4 4 8-9",
            Self::Close => "M5 5l10 10M15 5L5 15",
            Self::ChevronRight => "M8 5l5 5-5 5",
            Self::ChevronDown => "M5 8l5 5 5-5",
            Self::ArrowLeft => "M16 10H4M9 5l-5 5 5 5",
            Self::ArrowRight => "M4 10h12M11 5l5 5-5 5",
            Self::ArrowUp => "M10 16V4M5 9l5-5 5 5",
            Self::ArrowDown => "M10 4v12M5 11l5 5 5-5",
            Self::Undo => "M7 5L3.5 8.5 7 12M4 8.5h7.5a4 4 0 0 1 0 8H8",
            Self::Redo => "M13 5l3.5 3.5L13 12M16 8.5H8.5a4 4 0 0 0 0 8H12",
            Self::Download => "M10 3v9.5M6 8.5l4 4 4-4M4 16.5h12",
            Self::Upload => "M10 12.5v-9M6 7.5l4-4 4 4M4 16.5h12",
            Self::Print => {
                "M6 7V3.5h8V7M6 14H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-2M6 11.5h8v5H6z"
            }
            Self::Copy => "M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4",
            Self::Trash => "M4 6h12M8 6V3.5h4V6M5.5 6l.7 10.5h7.6L14.5 6M8.5 9v4.5M11.5 9v4.5",
            Self::Warning => "M10 3.5l7.5 13h-15zM10 8.5v3.7M10 14.3v.1",
            Self::Info => "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4zM10 9.2v4.3M10 6.5v.1",
            Self::Edit => "M4 16l.8-3.4 8.2-8.2a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2l-8.2 8.2zM11.5 6l2.5 2.5",
            Self::Drag => "M7.5 5v.1M12.5 5v.1M7.5 10v.1M12.5 10v.1M7.5 15v.1M12.5 15v.1",
            Self::Calendar => "M3.5 5h13v11.5h-13zM3.5 8.8h13M7 3v3.5M13 3v3.5",
            Self::Chart => "M3.5 16.5h13M5.5 13.5v-4M10 13.5v-8M14.5 13.5v-6",
            Self::Flag => "M5 17V3.5h9.5l-2 3.5 2 3.5H5",
            Self::Menu => "M3.5 6h13M3.5 10h13M3.5 14h13",
            Self::Sun => {
                "M10 6.7a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6zM10 2.5v1.3M10 16.2v1.3M2.5 10h1.3M16.2 10h1.3\
                 M4.7 4.7l.9.9M14.4 14.4l.9.9M4.7 15.3l.9-.9M14.4 5.6l.9-.9"
            }
            Self::Moon => "M15.5 12.4A6.4 6.4 0 0 1 7.6 4.5a6.4 6.4 0 1 0 7.9 7.9z",
            Self::HalfDisc => "M10 3.2a6.8 6.8 0 1 1 0 13.6 6.8 6.8 0 0 1 0-13.6zM10 3.2v13.6M13 4.3v11.4",
        }
    }
}

/// A drawing, hidden from assistive technology: the text beside it or the button's label says what it means.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=name.path() />
        </svg>
    }
}
