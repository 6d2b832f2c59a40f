package tls

import (
	"context"
	"crypto/x509"
	"errors"
)

// Handshake makes the handshake unless that was done.
func (c *Conn) Handshake() error { return c.HandshakeContext(context.Background()) }

// HandshakeContext makes the handshake unless that was done. If ctx ends before, the connection is closed.
func (c *Conn) HandshakeContext(ctx context.Context) (err error) {
	if c.complete.Load() {
		return nil
	}
	c.handshakes.Lock()
	defer c.handshakes.Unlock()
	if c.failed != nil || c.complete.Load() {
		return c.failed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if ctx.Done() != nil {
		stop := context.AfterFunc(ctx, func() { c.conn.Close() })
		defer func() {
			if !stop() {
				err = ctx.Err()
			}
		}()
	}
	c.in.Lock()
	defer c.in.Unlock()
	if c.isClient {
		err = c.greet()
	} else {
		err = c.receive(ctx)
	}
	for err == nil && c.flags&handshaking != 0 {
		err = c.more()
	}
	c.failed = err
	return err
}

// greet begins as a client.
func (c *Conn) greet() error {
	config := c.config
	if config.ServerName == "" && !config.InsecureSkipVerify {
		return errors.New("tls: either ServerName or InsecureSkipVerify must be specified in the tls.Config")
	}
	for _, protocol := range config.NextProtos {
		if len(protocol) == 0 || len(protocol) > 255 {
			return errors.New("tls: invalid NextProtos value")
		}
	}
	s := config.settings()
	s.name, s.pool, s.skip = config.ServerName, config.RootCAs, config.InsecureSkipVerify
	if len(config.Certificates) > 0 {
		if err := s.use(&config.Certificates[0]); err != nil {
			return err
		}
	}
	id, problem := open(s)
	if problem != "" {
		return errors.New(problem)
	}
	c.begin(id)
	return c.told(handshaking|toSend, 0, 0, "")
}

// receive waits for a client's greeting and answers.
func (c *Conn) receive(ctx context.Context) error {
	c.begin(accept())
	c.flags = handshaking
	for c.flags&greeted == 0 {
		if err := c.more(); err != nil {
			return err
		}
	}
	name, protocols, suites, schemes, curves, versions := greeting(c.id)
	hello := &ClientHelloInfo{CipherSuites: suites, ServerName: name, SupportedProtos: protocols, SupportedVersions: versions, Conn: c.conn, ctx: ctx}
	for _, scheme := range schemes {
		hello.SignatureSchemes = append(hello.SignatureSchemes, SignatureScheme(scheme))
	}
	for _, curve := range curves {
		hello.SupportedCurves = append(hello.SupportedCurves, CurveID(curve))
	}
	c.hello = hello
	if c.config.GetConfigForClient != nil {
		other, err := c.config.GetConfigForClient(hello)
		if err != nil {
			c.refuse(internalError)
			return err
		}
		if other != nil {
			c.config = other
		}
	}
	one, err := c.config.certificate(hello)
	if err == errNoCertificates {
		c.refuse(unrecognizedName)
		return err
	}
	if err != nil {
		c.refuse(internalError)
		return err
	}
	s := c.config.settings()
	s.pool, s.auth = c.config.ClientCAs, int(c.config.ClientAuth)
	if err := s.use(one); err != nil {
		return err
	}
	return c.told(answer(c.id, s))
}

const (
	internalError    = 80
	unrecognizedName = 112
)

// refuse tells a client that was not answered yet that it will not be.
func (c *Conn) refuse(alert byte) {
	const kind, fatal = 21, 2
	c.conn.Write([]byte{kind, 3, 3, 0, 2, fatal, alert})
}

// finish notes what was agreed on, and asks the program whether that will do.
func (c *Conn) finish() error {
	version, suite, curve, protocol, name, raw := agreed(c.id)
	certs, err := parseAll(raw)
	if err != nil {
		return err
	}
	c.state = ConnectionState{
		Version: version, CipherSuite: suite, CurveID: CurveID(curve), NegotiatedProtocol: protocol,
		NegotiatedProtocolIsMutual: true, ServerName: name, PeerCertificates: certs, id: c.id,
	}
	if len(certs) > 0 && c.verifies() {
		if c.state.VerifiedChains, err = c.chains(certs); err != nil {
			return &CertificateVerificationError{certs, err}
		}
	}
	asked := c.isClient || c.config.ClientAuth != NoClientCert
	if c.config.VerifyPeerCertificate != nil && asked {
		if err := c.config.VerifyPeerCertificate(raw, c.state.VerifiedChains); err != nil {
			return err
		}
	}
	if c.config.VerifyConnection != nil {
		if err := c.config.VerifyConnection(c.state); err != nil {
			return err
		}
	}
	c.state.HandshakeComplete = true
	c.complete.Store(true)
	return nil
}

// verifies reports whether the other side must show a certificate that is to be trusted, if any.
func (c *Conn) verifies() bool {
	if c.isClient {
		return !c.config.InsecureSkipVerify
	}
	return c.config.ClientAuth >= VerifyClientCertIfGiven
}

// chains finds chains from the other side's certificate to one that is trusted.
func (c *Conn) chains(certs []*x509.Certificate) ([][]*x509.Certificate, error) {
	opts := x509.VerifyOptions{Roots: c.config.RootCAs, DNSName: c.config.ServerName, CurrentTime: c.config.now(), Intermediates: x509.NewCertPool()}
	if !c.isClient {
		opts.Roots, opts.DNSName, opts.KeyUsages = c.config.ClientCAs, "", []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	}
	for _, cert := range certs[1:] {
		opts.Intermediates.AddCert(cert)
	}
	return certs[0].Verify(opts)
}

// ConnectionState returns what is known of the connection.
func (c *Conn) ConnectionState() ConnectionState {
	c.handshakes.Lock()
	defer c.handshakes.Unlock()
	return c.state
}

// OCSPResponse returns nothing: none is kept.
func (c *Conn) OCSPResponse() []byte { return nil }

// VerifyHostname checks that the server's certificate is for a host.
func (c *Conn) VerifyHostname(host string) error {
	state := c.ConnectionState()
	switch {
	case !c.isClient:
		return errors.New("tls: VerifyHostname called on TLS server connection")
	case !state.HandshakeComplete:
		return errors.New("tls: handshake has not yet been performed")
	case len(state.VerifiedChains) == 0:
		return errors.New("tls: handshake did not verify certificate chain")
	}
	return state.PeerCertificates[0].VerifyHostname(host)
}
