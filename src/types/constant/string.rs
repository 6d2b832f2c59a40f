//! Strings of constants: what `+` makes of them is put together only when somebody reads it.
//!
//! A chain of a thousand concatenations has a thousand intermediate values; nobody ever reads most of them.

use std::sync::{Arc, OnceLock};

/// The longest string that a constant may be.
const MAX_LEN: usize = 1 << 28;

/// An immutable string of bytes; Go's strings need not be UTF-8.
#[derive(Clone, Debug)]
pub struct Text(Arc<Node>);

#[derive(Debug)]
struct Node {
    len: usize,
    bytes: OnceLock<Box<[u8]>>,
    /// What it consists of, unless it was written like that.
    parts: Option<(Text, Text)>,
}

impl Text {
    /// As written.
    pub fn new(bytes: &[u8]) -> Text {
        Text(Arc::new(Node {
            len: bytes.len(),
            bytes: OnceLock::from(Box::from(bytes)),
            parts: None,
        }))
    }

    /// One behind the other; nothing if that is too long.
    pub fn concat(a: &Text, b: &Text) -> Option<Text> {
        let len = a.len() + b.len();
        (len <= MAX_LEN).then(|| {
            Text(Arc::new(Node {
                len,
                bytes: OnceLock::new(),
                parts: Some((a.clone(), b.clone())),
            }))
        })
    }

    /// Length in bytes.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.0.len
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        self.0.bytes.get_or_init(|| {
            let mut all = Vec::with_capacity(self.0.len);
            let mut rest = vec![self];
            while let Some(text) = rest.pop() {
                match (text.0.bytes.get(), &text.0.parts) {
                    (Some(bytes), _) => all.extend_from_slice(bytes),
                    (None, Some((a, b))) => rest.extend([b, a]),
                    (None, None) => {}
                }
            }
            all.into()
        })
    }
}
