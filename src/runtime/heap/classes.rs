//! Size classes.

/// Slot sizes, multiples of 8.
pub(super) const SIZES: [u16; 26] = [
    16, 24, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 1024,
    1360, 2048, 2720, 4096, 5456, 8192,
];

/// Bigger objects are runs of blocks.
pub(super) const BIGGEST: usize = 8192;

/// Classes: each size once without and once with pointers.
pub(super) const CLASSES: usize = 2 * SIZES.len();

/// Size index by (bytes + 7) / 8.
static INDEX: [u8; BIGGEST / 8 + 1] = {
    let mut table = [0; BIGGEST / 8 + 1];
    let mut i = 0;
    let mut size = 0;
    while i < table.len() {
        if i * 8 > SIZES[size] as usize {
            size += 1;
        }
        table[i] = size as u8;
        i += 1;
    }
    table
};

/// The class of objects of so many bytes (not 0, at most `BIGGEST`).
#[inline(always)]
pub(super) fn class_of(bytes: usize, pointers: bool) -> usize {
    2 * INDEX[bytes.div_ceil(8)] as usize + usize::from(pointers)
}

/// Whether objects of a class may hold pointers.
pub(super) fn has_pointers(class: usize) -> bool {
    class % 2 == 1
}

/// Bytes of a slot.
#[inline(always)]
pub(super) fn size_of(class: usize) -> usize {
    SIZES[class / 2] as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_has_the_smallest_class_that_holds_it() {
        for bytes in 1..=BIGGEST {
            let class = class_of(bytes, true);
            assert!(has_pointers(class) && !has_pointers(class_of(bytes, false)));
            assert!(size_of(class) >= bytes, "{bytes}");
            assert!(class < 2 || size_of(class - 2) < bytes, "{bytes}");
        }
    }
}
