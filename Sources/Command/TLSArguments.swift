import ArgumentParser
import UnderstudyDiagnostics
import UnderstudyOpenAPI
import UnderstudyTLS

/// Whether a mock speaks TLS, and who it says it is.
struct TLSArguments: ParsableArguments {
  /// Where an identity comes from that is not in files.
  enum Source: String, ExpressibleByArgument, CaseIterable {
    case selfSigned = "self-signed"
  }

  @Option(
    help: ArgumentHelp(
      "Serve HTTPS with a certificate made at the start, for the names of --tls-name.",
      valueName: "self-signed"))
  var tls: Source?

  @Option(
    name: .customLong("tls-name"),
    help: ArgumentHelp(
      "A host name or address that the certificate is for; may be repeated. localhost, 127.0.0.1 and ::1 if none is given.",
      valueName: "name"))
  var names: [String] = []

  @Option(help: "Where the authority that clients have to trust is written.")
  var tlsCA = "understudy-ca.pem"

  @Option(help: ArgumentHelp("Serve HTTPS with the certificate of a PEM file.", valueName: "file"))
  var tlsCert: String?

  @Option(help: ArgumentHelp("The PEM file with the certificate's private key.", valueName: "file"))
  var tlsKey: String?

  /// An identity, and what is to be told of it at the start.
  struct Chosen {
    var identity: TLSIdentity
    var remarks: [String]
  }

  func validate() throws {
    guard (tlsCert == nil) == (tlsKey == nil) else {
      throw ValidationError("--tls-cert and --tls-key go together")
    }
    guard tls == nil || tlsCert == nil else {
      throw ValidationError("--tls self-signed and --tls-cert exclude each other")
    }
    guard names.isEmpty || tls != nil else { throw ValidationError("--tls-name goes with --tls self-signed") }
  }

  /// The identity that was asked for; `nil` for plain HTTP.
  func load() throws(DiagnosticError) -> Chosen? {
    if tls != nil { return try made() }
    do throws(TLSFailure) {
      guard let tlsCert, let tlsKey else { return nil }
      let identity = try TLSIdentity(
        certificate: Self.read(tlsCert) { .noCertificate(file: tlsCert, reason: $0) },
        key: Self.read(tlsKey) { .noKey(file: tlsKey, reason: $0) },
        certificateFile: tlsCert, keyFile: tlsKey)
      return Chosen(identity: identity, remarks: ["certificate SHA-256 \(identity.fingerprint)"])
    } catch {
      throw DiagnosticError(error.diagnostic)
    }
  }

  private func made() throws(DiagnosticError) -> Chosen {
    let names = names.isEmpty ? ["localhost", "127.0.0.1", "::1"] : names
    let made: SelfSigned
    do throws(TLSFailure) {
      made = try SelfSigned(names: names)
    } catch {
      throw DiagnosticError(error.diagnostic)
    }
    do throws(DiagnosticError) {
      try OutputFile.write(String(decoding: made.authority, as: UTF8.self), to: tlsCA)
    } catch {
      let note = Diagnostic.Note("name another file with --tls-ca")
      throw DiagnosticError(.error(error.diagnostics.first?.message ?? "\(error)", notes: [note]))
    }
    return Chosen(
      identity: made.identity,
      remarks: [
        "certificate for \(names.joined(separator: ", ")): SHA-256 \(made.identity.fingerprint)",
        "clients have to trust the authority in '\(tlsCA)'",
      ])
  }

  private static func read(_ path: String, _ failure: (String) -> TLSFailure) throws(TLSFailure) -> [UInt8] {
    do throws(DocumentSourceError) {
      return try FileSource(limit: 1 << 20).bytes(of: path)
    } catch {
      throw failure(error.reason)
    }
  }
}
