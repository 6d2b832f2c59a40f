package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"io"
	"maps"
	"slices"
)

func decoded(text string) []byte {
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		fmt.Println(err)
	}
	return b
}

func abs(x int) int { return max(x, -x) }

// farthest returns the greatest difference of the colours of m from those of want.
func farthest(m image.Image, want []byte) int {
	most, b := 0, m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, _ := m.At(x, y).RGBA()
			for i, v := range []uint32{r, g, bl} {
				most = max(most, abs(int(v>>8)-int(want[i])))
			}
			want = want[3:]
		}
	}
	return most
}

// inTable reports whether a byte belongs to a table of Huffman codes: what becomes of codes that are no code is not the
// same everywhere.
func inTable(data []byte, at int) bool {
	for i := 0; ; {
		next := bytes.Index(data[i:], []byte{0xff, 0xc4})
		if next < 0 {
			return false
		}
		i += next
		end := i + 2 + int(data[i+2])<<8 + int(data[i+3])
		if i <= at && at < end {
			return true
		}
		i = end
	}
}

func picture(m draw.Image) image.Image {
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			m.Set(x, y, color.RGBA{uint8(x * 3), uint8(y * 4), uint8(x + y), 255})
		}
	}
	return m
}

// mean returns the mean of the differences of colours, in hundredths.
func mean(a, b image.Image) int {
	sum, n := 0, 0
	ra, rb := a.Bounds(), b.Bounds()
	for y := range ra.Dy() {
		for x := range ra.Dx() {
			r, g, bl, _ := a.At(ra.Min.X+x, ra.Min.Y+y).RGBA()
			r1, g1, b1, _ := b.At(rb.Min.X+x, rb.Min.Y+y).RGBA()
			sum += abs(int(r>>8)-int(r1>>8)) + abs(int(g>>8)-int(g1>>8)) + abs(int(bl>>8)-int(b1>>8))
			n += 3
		}
	}
	return 100 * sum / n
}

type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

func main() {
	for i, f := range files {
		data := decoded(f[0])
		m, name, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			fmt.Println(i, err)
			continue
		}
		c, err := jpeg.DecodeConfig(bytes.NewReader(data))
		fmt.Printf("%d %s %T %v %d %d %v %v", i, name, m, m.Bounds(), c.Width, c.Height, c.ColorModel == m.ColorModel(), err)
		if m, ok := m.(*image.YCbCr); ok {
			fmt.Print(" ", m.SubsampleRatio, " ", m.YStride, " ", m.CStride, " ", len(m.Y), " ", len(m.Cb))
		}
		// What differs by 1 in a brightness may differ by 2 in a colour.
		fmt.Println(" ", farthest(m, decoded(f[1])) <= 3)
		// What becomes of damaged and of shortened files, and how often.
		faults := map[string]int{}
		for at := range data {
			if inTable(data, at) {
				continue
			}
			bad := bytes.Clone(data)
			bad[at] ^= 0x11
			_, err := jpeg.Decode(bytes.NewReader(bad))
			_, err2 := jpeg.DecodeConfig(bytes.NewReader(bad))
			_, err3 := jpeg.Decode(bytes.NewReader(data[:at]))
			_, err4 := jpeg.DecodeConfig(bytes.NewReader(data[:at]))
			faults[fmt.Sprint("damaged: ", err)]++
			faults[fmt.Sprint("damaged, size only: ", err2)]++
			faults[fmt.Sprint("short: ", err3)]++
			faults[fmt.Sprint("short, size only: ", err4)]++
		}
		for _, text := range slices.Sorted(maps.Keys(faults)) {
			fmt.Println(text, faults[text])
		}
	}
	r := image.Rect(3, 2, 53, 42)
	for i, m := range []image.Image{picture(image.NewRGBA(r)), picture(image.NewNRGBA(r)), picture(image.NewGray(r)),
		struct{ image.Image }{picture(image.NewRGBA(r))}, picture(image.NewRGBA(r)).(*image.RGBA).SubImage(image.Rect(10, 10, 20, 17))} {
		var sizes []int
		for _, o := range []*jpeg.Options{nil, {Quality: 1}, {Quality: 50}, {Quality: 100}, {Quality: 1000}, {}} {
			var b bytes.Buffer
			if err := jpeg.Encode(&b, m, o); err != nil {
				fmt.Println(err)
				continue
			}
			sizes = append(sizes, b.Len())
			got, err := jpeg.Decode(&b)
			if err != nil {
				fmt.Println(err)
				continue
			}
			quality := jpeg.DefaultQuality
			if o != nil {
				quality = o.Quality
			}
			_, gray := got.(*image.Gray)
			fmt.Print(got.Bounds(), gray, quality >= 50 && mean(m, got) > 400, "; ")
		}
		fmt.Println(i, sizes[1] < sizes[2] && sizes[2] < sizes[0] && sizes[0] < sizes[3] && sizes[3] == sizes[4] && sizes[5] == sizes[1])
	}
	ycbcr := image.NewYCbCr(image.Rect(0, 0, 20, 20), image.YCbCrSubsampleRatio422)
	for i := range ycbcr.Y {
		ycbcr.Y[i] = uint8(i)
	}
	var b bytes.Buffer
	fmt.Println(jpeg.Encode(&b, ycbcr, &jpeg.Options{Quality: 95}))
	got, err := jpeg.Decode(&b)
	fmt.Println(mean(ycbcr, got) < 400, err)
	fmt.Println(jpeg.Encode(&full{10}, ycbcr, nil), jpeg.Encode(io.Discard, image.NewUniform(color.Black), nil))
	fmt.Println(jpeg.FormatError("x"), jpeg.UnsupportedError("y"))
	var _ jpeg.Reader = bytes.NewReader(nil)
}

// Files, and what compiled Go decodes of them: red, green, blue and alpha of each pixel.
var files = [][2]string{
	{"/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAATABUDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDxbStA3Mvy859M11un+GVVAZFAXHXpn2rptD0ZUjEjqcAZJwOR7V1Gn6KCRJMu5m4Cjv7VNCpQjQjOcVKUlfXZLu+u+iS3IyXPXdK5yNroMCx4WJyPUJ1or06DSXVAWDbiB8qDAH60VxTzChCTi4R+5f8AB/F376n6NSzq8F7xR0yNPskY2jBIH6E/0rrLCCLz5DsXKJhfbjNFFeXGcvZU9f5f/SZv89fXU/nvJm7/ANeRrIBbxRiFVUMMngHuaKKK+Vr43EUqjhTqSSWyTaR+mUdaabP/2Q==", "DQwADQwAHQcFIAoIMwYANQgBSgwAURMAVwcAYRAAcwwDcAkAhgoAkxcJnxQFlgsArQEdrgIevQsAxBIA2BIPEA8AERAAIw0LKRMRPhEKQhUOVxkAXyEIZxYBbBsGfxgPghsSkhYIlBgKoBUGoRYHvhEtwxYy0iAM2CYS5yEeDR4KDyAMHiMAJCkAOCAQOSERTR0rVCQyYRZXYxhZehhtgyF2kyBXkB1UoRptqiN3tyFEvihL0Bqr1R+w3x6RFicTFygUJywALTIGQCkYQSoZUyMxWio4aB1ebCFigiB1iSd8nClgoC1ksit/uDGFxzFUzDZZ2yW23ym66yqdBzkICTsKGzwRI0UZOTZZPDlcUDpUWEJcYz9LakZSezKZeTCXkCi7nDTHrDbApzG7yDzbxzva0Upz00x14keJEEIREkQTI0UZK0wgPzxfQj9iV0FbX0ljbkpWd1NfiD+mhDuinDTHq0PWuELMrznDyDzbxDjXzEVuzUZv3EGDDVwADl0AG1MsIVkyM09ONVFQSUt6UVOCY02obFWwgVG9hFTAmFaenlykqmZPpmJLs1c+tFg/wE5ow1Fr0E5oEWABEmECIVkyKGA5PFhXQV1cV1mIYGKRb1izdF24jFzIk2PQoF6ml1WdoFxFo19Iu19GwmZN1GJ82WeB5WN9BWwADXQBG2NWG2NWL2dAO3NMUWepVGqsa2beb2rieXRfbmlUhWhAlHdPo29hmmZYvmOOym+a2W2r2m6s7niIEnkGFXwJI2teKXFkQXlSTIRdXnO2X3S3cWzkb2rienVgd3JdjXBIlnlRqnZorXlr03ij1num2Gyq0mak4219AXwABYABF3RiIX5sNHiROX2WTXqzVIG6ZI9hXolbbI0YcpMei3mPkH6UqHu8tIfIyoeYzImaz403y4kz4YRiCIMEE44PK4h2NJF/P4OcP4OcWYa/aZbPYItdX4pcc5QffZ4pmoien42jtIfIu47Psm+AvXqLzIo00I446Y1qB5wADqMHIZ1VKqZeOpG+PZTBUaCcW6qmUZw/WKNGcJWQeJ2YlJXDnZ3Lq6ZupaBosJF0waKF1JrO153R6aiUDqMHDqMHGpZOI59XPpXCSJ/MUaCcSZiTW6ZJZrFUf6Sfgqeim5vJn5/NqqVtop1ltpd6xaaJ1JrO0JbK3JuHC7EFE7kNIqlvJ650Pqi+SrTKTr9LPq87XbZkY7xqfa3FgrLKlLZskbNpoq1yp7N3uLCTw7uezMBqx7tl1bdjBasAHMIWNLuBMrl/P6m/R7HHTr9LQrM/ZL1rZb5sgLDIiLjQlrhuja9lprJ2vMiMwbmcycGk0MRvzMBq3sBsAsE2D85DKddBL91HMMnYMsvaRss+TNFETsajXNSxh9KRdcB/b8VCgthVncq3pNG+r8g4qsMzyst6yst65szHCcg9FtVKL91HNONMNs/eNs/eTtNGVNlMXdWyZd27itWUfciHf9VSkuhlqdbDqNXCv9hIvNVF29yL2NmI8dfSDtYbG+MoMtWON9qTOueNNeKIVNdiWdxnad7Va+DXiOY8g+E3jdiioOu1semipt6XxN5iwtxg3uly0t1m4t9g"},
	{"/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBT/wgARCAATABUDAREAAhEBAxEB/8QAGAABAAMBAAAAAAAAAAAAAAAABgMEBQf/xAAZAQACAwEAAAAAAAAAAAAAAAAEBgMFCAH/2gAMAwEAAhADEAAAAeLC8W3TogAcZoMuqIHhBXOtEHNSwt01VR5//8QAHRAAAgIBBQAAAAAAAAAAAAAAAQIEBQMAERITI//aAAgBAQABBQKLWbmPUADHWoFg14VY9fpIRAjKOrBjXmPJf//EACARAAICAQMFAAAAAAAAAAAAAAEEAAIRAwUSISIxQlH/2gAIAQMBAT8BUdxE9wJPSaLlzXzF2ySAIm561i7fZFiecTscVH2Lk3pm0//EAC0RAAECAgYJBQEAAAAAAAAAAAECAwAEBRIhMUFhERMiMlFxgaGxFCMkQvDB/9oACAECAQE/AWE+ohVGMNN62YISM/1pyvjVUaSaqFKzAs7kHtFDvNtsGYd3Uj91NwzgvVvnTu0s7qf4OAGJ8k2zU242v3lKCtG63YBztvN+J6aIacUmjUJH2UAeVp8gQ64oTL6xe2jZy2a3k4w7OvyCktSx0Jqg3A4q4iP/xAAeEAACAQQDAQAAAAAAAAAAAAAAASECERIxMkFRkf/aAAgBAQAGPwJQTo4v4XZlUrt9E78RTA40oKcYuf/EAB0QAQACAwADAQAAAAAAAAAAAAEAESExUUFhobH/2gAIAQEAAT8h6xBCa67McQ6QAJozrctTSAPPqGcsNOD7K1op+LLnX5sSoiUW49z/2gAMAwEAAgADAAAAEHDi2b//xAAfEQACAgEEAwAAAAAAAAAAAAABEQAh8DFRcYGx0fH/2gAIAQMBAT8QKpggDuDLTv7Ds3mGFoiA1985pB0Brcow5yd/Kl8UQfajxMuf/8QAGxEBAQADAQEBAAAAAAAAAAAAAREAITFRQWH/2gAIAQIBAT8QmMSe0/TFgdgMFU0OI4cmiKl1yONGxlI4qvQ8r4FQUgUqDJfEhqzgb2qllrFgiRiqhmoT0dmHZHH91rhuIfmxqOvFyK3QhxL5Hc9dnIYaxnHcgtR4H2az/8QAIBABAAICAgIDAQAAAAAAAAAAAREhAEFRcTGhkbHh8f/aAAgBAQABPxCIWmFkqVrD6wMoh2g5/uRiuQGH2PyYRUclFJiu+PzA8AF6hoaDnXba4ChMINaXffrCjEAnRPYZ56YFHgB+3AEdaLLLnP/Z", "CwwAGA8GHAgDJQgBLgYAQAwATAcAWAgFZQgRZAQAdhMAdgUAhwkInBECqg0ArQQAswECwAMFzAQA2QYB5BEACRAAFhUFHBAGJxEIMhAFRBYMUhUQYRkZYxIMahEXehUohhomhxAgnBgjogsyrw42rxYwwB4z0CE42B8y2x05BRsAFCAGIB8PLyMXNiAWQyAaTBwcXSIoYRs7Zx0oeB5CiidCix9GmiRUoBtirSJbvR1lxBxpzRxi1h9x3yxwCSwAFS8KHiwTMDIiNy4lPysoRyYtWC08YS5DZydNei1lgStejCtwlCpzpTZwrjhytzaRwzeNzyyt2Sua3yW8DEADEz0LGTYUKjsnMzowPzo8SThGW0FaZDtlbzx1gUJ5gzeAizeDlDOcqz+vsDu9tzm3xTy+1jbw4zr17ED2CUsBEUkMGkMZLUkxNUlAQElOSERaVktrZUp1cEmcdEWHhUimjUDEpEvLr0bWrTbdvU3xvjb/vVUAxEcN1EQ5CVUAFVYQH1EgL1U6OFNKQlReR09qVVR8ZFiKbFWjb0q6hlq7kFPSpFDur0T0rF4KslIWxlM811wz4lhO5lFvEGEGHGIXI1kmLFc6MlRLRFpnUF19Y2eUYlurb2C7fmbUiGPmj1b7j2wGqmoqsVw/t2BPxV9s01x63luF5Fe3CWUEDWkgH2ksL2tPJWlQPmyEWm6RWGibWmK7bXLWd2bmg2IFpW0wnHY4nGk+rmNmuml6yW2S12qu4WXF8GnrCXkAFGsYIHJCJXZLP393OG+MS3mqY3e+bH3Xd279dmsagX8qfWw4qXlLq36FpG2UtH6vyX3S3HLuz3gA7XwcAH4AGn4kGnZHJoNXMX9oPIOXO3m4XIPSZ4PmcngWgocreX9BhopnkH+JrHiorYzPtILjvXP/xY4k3YlN44VFBIcGEZEiK5VBLotSLZKAN4uvS464VJPjWpAEapMreog7iI99ipaWjZCjnIvRuorsu5AOv4gu04pP3IVz5IWXEaATCJYeJ5pZNp5rM6GWPJysUJTfWJb/YJUrZKI9d5pwg5OIjZmlmJ/iqZ/1sKEUtpQ6wZdZ16KE5aC075rNB60DDpsZF55AJ6l5LpmhS6+7R5fuVLUOYrA6bqlXbq2AhqOzjZnToKf/oakgqadCtKV2v6mbw53A1qLfzLMAArMBEKgxJL1TFqpsN7CpSa/iTqLqUqsbY7RNZrlzerC0e7TJmbL/j6QXnrdBrbV2uqmX0q7c3qrn0rQi37FEBbgAD8EvJsRnLL59Lrq7RrTpTL4AWbFJa7xtZLGRcsTAir/1fbsSlrdQrryBr8WesrjexLb1x8Uy38FP5rSBDcIAF9IpINNoKc2OONm5QsfwQscuUNVQWcN5adSsc83nf8wKg8I3ncZqnMuhp8zgyMoGuL8kyctd18aQ486/EMYbF9hBIt1cKtKjONzNP8buSNI/UttaYtGmctrLdMr/htI+jNNbotWapdjFrcz0xNgpu89Y0tO338686sf/ENoAFegrI+FvKdqkN97oOOsTUOREVNp5Y+Sudt7fb/Ehh9xNjd+Vn+DOpeDqse4zu+Nou92S1uS73fUA4eE3"},
	{"/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAATABUDASEAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDjrbT8kcc1qwaYAMsMD1p0aMakeaWx14LE2sX47CMLwrY+lFHJhntFv5L/ADPoo13Zaj7KyCruI4HNaUFlzucZJ6AVkqi9lBPbd/kvxPhMFX1L6WhA5znHRR0orkniGpNNyv5bei16bH0sK3uohtlHkqMd/wClakCLvb5R8q8flSUnyx+X5N/mfEYJu5aGI0XYAMjniivNeMrU3yRei8l/kfSw1imf/9k=", "Cg4ACw8AHQgAHgkANQAAOwYEUwYMWg0TYQkJYgoKdAcAdwoBkQcAlgwArAsArw4AtwMAvAgA0AkC1xAJ6g8LCRQADBcAIBEAIhMCOwkGQA4LVQ4SWxQYZBIVZhQXeBEYfBUclQ8bmRMfrA4drA4dtQ08uRFAzBFG0RZL4RRPCB0CDCEGIx4MJiEPPhoSQR0VVRsdWR8hZh0saSAvex4+gCNDmRtQnR5TrRRYrRRYtSdXtylZxiVeyShh2iNpBygJDC0OIiwVJzEaQCkfQywiUygvVywzZCxHZy9KeClhfS5mmCZ+nSuDsiSSsyWTwjaVwzeW0DKX0jSZ4C6cBTcICjwNIToZJ0AfPTcvQDoyUjVHVjlLZDpmZTtnczN9dzeBkjGYmjmgsDewtTy1zzL9zzL93iz84C7+7ir6BUkECk4JIEkfJE0jPEJAQUdFUkJlV0dqZEiGZEiGc0SSd0iWjkOelUqlrUmssEyvxktWx0xX1khW2UtZ6EZVCVoBDF0EIVUiJFglOktQQFJWVE6CWlSIZlSgaVejeVilfl2qk1qfk1qfolOSoVKRuExZuk5bzUxg0VBk4EtnDGUAD2gAIl0jJWAmO1JaQllhV1WUXlybZ1uvbWG1f2exhW23mWqek2SYmlh7lFJ1u2Bbv2Rf0mNq12hv52J9DGERDGERG2JAKXBONnBXNnBXTWeaW3Wob2TabmPZfmttfGlrjXEekXUioWptpW5xs21lwHlx2F//1l3/52G6D2wPD2wPHGpIKXdVOXZkOndlUm2yX3q/c3XAbnC7e3ZOeXRMjnBMlXdTpXCCqXSGx3bDynnG2IJp031k5n43E3oNFHsOH3RTK4BfOoB2P4V7VnjRYYPcbYSMZ36GdoEjeYQmknSQnX+broGisIOkxHbuwnTszY0cyooZ435SEosKFI0MHoNZJ4xiOomNQpGVWIbcXoziYIxXXYlUcI8OeZgXmYDCpYzOs5C4so+3so1JtpFNypUfzZgi5oWQD5YJFJsOH5JbJpliOJSjQZ2sVJbKVJbKWZlCW5tEdZ0qgKg1m5PHoZnNqZexppSurZdDu6VR15HP2ZPR7JG+DKILFKoTH6NXJaldOJ63QqjBTqicSKKWX6tRZLBWfqxuhLJ0mKaXlqSVnZuWm5mUtadew7Vs3aXK2aHG47MVDKsRFrUbIrJRKLhXOqnHQ7LQTLlqQK1eY7Zuar11hK66ha+7kbdUj7VSnKt/obCEv6jHxK3M1K6jzaec3K8yDLEXGL0jJb1QKsJVPbHURLjbSsRIO7U5Yrd+ar+Gg6vogqrnjsIkkMQmo714r8mEyLm+xre8z8A/zL085quZCb04G89KIc9JOudhQs7QMby/TNlXSNVTWL2RcterfcqQesiOiMhNi8tQrc7Fpse+rMgls88sxMZly81s4ci0CsUuHNdAI9FeOuh2Q9i6MsepTd5fSdpbYsukeeG6gNd7gdh8kNNrldhwtd3EqtK5u8yHxNWQ18292c+/6cfsC9AgHOExI9J9OeiTQuWUMtWETeNqSuBnatm4eunIfuNVgeZYl9uQnuKXuu23qdumvuodyvYp3vNA2u884+FD"},
	{"/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pjv/wAALCAATABUBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AOAs9J3EfLzW3baIoUFhgevrWnFpUQThGI9QtSafpoVA7A4HPTrWxbaYCQ8i5LdFHf2rTj09goznJHRRwP1qtaIvkIMcEj+RNbdtEnmsdo+VePbirq4hjURgDIyePev/2Q==", "CwsLDAwMDg4OEBAQEhISFxcXHx8fJCQkJSUlJSUlJiYmKysrMTExNjY2ODg4ODg4Ozs7Pj4+Q0NDSEhITExMEBAQEhISFRUVGBgYGxsbHx8fJiYmKioqKCgoLS0tNDQ0ODg4OTk5Ozs7Pj4+QUFBSkpKTk5OVFRUWFhYW1tbFxcXGxsbHx8fIyMjJiYmKioqLy8vMzMzMDAwOjo6RERER0dHRUVFRUVFSkpKUFBQVFRUWFhYXl5eY2NjZmZmHR0dIiIiKCgoLS0tMDAwNDQ0ODg4PDw8Pj4+RUVFTU1NUVFRUVFRVFRUWlpaYGBgY2NjZWVlampqbm5ucXFxIyMjKCgoLy8vNDQ0ODg4PDw8QUFBRUVFTk5OT09PUVFRVlZWXV1dZGRkaWlpbGxsd3d3d3d3eHh4eXl5e3t7LCwsMDAwNjY2Ozs7QEBARUVFS0tLUFBQWlpaWVlZW1tbYGBgaWlpb29vcnJycnJyd3d3d3d3dnZ2dXV1dXV1NjY2Ojo6Pj4+Q0NDSEhIT09PV1dXXFxcYGBgZWVla2trcHBwcnJyc3Nzc3Nzc3Nzb29vcnJydXV1eHh4eXl5Pj4+QUFBRUVFSUlJTk5OVVVVXl5eZWVlYmJibW1teXl5fX19eXl5c3NzcXFxcnJydXV1e3t7hISEjIyMkJCQR0dHRUVFS0tLV1dXXV1dXl5eZWVlbm5uc3NzdnZ2cXFxaGhobm5ue3t7fHx8cXFxg4ODjo6OmJiYmpqam5ubSEhIS0tLVFRUXl5eYWFhYmJibW1tenp6f39/eHh4c3NzcnJydXV1eXl5gICAh4eHlJSUlZWVkpKSjY2Nj4+PSUlJUFBQXFxcZGRkZGRkZ2dndHR0g4ODhISEeHh4dXV1f39/goKCgYGBjY2NoaGhoaGhn5+fmZmZlpaWm5ubUlJSWVlZY2Nja2trb29vdXV1gICAiYmJfX19eHh4e3t7h4eHkJCQlJSUnZ2dqKiohYWFjIyMlJSUmJiYnp6eYGBgZWVlbGxsdHR0fn5+h4eHi4uLi4uLeHh4goKCioqKj4+PmpqapaWlpKSkm5ubmJiYp6entra2urq6ubm5ZGRkaWlpb29veHh4hISEjY2Ni4uLg4ODgYGBkZGRm5ubmpqanp6eqKioo6OjlJSUnp6eqqqqsrKyra2tpaWlZWVlb29venp6gICAh4eHjY2NioqKgYGBj4+Pm5ubpqampqamoaGhoKCgpKSkqKiotbW1vb29vr6+t7e3sbGxbGxsfX19i4uLj4+PkZGRlJSUkZGRioqKmJiYnZ2dqKiorq6uoqKimJiYqKiowsLCs7Ozubm5vb29u7u7vb29enp6f39/mJiYk5OTqampmZmZlJSUnJycnZ2dsrKyrKysqamppKSkqKiowcHBwcHBsbGxrKysv7+/xsbG0dHRf39/hYWFmpqalpaWrKysmpqamZmZoaGhrKysubm5rq6urq6usbGxuLi4y8vLxMTEwMDAvLy8z8/P0dHR1tbWhISEjIyMnJycmZmZrq6um5uboKCgp6enubm5v7+/rq6usrKyvb29xsbG1NTUxcXFx8fHxsbG2NjY09PT0NDQ"},
	{"/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAIBgYHBgUIBwcHCQkICgwUDQwLCwwZEhMPFB0aHx4dGhwcICQuJyAiLCMcHCg3KSwwMTQ0NB8nOT04MjwuMzQy/8AAFAgAEwAVBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwDzDw7wUO3n3615n/wjPzY285x0zxXknh/w/wD2rs+TOfavf69Y8OjJTpyOKP8AhGT02EjnJAxXokHwz0uy077fq8sFpajjfMcbjgnao6s2AcKMk44FFemaYAbUdR9KX/hHNnRAB7j/AAqSLw34KZnWHS9Vvo1xi4gtFCPkZ4DsrcdOQOnpzRXyz4d6oRn1ya9d/wCEcCjlT9cdRUfwzgs7LQpdXv8Ai1tYjK+CAWx0VckAsTgAZ5JAor1nw8TlffqBTv8AhGxnbs6/rWpb2/n48TeJh9r1C6/d2VjH8u7HSOMc7I1zy3OM5O5m+Yr1DSnItQM+nXBoHh04yI159VxTtUuLy0ukGo3mqxXbRJustBJjjtlxkbwZB8zZLclmxjou2ivlfQR8yde/f616QIY9oGwcDI/KsHRZ5Ifhrp0MZAjvNQghnBUHegV5AOenzIp49PTNFeseHQN8Y7HAP6U/7LAf+WY4yK69pTH4m8Q3KrH52laUPsbGNT5WLfzRxj5vndjznrjpxRXpmnMRZowPLZzTHt4lUFYwMk5rlrvX9R8KPY2OiyQ2ttJp8UzJ9mjky5eUE5dSeij8qK//2Q==", "EAkAFRAAHA4BIwQALAMAPAsATwwAXQQCYAsAbQQTeQcAgA0AiQsGlw4GpRADrAgAtQEAvgMTzAcA2AsE4A8CBxACEhQFIBQJLBELNxMMQxkOURsSWxkVZBsYbxUIehkjghsxjBQjmhMYpxIyrQkpuRs4whsmzhtF2Bs73Ro2CCIBEx8GIx8OMCETOyEXRh4dUh0kWyAqZRw5bho4eSJBgSUtjR9KnR9YqCJhrR1cvB1mxB5O0B962iJw3iZuEDMAGCoHIioSKzEbNDAiQCYrTyQ2Wiw+YyVKbCRAdixmfzByjClqnC1spzV4qzSFujaQwzOV0DCl3C214irBDT4BFTQMIDUaKkEmMkIwPTk8TDpLVkVVYkJdbD17dz9wgD11jDOSnDWkqD2arTy/t0O/wUHVzz7b3DrY4zjiA00AD0QNIEMfLksuN0s7QURKS0ZcU09qYlBzb0iQfEiQhEapjT2/nD+/qkbNskTgt0D3wEHyzkMU2kUf4Eg/Bl0AElYOIVIjL1I2OFBHQk1ZTU9vVVR+YFSPb02Xf1DAhlO/jE/NmlP0qlj5tVIOt1kdwVk1zldL2VRO4FFoFGIEGl4UI1ssK1pBM1tUP15pT2KBW2eSXGOrbVzAf2DPhWXpiWP/lmYYqGYYtV1Gt15MwV9pz19021+O4l6sEGoAE2wYHGkrKWRQMmhfPHGBTXCMXWetZ221amjfdGb0g2oKlHAgonEtqWpUq2NsvGmHy2aY1mWn32bL62raCG8EDXQXGnZAKXRFM3RxPXaGTHaIW3S+a3TZbnP+dnQAgXYwj3dCnHdopXR8q3KItYGvxn6503z/4HwA8H4WBncFDnsdHIE5K4VbNYJ5PnyYSn3LV4LPaYD8b4MAd4Y3gIVEioNol4GEpIKxroTBsITmwIP/y4MY1oQx5IduDYoAFYceIos9LZN1NZGAPomdSorJVJLgYY8AapAzd5FEgJBxiY+Qlo6vppC8spH/vIcIy4c404hB3Il35oqQDqAMF5gcIpZQKp1gMqCPPpu5TJrXVZ/9XZ0naZtLeJhqg5iJi5qllZvepJv6r5sNtp1PxZ1hz52G2put55jKB6sAEqMiHp9eJaJ1L6WkP6W8TqPhV6MYYKsrbKdee6OChaK2jKXZlafsoagwqqdOsaJmv6Sdyae+06jd4acaAq8NELAuHq9IJ6x2MauhQa3kT6v8VacfZLVdbbRyebKqg7DEjK7/lrAqorQ8q7d9vqSizKjH067+27Ei57I8BLUAFMAiJMRlLLyTNbeyQ7nVTrcZUrI6Zbtma76Odb/Nf7vvi7QZmbRIqLx5scSotbrQw77/y8Eg1MFY4L2NE8IAEtAzKM9sKdaCNs/JOcP1Us8bU89OXMaBcMiucM7ggMoIicBJocZcn8uuqcTJw8sIwb8szMFc2sqV4Mq/Ds0PDNknI9ddJN6SMdnZNM/vTdkxTdd1XdSjctXAcdr/gddAiM9Wn9OqoNnBrtL/v9khv89fzdKy29iv3tX3EdgAD+JAJt12J+SbM+LeNtscUONDUN1vXuOodOHmdOYZg+U7ht2SnOGuoeb6tN82ueZrvt+U0OO53eYT290/"},
	{"/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wgARCAATABUDASIAAhEBAxEB/8QAGAABAQEBAQAAAAAAAAAAAAAAAAUEAwb/xAAZAQABBQAAAAAAAAAAAAAAAAAFAQIDBAb/2gAMAwEAAhADEAAAAfL0d+9GzV5Ec40Svi9AHnv/xAAcEAACAgIDAAAAAAAAAAAAAAABAwACBBEhMTL/2gAIAQEAAQUComVx4EiLVxVUC5TzUDfQ/8QAGBEAAwEBAAAAAAAAAAAAAAAAAAIEITH/2gAIAQMBAT8BlrFqwlF4f//EABwRAQACAQUAAAAAAAAAAAAAAAEAAgMRIjGBsf/aAAgBAgEBPwGrUoLHNQeIO068ZbLcdBn/xAAYEAACAwAAAAAAAAAAAAAAAAAQIQAgMf/aAAgBAQAGPwIYHRT/xAAbEAACAwEBAQAAAAAAAAAAAAAAAREhMUGRof/aAAgBAQABPyGd4KSvCLrwUpM7pvBqV/BFCicrEKrEn//aAAwDAQACAAMAAAAQxyjA/8QAFxEAAwEAAAAAAAAAAAAAAAAAAAERIf/aAAgBAwEBPxBtWlE0Z02tP//EACARAQABAwMFAAAAAAAAAAAAAAEAESExQVHwcZGxweH/2gAIAQIBAT8QOOqlb4Dd9GsYCex95mJl4TzfrG6wNBZ//8QAHhABAQACAgIDAAAAAAAAAAAAAREAITFBUWFxobH/2gAIAQEAAT8QgdvjCCQjnzgpEPJg0TDaznCUsdAd+sINVDRgfeTcRT8XKObA9ayCghXV7c//2Q==", "EAkAEQoAHgIPIAQRMgAUOAUaSgkRUA4WWAcMXAsQbgcQcQoTiQkKkBASoQwGnQgCrAUXrwgavw0JxRMP0xESGRIAGxQAKAwZKw8cPQofQg8kVRMbWRcfXg0SZhUafBUefhcgkhIUlxcZqhUPqhUPvBUnwBkr0B4a1iQg4yEiDiEAECMAHyACIyQGNx8POyQTTCEmUCUqVxotYiU4eyg6fCk7jRpRkh9WqBOPqxaSuxtzvx93zxuW1SGc4iOAEyYAFyoAJygKKywOPygXRC0cVCkuVywxYyY5bC9Cgi9BgzBClyRbnyxjtyKeuiWhyiqCzCyE2yei3yum7S6LCD4ADEIAHUAKIkUPNjk8Oz5BSz1MT0FQXkFHYURKczOJdTWLjiu5mjfFsECVsUGWyj+0yj+01USJ1kWK4z+VEEYAE0kDI0YQKUsWPUBDQ0dJVEZVWUtablJXcFRZgUGXg0OZnTrIp0TSukqfuEidy0C1yj+000KH00KH3jqQB1cGCVkIGU8zHVM3MUxdOFNkS1F3UVd9Y1acal2jgFfAgVjBl1idmlugp2FXpF5Ut1FmuFJnxU5ux1Bw1E9iEWEQE2MSIlg8JlxAOlVmQVxtVlyCXGKIY1accGOpi2LLjGPMm1yhmFmeo11Tn1lPvVdswVtw01x82mOD6WR3C3ERBmwMFV9EIWtQOmtmQHFtUGegV26nZWLTbGnad3FzbGZohHArlYE8pWmPl1uBuWCYyG+n126o126o7XaUCnAQDXISIWtQLHZbQXJuRHVxV26nYnixcG3ebmvceXN1dW9xi3cyk386qm6UrHCW0nmx1n21126oz2ag4muJAHsABoYAH4U6KI5DN3iYOXqaUHyrXYm4Z5JnYItgbIg8co5DiX54jIF7pXy0tIrCyZB9y5J/zYxKyIdF34pdBYUAEJAFKY9EMJZLQIGhRIWlXIi3ZpLBZI9kYYxhco5DfJhNl4yGnZOMtIrCvJLKqnFetn1qxYRCyolH5ZBjBaMAC6kAH5xaJqNhPI/JRZfRVqSUWqiYUaQWWKsdbpp3daF+kpTPm53Yqql1o6FusI+Iw6Kb1qKw2KSy6qyHDKoAEK4AIZ5cKKVjQpTOS53XV6WVU6GRWq0fZrkrfqqHgKyJmJrVnqDbqah0oJ5ruJeQyKeg1qKwz5up2px3ALEACLkGG5+kIqarO6itQa6zSLZXP61OWq6MYraUe67LgLPQkLSBi7B9nrw0psQ8urCZx72m0byFyrV+2bF1BbYDEsMQKa2yMrW6RrO4Sba7TbtcQrBRYraUY7eVfrHOiLvYkraDhap3osA4vdtTvbOcyL6n0r2Gz7qD47t/BsMzC8g4J91NJNpKQtHXNcTKPtI+Q9dDV8ChbNW2d8uNcMSGe8g+hNFHpNDBoMy9sctSqMJJzMx+ycl769O5Dss7E9BALOJSKuBQSNfdOsnPRtpGS99LZc6vdN2+e8+Rd8uNidZMlOFXrtrLpNDButRbs81U2NiK0tKE8Ni+EdgbGeAjLdyLLdyLSOqWONqGTN9dUONhcdnMeODTfOFJfuNLl9uQouabtOqupNqexOZTv+FO4vFm0+JX5+Jc"},
	{"/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcHBw8LCwkMEQ8SEhEPERETFhwXExQaFRERGCEYGh0dHx8fExciJCIeJBweHx7/2wBDAQUFBQcGBw4ICA4eFBEUHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh7/wAARCAATABUDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/90ABAAC/9oADAMBAAIRAxEAPwDwHRPDG91GzLZxyMk122k+EEVA0qgJg5PTPsK67wz4fSOESupCqMkkDkdOK7DSvDwLCa4Tcz8Kg747D2FRhauGhhYVKkVKUlfXZLu+r10SWrdzLhrimV0lI4iy8NWixYWCQjsRGOf1FFeu2uiSLGC4YMQPljXAUfnRXnVc2wsJuMqcbr+6v+C/vd++p+x0OJG6cXzH/9Dq9FijFhEuwYLAH8FJ/mBXa6XbwfaZD5S5jjwnHT5QaKK+OhUmqFLXbk/9Im/z19dT8k4cb5l/XY2owtrBEIERA65Pyg85PrRRRXwuJzLGUasqdKrKMVslJpL0SZ+1YbWlFs//2Q==", "Eg8MEg8MHAwAGwsALgIHNQkOSwwATg8AXgMIZAkOewoQewoQiwUAlhALpBAUnAgMrAAjrwImvwkMxQ8S1g4ZDAkGEQ4LJBQAKBgAPBAVQRUaWBkAXB0AbxQZbRIXgA8VhRQamBINnRgSqRQYog4SwxU5xxk91iAj2SMm5R0oBR8ADCYAHiIXIyccNSAbOCMeTRw4UyI+ZR46Yhs3dxdXgSFhkRtblB5epB1tpyBwth1HvCNNzhih1B6n4x6hFC4AFzEAJiofKS0iOyYhPSgjUyI+WilFaCE9bSZChiZmjCxsmCFhnSZmsyx8vDWFzzdg0Dhh3Cav3iix6iWoCz8MCj4LGDwXH0MeMzw1N0A5SjZnUDxtYD1TZkNZfDyIezuHiCuekzapqTq6qTq6yD3OxzzN00Z+2kyE7U2TEUUSEEQRH0MeKU0oP0hBQUpDUz9wWER1cE1jcU5kgkKOg0OPmDuup0q9tkfHqju7xzzNxDnKzD93zD932jqAC1sKCloJGFYdIF4lMlFbNFNdR1JjUFtsZlKpZlKpek+5gVbAlVqdnGGlp2lanV9Qslk7tVw+xFNnyFdr2FJzE2MSEWEQHlwjJGIpNVReOlljVF9wY25/a1eublqxiV7IkWbRml+ik1ibnmBRnV9QuWBCwGdJ02J212Z6411+AWcAEHYAGmNDI2xMNGRuOGhyVW6cU2yaYWC8ennWfXdnZ2JSiGxUkXVdlmRtnWt0t2OEx3SU2XCo126m6HGNDHIAFnwEIGlJLHZVQnJ8RnaAYXmnXnakdnXSbm3JdG5edW9fkHRclHhgonB5qniBz3yc04Cg2XCo02qi5G2JAHoBCIIJFnNeI4BrNX92N4F4UnnGVn3KbpV4WYBjaYMed5EsjHuFkoGLqn++sIXEyIqjxoihyolJyolJ44dgC4UMFY8WKYZxMo96Poh/P4mAWoHOZo3aYIdqYYhrepQvf5k1k4KMoI+ZuI3Mt4zLs3WOtniRxoVFz45O649oBp8HC6QMH5prJqFyNpibPJ6hUJ+bWqmlTJNDXqVVd5Sid5SilZTAnp3JqaldpqZarpVpuqF10pur2aKy7KiDC6QMCaIKG5ZnIp1uPJ6hSqyvUqGdUJ+bXqVVZq1de5imhKGvpaTQoaDMpKRYpaVZtZxwwql91p+v1Z6u4p55B7MTCbUVHbJeILVhO6nKSrjZSbtbQLJSY7l6X7V2e66nhrmylrlpkbRkoKx+pbGDuKqrwrS10bl9zLR427BjBrISEr4eLsNvKr9rO6nKRrTVRbdXP7FRZrx9Y7l6jL+4kMO8iKtbiq1dsLyOs7+RwrS1yry91b2Bz7d75LlsAMQhDtUyJM9XL9piNc3APdXIPcNITtRZS8WeX9mye9R6dM1zb8JMgdVeocm7p8/BrtAkqcsfxcl0ys555cnSAskmFdw5KdRcM95mPdXIO9PGSM5TU9leWtStauS9gNl/ftd9f9NckuZwrdXHrNTGuNouuNou1dmE1tqF8NTdBtULG+ogLNCRNdmaROuNM9p7VdluWNxxZt3Jb+bSfuQ7gug/jNabn+mutOWvqtulxN58xuB+4Ot0095n4uBK"},
}
