public import UnderstudyDiagnostics
import UnderstudyJSON

/// What coverage needs to know of an exchange.
public struct SeenExchange: Hashable, Sendable {
  /// The operation's name, where whoever wrote the exchange down knew it.
  public var operation: String?
  /// The method and the raw target of the request.
  public var method: String, target: String
  /// The status of the answer; `nil` where there was none.
  public var status: Int?
  /// The answer's media type; `nil` where nobody knows.
  public var mediaType: String?
  /// Whether the answer was a stream.
  public var isStream: Bool
  /// What went wrong on purpose.
  public var fault: String?

  /// Makes an exchange.
  public init(
    operation: String? = nil, method: String, target: String, status: Int? = nil, mediaType: String? = nil,
    isStream: Bool = false, fault: String? = nil
  ) {
    self.operation = operation
    self.method = method
    self.target = target
    self.status = status
    self.mediaType = mediaType
    self.isStream = isStream
    self.fault = fault
  }

  /// The exchanges of a saved journal: JSON as the admin API gives it, JSON Lines, or an HTTP Archive of whoever made it.
  ///
  /// - Returns: the exchanges, and how many the journal had dropped before them.
  /// - Throws: where it is none of these, at its place.
  public static func list(
    in bytes: [UInt8], file: String
  ) throws(DiagnosticError) -> (exchanges: [SeenExchange], droppedCount: Int) {
    if let document = try? JSONDocument(parsing: bytes, file: file) {
      let root = document.root
      if let entries = root["log"]?["entries"] { return (try Self.list(entries, entry), 0) }
      if let requests = root["requests"] {
        return (
          try Self.list(requests) { node throws(DiagnosticError) in try exchange(node) },
          root["dropped"]?.integer ?? 0
        )
      }
      // A journal of one line is JSON, too.
      if root["request"] != nil { return ([try exchange(root)], 0) }
      throw DiagnosticError(
        .error(
          "this is no journal", at: SourceLocation(file: file, line: 1, column: 1),
          notes: [.init("it is what 'understudy journal' prints as json, jsonl or har")]))
    }
    var exchanges: [SeenExchange] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
      let document: JSONDocument
      do throws(JSONError) {
        document = try JSONDocument(parsing: Array(line), file: file)
      } catch {
        throw DiagnosticError(
          .error(
            "this is neither JSON nor JSON Lines: \(error.message)",
            at: SourceLocation(file: file, line: number + error.line, column: error.column)))
      }
      exchanges.append(try exchange(document.root, line: number + 1))
    }
    return (exchanges, 0)
  }

  private static func list(
    _ node: JSONNode, _ read: (JSONNode) throws(DiagnosticError) -> SeenExchange
  ) throws(DiagnosticError) -> [SeenExchange] {
    var list: [SeenExchange] = []
    for element in node.elements { list.append(try read(element)) }
    return list
  }

  /// - Parameter line: the line that it is, where each has one to itself.
  private static func exchange(_ node: JSONNode, line: Int? = nil) throws(DiagnosticError) -> SeenExchange {
    guard let request = node["request"], let method = request["method"]?.string,
      let target = request["target"]?.string
    else {
      var place = node.location
      place.line = line ?? place.line
      throw DiagnosticError(.error("an exchange has a 'request' with 'method' and 'target'", at: place))
    }
    return SeenExchange(
      operation: node["operation"]?.string, method: method, target: target, status: node["status"]?.integer,
      mediaType: node["mediaType"]?.string, isStream: node["isStream"]?.bool ?? false,
      fault: node["fault"]?.string)
  }

  /// An entry of an HTTP Archive 1.2 (<http://www.softwareishard.com/blog/har-12-spec/#entries>).
  private static func entry(_ node: JSONNode) throws(DiagnosticError) -> SeenExchange {
    guard let request = node["request"], let method = request["method"]?.string,
      let url = request["url"]?.string
    else {
      throw DiagnosticError(.error("an entry has a 'request' with 'method' and 'url'", at: node.location))
    }
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? Substring(url)
    let target = String(rest.drop { $0 != "/" })
    // 0 is a request without an answer.
    let status = node["response"]?["status"]?.integer.flatMap { $0 == 0 ? nil : $0 }
    let type = node["response"]?["content"]?["mimeType"]?.string.flatMap { $0 == "x-unknown" ? nil : $0 }
    return SeenExchange(
      operation: node["_operation"]?.string, method: method, target: target.isEmpty ? "/" : target,
      status: status, mediaType: type, isStream: type?.hasPrefix("text/event-stream") ?? false,
      fault: node["_fault"]?.string)
  }
}
