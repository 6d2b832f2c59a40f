//! Sorting by positions, as compiled Go's `sort` and `slices` do it: pattern-defeating quicksort. Which of the equal
//! elements comes first, and which pairs are compared, shows in a program, so every choice here is Go's.

/// Something that can be sorted by index.
pub trait Sortable {
    /// Whether the element at `i` belongs before that at `j`.
    fn less(&mut self, i: usize, j: usize) -> bool;
    /// Exchanges two elements.
    fn swap(&mut self, i: usize, j: usize);
}

/// A slice and an order of its elements.
pub struct By<'a, T, F>(pub &'a mut [T], pub F);

impl<T, F: Fn(&T, &T) -> bool> Sortable for By<'_, T, F> {
    fn less(&mut self, i: usize, j: usize) -> bool {
        (self.1)(&self.0[i], &self.0[j])
    }

    fn swap(&mut self, i: usize, j: usize) {
        self.0.swap(i, j);
    }
}

/// Ranges up to this length are sorted by insertion.
const SHORT: usize = 12;
/// From this length on a pivot is a median of medians, and misplaced pairs are worth mending.
const LONG: usize = 50;

/// Sorts the first `n` elements.
pub fn sort(data: &mut impl Sortable, n: usize) {
    quick(data, 0, n, bits(n));
}

fn bits(n: usize) -> u32 {
    usize::BITS - n.leading_zeros()
}

/// What the search of a pivot saw.
#[derive(PartialEq, Eq)]
enum Order {
    Unknown,
    Ascending,
    Descending,
}

/// Sorts `a..b`; after `patience` unbalanced partitions by a heap.
fn quick(data: &mut impl Sortable, mut a: usize, mut b: usize, mut patience: u32) {
    let (mut balanced, mut partitioned) = (true, true);
    loop {
        let n = b - a;
        if n <= SHORT {
            return insertion(data, a, b);
        }
        if patience == 0 {
            return heap(data, a, b);
        }
        if !balanced {
            scatter(data, a, b);
            patience -= 1;
        }
        let (mut pivot, mut order) = choose(data, a, b);
        if order == Order::Descending {
            for k in 0..n / 2 {
                data.swap(a + k, b - 1 - k);
            }
            pivot = b - 1 - (pivot - a);
            order = Order::Ascending;
        }
        if balanced && partitioned && order == Order::Ascending && mend(data, a, b) {
            return;
        }
        if a > 0 && !data.less(a - 1, pivot) {
            // The pivot equals its left neighbour, the least of the range: so do others perhaps.
            a = partition_equal(data, a, b, pivot);
            continue;
        }
        let middle;
        (middle, partitioned) = partition(data, a, b, pivot);
        let (left, right) = (middle - a, b - middle);
        balanced = left.min(right) >= n / 8;
        if left < right {
            quick(data, a, middle, patience);
            a = middle + 1;
        } else {
            quick(data, middle + 1, b, patience);
            b = middle;
        }
    }
}

fn insertion(data: &mut impl Sortable, a: usize, b: usize) {
    for i in a + 1..b {
        let mut j = i;
        while j > a && data.less(j, j - 1) {
            data.swap(j, j - 1);
            j -= 1;
        }
    }
}

fn heap(data: &mut impl Sortable, a: usize, b: usize) {
    let n = b - a;
    for root in (0..=(n - 1) / 2).rev() {
        sift(data, a, root, n);
    }
    for end in (0..n).rev() {
        data.swap(a, a + end);
        sift(data, a, 0, end);
    }
}

/// Moves the root of a heap at `first` down to its place among `n`.
fn sift(data: &mut impl Sortable, first: usize, mut root: usize, n: usize) {
    loop {
        let mut child = 2 * root + 1;
        if child >= n {
            return;
        }
        if child + 1 < n && data.less(first + child, first + child + 1) {
            child += 1;
        }
        if !data.less(first + root, first + child) {
            return;
        }
        data.swap(first + root, first + child);
        root = child;
    }
}

/// Breaks patterns that make bad pivots, by chance that the length decides.
fn scatter(data: &mut impl Sortable, a: usize, b: usize) {
    let n = b - a;
    if n < 8 {
        return;
    }
    let mut random = n as u64;
    let at = a + n / 4 * 2 - 1;
    for i in 0..3 {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut other = random as usize & ((1 << bits(n)) - 1);
        if other >= n {
            other -= n;
        }
        data.swap(at + i, a + other);
    }
}

fn choose(data: &mut impl Sortable, a: usize, b: usize) -> (usize, Order) {
    let n = b - a;
    let quarter = n / 4;
    let [mut i, mut j, mut k] = [a + quarter, a + quarter * 2, a + quarter * 3];
    let mut swaps = 0;
    if n >= LONG {
        for p in [&mut i, &mut j, &mut k] {
            *p = median(data, *p - 1, *p, *p + 1, &mut swaps);
        }
    }
    if n >= 8 {
        j = median(data, i, j, k, &mut swaps);
    }
    // All four medians found their three in descending order.
    const ALL: u32 = 12;
    let order = match swaps {
        0 => Order::Ascending,
        ALL => Order::Descending,
        _ => Order::Unknown,
    };
    (j, order)
}

fn median(
    data: &mut impl Sortable,
    mut a: usize,
    mut b: usize,
    mut c: usize,
    swaps: &mut u32,
) -> usize {
    let mut ordered = |a: &mut usize, b: &mut usize| {
        if data.less(*b, *a) {
            *swaps += 1;
            std::mem::swap(a, b);
        }
    };
    ordered(&mut a, &mut b);
    ordered(&mut b, &mut c);
    ordered(&mut a, &mut b);
    b
}

/// Puts a few misplaced neighbours right; whether all is sorted then.
fn mend(data: &mut impl Sortable, a: usize, b: usize) -> bool {
    let mut i = a + 1;
    for _ in 0..5 {
        while i < b && !data.less(i, i - 1) {
            i += 1;
        }
        if i == b {
            return true;
        }
        if b - a < LONG {
            return false;
        }
        data.swap(i, i - 1);
        if i - a >= 2 {
            let mut j = i - 1;
            while j >= 1 && data.less(j, j - 1) {
                data.swap(j, j - 1);
                j -= 1;
            }
        }
        if b - i >= 2 {
            let mut j = i + 1;
            while j < b && data.less(j, j - 1) {
                data.swap(j, j - 1);
                j += 1;
            }
        }
    }
    false
}

/// Smaller elements before the pivot, others after it: where it came to be, and whether all were there already.
fn partition(data: &mut impl Sortable, a: usize, b: usize, pivot: usize) -> (usize, bool) {
    data.swap(a, pivot);
    let (mut i, mut j) = (a + 1, b - 1);
    let mut already = true;
    loop {
        while i <= j && data.less(i, a) {
            i += 1;
        }
        while i <= j && !data.less(j, a) {
            j -= 1;
        }
        if i > j {
            data.swap(j, a);
            return (j, already);
        }
        already = false;
        data.swap(i, j);
        i += 1;
        j -= 1;
    }
}

/// Elements equal to the pivot first; where the others begin.
fn partition_equal(data: &mut impl Sortable, a: usize, b: usize, pivot: usize) -> usize {
    data.swap(a, pivot);
    let (mut i, mut j) = (a + 1, b - 1);
    loop {
        while i <= j && !data.less(a, i) {
            i += 1;
        }
        while i <= j && data.less(a, j) {
            j -= 1;
        }
        if i > j {
            return i;
        }
        data.swap(i, j);
        i += 1;
        j -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{By, sort};

    /// Ascending, descending, constant, saw-toothed, organ-piped and scrambled.
    #[test]
    fn all_patterns_end_sorted() {
        for n in [0, 1, 2, 12, 13, 49, 50, 51, 1000, 5000] {
            let patterns: [fn(usize, usize) -> usize; 6] = [
                |i, _| i,
                |i, n| n - i,
                |_, _| 7,
                |i, _| i % 5,
                |i, n| i.min(n - i),
                |i, _| i.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 50,
            ];
            for pattern in patterns {
                let mut list: Vec<usize> = (0..n).map(|i| pattern(i, n)).collect();
                let mut expected = list.clone();
                expected.sort_unstable();
                sort(&mut By(&mut list, |a: &usize, b: &usize| a < b), n);
                assert_eq!(list, expected);
            }
        }
    }

    #[test]
    fn an_order_that_contradicts_itself_ends() {
        let mut list: Vec<usize> = (0..3000).collect();
        sort(
            &mut By(&mut list, |a: &usize, b: &usize| (a * 7 + b * 3) % 5 < 2),
            3000,
        );
        list.sort_unstable();
        assert!(list.into_iter().eq(0..3000));
    }
}
