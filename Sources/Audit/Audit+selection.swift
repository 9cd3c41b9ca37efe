import UnderstudyDiagnostics
import UnderstudyOpenAPI

extension Audit {
  /// The operations that may be asked, and why the others are not.
  static func selection(
    of document: OpenAPIDocument, _ options: AuditOptions
  ) throws(DiagnosticError) -> (operations: [Operation], notes: [String]) {
    for name in options.operations.sorted() where document.operation(named: name) == nil {
      let known = document.operations.prefix(10).map(\.name).joined(separator: ", ")
      throw DiagnosticError(
        .error("there is no operation '\(name)' in '\(document.file)'", notes: [.init("there are \(known)")]))
    }
    let named = document.operations.filter {
      options.operations.isEmpty || options.operations.contains($0.name)
    }
    var operations: [Operation] = []
    var notes: [String] = []
    for operation in named {
      if !options.methods.contains(operation.method.uppercased()) {
        notes.append(
          "\(operation.name): not asked, because \(operation.method) may change something; "
            + "--allow \(operation.method) allows it")
      } else if !Credential.isOptional(for: operation), options.key == nil {
        notes.append(
          "\(operation.name): not asked, because it needs a credential; give one with --key or in "
            + "UNDERSTUDY_AUDIT_KEY (for a mock any will do)")
      } else if !operation.security.isEmpty, Credential.schemes(of: operation) == nil {
        notes.append("\(operation.name): not asked, because it needs a client certificate")
      } else {
        operations.append(operation)
      }
    }
    guard !operations.isEmpty else {
      throw DiagnosticError(
        .error("no operation may be asked", notes: notes.prefix(10).map { Diagnostic.Note($0) }))
    }
    return (operations, notes)
  }
}

/// The URL that an audit is of.
enum AuditAddress {
  /// Scheme, host and port; and the path, `nil` where there is none.
  static func parts(of url: String) throws(DiagnosticError) -> (origin: String, path: String?) {
    guard let scheme = ["http://", "https://"].first(where: { url.lowercased().hasPrefix($0) }) else {
      throw failure(url, "it starts with http:// or https://")
    }
    let rest = url.dropFirst(scheme.count)
    let authority = rest.prefix { !"/?#".contains($0) }
    let path = rest[authority.endIndex...]
    guard !authority.isEmpty, !authority.contains("@"), !path.contains("?"), !path.contains("#"),
      rest.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
    else {
      throw failure(url, "it is scheme, host, port and path only; a credential is given with --key")
    }
    var base = Substring(path)
    while base.hasSuffix("/") { base.removeLast() }
    return (scheme + authority, base.isEmpty ? nil : String(base))
  }

  private static func failure(_ url: String, _ note: String) -> DiagnosticError {
    // What stands before an '@' may be a password.
    let shown = url.split(separator: "@").last.map(String.init) ?? url
    return DiagnosticError(.error("'\(shown)' is no URL to audit", notes: [.init(note)]))
  }
}
