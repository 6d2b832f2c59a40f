// The prime sieve of filters, a merge sort that forks, matrices multiplied by rows, and sums by pieces.
package main

import (
	"fmt"
	"math/rand"
	"runtime"
	"slices"
	"sync"
)

func generate(ch chan<- int) {
	for i := 2; ; i++ {
		ch <- i
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for {
		if i := <-in; i%prime != 0 {
			out <- i
		}
	}
}

func primes(n int) (all []int) {
	ch := make(chan int)
	go generate(ch)
	for range n {
		prime := <-ch
		all = append(all, prime)
		next := make(chan int)
		go filter(ch, next, prime)
		ch = next
	}
	return
}

func mergeSort[T any](s []T, less func(a, b T) bool, depth int) []T {
	if len(s) <= 1 {
		return slices.Clone(s)
	}
	mid := len(s) / 2
	var left, right []T
	if depth > 0 {
		var wg sync.WaitGroup
		wg.Add(2)
		go func() {
			defer wg.Done()
			left = mergeSort(s[:mid], less, depth-1)
		}()
		go func() {
			defer wg.Done()
			right = mergeSort(s[mid:], less, depth-1)
		}()
		wg.Wait()
	} else {
		left, right = mergeSort(s[:mid], less, 0), mergeSort(s[mid:], less, 0)
	}
	out := make([]T, 0, len(s))
	for len(left) > 0 && len(right) > 0 {
		if less(right[0], left[0]) {
			out, right = append(out, right[0]), right[1:]
		} else {
			out, left = append(out, left[0]), left[1:]
		}
	}
	return append(append(out, left...), right...)
}

type Matrix [][]float64

func NewMatrix(r, c int, f func(i, j int) float64) Matrix {
	m := make(Matrix, r)
	for i := range m {
		m[i] = make([]float64, c)
		for j := range m[i] {
			m[i][j] = f(i, j)
		}
	}
	return m
}

func (a Matrix) Times(b Matrix) Matrix {
	out := NewMatrix(len(a), len(b[0]), func(int, int) float64 { return 0 })
	rows := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) + 1 {
		wg.Go(func() {
			for i := range rows {
				for j := range out[i] {
					for k, x := range a[i] {
						out[i][j] += x * b[k][j]
					}
				}
			}
		})
	}
	for i := range a {
		rows <- i
	}
	close(rows)
	wg.Wait()
	return out
}

func sum(s []int, c chan int) {
	total := 0
	for _, v := range s {
		total += v
	}
	c <- total
}

type person struct {
	name string
	age  int
}

func main() {
	fmt.Println(primes(30))

	r := rand.New(rand.NewSource(1))
	numbers := make([]int, 500)
	for i := range numbers {
		numbers[i] = r.Intn(1000)
	}
	sorted := mergeSort(numbers, func(a, b int) bool { return a < b }, 4)
	fmt.Println(slices.IsSorted(sorted), len(sorted), slices.IsSorted(numbers))

	people := []person{{"Ann", 30}, {"Bob", 25}, {"Cid", 30}, {"Dot", 25}, {"Eve", 41}}
	byAge := func(a, b person) bool { return a.age < b.age }
	fmt.Println(mergeSort(people, byAge, 2)) // stable
	fmt.Printf("%+v\n", mergeSort(people[:0], byAge, 2))

	a := NewMatrix(8, 5, func(i, j int) float64 { return float64(i + j) })
	b := NewMatrix(5, 3, func(i, j int) float64 { return float64(i*j) / 2 })
	for _, row := range a.Times(b) {
		fmt.Printf("%6.1f\n", row)
	}

	s := []int{7, 2, 8, -9, 4, 0}
	c := make(chan int)
	go sum(s[:len(s)/2], c)
	go sum(s[len(s)/2:], c)
	x, y := <-c, <-c
	fmt.Println(x*y, x+y)
}
