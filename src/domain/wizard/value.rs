//! Answers: the values that travel between a plan's typed fields and the controls on the page.

use chrono::{NaiveDate, NaiveTime};

use crate::choice::Choice;
use crate::id::Id;
use crate::schedule::When;

/// An answer as a control shows and sends it.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Text, short or long.
    Text(String),
    /// A number or nothing.
    Number(Option<f64>),
    /// A civil date or nothing.
    Date(Option<NaiveDate>),
    /// A local time or nothing.
    Time(Option<NaiveTime>),
    /// A date tied to the launch, or nothing.
    When(Option<When>),
    /// The key of one option; empty for none.
    Pick(String),
    /// The keys of several options.
    Many(Vec<String>),
    /// Yes or no.
    Flag(bool),
    /// 1 to 5 or nothing.
    Rating(Option<u8>),
}

/// A typed value of the plan that can be shown as an [`Answer`] and set from one.
///
/// An answer of the wrong kind, or with an unknown key, leaves the value as it is.
pub trait Value {
    /// The value as an answer.
    fn answer(&self) -> Answer;
    /// Takes the answer over.
    fn accept(&mut self, answer: Answer);
}

impl Value for String {
    fn answer(&self) -> Answer {
        Answer::Text(self.clone())
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Text(text) = answer {
            *self = text;
        }
    }
}

impl Value for Option<f64> {
    fn answer(&self) -> Answer {
        Answer::Number(*self)
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Number(number) = answer {
            *self = number.filter(|n| n.is_finite());
        }
    }
}

/// A whole number from what was typed, within what the type holds.
fn whole<T: TryFrom<i64>>(number: f64) -> Option<T> {
    // The cast saturates, and what does not fit the narrower type is refused.
    number.is_finite().then(|| T::try_from(number.round() as i64).ok()).flatten()
}

impl Value for Option<u32> {
    fn answer(&self) -> Answer {
        Answer::Number(self.map(f64::from))
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Number(number) = answer {
            *self = number.and_then(whole);
        }
    }
}

impl Value for Option<u64> {
    fn answer(&self) -> Answer {
        Answer::Number(self.map(|n| n as f64))
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Number(number) = answer {
            *self = number.and_then(whole);
        }
    }
}

impl Value for u32 {
    fn answer(&self) -> Answer {
        Answer::Number(Some(f64::from(*self)))
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Number(Some(number)) = answer
            && let Some(number) = whole(number)
        {
            *self = number;
        }
    }
}

impl Value for Option<u8> {
    fn answer(&self) -> Answer {
        Answer::Rating(*self)
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Rating(rating) = answer {
            *self = rating.filter(|r| (1..=5).contains(r));
        }
    }
}

impl Value for Option<NaiveDate> {
    fn answer(&self) -> Answer {
        Answer::Date(*self)
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Date(date) = answer {
            *self = date;
        }
    }
}

impl Value for Option<NaiveTime> {
    fn answer(&self) -> Answer {
        Answer::Time(*self)
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Time(time) = answer {
            *self = time;
        }
    }
}

impl Value for Option<When> {
    fn answer(&self) -> Answer {
        Answer::When(*self)
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::When(when) = answer {
            *self = when;
        }
    }
}

impl Value for When {
    fn answer(&self) -> Answer {
        Answer::When(Some(*self))
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::When(Some(when)) = answer {
            *self = when;
        }
    }
}

impl Value for bool {
    fn answer(&self) -> Answer {
        Answer::Flag(*self)
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Flag(flag) = answer {
            *self = flag;
        }
    }
}

impl Value for Id {
    fn answer(&self) -> Answer {
        Answer::Pick(self.as_str().to_owned())
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Pick(key) = answer {
            *self = Id::new(key);
        }
    }
}

impl Value for Vec<Id> {
    fn answer(&self) -> Answer {
        Answer::Many(self.iter().map(|id| id.as_str().to_owned()).collect())
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Many(keys) = answer {
            *self = keys.into_iter().map(Id::new).collect();
        }
    }
}

impl<E: Choice> Value for E {
    fn answer(&self) -> Answer {
        Answer::Pick(self.key().to_owned())
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Pick(key) = answer
            && let Some(choice) = E::from_key(&key)
        {
            *self = choice;
        }
    }
}

impl<E: Choice> Value for Option<E> {
    fn answer(&self) -> Answer {
        Answer::Pick(self.map_or("", Choice::key).to_owned())
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Pick(key) = answer {
            *self = E::from_key(&key);
        }
    }
}

impl<E: Choice> Value for Vec<E> {
    fn answer(&self) -> Answer {
        Answer::Many(self.iter().map(|choice| choice.key().to_owned()).collect())
    }

    fn accept(&mut self, answer: Answer) {
        if let Answer::Many(keys) = answer {
            *self = keys.iter().filter_map(|key| E::from_key(key)).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::people::Stance;

    fn round_trip<V: Value + PartialEq + std::fmt::Debug>(value: V, mut other: V) {
        other.accept(value.answer());
        assert_eq!(value, other);
    }

    #[test]
    fn every_kind_of_value_survives_the_way_to_the_page_and_back() {
        round_trip("a".to_owned(), String::new());
        round_trip(Some(1.5), None);
        round_trip(Some(7_u32), None);
        round_trip(Some(Stance::Leading), None);
        round_trip(vec![Stance::Leading, Stance::Neutral], vec![]);
        round_trip(When::offset_days(-3), When::default());
        round_trip(true, false);
    }

    #[test]
    fn numbers_out_of_range_are_not_taken() {
        let mut size = Some(3_u32);
        size.accept(Answer::Number(Some(-1.0)));
        assert_eq!(size, None);
        let mut rating = Some(3_u8);
        rating.accept(Answer::Rating(Some(9)));
        assert_eq!(rating, None);
    }

    #[test]
    fn an_answer_of_another_kind_changes_nothing() {
        let mut text = "kept".to_owned();
        text.accept(Answer::Flag(true));
        assert_eq!(text, "kept");
    }
}
