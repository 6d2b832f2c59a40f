// Package unicode tells properties of runes: Unicode 17.
package unicode

const (
	// MaxRune is the largest rune.
	MaxRune = '\U0010FFFF'
	// ReplacementChar stands for what cannot be decoded.
	ReplacementChar = '\uFFFD'
	// MaxASCII is the largest rune of ASCII.
	MaxASCII = '\u007F'
	// MaxLatin1 is the largest rune of Latin-1.
	MaxLatin1 = '\u00FF'
	// Version of the tables.
	Version = "17.0.0"
)

// Indices into CaseRange.Delta.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower as a delta says that upper and lower case alternate in the range.
const UpperLower = MaxRune + 1

// A RangeTable is a set of runes: ascending ranges.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // number of entries of R16 within Latin-1
}

// A Range16 is a run of 16-bit runes.
type Range16 struct{ Lo, Hi, Stride uint16 }

// A Range32 is a run of runes.
type Range32 struct{ Lo, Hi, Stride uint32 }

// A CaseRange says how to change the case of a run of runes.
type CaseRange struct {
	Lo, Hi uint32
	Delta  d
}

type d [MaxCase]rune

// CaseRanges has the case mappings of all letters that are not their own.
var CaseRanges = func() []CaseRange {
	flat := caseRanges()
	list := make([]CaseRange, len(flat)/5)
	for i := range list {
		c := flat[5*i:]
		list[i] = CaseRange{uint32(c[0]), uint32(c[1]), d{c[2], c[3], c[4]}}
	}
	return list
}()

func caseRanges() []rune

// A SpecialCase is a language's case mappings that differ from the general ones.
type SpecialCase []CaseRange

// ToUpper maps to upper case.
func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r, ToUpper(r)) }

// ToTitle maps to title case.
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r, ToTitle(r)) }

// ToLower maps to lower case.
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r, ToLower(r)) }

func (special SpecialCase) to(to int, r, other rune) rune {
	for _, c := range special {
		if c.Lo <= uint32(r) && uint32(r) <= c.Hi {
			if c.Delta[to] > MaxRune {
				return rune(c.Lo) + (r-rune(c.Lo))&^1 | rune(to&1)
			}
			return r + c.Delta[to]
		}
	}
	return other
}

// TurkishCase has the case mappings of Turkish.
var TurkishCase = SpecialCase{
	{0x49, 0x49, d{0, 0x131 - 0x49, 0}},
	{0x69, 0x69, d{0x130 - 0x69, 0, 0x130 - 0x69}},
	{0x130, 0x130, d{0, 0x69 - 0x130, 0}},
	{0x131, 0x131, d{0x49 - 0x131, 0, 0x49 - 0x131}},
}

// AzeriCase has the case mappings of Azeri.
var AzeriCase = TurkishCase

// Is reports whether the table has the rune.
func Is(rangeTab *RangeTable, r rune) bool {
	for _, t := range rangeTab.R16 {
		if r < rune(t.Lo) {
			return false
		}
		if r <= rune(t.Hi) {
			return t.Stride == 1 || (r-rune(t.Lo))%rune(t.Stride) == 0
		}
	}
	lo, hi := 0, len(rangeTab.R32)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		t := &rangeTab.R32[m]
		if uint32(r) < t.Lo {
			hi = m
		} else if uint32(r) > t.Hi {
			lo = m + 1
		} else {
			return t.Stride == 1 || (uint32(r)-t.Lo)%t.Stride == 0
		}
	}
	return false
}

// In reports whether one of the tables has the rune.
func In(r rune, ranges ...*RangeTable) bool { return IsOneOf(ranges, r) }

// IsOneOf reports whether one of the tables has the rune.
func IsOneOf(ranges []*RangeTable, r rune) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

// IsControl reports whether r is a control character.
func IsControl(r rune) bool { return r >= 0 && r < ' ' || r >= 0x7F && r < 0xA0 }

// IsDigit reports whether r is a decimal digit.
func IsDigit(r rune) bool

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol or space.
func IsGraphic(r rune) bool

// IsLetter reports whether r is a letter.
func IsLetter(r rune) bool

// IsLower reports whether r is a lower-case letter.
func IsLower(r rune) bool

// IsMark reports whether r is a mark.
func IsMark(r rune) bool

// IsNumber reports whether r is a number.
func IsNumber(r rune) bool

// IsPrint reports whether r can be printed: as IsGraphic, with no space but the ASCII one.
func IsPrint(r rune) bool

// IsPunct reports whether r is punctuation.
func IsPunct(r rune) bool

// IsSpace reports whether r is white space.
func IsSpace(r rune) bool

// IsSymbol reports whether r is a symbol.
func IsSymbol(r rune) bool

// IsTitle reports whether r is a title-case letter.
func IsTitle(r rune) bool

// IsUpper reports whether r is an upper-case letter.
func IsUpper(r rune) bool

// To maps r to UpperCase, LowerCase or TitleCase.
func To(_case int, r rune) rune {
	switch _case {
	case UpperCase:
		return ToUpper(r)
	case LowerCase:
		return ToLower(r)
	case TitleCase:
		return ToTitle(r)
	}
	return ReplacementChar
}

// ToLower maps r to lower case.
func ToLower(r rune) rune

// ToTitle maps r to title case.
func ToTitle(r rune) rune

// ToUpper maps r to upper case.
func ToUpper(r rune) rune

// SimpleFold returns the next rune, in a cycle, of those that are equal to r but for case.
func SimpleFold(r rune) rune

// table makes the table of a sort and name from triples low, high, stride.
func table(sort, name string) *RangeTable {
	t := &RangeTable{}
	list := ranges(sort, name)
	for i := 0; i < len(list); i += 3 {
		lo, hi, stride := list[i], list[i+1], list[i+2]
		if hi >= 1<<16 {
			t.R32 = append(t.R32, Range32{lo, hi, stride})
			continue
		}
		t.R16 = append(t.R16, Range16{uint16(lo), uint16(hi), uint16(stride)})
		if hi <= MaxLatin1 {
			t.LatinOffset++
		}
	}
	return t
}

func ranges(sort, name string) []uint32
func names(sort string) []string

func tables(sort string) map[string]*RangeTable {
	m := make(map[string]*RangeTable)
	for _, name := range names(sort) {
		m[name] = table(sort, name)
	}
	return m
}

// Tables by name; those of runes outside of a class that fold to some within.
var (
	Categories   = tables("category")
	Scripts      = tables("script")
	Properties   = tables("property")
	FoldCategory = tables("foldcategory")
	FoldScript   = tables("foldscript")
)

// GraphicRanges are the tables that IsGraphic looks into.
var GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}

// PrintRanges are the tables that IsPrint looks into.
var PrintRanges = []*RangeTable{L, M, N, P, S}

// CategoryAliases are the long names of categories.
var CategoryAliases = map[string]string{
	"Cased_Letter":          "LC",
	"Close_Punctuation":     "Pe",
	"Combining_Mark":        "M",
	"Connector_Punctuation": "Pc",
	"Control":               "Cc",
	"Currency_Symbol":       "Sc",
	"Dash_Punctuation":      "Pd",
	"Decimal_Number":        "Nd",
	"Enclosing_Mark":        "Me",
	"Final_Punctuation":     "Pf",
	"Format":                "Cf",
	"Initial_Punctuation":   "Pi",
	"Letter":                "L",
	"Letter_Number":         "Nl",
	"Line_Separator":        "Zl",
	"Lowercase_Letter":      "Ll",
	"Mark":                  "M",
	"Math_Symbol":           "Sm",
	"Modifier_Letter":       "Lm",
	"Modifier_Symbol":       "Sk",
	"Nonspacing_Mark":       "Mn",
	"Number":                "N",
	"Open_Punctuation":      "Ps",
	"Other":                 "C",
	"Other_Letter":          "Lo",
	"Other_Number":          "No",
	"Other_Punctuation":     "Po",
	"Other_Symbol":          "So",
	"Paragraph_Separator":   "Zp",
	"Private_Use":           "Co",
	"Punctuation":           "P",
	"Separator":             "Z",
	"Space_Separator":       "Zs",
	"Spacing_Mark":          "Mc",
	"Surrogate":             "Cs",
	"Symbol":                "S",
	"Titlecase_Letter":      "Lt",
	"Unassigned":            "Cn",
	"Uppercase_Letter":      "Lu",
	"cntrl":                 "Cc",
	"digit":                 "Nd",
	"punct":                 "P",
}

// Categories.
var (
	C      = table("category", "C")
	Other  = C
	Cc     = table("category", "Cc")
	Cf     = table("category", "Cf")
	Cn     = table("category", "Cn")
	Co     = table("category", "Co")
	Cs     = table("category", "Cs")
	L      = table("category", "L")
	Letter = L
	LC     = table("category", "LC")
	Ll     = table("category", "Ll")
	Lower  = Ll
	Lm     = table("category", "Lm")
	Lo     = table("category", "Lo")
	Lt     = table("category", "Lt")
	Title  = Lt
	Lu     = table("category", "Lu")
	Upper  = Lu
	M      = table("category", "M")
	Mark   = M
	Mc     = table("category", "Mc")
	Me     = table("category", "Me")
	Mn     = table("category", "Mn")
	N      = table("category", "N")
	Number = N
	Nd     = table("category", "Nd")
	Digit  = Nd
	Nl     = table("category", "Nl")
	No     = table("category", "No")
	P      = table("category", "P")
	Punct  = P
	Pc     = table("category", "Pc")
	Pd     = table("category", "Pd")
	Pe     = table("category", "Pe")
	Pf     = table("category", "Pf")
	Pi     = table("category", "Pi")
	Po     = table("category", "Po")
	Ps     = table("category", "Ps")
	S      = table("category", "S")
	Symbol = S
	Sc     = table("category", "Sc")
	Sk     = table("category", "Sk")
	Sm     = table("category", "Sm")
	So     = table("category", "So")
	Z      = table("category", "Z")
	Space  = Z
	Zl     = table("category", "Zl")
	Zp     = table("category", "Zp")
	Zs     = table("category", "Zs")
)

// Scripts.
var (
	Adlam                  = table("script", "Adlam")
	Ahom                   = table("script", "Ahom")
	Anatolian_Hieroglyphs  = table("script", "Anatolian_Hieroglyphs")
	Arabic                 = table("script", "Arabic")
	Armenian               = table("script", "Armenian")
	Avestan                = table("script", "Avestan")
	Balinese               = table("script", "Balinese")
	Bamum                  = table("script", "Bamum")
	Bassa_Vah              = table("script", "Bassa_Vah")
	Batak                  = table("script", "Batak")
	Bengali                = table("script", "Bengali")
	Beria_Erfe             = table("script", "Beria_Erfe")
	Bhaiksuki              = table("script", "Bhaiksuki")
	Bopomofo               = table("script", "Bopomofo")
	Brahmi                 = table("script", "Brahmi")
	Braille                = table("script", "Braille")
	Buginese               = table("script", "Buginese")
	Buhid                  = table("script", "Buhid")
	Canadian_Aboriginal    = table("script", "Canadian_Aboriginal")
	Carian                 = table("script", "Carian")
	Caucasian_Albanian     = table("script", "Caucasian_Albanian")
	Chakma                 = table("script", "Chakma")
	Cham                   = table("script", "Cham")
	Cherokee               = table("script", "Cherokee")
	Chorasmian             = table("script", "Chorasmian")
	Common                 = table("script", "Common")
	Coptic                 = table("script", "Coptic")
	Cuneiform              = table("script", "Cuneiform")
	Cypriot                = table("script", "Cypriot")
	Cypro_Minoan           = table("script", "Cypro_Minoan")
	Cyrillic               = table("script", "Cyrillic")
	Deseret                = table("script", "Deseret")
	Devanagari             = table("script", "Devanagari")
	Dives_Akuru            = table("script", "Dives_Akuru")
	Dogra                  = table("script", "Dogra")
	Duployan               = table("script", "Duployan")
	Egyptian_Hieroglyphs   = table("script", "Egyptian_Hieroglyphs")
	Elbasan                = table("script", "Elbasan")
	Elymaic                = table("script", "Elymaic")
	Ethiopic               = table("script", "Ethiopic")
	Garay                  = table("script", "Garay")
	Georgian               = table("script", "Georgian")
	Glagolitic             = table("script", "Glagolitic")
	Gothic                 = table("script", "Gothic")
	Grantha                = table("script", "Grantha")
	Greek                  = table("script", "Greek")
	Gujarati               = table("script", "Gujarati")
	Gunjala_Gondi          = table("script", "Gunjala_Gondi")
	Gurmukhi               = table("script", "Gurmukhi")
	Gurung_Khema           = table("script", "Gurung_Khema")
	Han                    = table("script", "Han")
	Hangul                 = table("script", "Hangul")
	Hanifi_Rohingya        = table("script", "Hanifi_Rohingya")
	Hanunoo                = table("script", "Hanunoo")
	Hatran                 = table("script", "Hatran")
	Hebrew                 = table("script", "Hebrew")
	Hiragana               = table("script", "Hiragana")
	Imperial_Aramaic       = table("script", "Imperial_Aramaic")
	Inherited              = table("script", "Inherited")
	Inscriptional_Pahlavi  = table("script", "Inscriptional_Pahlavi")
	Inscriptional_Parthian = table("script", "Inscriptional_Parthian")
	Javanese               = table("script", "Javanese")
	Kaithi                 = table("script", "Kaithi")
	Kannada                = table("script", "Kannada")
	Katakana               = table("script", "Katakana")
	Kawi                   = table("script", "Kawi")
	Kayah_Li               = table("script", "Kayah_Li")
	Kharoshthi             = table("script", "Kharoshthi")
	Khitan_Small_Script    = table("script", "Khitan_Small_Script")
	Khmer                  = table("script", "Khmer")
	Khojki                 = table("script", "Khojki")
	Khudawadi              = table("script", "Khudawadi")
	Kirat_Rai              = table("script", "Kirat_Rai")
	Lao                    = table("script", "Lao")
	Latin                  = table("script", "Latin")
	Lepcha                 = table("script", "Lepcha")
	Limbu                  = table("script", "Limbu")
	Linear_A               = table("script", "Linear_A")
	Linear_B               = table("script", "Linear_B")
	Lisu                   = table("script", "Lisu")
	Lycian                 = table("script", "Lycian")
	Lydian                 = table("script", "Lydian")
	Mahajani               = table("script", "Mahajani")
	Makasar                = table("script", "Makasar")
	Malayalam              = table("script", "Malayalam")
	Mandaic                = table("script", "Mandaic")
	Manichaean             = table("script", "Manichaean")
	Marchen                = table("script", "Marchen")
	Masaram_Gondi          = table("script", "Masaram_Gondi")
	Medefaidrin            = table("script", "Medefaidrin")
	Meetei_Mayek           = table("script", "Meetei_Mayek")
	Mende_Kikakui          = table("script", "Mende_Kikakui")
	Meroitic_Cursive       = table("script", "Meroitic_Cursive")
	Meroitic_Hieroglyphs   = table("script", "Meroitic_Hieroglyphs")
	Miao                   = table("script", "Miao")
	Modi                   = table("script", "Modi")
	Mongolian              = table("script", "Mongolian")
	Mro                    = table("script", "Mro")
	Multani                = table("script", "Multani")
	Myanmar                = table("script", "Myanmar")
	Nabataean              = table("script", "Nabataean")
	Nag_Mundari            = table("script", "Nag_Mundari")
	Nandinagari            = table("script", "Nandinagari")
	New_Tai_Lue            = table("script", "New_Tai_Lue")
	Newa                   = table("script", "Newa")
	Nko                    = table("script", "Nko")
	Nushu                  = table("script", "Nushu")
	Nyiakeng_Puachue_Hmong = table("script", "Nyiakeng_Puachue_Hmong")
	Ogham                  = table("script", "Ogham")
	Ol_Chiki               = table("script", "Ol_Chiki")
	Ol_Onal                = table("script", "Ol_Onal")
	Old_Hungarian          = table("script", "Old_Hungarian")
	Old_Italic             = table("script", "Old_Italic")
	Old_North_Arabian      = table("script", "Old_North_Arabian")
	Old_Permic             = table("script", "Old_Permic")
	Old_Persian            = table("script", "Old_Persian")
	Old_Sogdian            = table("script", "Old_Sogdian")
	Old_South_Arabian      = table("script", "Old_South_Arabian")
	Old_Turkic             = table("script", "Old_Turkic")
	Old_Uyghur             = table("script", "Old_Uyghur")
	Oriya                  = table("script", "Oriya")
	Osage                  = table("script", "Osage")
	Osmanya                = table("script", "Osmanya")
	Pahawh_Hmong           = table("script", "Pahawh_Hmong")
	Palmyrene              = table("script", "Palmyrene")
	Pau_Cin_Hau            = table("script", "Pau_Cin_Hau")
	Phags_Pa               = table("script", "Phags_Pa")
	Phoenician             = table("script", "Phoenician")
	Psalter_Pahlavi        = table("script", "Psalter_Pahlavi")
	Rejang                 = table("script", "Rejang")
	Runic                  = table("script", "Runic")
	Samaritan              = table("script", "Samaritan")
	Saurashtra             = table("script", "Saurashtra")
	Sharada                = table("script", "Sharada")
	Shavian                = table("script", "Shavian")
	Siddham                = table("script", "Siddham")
	Sidetic                = table("script", "Sidetic")
	SignWriting            = table("script", "SignWriting")
	Sinhala                = table("script", "Sinhala")
	Sogdian                = table("script", "Sogdian")
	Sora_Sompeng           = table("script", "Sora_Sompeng")
	Soyombo                = table("script", "Soyombo")
	Sundanese              = table("script", "Sundanese")
	Sunuwar                = table("script", "Sunuwar")
	Syloti_Nagri           = table("script", "Syloti_Nagri")
	Syriac                 = table("script", "Syriac")
	Tagalog                = table("script", "Tagalog")
	Tagbanwa               = table("script", "Tagbanwa")
	Tai_Le                 = table("script", "Tai_Le")
	Tai_Tham               = table("script", "Tai_Tham")
	Tai_Viet               = table("script", "Tai_Viet")
	Tai_Yo                 = table("script", "Tai_Yo")
	Takri                  = table("script", "Takri")
	Tamil                  = table("script", "Tamil")
	Tangsa                 = table("script", "Tangsa")
	Tangut                 = table("script", "Tangut")
	Telugu                 = table("script", "Telugu")
	Thaana                 = table("script", "Thaana")
	Thai                   = table("script", "Thai")
	Tibetan                = table("script", "Tibetan")
	Tifinagh               = table("script", "Tifinagh")
	Tirhuta                = table("script", "Tirhuta")
	Todhri                 = table("script", "Todhri")
	Tolong_Siki            = table("script", "Tolong_Siki")
	Toto                   = table("script", "Toto")
	Tulu_Tigalari          = table("script", "Tulu_Tigalari")
	Ugaritic               = table("script", "Ugaritic")
	Vai                    = table("script", "Vai")
	Vithkuqi               = table("script", "Vithkuqi")
	Wancho                 = table("script", "Wancho")
	Warang_Citi            = table("script", "Warang_Citi")
	Yezidi                 = table("script", "Yezidi")
	Yi                     = table("script", "Yi")
	Zanabazar_Square       = table("script", "Zanabazar_Square")
)

// Properties.
var (
	ASCII_Hex_Digit                    = table("property", "ASCII_Hex_Digit")
	Bidi_Control                       = table("property", "Bidi_Control")
	Dash                               = table("property", "Dash")
	Deprecated                         = table("property", "Deprecated")
	Diacritic                          = table("property", "Diacritic")
	Extender                           = table("property", "Extender")
	Hex_Digit                          = table("property", "Hex_Digit")
	Hyphen                             = table("property", "Hyphen")
	IDS_Binary_Operator                = table("property", "IDS_Binary_Operator")
	IDS_Trinary_Operator               = table("property", "IDS_Trinary_Operator")
	IDS_Unary_Operator                 = table("property", "IDS_Unary_Operator")
	ID_Compat_Math_Continue            = table("property", "ID_Compat_Math_Continue")
	ID_Compat_Math_Start               = table("property", "ID_Compat_Math_Start")
	Ideographic                        = table("property", "Ideographic")
	Join_Control                       = table("property", "Join_Control")
	Logical_Order_Exception            = table("property", "Logical_Order_Exception")
	Modifier_Combining_Mark            = table("property", "Modifier_Combining_Mark")
	Noncharacter_Code_Point            = table("property", "Noncharacter_Code_Point")
	Other_Alphabetic                   = table("property", "Other_Alphabetic")
	Other_Default_Ignorable_Code_Point = table("property", "Other_Default_Ignorable_Code_Point")
	Other_Grapheme_Extend              = table("property", "Other_Grapheme_Extend")
	Other_ID_Continue                  = table("property", "Other_ID_Continue")
	Other_ID_Start                     = table("property", "Other_ID_Start")
	Other_Lowercase                    = table("property", "Other_Lowercase")
	Other_Math                         = table("property", "Other_Math")
	Other_Uppercase                    = table("property", "Other_Uppercase")
	Pattern_Syntax                     = table("property", "Pattern_Syntax")
	Pattern_White_Space                = table("property", "Pattern_White_Space")
	Prepended_Concatenation_Mark       = table("property", "Prepended_Concatenation_Mark")
	Quotation_Mark                     = table("property", "Quotation_Mark")
	Radical                            = table("property", "Radical")
	Regional_Indicator                 = table("property", "Regional_Indicator")
	STerm                              = table("property", "STerm")
	Sentence_Terminal                  = table("property", "Sentence_Terminal")
	Soft_Dotted                        = table("property", "Soft_Dotted")
	Terminal_Punctuation               = table("property", "Terminal_Punctuation")
	Unified_Ideograph                  = table("property", "Unified_Ideograph")
	Variation_Selector                 = table("property", "Variation_Selector")
	White_Space                        = table("property", "White_Space")
)
