//! A list of entities in a wizard: adding, removing, ordering, and the fields of each row.

use super::field::{Field, FieldInfo, Opt};
use super::value::Answer;
use crate::id::{Entity, Id, IdSource};
use crate::plan::Plan;

/// How the rows of a list are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A card per row: many or long fields.
    Cards,
    /// A table: few short fields.
    Table,
}

/// A row of a list, as a view needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Identifier.
    pub id: Id,
    /// What the row is called, for headings and for the names of its buttons.
    pub title: String,
}

/// A list of entities of one type.
pub struct List<T: 'static> {
    /// Stable name, part of the texts' keys.
    pub id: &'static str,
    /// How it is laid out.
    pub layout: Layout,
    /// The rows come from elsewhere: they can be changed here, not added, removed or ordered.
    pub fixed: bool,
    /// The entities.
    pub items: fn(&Plan) -> &Vec<T>,
    /// The entities, to change them.
    pub items_mut: fn(&mut Plan) -> &mut Vec<T>,
    /// A new entity.
    pub make: fn(&Plan, Id) -> T,
    /// What a row is called.
    pub title: fn(&Plan, &T) -> String,
    /// The questions asked of each row.
    pub fields: &'static [Field<T>],
    /// Ready-made rows that can be added, not yet in the list.
    pub presets: fn(&Plan) -> Vec<Opt>,
    /// Adds the ready-made row with this key.
    pub add_preset: fn(&mut Plan, &str, &mut dyn IdSource),
}

/// For lists without ready-made rows.
pub fn no_presets(_: &Plan) -> Vec<Opt> {
    Vec::new()
}

/// For lists without ready-made rows.
pub fn no_preset(_: &mut Plan, _: &str, _: &mut dyn IdSource) {}

/// A [`List`] whose type of entity is forgotten, as views and tests use it.
pub trait AnyList: Sync {
    /// See [`List::id`].
    fn id(&self) -> &'static str;
    /// See [`List::layout`].
    fn layout(&self) -> Layout;
    /// See [`List::fixed`].
    fn fixed(&self) -> bool;
    /// The rows, in order.
    fn rows(&self, plan: &Plan) -> Vec<Row>;
    /// The questions asked of each row.
    fn fields(&self) -> Vec<FieldInfo>;
    /// Whether the field at `index` is asked of this row.
    fn shown(&self, plan: &Plan, row: &Id, index: usize) -> bool;
    /// The unit of the field at `index` for this row.
    fn unit(&self, plan: &Plan, row: &Id, index: usize) -> String;
    /// The answer of the field at `index` for this row; `None` when the row is gone.
    fn read(&self, plan: &Plan, row: &Id, index: usize) -> Option<Answer>;
    /// Writes the answer of the field at `index` for this row, if the row is there.
    fn write(&self, plan: &mut Plan, row: &Id, index: usize, answer: Answer);
    /// Adds a row at the end and tells its id.
    fn add(&self, plan: &mut Plan, ids: &mut dyn IdSource) -> Id;
    /// Removes a row.
    fn remove(&self, plan: &mut Plan, row: &Id);
    /// Moves a row by so many places, as far as it goes.
    fn shift(&self, plan: &mut Plan, row: &Id, by: isize);
    /// See [`List::presets`].
    fn presets(&self, plan: &Plan) -> Vec<Opt>;
    /// See [`List::add_preset`].
    fn add_preset(&self, plan: &mut Plan, key: &str, ids: &mut dyn IdSource);
}

impl<T: Entity> List<T> {
    fn find<'a>(&self, plan: &'a Plan, row: &Id) -> Option<&'a T> {
        crate::id::find((self.items)(plan), row)
    }
}

impl<T: Entity> AnyList for List<T> {
    fn id(&self) -> &'static str {
        self.id
    }

    fn layout(&self) -> Layout {
        self.layout
    }

    fn fixed(&self) -> bool {
        self.fixed
    }

    fn rows(&self, plan: &Plan) -> Vec<Row> {
        (self.items)(plan).iter().map(|item| Row { id: item.id().clone(), title: (self.title)(plan, item) }).collect()
    }

    fn fields(&self) -> Vec<FieldInfo> {
        self.fields.iter().map(Field::info).collect()
    }

    fn shown(&self, plan: &Plan, row: &Id, index: usize) -> bool {
        match (self.fields.get(index), self.find(plan, row)) {
            (Some(field), Some(item)) => (field.shown)(plan, item),
            _ => false,
        }
    }

    fn unit(&self, plan: &Plan, row: &Id, index: usize) -> String {
        match (self.fields.get(index), self.find(plan, row)) {
            (Some(field), Some(item)) => (field.unit)(item),
            _ => String::new(),
        }
    }

    fn read(&self, plan: &Plan, row: &Id, index: usize) -> Option<Answer> {
        let field = self.fields.get(index)?;
        self.find(plan, row).map(|item| (field.get)(item))
    }

    fn write(&self, plan: &mut Plan, row: &Id, index: usize, answer: Answer) {
        if let Some(field) = self.fields.get(index)
            && let Some(item) = crate::id::find_mut((self.items_mut)(plan), row)
        {
            (field.set)(item, answer);
        }
    }

    fn add(&self, plan: &mut Plan, ids: &mut dyn IdSource) -> Id {
        let id = ids.fresh();
        let item = (self.make)(plan, id.clone());
        (self.items_mut)(plan).push(item);
        id
    }

    fn remove(&self, plan: &mut Plan, row: &Id) {
        (self.items_mut)(plan).retain(|item| item.id() != row);
    }

    fn shift(&self, plan: &mut Plan, row: &Id, by: isize) {
        let items = (self.items_mut)(plan);
        let Some(from) = items.iter().position(|item| item.id() == row) else { return };
        let to = from.saturating_add_signed(by).min(items.len() - 1);
        let item = items.remove(from);
        items.insert(to, item);
    }

    fn presets(&self, plan: &Plan) -> Vec<Opt> {
        (self.presets)(plan)
    }

    fn add_preset(&self, plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
        (self.add_preset)(plan, key, ids);
    }
}
