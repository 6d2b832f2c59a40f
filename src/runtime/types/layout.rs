//! How much room values take in words and in memory form.

use super::Kind;

/// Layout and the properties that follow from a type's parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// Bytes in memory form.
    pub size: usize,
    /// Alignment in memory form.
    pub align: usize,
    /// Words in words form.
    pub words: usize,
    /// Bytes in compiled Go, which decides how slices grow.
    pub go_size: usize,
    /// Alignment in compiled Go.
    pub go_align: usize,
    /// Whether the memory form may hold references.
    pub pointers: bool,
    /// Whether `==` is defined.
    pub comparable: bool,
    /// Whether equality is that of the bytes in memory form.
    pub bitwise: bool,
}

impl Layout {
    /// The layout of every type of this kind, which must not be `Array` or `Struct`.
    pub const fn of(kind: Kind) -> Self {
        let (size, words) = match kind {
            Kind::Bool | Kind::Int8 | Kind::Uint8 => (1, 1),
            Kind::Int16 | Kind::Uint16 => (2, 1),
            Kind::Int32 | Kind::Uint32 | Kind::Float32 => (4, 1),
            Kind::Complex64 => (8, 2),
            Kind::Complex128 => (16, 2),
            Kind::Slice => (8, 3),
            Kind::Array | Kind::Struct => panic!("the layout of an aggregate depends on its parts"),
            _ => (8, 1),
        };
        let pointers = matches!(
            kind,
            Kind::String
                | Kind::UnsafePointer
                | Kind::Slice
                | Kind::Pointer
                | Kind::Func
                | Kind::Interface
                | Kind::Map
                | Kind::Chan
        );
        let comparable = !matches!(kind, Kind::Slice | Kind::Func | Kind::Map);
        let bitwise = comparable
            && !kind.is_float()
            && !kind.is_complex()
            && !matches!(kind, Kind::String | Kind::Interface);
        let align = match kind {
            Kind::Complex64 => 4,
            Kind::Complex128 => 8,
            _ => size,
        };
        Self {
            size,
            align,
            words,
            go_size: match kind {
                Kind::String | Kind::Interface => 16,
                Kind::Slice => 24,
                _ => size,
            },
            go_align: align,
            pointers,
            comparable,
            bitwise,
        }
    }

    /// An array of `len` elements.
    pub const fn array(elem: Layout, len: usize) -> Self {
        let size = elem.size.saturating_mul(len);
        Self {
            size,
            align: elem.align,
            words: size.div_ceil(8),
            go_size: elem.go_size.saturating_mul(len),
            go_align: elem.go_align,
            pointers: elem.pointers && len > 0,
            comparable: elem.comparable,
            bitwise: elem.bitwise,
        }
    }

    /// A struct of these fields (the flag: the field is blank, `_`), and the fields' offsets.
    pub fn structure(fields: impl IntoIterator<Item = (Layout, bool)>) -> (Self, Vec<usize>) {
        let mut all = Self {
            size: 0,
            align: 1,
            words: 0,
            go_size: 0,
            go_align: 1,
            pointers: false,
            comparable: true,
            bitwise: true,
        };
        let mut offsets = Vec::new();
        let mut last_is_empty = false;
        for (field, blank) in fields {
            let offset = all
                .size
                .checked_next_multiple_of(field.align)
                .unwrap_or(usize::MAX);
            all.bitwise &= field.bitwise && !blank && offset == all.size;
            all.comparable &= field.comparable;
            all.pointers |= field.pointers;
            all.align = all.align.max(field.align);
            all.size = offset.saturating_add(field.size);
            all.go_align = all.go_align.max(field.go_align);
            let go_offset = all
                .go_size
                .checked_next_multiple_of(field.go_align)
                .unwrap_or(usize::MAX);
            all.go_size = go_offset.saturating_add(field.go_size);
            last_is_empty = field.size == 0;
            offsets.push(offset);
        }
        let end = all.size;
        if last_is_empty && end > 0 {
            // A pointer to a final field of no size must not point past the object.
            all.size += 1;
            all.go_size += 1;
        }
        all.size = all
            .size
            .checked_next_multiple_of(all.align)
            .unwrap_or(usize::MAX);
        all.go_size = all
            .go_size
            .checked_next_multiple_of(all.go_align)
            .unwrap_or(usize::MAX);
        all.bitwise &= all.size == end;
        all.words = all.size.div_ceil(8);
        (all, offsets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structs_are_laid_out_as_in_go() {
        let int8 = (Layout::of(Kind::Int8), false);
        let int = (Layout::of(Kind::Int), false);
        let text = (Layout::of(Kind::String), false);
        let (l, offsets) = Layout::structure([int8, int, int8]);
        assert_eq!((l.size, l.align, l.words, l.bitwise), (24, 8, 3, false));
        assert_eq!(offsets, [0, 8, 16]);
        let (l, _) = Layout::structure([int, int]);
        assert!(l.bitwise && !l.pointers && l.comparable);
        let (l, _) = Layout::structure([int8, text]);
        assert_eq!(
            (l.size, l.go_size, l.pointers, l.bitwise),
            (16, 24, true, false)
        );
        let (empty, _) = Layout::structure([]);
        assert_eq!((empty.size, empty.words), (0, 0));
        let (l, _) = Layout::structure([int, (empty, false)]);
        assert_eq!((l.size, l.go_size), (16, 16));
        let (l, _) = Layout::structure([int, (Layout::of(Kind::Int), true)]);
        assert!(!l.bitwise);
    }
}
