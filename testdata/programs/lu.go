// Matrices: generic element types, products, LU decomposition with pivoting, determinants, inverses.
package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
)

type Float interface{ ~float32 | ~float64 }

type Matrix[T Float] struct {
	rows, cols int
	data       []T
}

var ErrSingular = errors.New("matrix is singular")

type ShapeError struct {
	Op     string
	R1, C1 int
	R2, C2 int
}

func (e ShapeError) Error() string {
	return fmt.Sprintf("%s: shapes %d×%d and %d×%d do not fit", e.Op, e.R1, e.C1, e.R2, e.C2)
}

func New[T Float](rows, cols int) *Matrix[T] {
	return &Matrix[T]{rows: rows, cols: cols, data: make([]T, rows*cols)}
}

func Of[T Float](rows ...[]T) *Matrix[T] {
	m := New[T](len(rows), len(rows[0]))
	for i, r := range rows {
		copy(m.Row(i), r)
	}
	return m
}

func Identity[T Float](n int) *Matrix[T] {
	m := New[T](n, n)
	for i := range n {
		*m.At(i, i) = 1
	}
	return m
}

func (m *Matrix[T]) At(i, j int) *T { return &m.data[i*m.cols+j] }
func (m *Matrix[T]) Row(i int) []T  { return m.data[i*m.cols : (i+1)*m.cols : (i+1)*m.cols] }
func (m *Matrix[T]) Clone() *Matrix[T] {
	c := *m
	c.data = append([]T(nil), m.data...)
	return &c
}

func (m *Matrix[T]) Map(f func(i, j int, x T) T) *Matrix[T] {
	out := New[T](m.rows, m.cols)
	for i := range m.rows {
		for j := range m.cols {
			*out.At(i, j) = f(i, j, *m.At(i, j))
		}
	}
	return out
}

func (m *Matrix[T]) T() *Matrix[T] {
	out := New[T](m.cols, m.rows)
	for i := 0; i < m.rows; i++ {
		for j := 0; j < m.cols; j++ {
			*out.At(j, i) = *m.At(i, j)
		}
	}
	return out
}

func (m *Matrix[T]) Mul(o *Matrix[T]) (*Matrix[T], error) {
	if m.cols != o.rows {
		return nil, ShapeError{"multiply", m.rows, m.cols, o.rows, o.cols}
	}
	out := New[T](m.rows, o.cols)
	for i := range out.rows {
		row := out.Row(i)
		for k, x := range m.Row(i) {
			for j, y := range o.Row(k) {
				row[j] += x * y
			}
		}
	}
	return out, nil
}

func (m Matrix[T]) String() string {
	var sb strings.Builder
	for i := range m.rows {
		left, right := "│", "│"
		switch {
		case m.rows == 1:
			left, right = "[", "]"
		case i == 0:
			left, right = "┌", "┐"
		case i == m.rows-1:
			left, right = "└", "┘"
		}
		sb.WriteString(left)
		for _, x := range m.Row(i) {
			fmt.Fprintf(&sb, "%9.3f", x+0)
		}
		sb.WriteString(" " + right + "\n")
	}
	return sb.String()
}

// LU is PA = LU, both triangles kept in one matrix.
type LU[T Float] struct {
	*Matrix[T]
	perm []int
	sign T
}

func Decompose[T Float](m *Matrix[T]) (*LU[T], error) {
	if m.rows != m.cols {
		return nil, ShapeError{Op: "decompose", R1: m.rows, C1: m.cols}
	}
	lu := &LU[T]{Matrix: m.Clone(), perm: make([]int, m.rows), sign: 1}
	for i := range lu.perm {
		lu.perm[i] = i
	}
	n := lu.rows
	for k := 0; k < n; k++ {
		pivot := k
		for i := k + 1; i < n; i++ {
			if math.Abs(float64(*lu.At(i, k))) > math.Abs(float64(*lu.At(pivot, k))) {
				pivot = i
			}
		}
		if math.Abs(float64(*lu.At(pivot, k))) < 1e-12 {
			return nil, fmt.Errorf("column %d: %w", k, ErrSingular)
		}
		if pivot != k {
			a, b := lu.Row(pivot), lu.Row(k)
			for j := range a {
				a[j], b[j] = b[j], a[j]
			}
			lu.perm[pivot], lu.perm[k] = lu.perm[k], lu.perm[pivot]
			lu.sign = -lu.sign
		}
		for i := k + 1; i < n; i++ {
			*lu.At(i, k) /= *lu.At(k, k)
			f := *lu.At(i, k)
			for j := k + 1; j < n; j++ {
				*lu.At(i, j) -= f * *lu.At(k, j)
			}
		}
	}
	return lu, nil
}

func (lu *LU[T]) Det() T {
	d := lu.sign
	for i := range lu.rows {
		d *= *lu.At(i, i)
	}
	return d
}

func (lu *LU[T]) Solve(b []T) []T {
	x := make([]T, lu.rows)
	for i, p := range lu.perm {
		x[i] = b[p]
		for j := range i {
			x[i] -= *lu.At(i, j) * x[j]
		}
	}
	for i := lu.rows - 1; i >= 0; i-- {
		for j := i + 1; j < lu.cols; j++ {
			x[i] -= *lu.At(i, j) * x[j]
		}
		x[i] /= *lu.At(i, i)
	}
	return x
}

func (lu *LU[T]) Inverse() *Matrix[T] {
	n := lu.rows
	out := New[T](n, n)
	for j := range n {
		e := make([]T, n)
		e[j] = 1
		for i, x := range lu.Solve(e) {
			*out.At(i, j) = x
		}
	}
	return out
}

func main() {
	a := Of([]float64{2, 1, 1, 0}, []float64{4, 3, 3, 1}, []float64{8, 7, 9, 5}, []float64{6, 7, 9, 8})
	fmt.Print(a)
	lu, err := Decompose(a)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Printf("perm %v, sign %+g, det %.6g\n", lu.perm, lu.sign, lu.Det())
	lower := lu.Map(func(i, j int, x float64) float64 {
		switch {
		case i == j:
			return 1
		case j > i:
			return 0
		}
		return x
	})
	upper := lu.Map(func(i, j int, x float64) float64 {
		if j < i {
			return 0
		}
		return x
	})
	fmt.Print("L =\n", lower, "U =\n", upper)
	x := lu.Solve([]float64{1, 2, 3, 4})
	fmt.Printf("x = %.4f\n", x)
	inv := lu.Inverse()
	id, _ := a.Mul(inv)
	worst := 0.0
	id.Map(func(i, j int, x float64) float64 {
		if i == j {
			x -= 1
		}
		worst = max(worst, math.Abs(x))
		return 0
	})
	fmt.Println("A·A⁻¹ is the identity:", worst < 1e-12)

	_, err = Decompose(Of([]float32{1, 2}, []float32{2, 4}))
	fmt.Println(err, errors.Is(err, ErrSingular))
	_, err = a.Mul(New[float64](3, 2))
	var shape ShapeError
	fmt.Printf("%v | %+v | %t\n", err, err, errors.As(err, &shape))
	fmt.Printf("%+v %T\n", shape, shape)

	// A rotation applied many times, in single precision.
	s, c := math.Sincos(math.Pi / 8)
	rot := Of([]float32{float32(c), float32(-s)}, []float32{float32(s), float32(c)})
	v := Of([]float32{1}, []float32{0})
	for step := range 4 {
		v, _ = rot.Mul(v)
		fmt.Printf("%d:%v", step+1, v.T())
	}
	fmt.Printf("%T %T\n", rot, lu)

	// Fibonacci by powers of a matrix.
	fib, q := Identity[float64](2), Of([]float64{1, 1}, []float64{1, 0})
	for n := 70; n > 0; n >>= 1 {
		if n&1 == 1 {
			fib, _ = fib.Mul(q)
		}
		q, _ = q.Mul(q)
	}
	fmt.Printf("%.0f\n", *fib.At(0, 1))
}
