import Foundation
import TestSupport
import Testing
import UnderstudyJSON

/// The files that the bundled document is served with, read from the package itself.
enum Files {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  static func body(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: root.appending(path: "Fixtures/chat-completions/bodies/\(name).json")))
  }

  static func stream(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: root.appending(path: "Fixtures/chat-completions/streams/\(name).sse")))
  }

  /// The first events of a stream, byte for byte.
  static func events(_ count: Int, of name: String) throws -> [UInt8] {
    let text = String(decoding: try stream(name), as: UTF8.self)
    let events = text.components(separatedBy: "\n\n")
    return Array(events.prefix(count).map { $0 + "\n\n" }.joined().utf8)
  }

  /// The path of a case, as it is given to a server.
  static func cases(_ path: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/\(path)").path
  }
}
