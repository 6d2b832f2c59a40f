// Values of packages that are not made for several goroutines.
package main

import (
	"bufio"
	"bytes"
	"container/heap"
	"container/list"
	"container/ring"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

type record struct {
	Name string
	N    int
	List []string
	Any  any
	Map  map[string]int
	Next *record
}

var (
	builder strings.Builder
	buffer  bytes.Buffer
	reader  = bufio.NewReader(strings.NewReader("a line\nanother line\n"))
	scanner = bufio.NewScanner(strings.NewReader("some words in a line"))
	writer  = bufio.NewWriterSize(io.Discard, 20)
	text    = strings.NewReader("text that is read")
	queue   = &ints{3, 1, 2}
	chain   = list.New()
	circle  = ring.New(5)
	random  = rand.New(rand.NewSource(1))
	pool    = sync.Pool{New: func() any { return new(bytes.Buffer) }}
	tree    sync.Map
	cell    atomic.Value
	rec     = &record{Name: "r", Map: map[string]int{}}
	replace = strings.NewReplacer("a", "b", "c", "dd")
	err     error
	wait    sync.WaitGroup
)

func use(seed, i int) {
	switch (seed + i) % 17 {
	case 0:
		builder.WriteString("text")
		builder.WriteByte('x')
		_ = builder.String()[builder.Len()/2:]
		if builder.Len() > 500 || i%10 == 0 {
			builder.Reset()
		}
		builder.Grow(i % 100)
	case 1:
		buffer.WriteString("more text\n")
		_, _ = buffer.ReadString('\n')
		_ = buffer.Bytes()
		buffer.Truncate(i % 30)
		_ = buffer.UnreadByte()
	case 2:
		_, _ = reader.ReadString('\n')
		_, _ = reader.Peek(3)
		_ = reader.UnreadRune()
		_, _, _ = reader.ReadLine()
		reader.Reset(strings.NewReader("a line\nanother line\n"))
	case 3:
		scanner.Scan()
		_ = scanner.Text()
		if i%5 == 0 {
			scanner = bufio.NewScanner(strings.NewReader("some words in a line"))
			scanner.Split(bufio.ScanWords)
		}
	case 4:
		fmt.Fprintf(writer, "%d %s %v\n", i, "text", rec.List)
		writer.Flush()
	case 5:
		heap.Push(queue, i)
		if queue.Len() > 40 {
			heap.Init(queue)
			heap.Pop(queue)
			*queue = (*queue)[:5]
		}
		heap.Fix(queue, i%6)
		heap.Remove(queue, i%3)
	case 6:
		e := chain.PushBack(i)
		chain.MoveToFront(chain.Back())
		chain.InsertAfter("x", e)
		if chain.Len() > 20 {
			chain.Remove(chain.Front())
			chain.Init()
		}
	case 7:
		circle.Value = i
		circle = circle.Next().Link(ring.New(2)).Unlink(1)
	case 8:
		_ = random.Perm(i % 20)
		random.Seed(int64(i))
		random.Shuffle(len(*queue), queue.Swap)
		_ = random.NormFloat64()
	case 9:
		b := pool.Get().(*bytes.Buffer)
		b.WriteString("pooled")
		pool.Put(b)
		b.Reset()
		tree.Store(i%10, b)
		tree.Range(func(k, v any) bool { tree.Delete(k); return v != nil })
		_, _ = tree.LoadOrStore("k", i)
	case 10:
		cell.Store(rec)
		_ = cell.Load().(*record).Name
		_ = cell.CompareAndSwap(rec, &record{})
	case 11:
		*rec = record{strconv.Itoa(i), i, strings.Fields("a b c"), rec.Name, nil, &record{Any: i}}
		_ = fmt.Sprintf("%v %+v %#v %T", *rec, rec.List, rec.Any, rec.Next)
		rec.List = append(rec.List, rec.Name)
	case 12:
		v := reflect.ValueOf(rec).Elem()
		v.Field(0).SetString(strings.Repeat("n", i%30))
		v.Field(1).SetInt(int64(i))
		v.Field(2).Set(reflect.Append(v.Field(2), v.Field(0)))
		v.Field(3).Set(v.Field(i % 3))
		_ = v.Field(2).Index(i % 4).String()
		_ = reflect.DeepEqual(*rec, record{Name: rec.Name, List: rec.List})
		if v.Field(2).Len() > 20 {
			v.Field(2).SetLen(3)
		}
	case 13:
		err = errors.Join(err, fmt.Errorf("no %d: %w", i, err))
		if i%4 == 0 || len(err.Error()) > 1000 {
			err = io.EOF
		}
	case 14:
		_, _ = text.Read(make([]byte, i%10))
		_, _ = text.Seek(int64(i%15), io.SeekStart)
		_ = text.UnreadRune()
		text.Reset(rec.Name)
	case 15:
		var n int
		var s string
		_, _ = fmt.Sscanf("12 words", "%d %s", &n, &s)
		_, _ = fmt.Fscan(text, &rec.Name)
		_, _ = fmt.Sscan("5 six", &rec.N, &rec.Name)
		_ = replace.Replace(rec.Name)
	default:
		_ = strings.Join(rec.List, ",") + strings.Map(func(r rune) rune { return r + 1 }, rec.Name)
		_ = bytes.Contains(buffer.Bytes(), []byte(rec.Name))
		_ = bytes.ToUpper(buffer.Bytes())
		_ = bytes.ToValidUTF8(buffer.Bytes(), []byte("?"))
		_ = bytes.Runes(buffer.Bytes())
		wait.Add(1)
		go wait.Done()
	}
}

func main() {
	milliseconds := 100
	if len(os.Args) > 1 {
		milliseconds, _ = strconv.Atoi(os.Args[1])
	}
	for seed := range 4 {
		go func() {
			for i := 0; ; i++ {
				func() {
					defer func() { recover() }()
					use(seed*5, i)
				}()
			}
		}()
	}
	time.Sleep(time.Duration(milliseconds) * time.Millisecond)
}
