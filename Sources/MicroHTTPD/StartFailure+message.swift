public import UnderstudyDiagnostics

extension StartFailure: CustomStringConvertible {
  /// One sentence in lower case without a full stop.
  public var message: String {
    switch self {
    case .portInUse(let host, let port):
      "port \(port) on '\(host)' is in use"
    case .portOutOfRange(let port):
      "port \(port) is not in 0…65535"
    case .notPermitted(let host, let port):
      "no permission to listen on port \(port) of '\(host)'"
    case .addressNotUsable(let host, let reason):
      "cannot listen on '\(host)': \(reason)"
    case .tooManyOpen(let what, let errno):
      "cannot start, too many \(what): \(systemMessage(errno))"
    case .noTLS(let reason):
      "cannot serve TLS: \(reason)"
    case .refused(let what, let errno):
      "cannot start, \(what) failed: \(systemMessage(errno))"
    }
  }

  /// What can be done about it, if that is known.
  public var advice: String? {
    switch self {
    case .portInUse: "choose another port, or 0 for a free one"
    case .portOutOfRange, .noTLS, .refused: nil
    case .notPermitted: "choose a port above 1023"
    case .addressNotUsable(let host, _) where host.contains("/"): nil
    case .addressNotUsable: "127.0.0.1 is always there; 0.0.0.0 means all addresses"
    case .tooManyOpen: "raise the limit (ulimit -n, ulimit -u), or close what is not needed"
    }
  }

  /// The failure as an error that people read.
  public var diagnostic: Diagnostic {
    .error(message, notes: advice.map { [Diagnostic.Note($0)] } ?? [])
  }

  /// The sentence.
  public var description: String { message }
}
