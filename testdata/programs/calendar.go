// Dates: calendars of months, ages, weekdays, leap years, time zones by offset, recurring events, durations in words.
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"time"
)

func date(s string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		t, err = time.Parse(time.DateOnly, s)
	}
	if err != nil {
		fmt.Println("!", err)
	}
	return t
}

func month(year int, m time.Month, first time.Weekday) []string {
	start := time.Date(year, m, 1, 0, 0, 0, 0, time.UTC)
	days := start.AddDate(0, 1, -1).Day()
	title := fmt.Sprintf("%v %d", m, year)
	lines := []string{fmt.Sprintf("%*s%-*s", (20-len(title))/2, "", 20-(20-len(title))/2, title)}
	var header []string
	for i := range 7 {
		header = append(header, ((first + time.Weekday(i)) % 7).String()[:2])
	}
	lines = append(lines, strings.Join(header, " "))
	cell := (int(start.Weekday()) - int(first) + 7) % 7
	line := strings.Repeat("   ", cell)
	for d := 1; d <= days; d++ {
		line += fmt.Sprintf("%2d ", d)
		if cell++; cell%7 == 0 || d == days {
			lines = append(lines, fmt.Sprintf("%-20s", strings.TrimSuffix(line, " ")))
			line = ""
		}
	}
	return lines
}

func sideBySide(blocks ...[]string) {
	for row := 0; ; row++ {
		any := false
		var parts []string
		for _, b := range blocks {
			if row < len(b) {
				any = true
				parts = append(parts, b[row])
			} else {
				parts = append(parts, strings.Repeat(" ", 20))
			}
		}
		if !any {
			return
		}
		fmt.Println(strings.TrimRight(strings.Join(parts, "   "), " "))
	}
}

func leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	j, k := c/4, c%4
	m := (a + 11*h) / 319
	r := (2*e + 2*j - k - h + m + 32) % 7
	n := (h - m + r + 90) / 25
	return time.Date(y, time.Month(n), (h-m+r+n+19)%32, 0, 0, 0, 0, time.UTC)
}

func age(born, on time.Time) (years, months, days int) {
	years = on.Year() - born.Year()
	months = int(on.Month() - born.Month())
	days = on.Day() - born.Day()
	if days < 0 {
		months--
		days += on.AddDate(0, 0, -on.Day()).Day()
	}
	if months < 0 {
		years--
		months += 12
	}
	return
}

func words(d time.Duration) string {
	if d < 0 {
		return words(-d) + " ago"
	}
	var parts []string
	for _, u := range []struct {
		name string
		size time.Duration
	}{{"day", 24 * time.Hour}, {"hour", time.Hour}, {"minute", time.Minute}, {"second", time.Second}} {
		if n := d / u.size; n > 0 {
			d %= u.size
			s := ""
			if n > 1 {
				s = "s"
			}
			parts = append(parts, fmt.Sprintf("%d %s%s", n, u.name, s))
		}
	}
	switch len(parts) {
	case 0:
		return "now"
	case 1:
		return parts[0]
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

type Event struct {
	Name  string
	Start time.Time
	time.Duration
}

func (e Event) End() time.Time { return e.Start.Add(e.Duration) }

func (e Event) Overlaps(o Event) bool {
	return e.Start.Before(o.End()) && o.Start.Before(e.End())
}

type byStart []Event

func (b byStart) Len() int           { return len(b) }
func (b byStart) Less(i, j int) bool { return b[i].Start.Before(b[j].Start) }
func (b byStart) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	sideBySide(month(2024, time.February, time.Monday), month(2023, time.October, time.Sunday), month(2026, time.February, time.Sunday))
	for _, y := range []int{1900, 2000, 2023, 2024} {
		end := time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC)
		iso, week := end.ISOWeek()
		fmt.Println(y, leap(y), end.YearDay(), end.Weekday(), iso, week, easter(y).Format("Jan 2"))
	}
	born := date("1912-06-23")
	for _, on := range []string{"1954-06-07", "2024-06-22", "2024-06-23", "2024-03-01"} {
		y, m, d := age(born, date(on))
		fmt.Printf("%dy %dm %dd; ", y, m, d)
	}
	fmt.Println(date("2024-02-30"), date("noon").IsZero())
	fridays := 0
	for d := date("2000-01-13"); d.Year() < 2030; d = d.AddDate(0, 1, 0) {
		if d.Weekday() == time.Friday {
			fridays++
		}
	}
	fmt.Println(fridays, date("2024-01-31").AddDate(0, 1, 0).Format(time.DateOnly), date("2024-03-31").AddDate(0, -1, 0).Format("02.01.06"))
	for _, d := range []time.Duration{0, time.Second, 90 * time.Minute, 49*time.Hour + 61*time.Second, -36 * time.Hour} {
		fmt.Printf("%v = %s; ", d, words(d))
	}
	fmt.Println()

	tokyo, newYork, odd := time.FixedZone("JST", 9*3600), time.FixedZone("EST", -5*3600), time.FixedZone("", 5*3600+1800)
	meeting := time.Date(2024, 12, 31, 22, 15, 0, 123456789, newYork)
	for _, loc := range []*time.Location{newYork, time.UTC, tokyo, odd} {
		t := meeting.In(loc)
		name, offset := t.Zone()
		fmt.Printf("%-4s%+6d %s | %s | %s\n", name, offset, t.Format(time.RFC1123Z), t.Format(time.RFC3339Nano), t.Format("Mon 3:04:05.000PM"))
	}
	fmt.Println(meeting, meeting.UTC().Truncate(time.Hour), meeting.Round(time.Second).Nanosecond(), meeting.Equal(meeting.In(tokyo)), meeting == meeting.In(tokyo))

	events := []Event{
		{"lunch", date("2024-05-03 12:00"), time.Hour},
		{"demo", date("2024-05-03 09:30"), 45 * time.Minute},
		{"call", date("2024-05-03 12:45"), 30 * time.Minute},
		{"late", date("2024-05-03 23:30"), time.Hour},
	}
	sort.Sort(byStart(events))
	for i, e := range events {
		fmt.Printf("%s–%s %-6s%6.0f min", e.Start.Format(time.Kitchen), e.End().Format(time.Kitchen), e.Name, e.Minutes())
		if i > 0 && e.Overlaps(events[i-1]) {
			fmt.Print("  overlaps ", events[i-1].Name)
		}
		if e.End().Day() != e.Start.Day() {
			fmt.Print("  +1 day")
		}
		fmt.Println()
	}
	latest := sort.Search(len(events), func(i int) bool { return !events[i].Start.Before(date("2024-05-03 12:30")) })
	fmt.Fprintln(os.Stdout, events[latest].Name, events[0].String(), events[0])
	fmt.Printf("%v %d %s|%-10v|%5d|%x\n", time.May, time.May, time.Sunday, time.June, time.Saturday, time.December)
}
