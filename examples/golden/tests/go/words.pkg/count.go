package main

import "strings"

func count(text string) int { return len(strings.Fields(text)) }
