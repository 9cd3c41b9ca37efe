/// A URI or a reference to one, cut into its parts (RFC 3986 appendix B), without its fragment.
///
/// File paths are references without scheme. A path that begins with a slash ends there for `..`, as RFC 3986 §5.2.4 has
/// it; one that does not keeps those that lead above its start, so that a file outside a folder is known as such.
package struct URIReference: Hashable, Sendable {
  var scheme: String?
  var authority: String?
  var path: String
  var query: String?

  package init(_ text: some StringProtocol) {
    var rest = Substring(text.prefix { $0 != "#" })
    if let colon = rest.firstIndex(of: ":"), colon > rest.startIndex, Self.isScheme(rest[..<colon]) {
      scheme = rest[..<colon].lowercased()
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      let end = rest.dropFirst(2).firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
      authority = String(rest.dropFirst(2)[..<end])
      rest = rest[end...]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    path = String(rest)
  }

  /// Cuts a reference at its `#`.
  package static func cut(_ reference: String) -> (address: Substring, fragment: Substring?) {
    guard let mark = reference.firstIndex(of: "#") else { return (Substring(reference), nil) }
    return (reference[..<mark], reference[reference.index(after: mark)...])
  }

  /// What this reference means at a place whose own address is `base` (RFC 3986 §5.2).
  package func resolved(against base: URIReference) -> URIReference {
    var result = self
    if scheme != nil {
      result.path = Self.withoutDots(path)
      return result
    }
    result.scheme = base.scheme
    if authority != nil {
      result.path = Self.withoutDots(path)
      return result
    }
    result.authority = base.authority
    if path.isEmpty {
      result.path = base.path
      result.query = query ?? base.query
    } else if path.hasPrefix("/") {
      result.path = Self.withoutDots(path)
    } else {
      let isBareHost = base.authority != nil && base.path.isEmpty
      let folder = base.path.lastIndex(of: "/").map { String(base.path[...$0]) } ?? (isBareHost ? "/" : "")
      result.path = Self.withoutDots(folder + path)
    }
    return result
  }

  /// The URI as text.
  package var text: String {
    (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path
      + (query.map { "?" + $0 } ?? "")
  }

  /// Removes `.` and what `..` undoes.
  static func withoutDots(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (position, segment) in segments.enumerated() {
      switch segment {
      case "." where position == segments.count - 1, "" where position == segments.count - 1:
        parts.append("")
      case ".": break
      case "" where position == 0: break
      case "..":
        if let last = parts.last, last != ".." {
          parts.removeLast()
        } else if !isAbsolute {
          parts.append(segment)
        }
        if position == segments.count - 1, !parts.isEmpty { parts.append("") }
      default: parts.append(segment)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  /// A text with `%XX` decoded; the text itself if that is not UTF-8.
  package static func decoded(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var position = 0
    while position < source.count {
      if source[position] == UInt8(ascii: "%"), position + 2 < source.count,
        let value = UInt8(String(decoding: source[position + 1...position + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        position += 3
      } else {
        bytes.append(source[position])
        position += 1
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? String(text)
  }

  private static func isScheme(_ text: Substring) -> Bool {
    // One letter is a drive on some systems, not a scheme.
    text.utf8.count > 1 && (text.utf8.first ?? 0) | 0x20 >= UInt8(ascii: "a")
      && text.utf8.allSatisfy { byte in
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || "+-.".utf8.contains(byte)
      }
  }
}
