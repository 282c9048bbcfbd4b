//! Addresses: one enum for every screen, printed to and parsed from the fragment, so that any static host serves it.
//!
//! `#/plans/<plan>/…`; see the property test in `tests/route.rs`.

/// A screen of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The opening page with the list of plans.
    Home,
    /// Choosing a template for a new plan.
    New,
    /// A plan inside the address, to be read: the data of [`uptake::exchange::link`].
    Shared(String),
    /// A screen of one plan.
    Plan(String, PlanRoute),
    /// An address that means nothing.
    Unknown,
}

/// A screen of an open plan. Phases, wizards, steps and documents go by their stable keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanRoute {
    /// The plan on a page.
    Overview,
    /// Name, launch, calendar, people and sites.
    Settings,
    /// The rollout checklist.
    Checklist,
    /// Older states of the plan, and how safe it is here.
    Versions,
    /// The page of a phase.
    Phase(String),
    /// A part of a phase's page, with a control to go to.
    Part(String, String, Option<String>),
    /// A wizard at its first open step, or at the step given, with a control to go to.
    Wizard(String, Option<String>, Option<String>),
    /// An artefact, to read and print.
    Document(String),
}

impl Route {
    /// The screen at a fragment such as `#/plans/a1/phases/align`.
    pub fn parse(hash: &str) -> Self {
        let path = hash.strip_prefix('#').unwrap_or(hash);
        let parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decode).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let owned = str::to_owned;
        match parts.as_slice() {
            [] => Self::Home,
            ["new"] => Self::New,
            ["share", data] => Self::Shared(owned(data)),
            ["plans", plan, rest @ ..] => {
                let screen = match rest {
                    [] => PlanRoute::Overview,
                    ["settings"] => PlanRoute::Settings,
                    ["checklist"] => PlanRoute::Checklist,
                    ["versions"] => PlanRoute::Versions,
                    ["phases", phase] => PlanRoute::Phase(owned(phase)),
                    ["phases", phase, part] => PlanRoute::Part(owned(phase), owned(part), None),
                    ["phases", phase, part, control] => {
                        PlanRoute::Part(owned(phase), owned(part), Some(owned(control)))
                    }
                    ["wizards", wizard] => PlanRoute::Wizard(owned(wizard), None, None),
                    ["wizards", wizard, step] => PlanRoute::Wizard(owned(wizard), Some(owned(step)), None),
                    ["wizards", wizard, step, control] => {
                        PlanRoute::Wizard(owned(wizard), Some(owned(step)), Some(owned(control)))
                    }
                    ["documents", document] => PlanRoute::Document(owned(document)),
                    _ => return Self::Unknown,
                };
                Self::Plan(owned(plan), screen)
            }
            _ => Self::Unknown,
        }
    }

    /// The fragment of this screen, with its `#`; an unknown screen leads home.
    pub fn href(&self) -> String {
        match self {
            Self::Home | Self::Unknown => "#/".to_owned(),
            Self::New => "#/new".to_owned(),
            Self::Shared(data) => format!("#/share/{}", encode(data)),
            Self::Plan(plan, screen) => format!("#/plans/{}{}", encode(plan), screen.tail()),
        }
    }
}

impl PlanRoute {
    fn tail(&self) -> String {
        match self {
            Self::Overview => String::new(),
            Self::Settings => "/settings".to_owned(),
            Self::Checklist => "/checklist".to_owned(),
            Self::Versions => "/versions".to_owned(),
            Self::Phase(phase) => format!("/phases/{}", encode(phase)),
            Self::Part(phase, part, None) => format!("/phases/{}/{}", encode(phase), encode(part)),
            Self::Part(phase, part, Some(control)) => {
                format!("/phases/{}/{}/{}", encode(phase), encode(part), encode(control))
            }
            Self::Wizard(wizard, None, _) => format!("/wizards/{}", encode(wizard)),
            Self::Wizard(wizard, Some(step), None) => format!("/wizards/{}/{}", encode(wizard), encode(step)),
            Self::Wizard(wizard, Some(step), Some(control)) => {
                format!("/wizards/{}/{}/{}", encode(wizard), encode(step), encode(control))
            }
            Self::Document(document) => format!("/documents/{}", encode(document)),
        }
    }
}

/// Percent-encodes everything but unreserved characters (RFC 3986).
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Undoes [`encode`]; what is not well-formed stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let pair = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
