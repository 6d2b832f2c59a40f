// Package time measures and shows time. Left out is LoadLocationFromTZData.
package time

import (
	"errors"
	"sync"
)

// A Duration is the time between two instants, in nanoseconds.
type Duration int64

// Common durations.
const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// String formats d as in "72h3m0.5s".
func (d Duration) String() string { return durationText(int64(d)) }

// Nanoseconds returns d as a number of nanoseconds.
func (d Duration) Nanoseconds() int64 { return int64(d) }

// Microseconds returns d as a number of microseconds.
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }

// Milliseconds returns d as a number of milliseconds.
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

// Seconds returns d as a number of seconds.
func (d Duration) Seconds() float64 { return float64(d/Second) + float64(d%Second)/1e9 }

// Minutes returns d as a number of minutes.
func (d Duration) Minutes() float64 { return float64(d/Minute) + float64(d%Minute)/(60*1e9) }

// Hours returns d as a number of hours.
func (d Duration) Hours() float64 { return float64(d/Hour) + float64(d%Hour)/(60*60*1e9) }

// Truncate rounds d towards zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds d to the nearest multiple of m, halves away from zero.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	rest := d % m
	if d < 0 {
		if -rest+-rest < m {
			return d - rest
		}
		if r := d - m - rest; r < d {
			return r
		}
		return minDuration
	}
	if rest+rest < m {
		return d - rest
	}
	if r := d + m - rest; r > d {
		return r
	}
	return maxDuration
}

// Abs returns the absolute value of d.
func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

func durationText(d int64) string

// ParseDuration parses a duration such as "1h15m30.918s".
func ParseDuration(s string) (Duration, error) {
	d, problem := parseDuration(s)
	if problem != "" {
		return 0, errors.New(problem)
	}
	return Duration(d), nil
}

func parseDuration(s string) (d int64, problem string)

// A Month is a month of the year: January is 1.
type Month int

// The months.
const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

// String returns the English name.
func (m Month) String() string { return monthText(int(m)) }

// A Weekday is a day of the week: Sunday is 0.
type Weekday int

// The days of the week.
const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

// String returns the English name.
func (d Weekday) String() string { return weekdayText(int(d)) }

func monthText(m int) string
func weekdayText(d int) string

// A Location is a time zone.
type Location struct {
	name   string
	fixed  bool
	offset int
}

var (
	utc   = Location{name: "UTC", fixed: true}
	local = Location{name: "Local"}
)

// UTC is universal time, Local the zone of the system or of the variable TZ.
var (
	UTC   *Location = &utc
	Local *Location = &local
)

// FixedZone returns a zone that is always offset seconds east of UTC.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, fixed: true, offset: offset}
}

// LoadLocation returns the zone with a name of the IANA data base.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	if name[0] == '/' || name[0] == '\\' || hasDots(name) {
		return nil, errors.New("time: invalid location name")
	}
	if !zoneKnown(name) {
		return nil, errors.New("unknown time zone " + name)
	}
	return &Location{name: name}, nil
}

// hasDots reports whether name has two dots next to each other.
func hasDots(name string) bool {
	for i := 1; i < len(name); i++ {
		if name[i-1] == '.' && name[i] == '.' {
			return true
		}
	}
	return false
}

// String returns the name of the zone.
func (l *Location) String() string { return l.get().name }

func (l *Location) get() *Location {
	if l == nil {
		return &utc
	}
	return l
}

// at returns abbreviation and offset in force at a time in seconds since 1970.
func (l *Location) at(unix int64) (name string, offset int, dst bool) {
	l = l.get()
	if l.fixed {
		return l.name, l.offset, false
	}
	return zoneAt(l.name, unix)
}

// offsetOf returns the offset that an abbreviation stands for here: at a local time if it was in use then.
func (l *Location) offsetOf(abbreviation string, local int64) (offset int, ok bool) {
	l = l.get()
	if l.fixed {
		return l.offset, l.name == abbreviation
	}
	return zoneNamed(l.name, abbreviation, local)
}

func zoneKnown(name string) bool
func zoneNamed(name, abbreviation string, local int64) (offset int, ok bool)
func zoneAt(name string, unix int64) (abbreviation string, offset int, dst bool)

// A Time is an instant with nanosecond precision.
type Time struct {
	sec  int64 // since 1 January of year 1, UTC
	nsec int64
	mono int64 // monotonic clock in nanoseconds, 0 if there is none
	loc  *Location
}

const (
	secondsPerDay = 86400
	unixEpoch     = 719162 * secondsPerDay // 1970 in seconds since year 1
)

// start is what the monotonic clock showed when the program began, less 1 so that readings are not 0.
var start = monotonic() - 1

func wall() (sec int64, nsec int64)

// monotonic is 0 where there is no such clock: in a bubble of testing/synctest.
func monotonic() int64

// Now returns the current local time.
func Now() Time {
	sec, nsec := wall()
	mono := monotonic()
	if mono != 0 {
		mono -= start
	}
	return Time{sec + unixEpoch, nsec, mono, Local}
}

// Unix returns the local time sec seconds and nsec nanoseconds after 1970 began.
func Unix(sec int64, nsec int64) Time {
	sec, nsec = carry(sec, nsec)
	return Time{sec: sec + unixEpoch, nsec: nsec, loc: Local}
}

// UnixMilli returns the local time msec milliseconds after 1970 began.
func UnixMilli(msec int64) Time { return Unix(msec/1e3, (msec%1e3)*1e6) }

// UnixMicro returns the local time usec microseconds after 1970 began.
func UnixMicro(usec int64) Time { return Unix(usec/1e6, (usec%1e6)*1e3) }

func carry(sec, nsec int64) (int64, int64) {
	sec += nsec / 1e9
	nsec %= 1e9
	if nsec < 0 {
		sec--
		nsec += 1e9
	}
	return sec, nsec
}

// floor divides and rounds down.
func floor(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// days returns the number of days from 1 January of year 1 to that day; month and day may be out of range.
func days(year, month, day int64) int64 {
	year += floor(month-1, 12)
	month = (month-1)-12*floor(month-1, 12) + 1
	if month <= 2 { // count years from March: the leap day comes last
		year--
		month += 12
	}
	return 365*year + floor(year, 4) - floor(year, 100) + floor(year, 400) + (153*(month-3)+2)/5 + day - 307
}

// civil is the inverse of days.
func civil(n int64) (year, month, day int64) {
	n += 306 // from 1 March of year 0
	era := floor(n, 146097)
	n -= era * 146097
	y := (n - n/1460 + n/36524 - n/146096) / 365
	n -= 365*y + y/4 - y/100
	m := (5*n + 2) / 153
	day = n - (153*m+2)/5 + 1
	month = m + 3
	if month > 12 {
		month -= 12
		y++
	}
	return y + era*400, month, day
}

// Date returns the time of that date and clock in loc. Values out of range are carried over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	s, ns := carry(int64(sec), int64(nsec))
	s += days(int64(year), int64(month), int64(day))*secondsPerDay + int64(hour)*3600 + int64(min)*60
	// The offset depends on the instant that is looked for: guess, then look again on the other side of a change.
	_, offset, _ := loc.at(s - unixEpoch)
	if offset != 0 {
		_, other, _ := loc.at(s - int64(offset) - unixEpoch)
		offset = other
	}
	return Time{sec: s - int64(offset), nsec: ns, loc: loc.normal()}
}

// normal has UTC shown as nil, so that times in UTC compare equal.
func (l *Location) normal() *Location {
	if l == &utc {
		return nil
	}
	return l
}

// clock returns seconds since year 1 as a clock in t's zone shows them.
func (t Time) clock() int64 {
	_, offset, _ := t.loc.at(t.sec - unixEpoch)
	return t.sec + int64(offset)
}

// Date returns year, month and day of t.
func (t Time) Date() (year int, month Month, day int) {
	y, m, d := civil(floor(t.clock(), secondsPerDay))
	return int(y), Month(m), int(d)
}

// Clock returns hour, minute and second of t.
func (t Time) Clock() (hour, min, sec int) {
	c := t.clock()
	s := int(c - floor(c, secondsPerDay)*secondsPerDay)
	return s / 3600, s / 60 % 60, s % 60
}

// Year returns the year of t.
func (t Time) Year() int { y, _, _ := t.Date(); return y }

// Month returns the month of t.
func (t Time) Month() Month { _, m, _ := t.Date(); return m }

// Day returns the day of the month of t.
func (t Time) Day() int { _, _, d := t.Date(); return d }

// Hour returns the hour of t, 0 to 23.
func (t Time) Hour() int { h, _, _ := t.Clock(); return h }

// Minute returns the minute of t, 0 to 59.
func (t Time) Minute() int { _, m, _ := t.Clock(); return m }

// Second returns the second of t, 0 to 59.
func (t Time) Second() int { _, _, s := t.Clock(); return s }

// Nanosecond returns the nanosecond of t in its second.
func (t Time) Nanosecond() int { return int(t.nsec) }

// YearDay returns the day of the year of t, from 1.
func (t Time) YearDay() int {
	n := floor(t.clock(), secondsPerDay)
	y, _, _ := civil(n)
	return int(n-days(y, 1, 1)) + 1
}

// Weekday returns the day of the week of t.
func (t Time) Weekday() Weekday {
	n := floor(t.clock(), secondsPerDay) + 1 // year 1 began on a Monday
	return Weekday(n - 7*floor(n, 7))
}

// ISOWeek returns year and number of t's week as ISO 8601 counts them.
func (t Time) ISOWeek() (year, week int) {
	n := floor(t.clock(), secondsPerDay)
	thursday := n - (n%7+7)%7 + 3
	y, _, _ := civil(thursday)
	return int(y), int(thursday-days(y, 1, 1))/7 + 1
}

// Unix returns t in seconds since 1970 began.
func (t Time) Unix() int64 { return t.sec - unixEpoch }

// UnixMilli returns t in milliseconds since 1970 began.
func (t Time) UnixMilli() int64 { return (t.sec-unixEpoch)*1e3 + t.nsec/1e6 }

// UnixMicro returns t in microseconds since 1970 began.
func (t Time) UnixMicro() int64 { return (t.sec-unixEpoch)*1e6 + t.nsec/1e3 }

// UnixNano returns t in nanoseconds since 1970 began.
func (t Time) UnixNano() int64 { return (t.sec-unixEpoch)*1e9 + t.nsec }

// IsZero reports whether t is the zero Time, the beginning of year 1 in UTC.
func (t Time) IsZero() bool { return t.sec == 0 && t.nsec == 0 }

// After reports whether t is after u.
func (t Time) After(u Time) bool { return t.Compare(u) > 0 }

// Before reports whether t is before u.
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }

// Equal reports whether t and u are the same instant.
func (t Time) Equal(u Time) bool { return t.Compare(u) == 0 }

// Compare returns -1, 0 or +1 where t is before, the same as, or after u.
func (t Time) Compare(u Time) int {
	a, b := t.sec, u.sec
	if t.mono != 0 && u.mono != 0 {
		a, b = t.mono, u.mono
	} else if a == b {
		a, b = t.nsec, u.nsec
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Add returns t + d.
func (t Time) Add(d Duration) Time {
	t.sec, t.nsec = carry(t.sec, t.nsec+int64(d%Second))
	t.sec += int64(d / Second)
	if t.mono != 0 {
		t.mono += int64(d)
	}
	return t
}

// Sub returns t - u, limited to what a Duration can hold.
func (t Time) Sub(u Time) Duration {
	if t.mono != 0 && u.mono != 0 {
		return Duration(t.mono - u.mono)
	}
	sec := t.sec - u.sec
	switch {
	case sec > int64(maxDuration/Second):
		return maxDuration
	case sec < int64(minDuration/Second):
		return minDuration
	}
	return Duration(sec)*Second + Duration(t.nsec-u.nsec)
}

// AddDate returns t with years, months and days added; days out of range are carried over.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec), t.Location())
}

// Since returns the time elapsed since t.
func Since(t Time) Duration { return Now().Sub(t) }

// Until returns the time that is left until t.
func Until(t Time) Duration { return t.Sub(Now()) }

// Truncate rounds t down to a multiple of d since the zero time.
func (t Time) Truncate(d Duration) Time {
	t.mono = 0
	if d <= 0 {
		return t
	}
	return t.Add(-t.rest(d))
}

// Round rounds t to the nearest multiple of d since the zero time, halves up.
func (t Time) Round(d Duration) Time {
	t.mono = 0
	if d <= 0 {
		return t
	}
	rest := t.rest(d)
	if rest+rest < d {
		return t.Add(-rest)
	}
	return t.Add(d - rest)
}

// rest returns t modulo d. Seconds and nanoseconds do not fit in one word: the remainder is built up bit by bit.
func (t Time) rest(d Duration) Duration {
	if t.sec >= 0 && t.sec < 1<<33 {
		return Duration((t.sec*1e9 + t.nsec) % int64(d))
	}
	m := uint64(d)
	sec := uint64(t.sec)
	if t.sec < 0 {
		sec = uint64(-t.sec)
	}
	r := uint64(0)
	for bit := 63; bit >= 0; bit-- {
		r = r * 2 % m
		if sec>>uint(bit)&1 != 0 {
			r = (r + 1) % m
		}
	}
	// r is now sec mod d; multiply by 1e9 modulo d the same way.
	p := uint64(0)
	for bit := 30; bit >= 0; bit-- {
		p = p * 2 % m
		if uint64(1e9)>>uint(bit)&1 != 0 {
			p = (p + r) % m
		}
	}
	if t.sec < 0 {
		p = (m - p) % m
	}
	return Duration((p + uint64(t.nsec)) % m)
}

// UTC returns t in UTC.
func (t Time) UTC() Time { t.loc = nil; return t }

// Local returns t in the local zone.
func (t Time) Local() Time { t.loc = Local; return t }

// In returns t in the zone loc.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.loc = loc.normal()
	return t
}

// Location returns the zone of t.
func (t Time) Location() *Location { return t.loc.get() }

// Zone returns abbreviation and offset in seconds of the zone in force at t.
func (t Time) Zone() (name string, offset int) {
	name, offset, _ = t.loc.at(t.Unix())
	return name, offset
}

// IsDST reports whether daylight saving is in force at t.
func (t Time) IsDST() bool {
	_, _, dst := t.loc.at(t.Unix())
	return dst
}

// Layouts for Format and Parse. They show the reference time
// Mon Jan 2 15:04:05 MST 2006.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// Format formats t by a layout that shows the reference time.
func (t Time) Format(layout string) string {
	name, offset := t.Zone()
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	fields := [...]int{year, int(month), day, hour, min, sec, int(t.nsec), t.YearDay(), int(t.Weekday()), offset}
	return format(layout, fields[:], name)
}

// AppendFormat is Format that appends to b.
func (t Time) AppendFormat(b []byte, layout string) []byte { return append(b, t.Format(layout)...) }

// String formats t for people who look for mistakes.
func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.mono != 0 {
		s += monotonicText(t.mono)
	}
	return s
}

// GoString formats t as Go source.
func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	zone := "time.UTC"
	switch {
	case t.loc == Local:
		zone = "time.Local"
	case t.loc != nil:
		zone = "time.Location(" + quote(t.loc.name) + ")"
	}
	return goText(month.String(), []int{year, day, hour, min, sec, int(t.nsec)}, zone)
}

// format takes year, month, day, hour, minute, second, nanosecond, day of the year, day of the week, offset.
func format(layout string, fields []int, zone string) string
func monotonicText(ns int64) string
func quote(s string) string
func goText(month string, fields []int, zone string) string

// A ParseError says what is wrong with a text that should show a time.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

// Error describes the mistake.
func (e *ParseError) Error() string {
	if e.Message == "" {
		return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " + quote(e.ValueElem) + " as " + quote(e.LayoutElem)
	}
	return "parsing time " + quote(e.Value) + e.Message
}

// Parse parses a time by a layout that shows the reference time; without a zone it is in UTC.
func Parse(layout, value string) (Time, error) { return parseTime(layout, value, UTC, Local) }

// ParseInLocation is Parse with times without a zone in loc.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parseTime(layout, value, loc, loc)
}

func parseTime(layout, value string, bare, preferred *Location) (Time, error) {
	f, zone, layoutElem, valueElem, message := parse(layout, value)
	if f == nil {
		return Time{}, &ParseError{layout, value, layoutElem, valueElem, message}
	}
	at := func(loc *Location) Time { return Date(f[0], Month(f[1]), f[2], f[3], f[4], f[5], f[6], loc) }
	const none = -1
	switch kind, offset := f[7], f[8]; {
	case kind == 'Z':
		return at(UTC), nil
	case kind == '+':
		t := at(UTC)
		t.sec -= int64(offset)
		name, here, _ := preferred.at(t.Unix())
		if here == offset && (zone == "" || zone == name) {
			t.loc = preferred.normal()
			return t, nil
		}
		t.loc = FixedZone(zone, offset)
		return t, nil
	case kind == 'M':
		t := at(UTC)
		if here, ok := preferred.offsetOf(zone, t.Unix()); ok {
			t.sec -= int64(here)
			t.loc = preferred.normal()
			return t, nil
		}
		// The clock is not changed, even if the name tells the offset.
		t.loc = FixedZone(zone, offset)
		return t, nil
	}
	return at(bare), nil
}

// parse returns year, month, day, hour, minute, second, nanosecond, the kind of zone ('Z', '+' numeric, 'M' abbreviation, 0
// none) and its offset; or no fields and what is wrong.
func parse(layout, value string) (fields []int, zone, layoutElem, valueElem, message string)

// UnmarshalText sets t from RFC 3339.
func (t *Time) UnmarshalText(data []byte) error {
	parsed, err := Parse(RFC3339, string(data))
	if err == nil {
		*t = parsed
	}
	return err
}

// UnmarshalJSON sets t from a quoted string of RFC 3339.
func (t *Time) UnmarshalJSON(data []byte) error {
	s := string(data)
	if s == "null" {
		return nil
	}
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	return t.UnmarshalText(data[1 : len(data)-1])
}

// Sleep pauses the goroutine for d at least.
func Sleep(d Duration)

// startTimer has f run in a goroutine of its own after d, and then every period if that is not 0. It returns the timer's
// number, never 0. When nobody can receive from served any more, the timer is dropped, unless that is nil.
func startTimer(d, period Duration, f func(), served chan Time) uint64

// stopTimer stops a timer and reports whether it was still to fire.
func stopTimer(id uint64) bool

// hideBuffer has len and cap of a channel be 0.
func hideBuffer(c chan Time)

// An alarm is a timer that sends the time to a channel. Once it is stopped nothing is sent any more, though the goroutine
// that was to send may have been started.
type alarm struct {
	mu      sync.Mutex
	c       chan Time
	id      uint64
	round   int  // of start and stop: a goroutine of an earlier one sends nothing
	pending bool // has not sent since it was started
}

// start is to be called with mu held, or by whoever makes the alarm.
func (a *alarm) start(d, period Duration) {
	a.round++
	a.pending = true
	round := a.round
	a.id = startTimer(d, period, func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		if round == a.round {
			a.pending = false
			select {
			case a.c <- Now():
			default:
			}
		}
	}, a.c)
}

// stop is to be called with mu held. It reports whether the program has not seen the alarm go off: a time that nobody has
// received yet is dropped.
func (a *alarm) stop() bool {
	stopTimer(a.id)
	a.round++
	unseen := a.pending
	a.pending = false
	select {
	case <-a.c:
		unseen = true
	default:
	}
	return unseen
}

func newAlarm(d, period Duration) *alarm {
	a := &alarm{c: make(chan Time, 1)}
	hideBuffer(a.c)
	a.mu.Lock()
	a.start(d, period)
	a.mu.Unlock()
	return a
}

// A Timer fires once.
type Timer struct {
	// C gets the time when the timer fires.
	C <-chan Time

	alarm *alarm
	f     func()
	id    uint64
}

// NewTimer returns a timer that fires after d.
func NewTimer(d Duration) *Timer {
	a := newAlarm(d, 0)
	return &Timer{C: a.c, alarm: a}
}

// AfterFunc runs f in a goroutine of its own after d.
func AfterFunc(d Duration, f func()) *Timer {
	return &Timer{f: f, id: startTimer(d, 0, f, nil)}
}

// Stop keeps the timer from firing and reports whether it did. Nothing is received from C afterwards.
func (t *Timer) Stop() bool {
	switch {
	case t.f != nil:
		return stopTimer(t.id)
	case t.alarm == nil:
		panic("time: Stop called on uninitialized Timer")
	}
	t.alarm.mu.Lock()
	defer t.alarm.mu.Unlock()
	return t.alarm.stop()
}

// Reset has the timer fire after d, and reports whether it was still to fire.
func (t *Timer) Reset(d Duration) bool {
	switch {
	case t.f != nil:
		active := stopTimer(t.id)
		t.id = startTimer(d, 0, t.f, nil)
		return active
	case t.alarm == nil:
		panic("time: Reset called on uninitialized Timer")
	}
	t.alarm.mu.Lock()
	defer t.alarm.mu.Unlock()
	active := t.alarm.stop()
	t.alarm.start(d, 0)
	return active
}

// After returns a channel that gets the time after d.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// A Ticker fires again and again.
type Ticker struct {
	// C gets the time at each tick; ticks that nobody waits for are dropped.
	C <-chan Time

	alarm *alarm
}

// NewTicker returns a ticker that fires every d.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	a := newAlarm(d, d)
	return &Ticker{C: a.c, alarm: a}
}

// Stop ends the ticks. C is not closed.
func (t *Ticker) Stop() {
	if t.alarm != nil {
		t.alarm.mu.Lock()
		t.alarm.stop()
		t.alarm.mu.Unlock()
	}
}

// Reset goes on with ticks every d.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.alarm == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	t.alarm.mu.Lock()
	t.alarm.stop()
	t.alarm.start(d, d)
	t.alarm.mu.Unlock()
}

// Tick returns the channel of a new ticker; nil if d is not positive.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
