//! Package sort.

mod pattern;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::{Arg, Element, FuncValue};
use crate::runtime::slices::Slice;
use crate::runtime::strings::Str;
use crate::runtime::types::Kind;
use crate::runtime::value::Value;
use pattern::{By, Sortable};

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "sort",
    files: go_files!["sort.go"],
    natives: NATIVES,
};

natives! {
    "sort.pattern" => |cx: Cx, n: i64, less: FuncValue, swap: FuncValue| {
        pattern::sort(&mut Calls { cx, less, swap }, n.max(0) as usize);
    },
    "sort.Slice" => sort_slice,
    "sort.SliceStable" => sort_stable,
    "sort.sliceLen" => |cx: Cx, x: Any| slice(cx, x).len() as i64,
    "sort.Ints" => |cx: Cx, x: Slice<i64>| sort_elements(cx, x, <[i64]>::sort_unstable),
    "sort.Float64s" => |cx: Cx, x: Slice<f64>| sort_elements(cx, x, sort_floats),
    "sort.Strings" => |cx: Cx, x: Slice<Str>| sort_elements(cx, x, <[Str]>::sort_unstable),
}

/// What is sorted through functions of the program's.
struct Calls {
    cx: Cx,
    less: FuncValue,
    swap: FuncValue,
}

impl Sortable for Calls {
    fn less(&mut self, i: usize, j: usize) -> bool {
        self.less.call(self.cx, (i as i64, j as i64))
    }

    fn swap(&mut self, i: usize, j: usize) {
        self.swap.call(self.cx, (i as i64, j as i64))
    }
}

/// A slice, sorted where it is.
struct Elements {
    cx: Cx,
    slice: Value,
    less: FuncValue,
}

impl Sortable for Elements {
    fn less(&mut self, i: usize, j: usize) -> bool {
        self.less.call(self.cx, (i as i64, j as i64))
    }

    fn swap(&mut self, i: usize, j: usize) {
        self.slice.swap(i, j);
    }
}

/// A slice of what a comparison of the program's takes in a word each.
struct Compared<T> {
    cx: Cx,
    slice: Slice<T>,
    cmp: FuncValue,
}

impl<T: Element + Arg> Sortable for Compared<T> {
    fn less(&mut self, i: usize, j: usize) -> bool {
        let pair = (self.slice.get(i), self.slice.get(j));
        self.cmp.call::<i64>(self.cx, pair) < 0
    }

    fn swap(&mut self, i: usize, j: usize) {
        self.slice.swap(i, j);
    }
}

/// Sorts by a Go function that compares two elements.
pub fn sort_by<T: Element + Arg>(cx: Cx, slice: Slice<T>, cmp: FuncValue) {
    let n = slice.len();
    pattern::sort(&mut Compared { cx, slice, cmp }, n);
}

/// By size, NaN first. Both zeros are alike, and so are all NaN: they show that this is Go's way of sorting.
pub fn sort_floats<T: Copy + PartialOrd>(list: &mut [T]) {
    #[expect(clippy::eq_op, reason = "NaN differs from itself")]
    let less = |a: &T, b: &T| a < b || a != a && b == b;
    let n = list.len();
    pattern::sort(&mut By(list, less), n);
}

/// Sorts a slice by a function of Rust's.
pub fn sort_elements<T: Element>(cx: Cx, x: Slice<T>, sort: impl Fn(&mut [T])) {
    // Nothing is allocated in Go's heap before all elements are back in the slice, so none gets lost.
    let mut all = x.to_vec();
    sort(&mut all);
    for (i, v) in all.into_iter().enumerate() {
        x.set(cx, i, v);
    }
}

fn slice(cx: Cx, x: Any) -> Value {
    let what = match Value::of(x) {
        Some(v) if v.kind() == Kind::Slice => return v,
        Some(v) => kind_name(v.kind()),
        None => "zero".into(),
    };
    cx.panic_any(cx.error(&format!("reflect: call of Swapper on {what} Value")))
}

fn kind_name(kind: Kind) -> String {
    match kind {
        Kind::Pointer => "ptr".into(),
        Kind::UnsafePointer => "unsafe.Pointer".into(),
        other => format!("{other:?}").to_lowercase(),
    }
}

/// `sort.Slice`.
pub fn sort_slice(cx: Cx, x: Any, less: FuncValue) {
    let slice = slice(cx, x);
    let n = slice.len();
    pattern::sort(&mut Elements { cx, slice, less }, n);
}

/// Sorts positions first, by what is there, and moves the elements at the end: `less` sees them where they were.
fn sort_stable(cx: Cx, x: Any, less: FuncValue) {
    let x = slice(cx, x);
    let n = x.len();
    let mut order: Vec<usize> = (0..n).collect();
    merge_sort(&mut order, &mut vec![0; n / 2 + 1], &mut |i, j| {
        less.call(cx, (i as i64, j as i64))
    });
    let mut at: Vec<usize> = (0..n).collect();
    let mut position = at.clone();
    for (i, e) in order.into_iter().enumerate() {
        let j = position[e];
        if i != j {
            x.swap(i, j);
            let other = at[i];
            (at[i], position[e]) = (e, i);
            (at[j], position[other]) = (other, j);
        }
    }
}

/// Stable, with few comparisons, and content with a `less` that contradicts itself.
fn merge_sort(
    list: &mut [usize],
    spare: &mut [usize],
    less: &mut impl FnMut(usize, usize) -> bool,
) {
    if list.len() <= 6 {
        for i in 1..list.len() {
            let mut j = i;
            while j > 0 && less(list[j], list[j - 1]) {
                list.swap(j, j - 1);
                j -= 1;
            }
        }
        return;
    }
    let middle = list.len() / 2;
    merge_sort(&mut list[..middle], spare, less);
    merge_sort(&mut list[middle..], spare, less);
    if !less(list[middle], list[middle - 1]) {
        return;
    }
    let left = &mut spare[..middle];
    left.copy_from_slice(&list[..middle]);
    let (mut i, mut j, mut k) = (0, middle, 0);
    while i < left.len() {
        if j < list.len() && less(list[j], left[i]) {
            list[k] = list[j];
            j += 1;
        } else {
            list[k] = left[i];
            i += 1;
        }
        k += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merge_sort_is_stable_and_needs_no_sense() {
        let keys: Vec<u32> = (0..1000u32)
            .map(|i| i.wrapping_mul(2654435761) >> 28)
            .collect();
        let mut list: Vec<usize> = (0..keys.len()).collect();
        let mut spare = vec![0; keys.len() / 2 + 1];
        merge_sort(&mut list, &mut spare, &mut |i, j| keys[i] < keys[j]);
        let mut expected: Vec<usize> = (0..keys.len()).collect();
        expected.sort_by_key(|i| keys[*i]);
        assert_eq!(list, expected);
        merge_sort(&mut list, &mut spare, &mut |_, _| true);
        list.sort_unstable();
        assert_eq!(list, (0..keys.len()).collect::<Vec<_>>());
    }
}
