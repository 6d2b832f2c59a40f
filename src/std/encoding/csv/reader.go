// Package csv reads and writes records of fields separated by commas, by RFC 4180.
package csv

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// What a ParseError may hold.
var (
	ErrBareQuote  = errors.New("bare \" in non-quoted-field")
	ErrQuote      = errors.New("extraneous or missing \" in quoted-field")
	ErrFieldCount = errors.New("wrong number of fields")

	// Deprecated: it is not used any more.
	ErrTrailingComma = errors.New("extra delimiter at end of line")
)

var errInvalidDelim = errors.New("csv: invalid field or comment delimiter")

// A ParseError says where something is wrong: lines count from 1, columns are bytes from 1.
type ParseError struct {
	StartLine int // where the record begins
	Line      int
	Column    int
	Err       error
}

func (e *ParseError) Error() string {
	switch {
	case e.Err == ErrFieldCount:
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	case e.StartLine != e.Line:
		return fmt.Sprintf("record on line %d; parse error on line %d, column %d: %v", e.StartLine, e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
}

// Unwrap returns what is wrong.
func (e *ParseError) Unwrap() error { return e.Err }

func validDelim(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && utf8.ValidRune(r) && r != utf8.RuneError
}

// A Reader reads records. Its fields may be changed before the first is read.
type Reader struct {
	// Comma is what separates fields.
	Comma rune
	// Comment, if not 0, begins lines that are left out.
	Comment rune
	// FieldsPerRecord is how many fields a record must have: 0 for as many as the first one, negative for any number.
	FieldsPerRecord int
	// LazyQuotes allows quotes in fields that are not quoted, and single ones in those that are.
	LazyQuotes bool
	// TrimLeadingSpace leaves out white space in front of fields.
	TrimLeadingSpace bool
	// ReuseRecord allows Read to return the same slice again.
	ReuseRecord bool
	// Deprecated: it is not used any more.
	TrailingComma bool

	r       *bufio.Reader
	line    int // lines read
	offset  int64
	places  []place
	record  []string
	pending []byte // the field under way
}

// A place is a line and a column, both from 1.
type place struct{ line, col int }

// NewReader returns a reader of what r reads.
func NewReader(r io.Reader) *Reader { return &Reader{Comma: ',', r: bufio.NewReader(r)} }

// Read returns the next record; io.EOF after the last one. With an error of a field it returns the fields before it.
func (r *Reader) Read() (record []string, err error) {
	if r.ReuseRecord {
		record, err = r.read(r.record[:0])
		r.record = record
		return record, err
	}
	return r.read(nil)
}

// ReadAll returns all records that are left.
func (r *Reader) ReadAll() (records [][]string, err error) {
	for {
		record, err := r.read(nil)
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
}

// FieldPos returns the line and column where a field of the last record begins.
func (r *Reader) FieldPos(field int) (line, column int) {
	if field < 0 || field >= len(r.places) {
		panic("out of range index passed to FieldPos")
	}
	return r.places[field].line, r.places[field].col
}

// InputOffset returns where in the input the last record ends.
func (r *Reader) InputOffset() int64 { return r.offset }

// readLine returns the next line with its end, which is \n if there is one.
func (r *Reader) readLine() ([]byte, error) {
	line, err := r.r.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		long := append([]byte(nil), line...)
		for err == bufio.ErrBufferFull {
			line, err = r.r.ReadSlice('\n')
			long = append(long, line...)
		}
		line = long
	}
	size := len(line)
	if size > 0 && err == io.EOF {
		err = nil
		if line[size-1] == '\r' {
			line = line[:size-1]
		}
	}
	r.line++
	r.offset += int64(size)
	if n := len(line); n >= 2 && line[n-2] == '\r' && line[n-1] == '\n' {
		line[n-2] = '\n'
		line = line[:n-1]
	}
	return line, err
}

// lineEnd returns the length of the line's end.
func lineEnd(b []byte) int {
	if len(b) > 0 && b[len(b)-1] == '\n' {
		return 1
	}
	return 0
}

func (r *Reader) read(record []string) ([]string, error) {
	if r.Comma == r.Comment || !validDelim(r.Comma) || r.Comment != 0 && !validDelim(r.Comment) {
		return nil, errInvalidDelim
	}
	var line []byte
	var err error
	for err == nil {
		line, err = r.readLine()
		if first, _ := utf8.DecodeRune(line); r.Comment != 0 && len(line) > 0 && first == r.Comment {
			line = nil
		} else if err == nil && len(line) == lineEnd(line) {
			line = nil
		} else {
			break
		}
	}
	if err == io.EOF {
		return nil, err
	}

	start := r.line
	record, problem := r.fields(record, line, start, &err)
	if problem == nil && err != nil {
		return record, err
	}
	if problem != nil {
		return record, problem
	}
	if r.FieldsPerRecord > 0 {
		if len(record) != r.FieldsPerRecord {
			return record, &ParseError{StartLine: start, Line: start, Column: 1, Err: ErrFieldCount}
		}
	} else if r.FieldsPerRecord == 0 {
		r.FieldsPerRecord = len(record)
	}
	return record, nil
}

// fields takes a record apart; a quoted field may go on over more lines.
func (r *Reader) fields(record []string, line []byte, start int, readErr *error) ([]string, error) {
	comma := utf8.RuneLen(r.Comma)
	at := place{r.line, 1}
	r.places = r.places[:0]
	for {
		if r.TrimLeadingSpace {
			skip := bytes.IndexFunc(line, func(c rune) bool { return !unicode.IsSpace(c) })
			if skip < 0 {
				skip = len(line)
				at.col -= lineEnd(line)
			}
			line = line[skip:]
			at.col += skip
		}
		if len(line) == 0 || line[0] != '"' {
			end := bytes.IndexRune(line, r.Comma)
			field := line
			if end >= 0 {
				field = line[:end]
			} else {
				field = line[:len(line)-lineEnd(line)]
			}
			if !r.LazyQuotes {
				if quote := bytes.IndexByte(field, '"'); quote >= 0 {
					return record, &ParseError{StartLine: start, Line: r.line, Column: at.col + quote, Err: ErrBareQuote}
				}
			}
			record = append(record, string(field))
			r.places = append(r.places, at)
			if end < 0 {
				return record, nil
			}
			line = line[end+comma:]
			at.col += end + comma
			continue
		}

		begin := at
		r.pending = r.pending[:0]
		more, problem := r.quoted(&line, &at, start, readErr)
		if problem != nil {
			return record, problem
		}
		record = append(record, string(r.pending))
		r.places = append(r.places, begin)
		if !more {
			return record, nil
		}
	}
}

// quoted reads a quoted field into r.pending and reports whether another one follows.
func (r *Reader) quoted(line *[]byte, at *place, start int, readErr *error) (more bool, problem error) {
	comma := utf8.RuneLen(r.Comma)
	*line = (*line)[1:]
	at.col++
	for {
		quote := bytes.IndexByte(*line, '"')
		if quote >= 0 {
			r.pending = append(r.pending, (*line)[:quote]...)
			*line = (*line)[quote+1:]
			at.col += quote + 1
			next, _ := utf8.DecodeRune(*line)
			switch {
			case next == '"' && len(*line) > 0:
				r.pending = append(r.pending, '"')
				*line = (*line)[1:]
				at.col++
			case next == r.Comma && len(*line) > 0:
				*line = (*line)[comma:]
				at.col += comma
				return true, nil
			case lineEnd(*line) == len(*line):
				return false, nil
			case r.LazyQuotes:
				r.pending = append(r.pending, '"')
			default:
				return false, &ParseError{StartLine: start, Line: r.line, Column: at.col - 1, Err: ErrQuote}
			}
		} else if len(*line) > 0 {
			// The field goes on in the next line.
			r.pending = append(r.pending, *line...)
			if *readErr != nil {
				return false, nil
			}
			at.col += len(*line)
			*line, *readErr = r.readLine()
			if len(*line) > 0 {
				at.line++
				at.col = 1
			}
			if *readErr == io.EOF {
				*readErr = nil
			}
		} else {
			if !r.LazyQuotes && *readErr == nil {
				return false, &ParseError{StartLine: start, Line: at.line, Column: at.col, Err: ErrQuote}
			}
			return false, nil
		}
	}
}
