// Package tabwriter aligns the columns of text whose cells end in tabs.
package tabwriter

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// Flags of a Writer.
const (
	// FilterHTML takes tags for nothing and entities for one character.
	FilterHTML uint = 1 << iota
	// StripEscape drops the characters around escaped text.
	StripEscape
	// AlignRight puts padding in front of the text.
	AlignRight
	// DiscardEmptyColumns leaves out columns whose cells are all empty and end in a vertical tab.
	DiscardEmptyColumns
	// TabIndent has empty cells at the start of a line padded with tabs.
	TabIndent
	// Debug puts a | between columns.
	Debug
)

// Escape is what surrounds text in which nothing is special.
const Escape = '\xff'

// A cell is text with its width on the screen.
type cell struct {
	text  []byte
	width int
	tab   bool // whether a horizontal tab ended it
}

// A Writer aligns columns: runs of cells below one another. It holds back what later lines may still change until Flush.
type Writer struct {
	output                       io.Writer
	minwidth, tabwidth, padding  int
	padchar                      byte
	flags                        uint
	lines                        [][]cell
	current                      cell
	counted                      int  // bytes of the current cell whose width is known
	special                      byte // what ends the escaped text or tag under way, 0 outside
	out                          []byte
}

// NewWriter returns a writer to output.
//
// Cells are at least minwidth wide, with padding added, and filled up with padchar; if that is a tab, a tab is taken to be
// tabwidth wide.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init sets the writer up anew.
func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		// Tabs only make sense behind the text.
		flags &^= AlignRight
	}
	*b = Writer{output: output, minwidth: minwidth, tabwidth: tabwidth, padding: padding, padchar: padchar, flags: flags}
	b.reset()
	return b
}

func (b *Writer) reset() {
	b.lines = [][]cell{nil}
	b.current = cell{}
	b.counted = 0
	b.special = 0
}

// measure adds the width of what was written to the cell since the last time.
func (b *Writer) measure() {
	b.current.width += utf8.RuneCount(b.current.text[b.counted:])
	b.counted = len(b.current.text)
}

// endSpecial ends escaped text or a tag.
func (b *Writer) endSpecial() {
	switch b.special {
	case Escape:
		b.measure()
		if b.flags&StripEscape == 0 {
			b.current.width -= 2
		}
	case ';':
		b.current.width++
	}
	b.counted = len(b.current.text)
	b.special = 0
}

// endCell adds the cell to the line and returns how many there are then.
func (b *Writer) endCell(tab bool) int {
	b.current.tab = tab
	last := len(b.lines) - 1
	b.lines[last] = append(b.lines[last], b.current)
	b.current = cell{}
	b.counted = 0
	return len(b.lines[last])
}

// Write aligns what is written. Its errors are the output's.
func (b *Writer) Write(buf []byte) (n int, err error) {
	for i, c := range buf {
		if b.special != 0 {
			if c != b.special {
				b.current.text = append(b.current.text, c)
				continue
			}
			if c != Escape || b.flags&StripEscape == 0 {
				b.current.text = append(b.current.text, c)
			}
			b.endSpecial()
			continue
		}
		switch c {
		case '\t', '\v', '\n', '\f':
			b.measure()
			cells := b.endCell(c == '\t')
			if c == '\t' || c == '\v' {
				break
			}
			b.lines = append(b.lines, nil)
			// The last cell of a line is in no column, so a line of one ends all columns.
			if c == '\f' || cells == 1 {
				if err = b.flush(); err == nil && c == '\f' && b.flags&Debug != 0 {
					_, err = b.output.Write([]byte("---\n"))
				}
				if err != nil {
					return i + 1, err
				}
			}
		case Escape:
			b.measure()
			b.special = Escape
			if b.flags&StripEscape == 0 {
				b.current.text = append(b.current.text, c)
			}
		case '<', '&':
			if b.flags&FilterHTML != 0 {
				b.measure()
				b.special = '>'
				if c == '&' {
					b.special = ';'
				}
			}
			b.current.text = append(b.current.text, c)
		default:
			b.current.text = append(b.current.text, c)
		}
	}
	return len(buf), nil
}

// Flush writes what is held back. Text that is escaped to the end is taken to end there.
func (b *Writer) Flush() error { return b.flush() }

func (b *Writer) flush() error {
	if b.special != 0 {
		b.endSpecial()
	} else {
		b.measure()
	}
	if len(b.current.text) > 0 {
		b.endCell(false)
	}
	b.out = b.out[:0]
	b.format(0, len(b.lines), nil)
	if len(b.out) > 0 {
		n, err := b.output.Write(b.out)
		if err == nil && n != len(b.out) {
			err = io.ErrShortWrite
		}
		if err != nil {
			return err
		}
	}
	b.reset()
	return nil
}

// format writes lines whose first columns, as many as there are widths, are known.
func (b *Writer) format(from, to int, widths []int) {
	column := len(widths)
	for this := from; this < to; this++ {
		if column >= len(b.lines[this])-1 {
			continue
		}
		// A column begins here.
		b.write(from, this, widths)
		from = this

		width, empty := b.minwidth, true
		for ; this < to && column < len(b.lines[this])-1; this++ {
			c := b.lines[this][column]
			width = max(width, c.width+b.padding)
			if c.width > 0 || c.tab {
				empty = false
			}
		}
		if empty && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		b.format(from, this, append(widths[:column:column], width))
		from = this
		this--
	}
	b.write(from, to, widths)
}

// write writes lines with columns of these widths.
func (b *Writer) write(from, to int, widths []int) {
	for i := from; i < to; i++ {
		tabs := b.flags&TabIndent != 0
		for j, c := range b.lines[i] {
			if j > 0 && b.flags&Debug != 0 {
				b.out = append(b.out, '|')
			}
			if len(c.text) == 0 {
				if j < len(widths) {
					b.pad(c.width, widths[j], tabs)
				}
				continue
			}
			tabs = false
			if b.flags&AlignRight != 0 {
				if j < len(widths) {
					b.pad(c.width, widths[j], false)
				}
				b.out = append(b.out, c.text...)
				continue
			}
			b.out = append(b.out, c.text...)
			if j < len(widths) {
				b.pad(c.width, widths[j], false)
			}
		}
		if i+1 < len(b.lines) {
			b.out = append(b.out, '\n')
		}
	}
}

func (b *Writer) pad(textWidth, cellWidth int, tabs bool) {
	if b.padchar == '\t' || tabs {
		if b.tabwidth == 0 {
			return
		}
		cellWidth = (cellWidth + b.tabwidth - 1) / b.tabwidth * b.tabwidth
		n := (cellWidth - textWidth + b.tabwidth - 1) / b.tabwidth
		b.out = append(b.out, bytes.Repeat([]byte{'\t'}, n)...)
		return
	}
	b.out = append(b.out, bytes.Repeat([]byte{b.padchar}, cellWidth-textWidth)...)
}
