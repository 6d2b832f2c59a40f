// Binary and text forms of times, and bounds of their zones.
package main

import (
	"fmt"
	"time"
)

func main() {
	ny, _ := time.LoadLocation("America/New_York")
	for _, t := range []time.Time{time.Date(2024, 7, 1, 0, 0, 0, 5, ny), time.Date(2024, 1, 1, 0, 0, 0, 0, ny), time.Date(2024, 3, 10, 7, 0, 0, 0, time.UTC).In(ny), time.Date(2024, 3, 10, 6, 59, 59, 0, time.UTC).In(ny), time.Date(1800, 1, 1, 0, 0, 0, 0, ny), time.Date(2500, 7, 1, 0, 0, 0, 0, ny), time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2024, 1, 1, 0, 0, 0, 999, time.FixedZone("X", 3600+30*60)), time.Date(2024, 1, 1, 0, 0, 0, 999, time.FixedZone("Y", 3601)), time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), {}} {
		a, b := t.ZoneBounds()
		fmt.Println(t, "|", a, "|", b)
		bin, err := t.MarshalBinary()
		fmt.Println(bin, err)
		var u time.Time
		fmt.Println(u.UnmarshalBinary(bin), u.Equal(t), u.UTC())
		g, err := t.GobEncode()
		fmt.Println(string(g) == string(bin), err, u.GobDecode(g))
		x, err := t.MarshalText()
		fmt.Println(string(x), err)
		x, err = t.MarshalJSON()
		fmt.Println(string(x), err)
		x, err = t.AppendText([]byte(">"))
		fmt.Println(string(x), err)
		x, err = t.AppendBinary([]byte(">"))
		fmt.Println(x, err)
	}
	var u time.Time
	fmt.Println(u.UnmarshalBinary(nil), u.UnmarshalBinary([]byte{9}), u.UnmarshalBinary([]byte{1, 2}))
}
