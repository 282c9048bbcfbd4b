//! Rules of the texts: none missing, none left over, every placeholder filled, every language complete.

use crate::none;
use crate::source::{Source, files, split_top, until_closed};
use std::collections::{BTreeMap, BTreeSet};
use uptake::lang::{COMPLETE, DEFAULT_LANGUAGE};

/// Texts by key, and which file each is in.
type Texts = BTreeMap<String, (String, String)>;

/// A text that the code asks for by a key it spells out.
struct Use {
    place: String,
    key: String,
    /// Names given for the placeholders.
    given: BTreeSet<String>,
}

#[test]
fn every_text_the_code_asks_for_exists() {
    let texts = texts(DEFAULT_LANGUAGE);
    let missing = |used: &Use| !texts.contains_key(&used.key);
    let findings: Vec<_> =
        uses().into_iter().filter(missing).map(|used| format!("{}: {}", used.place, used.key)).collect();
    none(&findings, "write it into src/domain/lang:");
}

#[test]
fn every_placeholder_is_filled() {
    let texts = texts(DEFAULT_LANGUAGE);
    let mut findings = Vec::new();
    for used in uses() {
        let Some((text, _)) = texts.get(&used.key) else { continue };
        let wanted = placeholders(text);
        // A counted text need not show its number: "one learner".
        let counted = used.key.ends_with(".one") || used.key.ends_with(".other");
        let extra = used.given.difference(&wanted).any(|name| !(counted && name == "n"));
        if extra || !wanted.is_subset(&used.given) {
            findings.push(format!("{}: {} wants {wanted:?}, is given {:?}", used.place, used.key, used.given));
        }
    }
    none(&findings, "names in the text and in the code must be the same:");
}

#[test]
fn no_text_is_left_over() {
    let code = files("src", "rs");
    let literals: BTreeSet<&str> = code.iter().flat_map(|source| source.text.split('"')).collect();
    let patterns = patterns(&code);
    let is_used = |key: &str| {
        let stem = key.strip_suffix(".one").or_else(|| key.strip_suffix(".other"));
        literals.contains(key)
            || stem.is_some_and(|stem| literals.contains(stem))
            || patterns.iter().any(|(_, pattern)| matches(pattern, key))
    };
    let findings: Vec<_> = texts(DEFAULT_LANGUAGE)
        .iter()
        .filter(|(key, _)| !is_used(key))
        .map(|(key, (_, file))| format!("{file}: {key}"))
        .collect();
    none(&findings, "nothing asks for it (keys made at run time are announced by a comment `// lang: area.*`):");
}

#[test]
fn every_announced_kind_of_key_exists() {
    let texts = texts(DEFAULT_LANGUAGE);
    let dead = |(_, pattern): &(String, String)| !texts.keys().any(|key| matches(pattern, key));
    let found: Vec<_> = patterns(&files("src", "rs")).into_iter().filter(dead).collect();
    let findings: Vec<_> = found.into_iter().map(|(place, pattern)| format!("{place}: {pattern}")).collect();
    none(&findings, "no text has such a key:");
}

#[test]
fn every_complete_language_has_the_same_texts() {
    let english = texts(DEFAULT_LANGUAGE);
    let mut findings = Vec::new();
    for language in COMPLETE {
        let other = texts(language);
        findings.extend(english.keys().filter(|key| !other.contains_key(*key)).map(|key| format!("{language}: {key}")));
    }
    none(&findings, "missing in a language that is said to be complete:");
}

#[test]
fn a_language_that_is_begun_has_whole_files_with_the_same_placeholders() {
    let english = texts(DEFAULT_LANGUAGE);
    let mut findings = Vec::new();
    for language in languages().iter().filter(|language| *language != DEFAULT_LANGUAGE) {
        let other = texts(language);
        let begun: BTreeSet<String> = other.values().map(|(_, file)| area(file)).collect();
        let wanted = |(_, file): &&(String, String)| begun.contains(&area(file)) || file.contains("/lang/start/");
        let missing = english.iter().filter(|(key, value)| wanted(value) && !other.contains_key(*key));
        findings.extend(missing.map(|(key, _)| format!("{language}: {key} is missing")));
        for (key, (text, file)) in &other {
            match english.get(key) {
                None => findings.push(format!("{language}: {key} is in no English file")),
                Some((own, from)) if placeholders(own) != placeholders(text) || area(from) != area(file) => {
                    findings.push(format!("{language}: {key} has other placeholders, or stands in another file"));
                }
                Some(_) => {}
            }
        }
    }
    none(&findings, "a file of a further language has the same texts as the English one, and the start page is whole:");
}

#[test]
fn every_counted_text_has_both_forms() {
    let mut findings = Vec::new();
    for language in languages() {
        let texts = texts(&language);
        for stem in texts.keys().filter_map(|key| key.strip_suffix(".one")) {
            if !texts.contains_key(&format!("{stem}.other")) {
                findings.push(format!("{language}: {stem}.other"));
            }
        }
    }
    none(&findings, "one thing and several need a text each:");
}

/// The file's name without its language: the same for a text and its translations.
fn area(file: &str) -> String {
    let stem = file.strip_suffix(".toml").unwrap_or(file);
    stem.rsplit_once('.').map_or(stem, |(area, _)| area).to_owned()
}

/// The tags of the languages there are files for: `area.en.toml` is English.
fn languages() -> BTreeSet<String> {
    files("src/domain/lang", "toml").iter().filter_map(language_of).collect()
}

fn language_of(file: &Source) -> Option<String> {
    file.path.strip_suffix(".toml")?.rsplit_once('.').map(|(_, language)| language.to_owned())
}

/// All texts of a language. A key in two files is a failure: one would hide the other.
fn texts(language: &str) -> Texts {
    let mut texts = Texts::new();
    for file in files("src/domain/lang", "toml") {
        if language_of(&file).as_deref() != Some(language) {
            continue;
        }
        let table = file.text.parse::<toml::Table>().unwrap_or_else(|error| panic!("{}: {error}", file.path));
        flatten("", &table, &file.path, &mut texts);
    }
    texts
}

fn flatten(before: &str, table: &toml::Table, file: &str, texts: &mut Texts) {
    for (name, value) in table {
        let key = format!("{before}{name}");
        match value {
            toml::Value::Table(inner) => flatten(&format!("{key}."), inner, file, texts),
            toml::Value::String(text) => {
                assert!(!text.trim().is_empty(), "{file}: {key} is empty");
                let other = texts.insert(key.clone(), (text.clone(), file.to_owned()));
                assert!(other.is_none(), "{key} is in {file} and in {:?}", other.map(|(_, file)| file));
            }
            other => panic!("{file}: {key} is a {}, not a text", other.type_str()),
        }
    }
}

/// The names that a text has placeholders for: `%{name}`.
fn placeholders(text: &str) -> BTreeSet<String> {
    let after_marks = text.split("%{").skip(1);
    after_marks.filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

/// Every `t!("key", …)` and `count("key", …)` of the code.
fn uses() -> Vec<Use> {
    let mut found = Vec::new();
    for source in files("src", "rs") {
        let code = source.code();
        for (at, _) in code.match_indices("t!(").filter(|(at, _)| starts_a_word(&code, *at)) {
            let arguments = split_top(until_closed(&code[at + 3..]), ',');
            let Some(key) = arguments.first().and_then(|first| literal(first)) else { continue };
            let given = arguments[1..].iter().filter_map(|argument| argument.split_once('='));
            let given = given.map(|(name, _)| name.trim().to_owned()).collect();
            found.push(Use { place: place(&source, &code, at), key, given });
        }
        for (at, _) in code.match_indices("count(").filter(|(at, _)| starts_a_word(&code, *at)) {
            let arguments = split_top(until_closed(&code[at + 6..]), ',');
            let Some(key) = arguments.first().and_then(|first| literal(first)) else { continue };
            for form in ["one", "other"] {
                let given = BTreeSet::from(["n".to_owned()]);
                found.push(Use { place: place(&source, &code, at), key: format!("{key}.{form}"), given });
            }
        }
    }
    found
}

fn starts_a_word(code: &str, at: usize) -> bool {
    !code[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
}

/// The key an argument spells out, when it is a plain string literal with a dot.
fn literal(argument: &str) -> Option<String> {
    let key = argument.trim().strip_prefix('"')?.strip_suffix('"')?;
    let is_key = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-');
    (key.contains('.') && key.chars().all(is_key)).then(|| key.to_owned())
}

fn place(source: &Source, code: &str, at: usize) -> String {
    format!("{}:{}", source.path, code[..at].matches('\n').count() + 1)
}

/// The kinds of keys that are made at run time, as comments announce them, with the file of each.
fn patterns(code: &[Source]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for source in code {
        for line in source.text.lines() {
            let Some((_, list)) = line.split_once("// lang: ") else { continue };
            let words = list.split([',', ' ']).filter(|word| !word.is_empty());
            found.extend(words.map(|word| (source.path.clone(), word.to_owned())));
        }
    }
    found
}

/// Whether a key is of a kind, in which `*` stands for anything: `phase.*.name`.
fn matches(pattern: &str, key: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else { return pattern == key };
    let Some(rest) = key.strip_prefix(before) else { return false };
    (0..=rest.len()).filter(|at| rest.is_char_boundary(*at)).any(|at| matches(after, &rest[at..]))
}

#[test]
fn a_star_stands_for_anything() {
    assert!(matches("phase.*", "phase.align.name"));
    assert!(matches("phase.*.name", "phase.align.name"));
    assert!(!matches("phase.*.name", "phase.align.about"));
    assert!(!matches("phase", "phase.align"));
}

#[test]
fn placeholders_are_read_from_a_text() {
    assert_eq!(placeholders("%{n} of %{total} %"), BTreeSet::from(["n".to_owned(), "total".to_owned()]));
}
