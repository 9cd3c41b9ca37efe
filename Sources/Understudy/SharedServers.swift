public import UnderstudyDiagnostics
import UnderstudyHTTP

extension MockServer {
  /// The mock of a document that everybody in the process shares, started when it is first asked for. Sessions keep those who
  /// use it apart.
  ///
  /// - Throws: what keeps it from starting.
  public static func shared(_ document: MockDocument) throws(DiagnosticError) -> MockServer {
    // The lock is held while a server starts, so that two who ask at once do not start two.
    try servers.withLock { servers throws(DiagnosticError) in
      if let server = servers[document] { return server }
      let server = try start(document)
      servers[document] = server
      return server
    }
  }

  private static let servers = Lock<[MockDocument: MockServer]>([:])
}
