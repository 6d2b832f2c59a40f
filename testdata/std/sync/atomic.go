// Every function and method of package sync/atomic.
package main

import (
	"fmt"
	"sync/atomic"
	"unsafe"
)

func main() {
	var vInt32 int32
	atomic.StoreInt32(&vInt32, 12)
	fmt.Println(atomic.AddInt32(&vInt32, 3), atomic.AndInt32(&vInt32, 6), atomic.OrInt32(&vInt32, 9), atomic.SwapInt32(&vInt32, 5), atomic.CompareAndSwapInt32(&vInt32, 5, 7), atomic.CompareAndSwapInt32(&vInt32, 5, 8), atomic.LoadInt32(&vInt32))
	atomic.StoreInt32(&vInt32, 0)
	fmt.Println(atomic.AddInt32(&vInt32, ^int32(0)), vInt32)
	var tInt32 atomic.Int32
	tInt32.Store(12)
	fmt.Println(tInt32.Add(3), tInt32.And(6), tInt32.Or(9), tInt32.Swap(5), tInt32.CompareAndSwap(5, 7), tInt32.CompareAndSwap(5, 8), tInt32.Load())
	var vInt64 int64
	atomic.StoreInt64(&vInt64, 12)
	fmt.Println(atomic.AddInt64(&vInt64, 3), atomic.AndInt64(&vInt64, 6), atomic.OrInt64(&vInt64, 9), atomic.SwapInt64(&vInt64, 5), atomic.CompareAndSwapInt64(&vInt64, 5, 7), atomic.CompareAndSwapInt64(&vInt64, 5, 8), atomic.LoadInt64(&vInt64))
	atomic.StoreInt64(&vInt64, 0)
	fmt.Println(atomic.AddInt64(&vInt64, ^int64(0)), vInt64)
	var tInt64 atomic.Int64
	tInt64.Store(12)
	fmt.Println(tInt64.Add(3), tInt64.And(6), tInt64.Or(9), tInt64.Swap(5), tInt64.CompareAndSwap(5, 7), tInt64.CompareAndSwap(5, 8), tInt64.Load())
	var vUint32 uint32
	atomic.StoreUint32(&vUint32, 12)
	fmt.Println(atomic.AddUint32(&vUint32, 3), atomic.AndUint32(&vUint32, 6), atomic.OrUint32(&vUint32, 9), atomic.SwapUint32(&vUint32, 5), atomic.CompareAndSwapUint32(&vUint32, 5, 7), atomic.CompareAndSwapUint32(&vUint32, 5, 8), atomic.LoadUint32(&vUint32))
	atomic.StoreUint32(&vUint32, 0)
	fmt.Println(atomic.AddUint32(&vUint32, ^uint32(0)), vUint32)
	var tUint32 atomic.Uint32
	tUint32.Store(12)
	fmt.Println(tUint32.Add(3), tUint32.And(6), tUint32.Or(9), tUint32.Swap(5), tUint32.CompareAndSwap(5, 7), tUint32.CompareAndSwap(5, 8), tUint32.Load())
	var vUint64 uint64
	atomic.StoreUint64(&vUint64, 12)
	fmt.Println(atomic.AddUint64(&vUint64, 3), atomic.AndUint64(&vUint64, 6), atomic.OrUint64(&vUint64, 9), atomic.SwapUint64(&vUint64, 5), atomic.CompareAndSwapUint64(&vUint64, 5, 7), atomic.CompareAndSwapUint64(&vUint64, 5, 8), atomic.LoadUint64(&vUint64))
	atomic.StoreUint64(&vUint64, 0)
	fmt.Println(atomic.AddUint64(&vUint64, ^uint64(0)), vUint64)
	var tUint64 atomic.Uint64
	tUint64.Store(12)
	fmt.Println(tUint64.Add(3), tUint64.And(6), tUint64.Or(9), tUint64.Swap(5), tUint64.CompareAndSwap(5, 7), tUint64.CompareAndSwap(5, 8), tUint64.Load())
	var vUintptr uintptr
	atomic.StoreUintptr(&vUintptr, 12)
	fmt.Println(atomic.AddUintptr(&vUintptr, 3), atomic.AndUintptr(&vUintptr, 6), atomic.OrUintptr(&vUintptr, 9), atomic.SwapUintptr(&vUintptr, 5), atomic.CompareAndSwapUintptr(&vUintptr, 5, 7), atomic.CompareAndSwapUintptr(&vUintptr, 5, 8), atomic.LoadUintptr(&vUintptr))
	atomic.StoreUintptr(&vUintptr, 0)
	fmt.Println(atomic.AddUintptr(&vUintptr, ^uintptr(0)), vUintptr)
	var tUintptr atomic.Uintptr
	tUintptr.Store(12)
	fmt.Println(tUintptr.Add(3), tUintptr.And(6), tUintptr.Or(9), tUintptr.Swap(5), tUintptr.CompareAndSwap(5, 7), tUintptr.CompareAndSwap(5, 8), tUintptr.Load())
	var b atomic.Bool
	b.Store(true)
	fmt.Println(b.Load(), b.Swap(false), b.CompareAndSwap(false, true), b.CompareAndSwap(false, true), b.Load())
	x, y := 1, 2
	var p atomic.Pointer[int]
	p.Store(&x)
	fmt.Println(*p.Load(), *p.Swap(&y), p.CompareAndSwap(&y, &x), p.CompareAndSwap(&y, &x), *p.Load())
	var u unsafe.Pointer
	atomic.StorePointer(&u, unsafe.Pointer(&x))
	fmt.Println(*(*int)(atomic.LoadPointer(&u)), *(*int)(atomic.SwapPointer(&u, unsafe.Pointer(&y))), atomic.CompareAndSwapPointer(&u, unsafe.Pointer(&y), nil), atomic.CompareAndSwapPointer(&u, unsafe.Pointer(&y), nil), u == nil)
	var v atomic.Value
	fmt.Println(v.Load(), v.CompareAndSwap(nil, "a"))
	v.Store("b")
	fmt.Println(v.Swap("c"), v.CompareAndSwap("c", "d"), v.CompareAndSwap("c", "e"), v.Load())
	for _, f := range []func(){func() { v.Store(1) }, func() { v.Store(nil) }, func() { v.Swap(2.5) }, func() { v.Swap(nil) }, func() { v.CompareAndSwap("d", 1) }, func() { v.CompareAndSwap(1, "d") }, func() { v.CompareAndSwap("d", nil) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
