// Writes ten megabytes of JSON and reads them back, into structs and into maps.
package main

import (
	"encoding/json"
	"fmt"
)

type item struct {
	ID    int                `json:"id"`
	Name  string             `json:"name"`
	Price float64            `json:"price"`
	Tags  []string           `json:"tags"`
	Attrs map[string]float64 `json:"attrs"`
	Next  *item              `json:"next,omitempty"`
}

func main() {
	var list []item
	for i := range 60000 {
		list = append(list, item{i, fmt.Sprintf("item \"%d\"", i), float64(i) * 1.25, []string{"red", "größer", "<b>"}, map[string]float64{"w": 1.5, "h": float64(i)}, &item{ID: -i}})
	}
	text, err := json.Marshal(list)
	if err != nil {
		panic(err)
	}
	var back []item
	if err := json.Unmarshal(text, &back); err != nil {
		panic(err)
	}
	var loose []any
	if err := json.Unmarshal(text, &loose); err != nil {
		panic(err)
	}
	again, err := json.Marshal(loose)
	fmt.Println(len(text), len(back), back[59999].Next.ID, len(loose), len(again), err)
}
