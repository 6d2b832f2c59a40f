// Package encoding/binary.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

type inner struct {
	A int8
	B [2]uint16
}

type record struct {
	X    uint32
	_    uint16
	F    float32
	D    float64
	C    complex64
	Flag bool
	In   inner
	E    int64
}

func main() {
	for _, order := range []interface {
		binary.ByteOrder
		binary.AppendByteOrder
	}{binary.LittleEndian, binary.BigEndian, binary.NativeEndian} {
		b := make([]byte, 8)
		order.PutUint16(b, 0x0102)
		order.PutUint32(b[2:], 0x03040506)
		fmt.Println(order, b, order.Uint16(b), order.Uint32(b), order.Uint64(b))
		order.PutUint64(b, math.MaxUint64-5)
		fmt.Println(b, order.AppendUint64(order.AppendUint32(order.AppendUint16(nil, 1), 2), 3))
		fmt.Printf("%#v\n", order)
		r := record{X: 7, F: 1.5, D: -2.25, C: 1 + 2i, Flag: true, In: inner{-1, [2]uint16{3, 4}}, E: -5}
		var buf bytes.Buffer
		fmt.Println(binary.Write(&buf, order, r), buf.Bytes(), binary.Size(r), binary.Size(&r))
		var back record
		fmt.Println(binary.Read(&buf, order, &back), back, back == r)
		list := []int16{1, -2, 300}
		out, err := binary.Append([]byte{9}, order, list)
		fmt.Println(out, err, binary.Size(list))
		into := make([]int16, 3)
		n, err := binary.Decode(out[1:], order, into)
		fmt.Println(n, err, into)
		n, err = binary.Encode(make([]byte, 3), order, uint32(1))
		fmt.Println(n, err)
		small := make([]byte, 5)
		n, err = binary.Encode(small, order, uint32(1))
		fmt.Println(n, err, small)
		var u uint64
		n, err = binary.Decode(small, order, &u)
		fmt.Println(n, err, u)
	}
	var i int
	fmt.Println(binary.Write(io.Discard, binary.LittleEndian, i), binary.Size(i), binary.Size("s"), binary.Size(map[int]int{}), binary.Size([]int{}))
	fmt.Println(binary.Read(bytes.NewReader(nil), binary.LittleEndian, &i))
	var u uint32
	fmt.Println(binary.Read(bytes.NewReader(nil), binary.LittleEndian, &u), binary.Read(bytes.NewReader([]byte{1}), binary.LittleEndian, &u), binary.Read(bytes.NewReader([]byte{1, 2, 3, 4}), binary.LittleEndian, u))
	_, err := binary.Append(nil, binary.BigEndian, "text")
	fmt.Println(err)
	_, err = binary.Decode(nil, binary.BigEndian, struct{ S string }{})
	fmt.Println(err)

	for _, x := range []uint64{0, 1, 127, 128, 300, 1 << 32, math.MaxUint64} {
		b := binary.AppendUvarint(nil, x)
		c := make([]byte, binary.MaxVarintLen64)
		n := binary.PutUvarint(c, x)
		v, m := binary.Uvarint(b)
		r, err := binary.ReadUvarint(bytes.NewReader(b))
		fmt.Println(b, n, bytes.Equal(b, c[:n]), v, m, r, err)
		_, err = binary.ReadUvarint(bytes.NewReader(b[:len(b)-1]))
		fmt.Println(err)
	}
	for _, x := range []int64{0, -1, 1, 63, -64, 64, math.MinInt64, math.MaxInt64} {
		b := binary.AppendVarint(nil, x)
		c := make([]byte, binary.MaxVarintLen64)
		n := binary.PutVarint(c, x)
		v, m := binary.Varint(b)
		r, err := binary.ReadVarint(bytes.NewReader(b))
		fmt.Println(b, n, v, m, r, err)
	}
	long := bytes.Repeat([]byte{0x80}, 11)
	fmt.Println(binary.Uvarint(long))
	fmt.Println(binary.Uvarint(long[:5]))
	fmt.Println(binary.Uvarint(append(long[:9:9], 2)))
	fmt.Println(binary.ReadUvarint(bytes.NewReader(long)))
	fmt.Println(binary.ReadUvarint(bytes.NewReader(append(long[:9:9], 2))))
	fmt.Println(binary.MaxVarintLen16, binary.MaxVarintLen32)
	defer func() { fmt.Println(recover()) }()
	binary.BigEndian.Uint32([]byte{1, 2})
}
