//! The pulse as CSV: a template to fill in, and the answers read back as aggregates (row K1).
//!
//! A row is a person, a column a question. What is read is counted and forgotten: no answer of one person is kept,
//! and groups under five are hidden as [`crate::adoption::cohorts`] has it, for each question by itself.

use std::collections::BTreeMap;

use ::csv::{ReaderBuilder, StringRecord};

use super::csv::table_csv;
use crate::adoption::cohorts::{MIN_GROUP, complete, hide_small};
use crate::choice::Choice;
use crate::plan::listening::pulse::{PulseFigures, PulseGroup, PulseQuestion, PulseScores, Score};
use crate::t;

/// The largest file that is read, in bytes: the answers of 100,000 people, and little enough to be refused at once.
pub const LARGEST: f64 = 4_000_000.0;

/// The most groups that are told apart; a column with more of them holds something else.
const MOST_GROUPS: usize = 1_000;

/// The most characters of a group's name that are kept.
const LONGEST_NAME: usize = 100;

/// What may stand between cells, in the order in which it is tried.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Why a file has no answers to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PulseError {
    /// There is nothing in it.
    Empty,
    /// No column is one of the template's questions.
    NoQuestion,
    /// So few people answered that they could be told apart.
    TooFew {
        /// How many.
        people: u64,
    },
    /// The column of the groups names so many that it cannot be one of groups.
    TooManyGroups {
        /// How many.
        groups: usize,
    },
}

impl std::fmt::Display for PulseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match self {
            Self::Empty => t!("pulse.error.empty"),
            Self::NoQuestion => t!("pulse.error.no-question", columns = questions_in_words()),
            Self::TooFew { people } => t!("pulse.error.too-few", people = people, least = MIN_GROUP),
            Self::TooManyGroups { groups } => t!("pulse.error.too-many-groups", groups = groups, most = MOST_GROUPS),
        };
        f.write_str(&text)
    }
}

/// The template: a head alone, a line to be added for each person.
pub fn template_csv() -> String {
    let head = std::iter::once(t!("pulse.column.group")).chain(PulseQuestion::ALL.iter().map(|q| column(*q)));
    table_csv(&head.collect::<Vec<_>>(), &Vec::<Vec<String>>::new())
}

/// The head of a question's column, its scale included.
fn column(question: PulseQuestion) -> String {
    let (low, high) = question.scale();
    t!("pulse.column.question", question = question.label(), low = low, high = high)
}

fn questions_in_words() -> String {
    PulseQuestion::ALL.iter().map(|question| column(*question)).collect::<Vec<_>>().join(", ")
}

/// The answers in a filled template. Columns are known by the template's heads or by the questions' keys, in any
/// order; columns of any other name are not looked at.
///
/// # Errors
/// When the file is empty, has none of the questions, holds answers of fewer than five people, or names more groups
/// than there can be.
pub fn read_answers(text: &str) -> Result<PulseFigures, PulseError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().find(|line| !line.trim().is_empty()).ok_or(PulseError::Empty)?;
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    // Of equals the first: without any separator the file has one column.
    let separator = SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(b',');
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    // A text is UTF-8 and rows may have any length, so that nothing here fails.
    let mut records = reader.records().filter_map(Result::ok).filter(|record| !is_blank(record));
    let head = records.next().ok_or(PulseError::Empty)?;
    let columns = Columns::of(&head);
    if columns.questions.is_empty() {
        return Err(PulseError::NoQuestion);
    }
    let mut counted = Counted::default();
    records.for_each(|record| counted.add(&columns, &record));
    if counted.everyone.people < MIN_GROUP {
        return Err(PulseError::TooFew { people: counted.everyone.people });
    }
    if counted.groups.len() > MOST_GROUPS {
        return Err(PulseError::TooManyGroups { groups: counted.groups.len() });
    }
    Ok(counted.figures())
}

fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

/// Where the columns are.
struct Columns {
    group: Option<usize>,
    questions: Vec<(PulseQuestion, usize)>,
}

impl Columns {
    fn of(head: &StringRecord) -> Self {
        let find = |names: &[String]| {
            head.iter().position(|cell| names.iter().any(|name| name.to_lowercase() == cell.trim().to_lowercase()))
        };
        let at = |question: &PulseQuestion| {
            let place = find(&[column(*question), question.label(), question.key().to_owned()])?;
            Some((*question, place))
        };
        Self {
            group: find(&[t!("pulse.column.group"), "group".to_owned()]),
            questions: PulseQuestion::ALL.iter().filter_map(at).collect(),
        }
    }
}

/// The answers to one question.
#[derive(Clone, Copy, Debug, Default)]
struct Answers {
    answers: u64,
    sum: u64,
    favourable: u64,
    unfavourable: u64,
}

/// The answers of a part of the people.
#[derive(Clone, Debug, Default)]
struct Part {
    people: u64,
    answers: [Answers; PulseQuestion::ALL.len()],
}

/// The answers of everyone and by group; those without a group are one, with a blank name.
#[derive(Debug, Default)]
struct Counted {
    everyone: Part,
    groups: BTreeMap<String, Part>,
    set_aside: u64,
    unreadable: u64,
}

/// The place of a question among all.
fn place_of(question: PulseQuestion) -> usize {
    PulseQuestion::ALL.iter().position(|other| *other == question).unwrap_or_default()
}

impl Answers {
    fn add(&mut self, question: PulseQuestion, answer: u8) {
        let (favourable_from, unfavourable_to) = question.sides();
        self.answers += 1;
        self.sum += u64::from(answer);
        self.favourable += u64::from(answer >= favourable_from);
        self.unfavourable += u64::from(answer <= unfavourable_to);
    }

    /// The score, whoever is hidden; `None` where nobody answered.
    fn score(self, question: PulseQuestion) -> Option<Score> {
        let Self { answers, sum, favourable, unfavourable } = self;
        if answers == 0 {
            return None;
        }
        let of_all = |count: f64| count / answers as f64;
        let value = match question {
            PulseQuestion::Recommend => of_all(favourable as f64 - unfavourable as f64) * 100.0,
            _ => of_all(sum as f64),
        };
        Some(Score { answers, value: (value * 100.0).round() / 100.0, favourable, unfavourable })
    }
}

impl Part {
    fn add(&mut self, given: &[(PulseQuestion, u8)]) {
        self.people += 1;
        for (question, answer) in given {
            self.answers[place_of(*question)].add(*question, *answer);
        }
    }
}

impl Counted {
    fn add(&mut self, columns: &Columns, record: &StringRecord) {
        let mut given = Vec::new();
        let mut unreadable = 0;
        for (question, at) in &columns.questions {
            let cell = record.get(*at).unwrap_or_default().trim();
            match answer(*question, cell) {
                Some(answer) => given.push((*question, answer)),
                None if cell.is_empty() => {}
                None => unreadable += 1,
            }
        }
        if given.is_empty() {
            self.set_aside += 1;
            return;
        }
        self.unreadable += unreadable;
        let group = columns.group.and_then(|at| record.get(at)).unwrap_or_default().trim();
        self.everyone.add(&given);
        self.groups.entry(group.chars().take(LONGEST_NAME).collect()).or_default().add(&given);
    }

    fn figures(self) -> PulseFigures {
        let parts: Vec<(&String, &Part)> = self.groups.iter().collect();
        let sizes: Vec<u64> = parts.iter().map(|(_, part)| part.people).collect();
        let hidden = hide_small(&sizes);
        let mut scores = PulseScores::default();
        let mut of_parts = vec![PulseScores::default(); parts.len()];
        for question in PulseQuestion::ALL {
            let answers = |part: &Part| part.answers[place_of(*question)];
            let all = answers(&self.everyone);
            if all.answers < MIN_GROUP {
                continue;
            }
            scores.set(*question, all.score(*question));
            let sizes: Vec<u64> = parts.iter().map(|(_, part)| answers(part).answers).collect();
            let mut mask: Vec<bool> =
                hidden.iter().zip(&sizes).map(|(is_hidden, size)| *is_hidden || *size < MIN_GROUP).collect();
            complete(&sizes, &mut mask);
            for ((own, (_, part)), is_hidden) in of_parts.iter_mut().zip(&parts).zip(mask) {
                own.set(*question, answers(part).score(*question).filter(|_| !is_hidden));
            }
        }
        let named = |place: &usize| !parts[*place].0.is_empty();
        let shown = (0..parts.len()).filter(named).filter(|place| !hidden[*place]);
        let groups = shown.map(|place| {
            let (name, part) = parts[place];
            PulseGroup { name: name.clone(), people: part.people, scores: of_parts[place] }
        });
        let groups: Vec<PulseGroup> = groups.collect();
        let hidden_groups = (0..parts.len()).filter(named).filter(|place| hidden[*place]).count();
        PulseFigures {
            rows: self.everyone.people,
            set_aside: self.set_aside,
            unreadable: self.unreadable,
            scores,
            groups,
            hidden_groups: hidden_groups as u64,
        }
    }
}

/// An answer on the question's scale: a whole number, which a spreadsheet may have written `4.0` or `4,0`.
fn answer(question: PulseQuestion, cell: &str) -> Option<u8> {
    let number: f64 = cell.replace(',', ".").parse().ok()?;
    let (low, high) = question.scale();
    (low..=high).find(|on_scale| f64::from(*on_scale) == number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HEAD: &str = "group,confidence,recommend,relevance,manager-support\n";

    fn rows(group: &str, answers: &str, times: usize) -> String {
        format!("{group},{answers}\n").repeat(times)
    }

    fn read(body: &str) -> PulseFigures {
        read_answers(&format!("{HEAD}{body}")).unwrap()
    }

    #[test]
    fn the_template_has_a_column_for_the_group_and_for_each_question_and_reads_back() {
        let template = template_csv();
        let head = template.trim_start_matches('\u{feff}').lines().next().unwrap();
        assert_eq!(head.split(',').count(), 1 + PulseQuestion::ALL.len(), "{head}");
        assert_eq!(read_answers(&template), Err(PulseError::TooFew { people: 0 }));
        let filled = format!("{template}{}", "North,4,9,5,3\r\n".repeat(6));
        let figures = read_answers(&filled).unwrap();
        assert_eq!((figures.rows, figures.groups[0].name.as_str()), (6, "North"));
    }

    #[test]
    fn ratings_have_a_mean_and_recommendations_a_net_promoter_score() {
        let figures = read(&(rows("North", "4,9,5,3", 3) + &rows("North", "1,6,5,3", 2)));
        let confidence = figures.scores.confidence.unwrap();
        assert_eq!((confidence.answers, confidence.value), (5, 2.8));
        assert_eq!((confidence.favourable, confidence.unfavourable), (3, 2));
        assert_eq!(figures.scores.recommend.unwrap().value, 20.0);
        assert_eq!(figures.scores.manager_support.unwrap().favourable, 0);
    }

    #[test]
    fn files_of_spreadsheets_in_other_languages_are_read_and_columns_may_stand_in_any_order() {
        let text = format!("Recommend;Comment;GROUP\n{}", "9,0;\"well; done\";Süd\n".repeat(5));
        let figures = read_answers(&text.replace("Recommend", "recommend")).unwrap();
        assert_eq!(figures.scores.recommend.unwrap().value, 100.0);
        assert_eq!(figures.groups[0].name, "Süd");
        assert_eq!(figures.scores.confidence, None);
    }

    #[test]
    fn what_is_off_the_scale_is_counted_and_rows_without_an_answer_are_set_aside() {
        let body = rows("North", "4,9,5,3", 5) + &rows("North", "6,11,0,yes", 2) + &rows("North", "4,99,,", 1);
        let figures = read(&body);
        assert_eq!((figures.rows, figures.set_aside, figures.unreadable), (6, 2, 1));
        assert_eq!(figures.scores.recommend.unwrap().answers, 5);
    }

    #[test]
    fn a_column_of_people_is_refused_and_a_long_name_is_cut() {
        let people =
            |count: usize| (0..count).map(|n| rows(&format!("p{n}@mail.test"), "4,9,5,3", 1)).collect::<String>();
        let refused = read_answers(&format!("{HEAD}{}", people(MOST_GROUPS + 1)));
        assert_eq!(refused, Err(PulseError::TooManyGroups { groups: MOST_GROUPS + 1 }));
        assert!(refused.unwrap_err().to_string().contains("1001"));
        assert_eq!(read(&people(MOST_GROUPS)).groups, []);
        let figures = read(&rows(&"ä".repeat(5_000), "4,9,5,3", 5));
        assert_eq!(figures.groups[0].name, "ä".repeat(LONGEST_NAME));
    }

    #[test]
    fn a_small_group_is_hidden_together_with_the_next_smallest() {
        let body = rows("North", "4,9,5,3", 20) + &rows("South", "2,3,2,2", 3) + &rows("West", "3,7,3,3", 8);
        let figures = read(&body);
        assert_eq!(figures.rows, 31);
        assert_eq!(figures.groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>(), ["North"]);
        assert_eq!(figures.hidden_groups, 2);
    }

    #[test]
    fn a_question_that_few_of_a_group_answered_is_hidden_in_it() {
        let body = rows("North", "4,9,5,3", 9)
            + &rows("South", "4,9,5,", 7)
            + &rows("South", "4,9,5,1", 2)
            + &rows("West", "4,9,5,3", 8);
        let figures = read(&body);
        let support = |at: usize| figures.groups[at].scores.manager_support;
        assert_eq!(figures.groups.len(), 3);
        // The two in the south, and the next smallest so that they cannot be told from the total.
        assert!(support(0).is_some() && support(1).is_none() && support(2).is_none());
        assert!(figures.groups[1].scores.confidence.is_some());
    }

    #[test]
    fn too_few_people_and_foreign_files_are_refused_with_a_reason() {
        let check = |text: &str, error: PulseError| {
            assert_eq!(read_answers(text), Err(error));
            assert!(!error.to_string().starts_with("pulse."), "{error}");
        };
        check("", PulseError::Empty);
        check("\u{feff}\n \n", PulseError::Empty);
        check("Name,Score\nAda,4\n", PulseError::NoQuestion);
        check(&format!("{HEAD}{}", rows("North", "4,9,5,3", 4)), PulseError::TooFew { people: 4 });
    }

    proptest! {
        #[test]
        fn no_group_and_no_score_stands_for_fewer_than_five(
            people in prop::collection::vec((0_u8..4, prop::option::of(1_u8..=5), prop::option::of(0_u8..=10)), 0..60),
        ) {
            let cell = |answer: Option<u8>| answer.map_or_else(String::new, |answer| answer.to_string());
            let body: String =
                people.iter().map(|(group, a, b)| format!("g{group},{},{},,\n", cell(*a), cell(*b))).collect();
            if let Ok(figures) = read_answers(&format!("{HEAD}{body}")) {
                let of_groups: u64 = figures.groups.iter().map(|group| group.people).sum();
                prop_assert!(of_groups == figures.rows || figures.rows - of_groups >= MIN_GROUP);
                for question in PulseQuestion::ALL {
                    let all = figures.scores.get(*question).map_or(0, |score| score.answers);
                    let shown: Vec<u64> = figures
                        .groups
                        .iter()
                        .filter_map(|group| group.scores.get(*question))
                        .map(|score| score.answers)
                        .collect();
                    prop_assert!(shown.iter().all(|answers| *answers >= MIN_GROUP));
                    let rest = all - shown.iter().sum::<u64>();
                    prop_assert!(rest == 0 || rest >= MIN_GROUP, "{} of {}", rest, all);
                }
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,200}") {
            if let Ok(figures) = read_answers(&text) {
                prop_assert!(figures.rows >= MIN_GROUP);
            }
        }
    }
}
