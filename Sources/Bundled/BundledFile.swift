/// A file that is part of the program.
public struct BundledFile: Sendable {
  /// The path from the package's root, such as `openapi/chat-completions.yaml`.
  public let path: String

  private let literal: StaticString
  private let isHex: Bool

  /// The file's bytes. Each call makes a copy; the original is in the program's constant data.
  public var bytes: [UInt8] {
    literal.withUTF8Buffer { utf8 in
      guard isHex else { return Array(utf8) }
      return stride(from: 0, to: utf8.count - 1, by: 2).map { place in
        Self.digit(utf8[place]) << 4 | Self.digit(utf8[place + 1])
      }
    }
  }

  /// A file that is valid UTF-8.
  init(path: String, text: StaticString) {
    self.path = path
    literal = text
    isHex = false
  }

  /// Any other file, two lower-case hexadecimal digits a byte.
  init(path: String, hex: StaticString) {
    self.path = path
    literal = hex
    isHex = true
  }

  private static func digit(_ character: UInt8) -> UInt8 {
    character < UInt8(ascii: "a") ? character &- UInt8(ascii: "0") : character &- UInt8(ascii: "a") &+ 10
  }
}
