// Names, and how pairs of certificates and keys are read.
package main

import (
	"bytes"
	"crypto/tls"
	"embed"
	"fmt"
	"os"
	"path/filepath"
)

//go:embed certs
var files embed.FS

func read(name string) []byte {
	b, _ := files.ReadFile("certs/" + name)
	return b
}

func main() {
	for v := uint16(0x2ff); v < 0x306; v++ {
		fmt.Print(tls.VersionName(v), " ")
	}
	fmt.Println()
	for _, id := range []uint16{tls.TLS_AES_128_GCM_SHA256, tls.TLS_CHACHA20_POLY1305_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305, tls.TLS_RSA_WITH_3DES_EDE_CBC_SHA, tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, 0x1234} {
		fmt.Println(tls.CipherSuiteName(id))
	}
	fmt.Println(tls.X25519, tls.CurveP521, tls.X25519MLKEM768, tls.CurveID(7), tls.PSSWithSHA256, tls.Ed25519, tls.SignatureScheme(1))
	fmt.Println(tls.NoClientCert, tls.RequireAndVerifyClientCert, tls.ClientAuthType(9))
	for _, a := range []tls.AlertError{0, 10, 20, 42, 48, 70, 116, 120, 200} {
		fmt.Print(a, "; ")
	}
	fmt.Println()

	pair := func(cert, key []byte) {
		c, err := tls.X509KeyPair(cert, key)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(len(c.Certificate), c.PrivateKey != nil, c.Leaf.Subject)
	}
	for _, name := range []string{"local", "rsa", "ed"} {
		pair(read(name+".pem"), read(name+".key"))
	}
	pair(append(read("ed.pem"), read("mid.pem")...), read("ed.key"))
	pair(bytes.Join([][]byte{read("local.key"), read("local.pem")}, nil), bytes.Join([][]byte{read("local.pem"), read("local.key")}, nil))
	pair(nil, read("local.key"))
	pair(read("local.key"), read("local.key"))
	pair(append(read("local.key"), read("rsa.key")...), read("local.key"))
	pair(read("local.pem"), nil)
	pair(read("local.pem"), read("local.pem"))
	pair(read("local.pem"), append(read("local.pem"), read("rsa.pem")...))
	pair(read("local.pem"), read("ca.key"))
	pair(read("local.pem"), read("rsa.key"))
	pair([]byte("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), read("local.key"))

	dir, _ := os.MkdirTemp("", "pair")
	defer os.RemoveAll(dir)
	at := func(name string) string { return filepath.Join(dir, name) }
	os.WriteFile(at("cert"), read("local.pem"), 0o600)
	os.WriteFile(at("key"), read("local.key"), 0o600)
	_, err := tls.LoadX509KeyPair(at("cert"), at("key"))
	fmt.Println(err)
	_, err = tls.LoadX509KeyPair(at("none"), at("key"))
	fmt.Println(os.IsNotExist(err))
	_, err = tls.LoadX509KeyPair(at("cert"), at("none"))
	fmt.Println(os.IsNotExist(err))
	_, err = tls.Listen("tcp", "localhost:0", &tls.Config{})
	fmt.Println(err)
}
