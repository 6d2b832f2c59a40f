// A stock room: interfaces, embedded structs, sentinel and typed errors, reports in columns.
package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

type Money int64

func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s$%d.%02d", sign, m/100, m%100)
}

type Product interface {
	SKU() string
	Price() Money
	fmt.Stringer
}

type Discounter interface{ Discount(qty int) Money }

type base struct {
	sku   string
	price Money
}

func (b base) SKU() string     { return b.sku }
func (b base) Price() Money    { return b.price }
func (b *base) Raise(by Money) { b.price += by }

type Book struct {
	base
	Title, Author string
}

func (b Book) String() string { return fmt.Sprintf("%q by %s", b.Title, b.Author) }

type Gadget struct {
	*base
	Name     string
	Warranty struct{ Years int }
}

func (g Gadget) String() string { return fmt.Sprintf("%s (%d y)", g.Name, g.Warranty.Years) }
func (g Gadget) Discount(qty int) Money {
	return Money(min(qty, 10)) * g.price / 100
}

type Bundle struct {
	sku   string
	Parts []Product
}

func (b Bundle) SKU() string { return b.sku }
func (b Bundle) Price() (sum Money) {
	for _, p := range b.Parts {
		sum += p.Price()
	}
	return sum * 9 / 10
}
func (b Bundle) String() string { return fmt.Sprintf("bundle of %d: %v", len(b.Parts), b.Parts) }

var (
	ErrNotFound = errors.New("no such product")
	ErrQuantity = errors.New("bad quantity")
)

type StockError struct {
	SKU        string
	Have, Want int
}

func (e StockError) Error() string { return fmt.Sprintf("%s: have %d, want %d", e.SKU, e.Have, e.Want) }
func (e StockError) Is(target error) bool {
	t, ok := target.(StockError)
	return ok && (t.SKU == "" || t.SKU == e.SKU)
}

type line struct {
	Product
	qty int
}

type Inventory struct {
	lines   map[string]*line
	journal []string
}

func (inv *Inventory) logf(format string, args ...any) {
	inv.journal = append(inv.journal, fmt.Sprintf("%03d "+format, append([]any{len(inv.journal) + 1}, args...)...))
}

func (inv *Inventory) Add(p Product, qty int) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("add %s: %w", p.SKU(), err)
		}
	}()
	if qty <= 0 {
		return fmt.Errorf("%w %d", ErrQuantity, qty)
	}
	if l, ok := inv.lines[p.SKU()]; ok {
		l.qty += qty
	} else {
		inv.lines[p.SKU()] = &line{p, qty}
	}
	inv.logf("add %-6s %+d", p.SKU(), qty)
	return nil
}

func (inv *Inventory) Remove(sku string, qty int) (Money, error) {
	l, ok := inv.lines[sku]
	if !ok {
		return 0, fmt.Errorf("remove %q: %w", sku, ErrNotFound)
	}
	if l.qty < qty {
		return 0, fmt.Errorf("remove: %w", StockError{sku, l.qty, qty})
	}
	l.qty -= qty
	if l.qty == 0 {
		delete(inv.lines, sku)
	}
	total := l.Price() * Money(qty)
	if d, ok := l.Product.(Discounter); ok {
		total -= d.Discount(qty)
	}
	inv.logf("sell %-5s %+d for %v", sku, -qty, total)
	return total, nil
}

func (inv *Inventory) Order(items map[string]int) (total Money, err error) {
	var errs []error
	for _, sku := range slices.Sorted(maps.Keys(items)) {
		m, e := inv.Remove(sku, items[sku])
		total += m
		errs = append(errs, e)
	}
	return total, errors.Join(errs...)
}

func (inv *Inventory) WriteTo(w io.Writer) (n int64, err error) {
	print := func(format string, args ...any) {
		if err != nil {
			return
		}
		var k int
		k, err = fmt.Fprintf(w, format, args...)
		n += int64(k)
	}
	print("%-8s|%5s|%10s|%12s|%-10s\n", "SKU", "qty", "each", "total", "what")
	print("%s\n", strings.Repeat("-", 50))
	for _, sku := range slices.Sorted(maps.Keys(inv.lines)) {
		l := inv.lines[sku]
		print("%-8s|%5d|%10v|%12v|%.30v\n", sku, l.qty, l.Price(), l.Price()*Money(l.qty), l.Product)
	}
	return
}

type shortWriter struct{ left int }

func (s *shortWriter) Write(p []byte) (int, error) {
	if len(p) > s.left {
		n := s.left
		s.left = 0
		return n, io.ErrShortWrite
	}
	s.left -= len(p)
	return len(p), nil
}

func main() {
	inv := &Inventory{lines: make(map[string]*line)}
	book := Book{base{"B-1", 2999}, "The Go Programming Language", "Donovan & Kernighan"}
	lamp := Gadget{base: &base{"G-7", 1550}, Name: "Lamp"}
	lamp.Warranty.Years = 2
	kit := Bundle{"K-3", []Product{book, &lamp}}

	fmt.Println(inv.Add(book, 10), inv.Add(lamp, 4), inv.Add(kit, 1), inv.Add(&book, 2))
	err := inv.Add(lamp, -3)
	fmt.Println(err, errors.Is(err, ErrQuantity))
	n, err := inv.WriteTo(os.Stdout)
	fmt.Println(n, err)

	lamp.Raise(100)
	book.Raise(100)
	fmt.Println(lamp.Price(), book.Price(), kit.Price(), inv.lines["G-7"].Price(), inv.lines["B-1"].Price())

	total, err := inv.Order(map[string]int{"B-1": 2, "G-7": 9, "X-1": 1, "K-3": 1})
	fmt.Printf("total %v\n%v\n", total, err)
	var se StockError
	fmt.Println(errors.As(err, &se), se.Want-se.Have, errors.Is(err, ErrNotFound), errors.Is(err, StockError{}), errors.Is(err, StockError{SKU: "B-1"}))
	fmt.Printf("%v %+v %#v %T\n", se, se, se, se)
	total, err = inv.Order(map[string]int{"G-7": 4})
	fmt.Println(total, err)
	n, err = inv.WriteTo(&shortWriter{120})
	fmt.Println(n, err, errors.Is(err, io.ErrShortWrite))
	fmt.Println(strings.Join(inv.journal, "\n"))
	fmt.Println(Money(-5), Money(100000), []Money{1, -250}, map[string]Money{"a": 7}, struct{ M Money }{3}, struct{ m Money }{3})
	fmt.Printf("%d %v %s %8v|%-8v|%x\n", Money(5), Money(5), Money(5), Money(5), Money(5), Money(255))

	var p Product = lamp
	switch v := p.(type) {
	case interface{ Raise(Money) }:
		v.Raise(1)
		fmt.Println("raised", p.Price())
	case Discounter:
		fmt.Println("discount", v.Discount(3))
	}
	p = book
	_, ok := p.(interface{ Raise(Money) })
	_, ptr := Product(&book).(interface{ Raise(Money) })
	fmt.Println(ok, ptr, p == Product(book), p != Product(&book))
	defer func() { fmt.Println("recovered:", recover()) }()
	fmt.Println(Product(kit) == Product(kit))
}
