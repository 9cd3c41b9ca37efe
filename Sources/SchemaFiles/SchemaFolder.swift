import Synchronization
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// The files that a schema and its references name, read when they are asked for; what is wrong with them is kept.
final class SchemaFolder: Sendable {
  private let source: any DocumentSource
  private let found = Mutex<[Diagnostic]>([])

  init(_ source: some DocumentSource) {
    self.source = source
  }

  /// What was wrong with the files that have been read.
  var diagnostics: [Diagnostic] { found.withLock { $0 } }

  /// Reads a file that the user named.
  func read(_ path: String) throws(DiagnosticError) -> JSONDocument {
    let bytes: [UInt8]
    do {
      bytes = try source.bytes(of: path)
    } catch {
      throw DiagnosticError(.error("'\(path)' cannot be read: \(error.reason)"))
    }
    let (document, diagnostics) = DocumentText.parse(bytes, file: path)
    guard let document else {
      throw DiagnosticError(diagnostics) ?? DiagnosticError(.error("'\(path)' is neither JSON nor YAML"))
    }
    found.withLock { $0 += diagnostics + document.repeatedNameWarnings() }
    return document
  }

  /// Reads a file that a reference names; nothing is fetched from elsewhere.
  func document(at uri: String) -> JSONDocument? {
    let path = URIReference.decoded(uri.hasPrefix("file://") ? String(uri.dropFirst(7)) : uri)
    guard !path.isEmpty, !path.contains("://"), !path.hasPrefix("urn:") else { return nil }
    do {
      return try read(path)
    } catch {
      let isThere = (try? source.bytes(of: path)) != nil
      // That a file is missing is told at the reference.
      if isThere { found.withLock { $0 += error.diagnostics } }
      return nil
    }
  }
}
