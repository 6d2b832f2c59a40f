// Package pkix has the names of those whom certificates are about.
//
// Left out: lists of revoked certificates (CertificateList, TBSCertificateList, RevokedCertificate), AttributeTypeAndValueSET.
package pkix

import (
	"encoding/asn1"
	"encoding/hex"
	"fmt"
	"strings"
)

// An AlgorithmIdentifier names an algorithm with its parameters.
type AlgorithmIdentifier struct {
	Algorithm  asn1.ObjectIdentifier
	Parameters asn1.RawValue `asn1:"optional"`
}

// An AttributeTypeAndValue is one part of a name.
type AttributeTypeAndValue struct {
	Type  asn1.ObjectIdentifier
	Value any
}

// A RelativeDistinguishedNameSET is the parts on one level of a name.
type RelativeDistinguishedNameSET []AttributeTypeAndValue

// An RDNSequence is a name by its levels.
type RDNSequence []RelativeDistinguishedNameSET

// An Extension is something that a certificate says beyond what each does.
type Extension struct {
	Id       asn1.ObjectIdentifier
	Critical bool `asn1:"optional"`
	Value    []byte
}

// A Name is whom a certificate is about, or who issued it.
type Name struct {
	Country, Organization, OrganizationalUnit []string
	Locality, Province                        []string
	StreetAddress, PostalCode                 []string
	SerialNumber, CommonName                  string
	// Names has all parts of a name that was read.
	Names []AttributeTypeAndValue
	// ExtraNames has parts to be written beside, or instead of, those of the fields above.
	ExtraNames []AttributeTypeAndValue
}

// The numbers below 2.5.4 of the parts that have fields.
const (
	commonName   = 3
	serialNumber = 5
	country      = 6
	locality     = 7
	province     = 8
	street       = 9
	organization = 10
	unit         = 11
	postalCode   = 17
)

var letters = map[int]string{
	commonName: "CN", serialNumber: "SERIALNUMBER", country: "C", locality: "L", province: "ST", street: "STREET",
	organization: "O", unit: "OU", postalCode: "POSTALCODE",
}

// field returns the last number of a part's type if that is below 2.5.4.
func field(t asn1.ObjectIdentifier) (int, bool) {
	if len(t) == 4 && t[0] == 2 && t[1] == 5 && t[2] == 4 {
		return t[3], true
	}
	return 0, false
}

// FillFromRDNSequence adds the parts of rdns to n.
func (n *Name) FillFromRDNSequence(rdns *RDNSequence) {
	for _, level := range *rdns {
		for _, part := range level {
			n.Names = append(n.Names, part)
			value, ok := part.Value.(string)
			if !ok {
				continue
			}
			which, _ := field(part.Type)
			switch which {
			case commonName:
				n.CommonName = value
			case serialNumber:
				n.SerialNumber = value
			default:
				if list := n.list(which); list != nil {
					*list = append(*list, value)
				}
			}
		}
	}
}

func (n *Name) list(which int) *[]string {
	switch which {
	case country:
		return &n.Country
	case locality:
		return &n.Locality
	case province:
		return &n.Province
	case street:
		return &n.StreetAddress
	case organization:
		return &n.Organization
	case unit:
		return &n.OrganizationalUnit
	case postalCode:
		return &n.PostalCode
	}
	return nil
}

// ToRDNSequence returns the name by levels: country, province, locality, street, postal code, organization, unit, common name
// and serial number, then ExtraNames, which replace those of the same type.
func (n Name) ToRDNSequence() (ret RDNSequence) {
	add := func(which int, values ...string) {
		t := asn1.ObjectIdentifier{2, 5, 4, which}
		for _, extra := range n.ExtraNames {
			if extra.Type.Equal(t) {
				return
			}
		}
		var level RelativeDistinguishedNameSET
		for _, value := range values {
			level = append(level, AttributeTypeAndValue{Type: append(asn1.ObjectIdentifier(nil), t...), Value: value})
		}
		if level != nil {
			ret = append(ret, level)
		}
	}
	for _, which := range []int{country, province, locality, street, postalCode, organization, unit} {
		add(which, *n.list(which)...)
	}
	if n.CommonName != "" {
		add(commonName, n.CommonName)
	}
	if n.SerialNumber != "" {
		add(serialNumber, n.SerialNumber)
	}
	for _, extra := range n.ExtraNames {
		ret = append(ret, RelativeDistinguishedNameSET{extra})
	}
	return ret
}

// String returns the name as RFC 2253 writes it, with parts that have no field first.
func (n Name) String() string {
	var rdns RDNSequence
	if n.ExtraNames == nil {
		for _, part := range n.Names {
			which, ok := field(part.Type)
			if ok && letters[which] != "" {
				continue
			}
			rdns = append(rdns, RelativeDistinguishedNameSET{part})
		}
	}
	return append(rdns, n.ToRDNSequence()...).String()
}

// String returns the name as RFC 2253 writes it: the last level first.
func (r RDNSequence) String() string {
	var b strings.Builder
	for i := len(r) - 1; i >= 0; i-- {
		if b.Len() > 0 {
			b.WriteByte(',')
		}
		for j, part := range r[i] {
			if j > 0 {
				b.WriteByte('+')
			}
			which, ok := field(part.Type)
			name := letters[which]
			if !ok || name == "" {
				fmt.Fprintf(&b, "%s=%s", part.Type, other(part.Value))
				continue
			}
			fmt.Fprintf(&b, "%s=%s", name, escaped(fmt.Sprint(part.Value)))
		}
	}
	return b.String()
}

// other writes the value of a part without a letter: strings as themselves, since that is how they were read.
func other(value any) string {
	if b, ok := value.([]byte); ok {
		return "#" + hex.EncodeToString(b)
	}
	return escaped(fmt.Sprint(value))
}

// escaped marks what would end a value.
func escaped(value string) string {
	var b strings.Builder
	for i := range len(value) {
		c := value[i]
		edge := c == ' ' && (i == 0 || i == len(value)-1) || c == '#' && i == 0
		if edge || strings.IndexByte(`,+"\<>;`, c) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}
