//! How `append` makes room: with the capacities that compiled Go gives, since programs print them.

use super::{ElemLayout, SliceHeader, alloc_elements};
use crate::runtime::context::Cx;
use crate::runtime::memory;
use crate::runtime::panic::{RuntimeError, raise};
use crate::runtime::site;

/// Sizes that Go's allocator hands out up to 32 KiB.
const CLASSES: [u16; 66] = [
    8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352,
    384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048,
    2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728,
    10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672,
];

const SMALL: usize = 32768;
const PAGE: usize = 8192;
/// Objects with pointers above this size have a header word of their own.
const HEADER_ABOVE: usize = 512;

/// What Go's allocator makes of a request of `bytes`; `noscan`: for data without pointers.
pub fn go_round_up(bytes: usize, noscan: bool) -> usize {
    let header = if !noscan && bytes > HEADER_ABOVE {
        8
    } else {
        0
    };
    if bytes > SMALL - 8 {
        return bytes.checked_next_multiple_of(PAGE).unwrap_or(bytes);
    }
    if bytes == 0 {
        return 0;
    }
    let want = bytes + header;
    let class = CLASSES.partition_point(|c| usize::from(*c) < want);
    CLASSES.get(class).map_or(SMALL, |c| usize::from(*c)) - header
}

/// The capacity for at least `need` elements when there were `old`, before rounding up.
fn next_cap(need: usize, old: usize) -> usize {
    const DOUBLING: usize = 256;
    if need > old.saturating_mul(2) {
        return need;
    }
    if old < DOUBLING {
        return old * 2;
    }
    let mut cap = old;
    while cap < need {
        // From doubling for small slices to growing by a quarter for large ones.
        cap += (cap + 3 * DOUBLING) / 4;
    }
    cap
}

/// The capacity that Go gives a slice of capacity `old` that must hold `need` elements.
pub(super) fn grown_cap(elem: ElemLayout, need: usize, old: usize) -> usize {
    match elem.go_size {
        0 => need,
        size => go_round_up(next_cap(need, old).saturating_mul(size), !elem.pointers) / size,
    }
}

/// The slice with length `s.len + n`: the same array if there is room, else a larger copy. The new elements are zero in a
/// copy and what they were otherwise.
#[inline]
pub fn append_room(cx: Cx, elem: ElemLayout, s: SliceHeader, n: usize) -> SliceHeader {
    match s.len.checked_add(n) {
        Some(len) if len <= s.cap => SliceHeader { len, ..s },
        need => grow(cx, elem, s, need.unwrap_or(usize::MAX)),
    }
}

#[cold]
#[inline(never)]
fn grow(cx: Cx, elem: ElemLayout, s: SliceHeader, need: usize) -> SliceHeader {
    let cap = grown_cap(elem, need, s.cap);
    let bytes = cap.checked_mul(elem.size.max(elem.go_size));
    if need > isize::MAX as usize || bytes.is_none_or(|b| b > super::MAX_BYTES) {
        raise(cx, RuntimeError::GrowSlice, site::NATIVE);
    }
    let ptr = alloc_elements(cx, elem, cap);
    // SAFETY: the old elements fit into the new array.
    unsafe {
        memory::copy(
            ptr as *mut u8,
            s.ptr as *const u8,
            s.len * elem.size,
            elem.align,
        )
    };
    SliceHeader {
        ptr,
        len: need,
        cap,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Capacities that compiled Go gives: element size, whether there are pointers, appending one by one, and appending
    /// many at once to a nil slice and to one of five.
    type Row = (usize, bool, &'static [usize], &'static [usize]);

    const MANY: [usize; 12] = [1, 3, 5, 7, 9, 13, 33, 100, 300, 1000, 5000, 40000];

    const GO: &[Row] = &[
        // byte
        (
            1,
            false,
            &[
                8, 16, 32, 64, 128, 256, 512, 896, 1408, 2048, 3072, 4096, 5376, 6912, 9472, 12288,
                16384, 21760,
            ],
            &[
                8, 16, 8, 16, 8, 16, 8, 16, 16, 16, 16, 24, 48, 48, 112, 112, 320, 320, 1024, 1024,
                5376, 5376, 40960, 40960,
            ],
        ),
        // int16
        (
            2,
            false,
            &[
                4, 8, 16, 32, 64, 128, 256, 512, 896, 1344, 2048, 3072, 4096, 5440, 7168, 9216,
                12288, 16384, 24576,
            ],
            &[
                4, 12, 4, 12, 8, 12, 8, 12, 12, 16, 16, 24, 40, 40, 104, 112, 320, 320, 1024, 1024,
                5120, 5120, 40960, 40960,
            ],
        ),
        // int32
        (
            4,
            false,
            &[
                2, 4, 8, 16, 32, 64, 128, 256, 512, 864, 1344, 2048, 3072, 4096, 5440, 7168, 10240,
                14336, 18432, 24576,
            ],
            &[
                2, 12, 4, 12, 6, 12, 8, 12, 12, 16, 16, 20, 36, 40, 104, 112, 320, 320, 1024, 1024,
                5120, 5120, 40960, 40960,
            ],
        ),
        // int
        (
            8,
            false,
            &[
                1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848, 1280, 1792, 2560, 3408, 5120, 7168,
                9216, 12288, 16384, 21504,
            ],
            &[
                1, 10, 3, 10, 6, 10, 8, 12, 10, 14, 14, 18, 36, 40, 112, 112, 336, 336, 1024, 1024,
                5120, 5120, 40960, 40960,
            ],
        ),
        // string
        (
            16,
            true,
            &[
                1, 2, 4, 8, 16, 32, 71, 143, 303, 591, 1023, 1535, 2560, 3584, 5120, 6656, 8704,
                11264, 14336, 18432, 23552,
            ],
            &[
                1, 10, 3, 10, 5, 10, 7, 12, 9, 14, 13, 18, 35, 39, 111, 111, 303, 335, 1023, 1023,
                5120, 5120, 40448, 40448,
            ],
        ),
        // slice
        (
            24,
            true,
            &[
                1, 2, 4, 8, 16, 37, 74, 170, 341, 682, 1135, 1706, 2389, 3413, 4778, 6485, 8533,
                10922, 13994, 17749, 22528,
            ],
            &[
                1, 10, 3, 10, 5, 10, 7, 12, 9, 14, 13, 18, 37, 42, 111, 111, 341, 341, 1023, 1023,
                5120, 5120, 40277, 40277,
            ],
        ),
        // pointer
        (
            8,
            true,
            &[
                1, 2, 4, 8, 16, 32, 64, 143, 287, 607, 1023, 1535, 2303, 3071, 4095, 6144, 8192,
                11264, 14336, 18432, 23552,
            ],
            &[
                1, 10, 3, 10, 6, 10, 8, 12, 10, 14, 14, 18, 36, 40, 111, 111, 335, 335, 1023, 1023,
                5120, 5120, 40960, 40960,
            ],
        ),
        // s3
        (
            3,
            false,
            &[
                2, 5, 10, 21, 42, 85, 170, 341, 682, 1066, 1621, 2261, 3157, 4522, 6144, 8192,
                10922, 16384, 21845,
            ],
            &[
                2, 10, 5, 10, 5, 10, 8, 16, 10, 16, 16, 21, 37, 42, 106, 106, 341, 341, 1024, 1024,
                5461, 5461, 40960, 40960,
            ],
        ),
        // s12
        (
            12,
            false,
            &[
                1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 853, 1365, 2048, 3413, 4778, 6826, 8874,
                11605, 15018, 19114, 24576,
            ],
            &[
                1, 10, 4, 10, 5, 10, 8, 12, 9, 14, 13, 18, 34, 40, 106, 106, 341, 341, 1024, 1024,
                5461, 5461, 40277, 40277,
            ],
        ),
        // s40
        (
            40,
            false,
            &[
                1, 2, 4, 8, 16, 32, 67, 134, 272, 544, 1024, 1638, 2252, 3072, 4096, 5324, 6963,
                9011, 11468, 14540, 18432, 23347,
            ],
            &[
                1, 10, 3, 10, 5, 10, 7, 12, 9, 14, 14, 19, 35, 38, 102, 121, 307, 307, 1024, 1024,
                5120, 5120, 40140, 40140,
            ],
        ),
        // empty
        (
            0,
            false,
            &[
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
            ],
            &[
                1, 6, 3, 8, 5, 10, 7, 12, 9, 14, 13, 18, 33, 38, 100, 105, 300, 305, 1000, 1005,
                5000, 5005, 40000, 40005,
            ],
        ),
    ];

    #[test]
    fn capacities_are_those_of_compiled_go() {
        for (size, pointers, single, many) in GO {
            let elem = ElemLayout {
                size: *size,
                align: 1,
                pointers: *pointers,
                go_size: *size,
            };
            let mut cap = 0;
            for want in *single {
                cap = grown_cap(elem, cap + 1, cap);
                assert_eq!(cap, *want, "elements of {size}");
            }
            for (n, want) in MANY.iter().zip(many.chunks(2)) {
                assert_eq!(grown_cap(elem, *n, 0), want[0], "{n} elements of {size}");
                assert_eq!(
                    grown_cap(elem, 5 + n, 5),
                    want[1],
                    "{n} elements of {size} after five"
                );
            }
        }
    }
}
