#!/usr/bin/env zokor
package main

func main() {}