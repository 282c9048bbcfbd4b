//! What the tests of several documents share: a plan in which everything is too long, and all texts of a document.

use serde_json::Value;

use super::{Block, Document};
use crate::plan::Plan;

/// How often each entry of a list is there.
const TIMES: usize = 5;

/// The plan with every free text many times as long and every list of entities several times as long.
pub(crate) fn overlong(plan: &Plan) -> Plan {
    let mut value = serde_json::to_value(plan).unwrap();
    lengthen(&mut value);
    serde_json::from_value(value).unwrap()
}

fn lengthen(value: &mut Value) {
    match value {
        // Keys, ids and dates hold no blank; what people write does.
        Value::String(text) if text.contains(' ') => *text = text.repeat(12),
        Value::Object(fields) => fields.values_mut().for_each(lengthen),
        Value::Array(entries) => {
            entries.iter_mut().for_each(lengthen);
            let copies: Vec<Value> =
                (1..TIMES).flat_map(|n| entries.iter().filter_map(move |one| copy(one, n))).collect();
            entries.extend(copies);
        }
        _ => {}
    }
}

/// The entity once more under another id.
fn copy(entity: &Value, n: usize) -> Option<Value> {
    let id = entity.get("id")?.as_str()?.to_owned();
    let mut copy = entity.clone();
    copy["id"] = Value::String(format!("{id}-{n}"));
    Some(copy)
}

/// Every text of a document, in order.
pub(crate) fn plain_text(document: &Document) -> Vec<String> {
    let mut texts =
        vec![document.kind.clone(), document.title.clone(), document.subtitle.clone(), document.foot.clone()];
    document.blocks.iter().for_each(|block| collect(block, &mut texts));
    texts
}

fn collect(block: &Block, texts: &mut Vec<String>) {
    match block {
        Block::Section(title, inner) => {
            texts.push(title.clone());
            inner.iter().for_each(|block| collect(block, texts));
        }
        Block::Text(text) | Block::Lead(text) | Block::Missing(text) => texts.push(text.clone()),
        Block::Facts(facts) => texts.extend(facts.iter().flat_map(|(name, value)| [name.clone(), value.clone()])),
        Block::Points(points) | Block::Signatures(points) => texts.extend(points.iter().cloned()),
        Block::Table { head, rows, .. } => {
            texts.extend(head.iter().cloned());
            texts.extend(rows.iter().flatten().cloned());
        }
        Block::Columns(columns) => columns.iter().flatten().for_each(|block| collect(block, texts)),
    }
}
