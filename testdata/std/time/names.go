// What other programs here do not call of package time.
package main

import (
	"errors"
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, time.July, 9, 8, 7, 6, 5000, time.UTC)
	fmt.Println(t.String(), t.Hour(), t.Minute(), t.Second(), string(t.AppendFormat([]byte("on "), time.RFC822)))
	fmt.Println(t.Clock())
	fmt.Println(t.Date())
	fmt.Println(time.Duration(1500).Nanoseconds(), t.Local().Equal(t), t.In(time.Local).Equal(t), time.Local.String())
	for m := time.January; m <= time.December+1; m++ {
		fmt.Print(m.String(), " ")
	}
	for d := time.Sunday; d <= time.Saturday+1; d++ {
		fmt.Print(d.String(), " ")
	}
	fmt.Println(time.April, time.August, time.September, time.November, time.Tuesday, time.Wednesday, time.Thursday)
	_, err := time.Parse("2006-01-02", "2024-xx-01")
	var parse *time.ParseError
	fmt.Println(errors.As(err, &parse), parse.Error(), parse.Layout, parse.Value, parse.LayoutElem, parse.ValueElem, parse.Message)
	var ticker *time.Ticker = time.NewTicker(time.Microsecond)
	<-ticker.C
	ticker.Reset(time.Hour)
	ticker.Stop()
}
