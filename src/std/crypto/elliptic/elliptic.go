// Package elliptic has curves for crypto/ecdsa.
//
// Left out: P224, GenerateKey, arithmetic with points (Add, Double, ScalarMult, ScalarBaseMult), MarshalCompressed and
// UnmarshalCompressed.
package elliptic

import (
	"math/big"
	"sync"
)

// A Curve is one of the curves of this package.
type Curve interface {
	// Params returns what is known of the curve.
	Params() *CurveParams
	// IsOnCurve reports whether a point is on the curve.
	//
	// Deprecated: keys are checked where they are read.
	IsOnCurve(x, y *big.Int) bool
}

// CurveParams are the numbers of a curve y² = x³ - 3x + b.
type CurveParams struct {
	P       *big.Int // of the field
	N       *big.Int // how many points there are
	B       *big.Int
	Gx, Gy  *big.Int // the point that all others come of
	BitSize int
	Name    string
}

// Params returns curve.
func (curve *CurveParams) Params() *CurveParams { return curve }

// IsOnCurve reports whether a point is on the curve.
func (curve *CurveParams) IsOnCurve(x, y *big.Int) bool {
	for _, n := range []*big.Int{x, y} {
		if n.Sign() < 0 || n.Cmp(curve.P) >= 0 {
			return false
		}
	}
	left := new(big.Int).Mul(y, y)
	right := new(big.Int).Mul(x, x)
	right.Sub(right, big.NewInt(3))
	right.Mul(right, x)
	right.Add(right, curve.B)
	left.Sub(left, right)
	return left.Mod(left, curve.P).Sign() == 0
}

func curve(name string, bits int, p, n, b, x, y string) *CurveParams {
	number := func(s string) *big.Int {
		z, _ := new(big.Int).SetString(s, 16)
		return z
	}
	return &CurveParams{number(p), number(n), number(b), number(x), number(y), bits, name}
}

var p256 = sync.OnceValue(func() *CurveParams {
	return curve("P-256", 256,
		"ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
		"ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
		"5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
		"6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
		"4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")
})

// P256 returns the curve P-256.
func P256() Curve { return p256() }

var p384 = sync.OnceValue(func() *CurveParams {
	return curve("P-384", 384,
		"fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
		"ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
		"b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
		"aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7",
		"3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f")
})

// P384 returns the curve P-384.
func P384() Curve { return p384() }

var p521 = sync.OnceValue(func() *CurveParams {
	return curve("P-521", 521,
		"1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
		"1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
		"51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
		"c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
		"11839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650")
})

// P521 returns the curve P-521.
func P521() Curve { return p521() }

// Marshal returns a point in the uncompressed form.
//
// Deprecated: use crypto/ecdsa.
func Marshal(curve Curve, x, y *big.Int) []byte {
	if !curve.IsOnCurve(x, y) {
		panic("crypto/elliptic: attempted operation on invalid point")
	}
	size := (curve.Params().BitSize + 7) / 8
	b := make([]byte, 1+2*size)
	b[0] = 4
	x.FillBytes(b[1 : 1+size])
	y.FillBytes(b[1+size:])
	return b
}

// Unmarshal reads what Marshal returns; x is nil if there is something wrong.
//
// Deprecated: use crypto/ecdsa.
func Unmarshal(curve Curve, data []byte) (x, y *big.Int) {
	size := (curve.Params().BitSize + 7) / 8
	if len(data) != 1+2*size || data[0] != 4 {
		return nil, nil
	}
	x, y = new(big.Int).SetBytes(data[1:1+size]), new(big.Int).SetBytes(data[1+size:])
	if !curve.IsOnCurve(x, y) {
		return nil, nil
	}
	return x, y
}
