package time

import "errors"

// rfc3339 appends t as RFC 3339 has it, which not every time can be.
func (t Time) rfc3339(b []byte, method string) ([]byte, error) {
	if year := t.Year(); year < 0 || year > 9999 {
		return nil, errors.New("Time." + method + ": year outside of range [0,9999]")
	}
	if _, offset := t.Zone(); offset <= -24*3600 || offset >= 24*3600 {
		return nil, errors.New("Time." + method + ": timezone hour outside of range [0,23]")
	}
	return t.AppendFormat(b, RFC3339Nano), nil
}

// AppendText appends t as RFC 3339.
func (t Time) AppendText(b []byte) ([]byte, error) { return t.rfc3339(b, "AppendText") }

// MarshalText formats t as RFC 3339.
func (t Time) MarshalText() ([]byte, error) { return t.rfc3339(nil, "MarshalText") }

// MarshalJSON formats t as a quoted string of RFC 3339.
func (t Time) MarshalJSON() ([]byte, error) {
	b, err := t.rfc3339([]byte{'"'}, "MarshalJSON")
	if err != nil {
		return nil, err
	}
	return append(b, '"'), nil
}

// Versions of the binary form: the second has seconds of the zone's offset.
const (
	binaryMinutes = 1
	binarySeconds = 2
)

// AppendBinary appends t in the form of compiled Go.
func (t Time) AppendBinary(b []byte) ([]byte, error) { return t.binary(b, "MarshalBinary") }

func (t Time) binary(b []byte, method string) ([]byte, error) {
	version, minutes, seconds := byte(binaryMinutes), -1, 0
	if t.Location() != UTC {
		_, offset := t.Zone()
		if seconds = offset % 60; seconds != 0 {
			version = binarySeconds
		}
		minutes = offset / 60
		if minutes < -32768 || minutes == -1 || minutes > 32767 {
			return b, errors.New("Time." + method + ": unexpected zone offset")
		}
	}
	b = append(b, version)
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(t.sec>>uint(shift)))
	}
	b = append(b, byte(t.nsec>>24), byte(t.nsec>>16), byte(t.nsec>>8), byte(t.nsec), byte(minutes>>8), byte(minutes))
	if version == binarySeconds {
		b = append(b, byte(seconds))
	}
	return b, nil
}

// MarshalBinary returns t in the form of compiled Go.
func (t Time) MarshalBinary() ([]byte, error) { return t.binary(nil, "MarshalBinary") }

// UnmarshalBinary sets t from what MarshalBinary made.
func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	version := data[0]
	if version != binaryMinutes && version != binarySeconds {
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	size := 15
	if version == binarySeconds {
		size = 16
	}
	if len(data) != size {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	var sec, nsec int64
	for _, b := range data[1:9] {
		sec = sec<<8 | int64(b)
	}
	for _, b := range data[9:13] {
		nsec = nsec<<8 | int64(b)
	}
	offset := int(int16(uint16(data[13])<<8|uint16(data[14]))) * 60
	if version == binarySeconds {
		offset += int(int8(data[15]))
	}
	*t = Time{sec: sec, nsec: nsec}
	if offset == -60 {
		*t = t.UTC()
	} else if _, here := t.Local().Zone(); here == offset {
		*t = t.Local()
	} else {
		*t = t.In(FixedZone("", offset))
	}
	return nil
}

// GobEncode implements gob.GobEncoder.
func (t Time) GobEncode() ([]byte, error) { return t.MarshalBinary() }

// GobDecode implements gob.GobDecoder.
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }

// ZoneBounds returns when the offset in force at t began, and when the next one begins; zero times for never.
func (t Time) ZoneBounds() (start, end Time) {
	l := t.loc.get()
	if l.fixed {
		return
	}
	from, begins, to, ends := zoneBounds(l.name, t.Unix())
	// Beyond what the data base lists, compiled Go looks no further than the year, of 365 days.
	if year := t.UTC().Year(); year > 2037 {
		newYear := Date(year, January, 1, 0, 0, 0, 0, UTC).Unix()
		from, to = max(from, newYear), min(to, newYear+365*secondsPerDay)
	}
	if begins {
		start = Unix(from, 0).In(l)
	}
	if ends {
		end = Unix(to, 0).In(l)
	}
	return
}

func zoneBounds(name string, unix int64) (start int64, begins bool, end int64, ends bool)
