// Times in many layouts, and texts that are no times.
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand"
	"time"
)

func main() {
	layouts := []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly, "2006-002 __2", "Jan _2 2006 Monday Mon 1 01 2 02 3 03 4 04 5 05 06 PM pm", "15h .000 ,000 .999 ,999999999 05.00 05,9", "-07 -0700 -07:00 -070000 -07:00:00 Z07 Z0700 Z07:00 Z070000 Z07:00:00", "MST", "January", "", "x2006y", "_2006", "20060102150405.000", "2006-01-02T15:04:05.999Z07:00", "3PM", "1504", "05.999999 0", "02002", "_2_2", "Janu Mond"}
	ny, err := time.LoadLocation("America/New_York")
	fmt.Println(ny, err)
	_, err = time.LoadLocation("No/Where")
	fmt.Println(err)
	_, err = time.LoadLocation("../x")
	fmt.Println(err)
	r := rand.New(rand.NewSource(5))
	zs := []*time.Location{time.UTC, ny, time.FixedZone("", 3661), time.FixedZone("XYZ", -5*3600-30), time.FixedZone("Q", 0)}
	var ts []time.Time
	for i := 0; i < 14; i++ {
		ts = append(ts, time.Unix(r.Int63n(1<<34)-1<<32, r.Int63n(1e9)).In(zs[i%len(zs)]))
	}
	ts = append(ts, time.Time{}, time.Unix(1<<50, 0).UTC(), time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2024, 13, 45, 25, 61, 61, 2e9, ny), time.Date(2023, 3, 12, 2, 30, 0, 0, ny), time.Date(2023, 11, 5, 1, 30, 0, 0, ny), time.Date(12345, 6, 7, 8, 9, 10, 11, time.UTC), time.Unix(-1<<60, 5).UTC())
	for _, t := range ts {
		for _, l := range layouts {
			s := t.Format(l)
			u, err := time.Parse(l, s)
			u2, err2 := time.ParseInLocation(l, s, ny)
			fmt.Printf("%q %q %v %v %v %v\n", l, s, u, err, u2, err2)
		}
		y, w := t.ISOWeek()
		zn, zo := t.Zone()
		a, b := t.ZoneBounds()
		fmt.Println(t, t.GoString(), y, w, t.YearDay(), t.Weekday(), zn, zo, t.IsDST(), t.Unix(), t.UnixMilli(), t.UnixMicro(), t.UnixNano(), t.Truncate(time.Hour), t.Round(7*time.Minute), t.AddDate(0, 1, -31), a, b, t.IsZero())
		j, e := json.Marshal(t)
		bb, e2 := t.MarshalBinary()
		tt, e3 := t.MarshalText()
		fmt.Println(string(j), e, bb, e2, string(tt), e3)
		o := ts[r.Intn(len(ts))]
		fmt.Println(t.Sub(o), t.After(o), t.Before(o), t.Equal(o), t.Compare(o), t.Add(o.Sub(t)).Equal(o))
	}
	for _, c := range [][2]string{{"2006-01-02", "2024-02-30"}, {"2006-01-02", "2024-13-01"}, {"2006-01-02", "2024-00-01"}, {"2006-01-02", "2024-1-01"}, {"2006-01-02", "2024-01-01x"}, {"2006-01-02", ""}, {"15:04", "25:00"}, {"15:04", "12:60"}, {"03:04 PM", "13:00 PM"}, {"03:04 PM", "12:00 XM"}, {"Jan", "Foo"}, {"Jan 2", "feb 30"}, {"Monday", "Monda"}, {"2 Jan 2006 MST", "3 Feb 2004 GMT+3"}, {"2 Jan 2006 MST", "3 Feb 2004 WXYZT"}, {"MST", "+03"}, {"MST", "ABCD"}, {"MST", "ChST"}, {"-07:00", "+25:00"}, {"-0700", "+1260"}, {"Z07:00", "Z"}, {"Z07:00", "+0a:00"}, {"2006 002", "2023 366"}, {"2006 002", "2024 366"}, {"2006 002 01-02", "2024 060 03-01"}, {"05.000", "01.12"}, {"05.000", "01.1234"}, {"05", "01.5"}, {"05", "61"}, {"05.999", "5.1"}, {"2006", "20240"}, {"06", "69"}, {"06", "68"}, {"_2", " 5"}, {"_2", "  5"}, {"2", "32"}, {time.RFC3339, "2024-02-29T24:00:00Z"}, {time.RFC3339, "2024-02-29t23:00:00Z"}, {time.RFC3339, "2024-02-29T23:00:00,5Z"}, {time.RFC3339, "2024-02-29T23:00:00.123456789012Z"}, {time.RFC3339, "2023-02-29T23:00:00Z"}, {time.RFC3339, "2024-02-29T3:00:00Z"}, {time.RFC3339, "2024-02-29T03:00:00+24:00"}, {time.RFC3339, "2024-02-29T03:00:00-00:60"}, {time.RFC3339, "\xff日"}, {"\"q\"", "x\"y\x00"}, {time.RFC3339, "2024-02-29 03:00:00Z"}, {time.RFC1123, "Thu, 29 Feb 2024 03:00:00 PST"}, {"Jan _2", "Jan  3"}, {"January 2", "MARCH 3"}} {
		t, err := time.Parse(c[0], c[1])
		fmt.Printf("%q %v %v %#v\n", c, t, err, err != nil)
		if pe, ok := err.(*time.ParseError); ok {
			fmt.Printf("%q\n", []string{pe.Layout, pe.Value, pe.Message})
		}
		var x time.Time
		fmt.Println(x.UnmarshalJSON([]byte("\""+c[1]+"\"")), x.UnmarshalText([]byte(c[1])), x.UnmarshalBinary([]byte(c[1])))
	}
	for _, s := range []string{"", "0", "1", "1s", "-1.5h", "+1m30s", "1h1h", ".5s", "s", "1.s", ".s", "1ns2us3µs4μs5ms", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "2562047h47m16.854775807s", "2562047h47m16.854775808s", "1e3s", "1 s", "1d", "--1s", "1.0000000000000000001s", "0.3333333333333333333h", "1hs", "\xff", "3000000h", "-", "+", "1m-1s", "100000000000000000000s", "1.99999999999999999999ns"} {
		d, err := time.ParseDuration(s)
		fmt.Printf("%q %v %v\n", s, d, err)
	}
	for _, d := range []time.Duration{0, 1, 999, 1000, 1100, 1e6, 1234567, 1e9, 61e9, 3600e9, 3661e9 + 5, math.MaxInt64, math.MinInt64, -1, -1500} {
		fmt.Println(d, d.Round(time.Millisecond), d.Truncate(7), d.Hours(), d.Minutes(), d.Seconds(), d.Milliseconds(), d.Microseconds(), d.Abs(), d.Round(time.Hour), d.Round(0), fmt.Sprintf("%d %5.1f %s %q %x", d, d.Seconds(), d, d, d))
	}
	fmt.Println(time.Month(0), time.Month(13), time.Weekday(7), time.Weekday(-1), time.UnixMilli(-1).UTC(), time.UnixMicro(1).UTC())
	fmt.Println(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Location(), time.Time{}.Location())
	fmt.Printf("%v %+v %d\n", time.UTC, time.FixedZone("a", 1).String(), time.Second)
	func() { defer func() { fmt.Println(recover()) }(); time.NewTicker(0) }()
	func() { defer func() { fmt.Println(recover()) }(); time.NewTicker(time.Hour).Reset(-1) }()
	func() { defer func() { fmt.Println(recover()) }(); time.Date(1, 1, 1, 1, 1, 1, 1, nil) }()
	func() { defer func() { fmt.Println(recover()) }(); time.Now().In(nil) }()
	func() { defer func() { fmt.Println(recover()) }(); fmt.Println(time.Tick(-1) == nil) }()
	func() { defer func() { fmt.Println(recover()) }(); new(time.Timer).Stop() }()
}
