import Testing
import UnderstudyDiagnostics
import UnderstudyTLS

struct TLSIdentityTests {
  @Test func `makes an identity that reads back, with a fingerprint of its own`() throws {
    let first = try SelfSigned(names: ["localhost"])
    let second = try SelfSigned(names: ["localhost"])
    let read = try TLSIdentity(certificate: first.identity.certificate, key: first.identity.key)
    #expect(read.fingerprint == first.identity.fingerprint)
    #expect(read.fingerprint != second.identity.fingerprint)
    #expect(read.fingerprint.utf8.count == 32 * 3 - 1)
    #expect(read.remark == nil)
    #expect(first.authority != first.identity.certificate)
  }

  @Test(arguments: ["mock.example", "*.example", "a_b", "192.0.2.7", "::1", "xn--bcher-kva.example"])
  func `takes names and addresses`(name: String) throws {
    _ = try SelfSigned(names: [name])
  }

  @Test(arguments: ["", "no name", "a..b", "-a", "a-", "*", "a.*.b", "1.2.3.4/8", "bücher.example", "[::1]"])
  func `refuses what is no name`(name: String) {
    #expect(throws: TLSFailure.badName(name)) { _ = try SelfSigned(names: [name]) }
    #expect(throws: TLSFailure.badName("")) { _ = try SelfSigned(names: []) }
  }

  @Test func `a key that does not belong to the certificate is told with both files`() throws {
    let one = try SelfSigned(names: ["a"]).identity
    let other = try SelfSigned(names: ["b"]).identity
    let failure = try #require(throws: TLSFailure.self) {
      _ = try TLSIdentity(
        certificate: one.certificate, key: other.key, certificateFile: "one.pem", keyFile: "other.key")
    }
    #expect(failure == .mismatch(certificate: "one.pem", key: "other.key"))
    #expect(
      failure.diagnostic.description == """
        error: the private key in 'other.key' does not belong to the certificate in 'one.pem'
        note: the first certificate of the file must be the server's own, with the key that it was made with
        """)
  }

  @Test(arguments: [[], Array("nothing".utf8), Array("-----BEGIN CERTIFICATE-----\nx\n".utf8), [0, 255]])
  func `what is no certificate and no key is told, not crashed on`(text: [UInt8]) throws {
    let good = try SelfSigned(names: ["a"]).identity
    let noCertificate = try #require(throws: TLSFailure.self) {
      _ = try TLSIdentity(certificate: text, key: good.key, certificateFile: "c.pem")
    }
    guard case .noCertificate("c.pem", _) = noCertificate else {
      Issue.record("\(noCertificate)")
      return
    }
    let noKey = try #require(throws: TLSFailure.self) {
      _ = try TLSIdentity(certificate: good.certificate, key: text, keyFile: "k.pem")
    }
    guard case .noKey("k.pem", _) = noKey else {
      Issue.record("\(noKey)")
      return
    }
  }

  @Test func `a certificate is no key, and a key no certificate`() throws {
    let good = try SelfSigned(names: ["a"]).identity
    #expect(throws: TLSFailure.self) {
      _ = try TLSIdentity(certificate: good.key, key: good.certificate)
    }
  }

  @Test func `certificates after the first lead to an authority and are kept`() throws {
    let made = try SelfSigned(names: ["a"])
    let chain = made.identity.certificate + made.authority
    let read = try TLSIdentity(certificate: chain, key: made.identity.key)
    #expect(read.fingerprint == made.identity.fingerprint)
    #expect(read.certificate == chain)
    #expect(throws: TLSFailure.self) {
      _ = try TLSIdentity(certificate: made.authority + made.identity.certificate, key: made.identity.key)
    }
  }
}
