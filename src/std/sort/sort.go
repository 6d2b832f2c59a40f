// Package sort sorts slices and other collections.
package sort

// An Interface is a collection that can be sorted by index.
type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// Sort sorts data, equal elements in any order.
func Sort(data Interface) {
	switch x := data.(type) {
	case IntSlice:
		Ints(x)
	case Float64Slice:
		Float64s(x)
	case StringSlice:
		Strings(x)
	default:
		pattern(data.Len(), data.Less, data.Swap)
	}
}

// pattern sorts n elements as compiled Go does.
func pattern(n int, less func(i, j int) bool, swap func(i, j int))

// Stable sorts data and keeps equal elements in their order.
func Stable(data Interface) {
	n := data.Len()
	order := make([]int, n)
	where := make([]int, n)
	at := make([]int, n)
	for i := range order {
		order[i], where[i], at[i] = i, i, i
	}
	mergeSort(data, order, make([]int, n))
	for i, e := range order {
		if j := where[e]; j != i {
			data.Swap(i, j)
			f := at[i]
			at[i], where[e] = e, i
			at[j], where[f] = f, j
		}
	}
}

// mergeSort sorts indices by what is there, which stays where it is.
func mergeSort(data Interface, order, spare []int) {
	if len(order) <= 8 {
		for i := 1; i < len(order); i++ {
			for j := i; j > 0 && data.Less(order[j], order[j-1]); j-- {
				order[j], order[j-1] = order[j-1], order[j]
			}
		}
		return
	}
	m := len(order) / 2
	mergeSort(data, order[:m], spare)
	mergeSort(data, order[m:], spare)
	if !data.Less(order[m], order[m-1]) {
		return
	}
	left := spare[:copy(spare, order[:m])]
	i, j := 0, m
	for k := 0; i < len(left); k++ {
		if j < len(order) && data.Less(order[j], left[i]) {
			order[k] = order[j]
			j++
		} else {
			order[k] = left[i]
			i++
		}
	}
}

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

// Reverse returns data in the opposite order.
func Reverse(data Interface) Interface { return &reverse{data} }

type reverse struct{ Interface }

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Slice sorts the slice x by less, which compares elements by index.
func Slice(x any, less func(i, j int) bool)

// SliceStable is like Slice and keeps equal elements in their order.
func SliceStable(x any, less func(i, j int) bool)

// SliceIsSorted reports whether the slice x is sorted by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := sliceLen(x) - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}

func sliceLen(x any) int

// Search returns the smallest index in [0, n) at which f is true, n if there is none; f must not become false again.
func Search(n int, f func(int) bool) int {
	lo, hi := 0, n
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if f(m) {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return lo
}

// Find returns the smallest index in [0, n) at which cmp is not positive, and whether it is 0 there.
func Find(n int, cmp func(int) int) (i int, found bool) {
	i = Search(n, func(i int) bool { return cmp(i) <= 0 })
	return i, i < n && cmp(i) == 0
}

// SearchInts finds x, or the place to insert it, in a sorted slice.
func SearchInts(a []int, x int) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchFloat64s finds x, or the place to insert it, in a sorted slice.
func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchStrings finds x, or the place to insert it, in a sorted slice.
func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// IntSlice is a []int as an Interface, ascending.
type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x IntSlice) Sort() { Sort(x) }

// Search is SearchInts.
func (p IntSlice) Search(x int) int { return SearchInts(p, x) }

// Float64Slice is a []float64 as an Interface, ascending, NaN first.
type Float64Slice []float64

func (x Float64Slice) Len() int           { return len(x) }
func (x Float64Slice) Less(i, j int) bool { return x[i] < x[j] || x[i] != x[i] && x[j] == x[j] }
func (x Float64Slice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x Float64Slice) Sort() { Sort(x) }

// Search is SearchFloat64s.
func (p Float64Slice) Search(x float64) int { return SearchFloat64s(p, x) }

// StringSlice is a []string as an Interface, ascending.
type StringSlice []string

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x StringSlice) Sort() { Sort(x) }

// Search is SearchStrings.
func (p StringSlice) Search(x string) int { return SearchStrings(p, x) }

// Ints sorts x.
func Ints(x []int)

// Float64s sorts x, NaN first.
func Float64s(x []float64)

// Strings sorts x.
func Strings(x []string)

// IntsAreSorted reports whether x is sorted.
func IntsAreSorted(x []int) bool { return IsSorted(IntSlice(x)) }

// Float64sAreSorted reports whether x is sorted, NaN first.
func Float64sAreSorted(x []float64) bool { return IsSorted(Float64Slice(x)) }

// StringsAreSorted reports whether x is sorted.
func StringsAreSorted(x []string) bool { return IsSorted(StringSlice(x)) }
