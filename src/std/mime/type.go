package mime

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
)

// known are the types that are known without the system's lists, and their extensions.
var known = [...][2]string{
	{"application/gzip", ".gz"},
	{"application/json", ".json"},
	{"application/msword", ".doc"},
	{"application/octet-stream", ".bin .com .exe"},
	{"application/pdf", ".pdf"},
	{"application/postscript", ".ai .eps .ps"},
	{"application/rdf+xml", ".rdf"},
	{"application/rtf", ".rtf"},
	{"application/vnd.android.package-archive", ".apk"},
	{"application/vnd.ms-excel", ".xls"},
	{"application/vnd.ms-powerpoint", ".ppt"},
	{"application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"},
	{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"},
	{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
	{"application/wasm", ".wasm"},
	{"application/xhtml+xml", ".xht .xhtml"},
	{"application/zip", ".zip"},
	{"audio/flac", ".flac"},
	{"audio/mp4", ".m4a"},
	{"audio/mpeg", ".mp3"},
	{"audio/ogg", ".oga .ogg .opus"},
	{"audio/wav", ".wav"},
	{"audio/webm", ".weba"},
	{"image/apng", ".apng"},
	{"image/avif", ".avif"},
	{"image/bmp", ".bmp"},
	{"image/gif", ".gif"},
	{"image/jpeg", ".jfif .jpeg .jpg .pjp .pjpeg"},
	{"image/png", ".png"},
	{"image/svg+xml", ".svg"},
	{"image/tiff", ".tif .tiff"},
	{"image/vnd.microsoft.icon", ".ico"},
	{"image/webp", ".webp"},
	{"image/x-xbitmap", ".xbm"},
	{"message/rfc822", ".eml"},
	{"text/calendar; charset=utf-8", ".ics"},
	{"text/css; charset=utf-8", ".css"},
	{"text/csv; charset=utf-8", ".csv"},
	{"text/html; charset=utf-8", ".ehtml .htm .html .shtml"},
	{"text/javascript; charset=utf-8", ".js .mjs"},
	{"text/plain; charset=utf-8", ".text .txt"},
	{"text/vtt; charset=utf-8", ".vtt"},
	{"text/xml; charset=utf-8", ".xbl .xml .xsl"},
	{"video/mp4", ".mp4"},
	{"video/ogg", ".ogv"},
	{"video/webm", ".webm"},
}

var table struct {
	once   sync.Once
	mu     sync.RWMutex
	exact  map[string]string   // by extension
	lower  map[string]string   // by extension in small letters
	backTo map[string][]string // extensions in small letters by type without parameters
}

// load fills the table: what is known, then the system's lists.
func load() {
	table.exact, table.lower = make(map[string]string), make(map[string]string)
	table.backTo = make(map[string][]string)
	for _, row := range known {
		for _, ext := range strings.Fields(row[1]) {
			set(ext, row[0])
		}
	}
	for _, name := range []string{"/usr/local/share/mime/globs2", "/usr/share/mime/globs2"} {
		if lines(name, glob) {
			return
		}
	}
	for _, name := range []string{"/etc/mime.types", "/etc/apache2/mime.types", "/etc/apache/mime.types", "/etc/httpd/conf/mime.types"} {
		lines(name, func(line string) {
			words := strings.Fields(line)
			for i, ext := range words {
				if i == 0 && strings.HasPrefix(ext, "#") || i > 0 && ext[0] == '#' {
					return
				}
				if i > 0 {
					set("."+ext, words[0])
				}
			}
		})
	}
}

// glob reads a line "weight:type:*.ext" of the desktop's list; the first for an extension counts.
func glob(line string) {
	parts := strings.Split(line, ":")
	if len(parts) < 3 || len(parts[0]) < 1 || parts[0][0] == '#' || len(parts[2]) < 3 || parts[2][:2] != "*." {
		return
	}
	ext := parts[2][1:]
	if strings.ContainsAny(ext, "?*[") || table.exact[ext] != "" {
		return
	}
	set(ext, parts[1])
}

func lines(name string, each func(string)) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		each(s.Text())
	}
	return true
}

func set(ext, kind string) error {
	base, params, err := ParseMediaType(kind)
	if err != nil {
		return err
	}
	if strings.HasPrefix(kind, "text/") && params["charset"] == "" {
		params["charset"] = "utf-8"
		kind = FormatMediaType(kind, params)
	}
	low := strings.ToLower(ext)
	table.exact[ext], table.lower[low] = kind, kind
	if !slices.Contains(table.backTo[base], low) {
		table.backTo[base] = append(table.backTo[base], low)
	}
	return nil
}

// TypeByExtension returns the type of files with an extension, which begins with a dot; nothing if there is none. Beside
// what is built in it knows the lists of the system. Texts are in UTF-8 unless said otherwise.
func TypeByExtension(ext string) string {
	table.once.Do(load)
	table.mu.RLock()
	defer table.mu.RUnlock()
	if kind, ok := table.exact[ext]; ok {
		return kind
	}
	return table.lower[strings.ToLower(ext)]
}

// ExtensionsByType returns the extensions of a type, sorted; nil if there are none.
func ExtensionsByType(typ string) ([]string, error) {
	base, _, err := ParseMediaType(typ)
	if err != nil {
		return nil, err
	}
	table.once.Do(load)
	table.mu.RLock()
	defer table.mu.RUnlock()
	all := slices.Clone(table.backTo[base])
	slices.Sort(all)
	return all, nil
}

// AddExtensionType sets the type of an extension, which begins with a dot.
func AddExtensionType(ext, typ string) error {
	if !strings.HasPrefix(ext, ".") {
		return fmt.Errorf("mime: extension %q missing leading dot", ext)
	}
	table.once.Do(load)
	table.mu.Lock()
	defer table.mu.Unlock()
	return set(ext, typ)
}
