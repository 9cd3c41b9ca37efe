/// A JSON Pointer (RFC 6901): the way from a document's root to one of its values.
public struct JSONPointer: Hashable, Sendable {
  /// The reference tokens, unescaped.
  public var tokens: [String]

  /// A pointer from its tokens.
  public init(tokens: [String] = []) {
    self.tokens = tokens
  }

  /// A pointer from its text (`/a/0/b~1c`); `nil` if RFC 6901 §3 does not allow it.
  public init?(_ text: some StringProtocol) {
    guard !text.isEmpty else {
      self.init()
      return
    }
    guard text.hasPrefix("/") else { return nil }
    var tokens: [String] = []
    for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let token = Self.unescaped(part) else { return nil }
      tokens.append(token)
    }
    self.init(tokens: tokens)
  }

  /// The pointer to a member or element of what this one points to.
  public func appending(_ token: String) -> JSONPointer {
    JSONPointer(tokens: tokens + [token])
  }

  /// The pointer to an element of what this one points to.
  public func appending(_ position: Int) -> JSONPointer {
    appending(String(position))
  }

  /// A token with `~` and `/` escaped (RFC 6901 §3).
  public static func escaped(_ token: String) -> String {
    token.reduce(into: "") { text, character in
      switch character {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text.append(character)
      }
    }
  }

  private static func unescaped(_ part: some StringProtocol) -> String? {
    guard part.utf8.contains(UInt8(ascii: "~")) else { return String(part) }
    var token = ""
    var scalars = part.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "~" else {
        token.unicodeScalars.append(scalar)
        continue
      }
      switch scalars.next() {
      case "0": token += "~"
      case "1": token += "/"
      default: return nil
      }
    }
    return token
  }

  /// A token as the position of an array's element: digits without leading zeros (RFC 6901 §4).
  static func position(_ token: String) -> Int? {
    guard token == "0" || (!token.hasPrefix("0") && token.utf8.allSatisfy { $0 &- 0x30 < 10 }) else {
      return nil
    }
    return Int(token)
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer's text.
  public var description: String {
    tokens.map { "/" + Self.escaped($0) }.joined()
  }
}

extension JSONNode {
  /// The value that a pointer leads to, or `nil`.
  public subscript(pointer: JSONPointer) -> JSONNode? {
    var node = self
    for token in pointer.tokens {
      let next = node.kind == .array ? JSONPointer.position(token).flatMap { node[$0] } : node[token]
      guard let next else { return nil }
      node = next
    }
    return node
  }
}

extension JSONValue {
  /// The value that a pointer leads to, or `nil`.
  public subscript(pointer: JSONPointer) -> JSONValue? {
    pointer.tokens.reduce(JSONValue?.some(self)) { value, token in
      value.flatMap { $0.kind == .array ? JSONPointer.position(token).flatMap { value?[$0] } : $0[token] }
    }
  }
}
