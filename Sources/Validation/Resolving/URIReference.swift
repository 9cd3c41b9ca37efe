/// A URI reference taken apart (RFC 3986 §4.1), as far as schemas need it: what is before the fragment and the
/// fragment; resolved against a base by the rules of §5.2.
struct URIReference: Hashable, Sendable {
  var scheme: String?
  var authority: String?
  var path: String
  var query: String?
  var fragment: String?

  /// Takes a text apart by the expression of RFC 3986 appendix B, which matches every text.
  init(_ text: String) {
    var rest = Substring(text)
    if let mark = rest.firstIndex(of: "#") {
      fragment = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    if let colon = rest.firstIndex(of: ":"), colon > rest.startIndex, !rest[..<colon].contains("/") {
      scheme = rest[..<colon].lowercased()
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      let start = rest.index(rest.startIndex, offsetBy: 2)
      let end = rest[start...].firstIndex(of: "/") ?? rest.endIndex
      authority = String(rest[start..<end])
      rest = rest[end...]
    }
    path = String(rest)
  }

  /// The text without the fragment.
  var withoutFragment: String {
    (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path
      + (query.map { "?" + $0 } ?? "")
  }

  /// Resolves a reference against a base (RFC 3986 §5.2.2).
  func resolved(against base: URIReference) -> URIReference {
    var target = self
    if scheme != nil {
      target.path = Self.withoutDots(path)
      return target
    }
    target.scheme = base.scheme
    if authority != nil {
      target.path = Self.withoutDots(path)
      return target
    }
    target.authority = base.authority
    if path.isEmpty {
      target.path = base.path
      target.query = query ?? base.query
    } else if path.hasPrefix("/") {
      target.path = Self.withoutDots(path)
    } else {
      let merged: String
      if base.authority != nil, base.path.isEmpty {
        merged = "/" + path
      } else if let slash = base.path.lastIndex(of: "/") {
        merged = String(base.path[...slash]) + path
      } else {
        merged = path
      }
      target.path = Self.withoutDots(merged)
    }
    return target
  }

  /// RFC 3986 §5.2.4.
  private static func withoutDots(_ path: String) -> String {
    guard path.contains(".") else { return path }
    var output: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (number, segment) in segments.enumerated() {
      let isLast = number == segments.count - 1
      switch segment {
      case ".": if isLast { output.append("") }
      case "..":
        if output.count > 1 || output.first.map({ !$0.isEmpty }) == true { output.removeLast() }
        if isLast { output.append("") }
      default: output.append(segment)
      }
    }
    let text = output.joined(separator: "/")
    return path.hasPrefix("/") && !text.hasPrefix("/") ? "/" + text : text
  }

  /// The fragment with `%XX` decoded.
  var decodedFragment: String? {
    fragment.map(Self.decoded)
  }

  /// A text with `%XX` decoded; a `%` that starts none stands for itself.
  static func decoded(_ text: String) -> String {
    guard text.contains("%") else { return text }
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var position = 0
    while position < source.count {
      if source[position] == UInt8(ascii: "%"), position + 2 < source.count,
        let high = Character(Unicode.Scalar(source[position + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(source[position + 2])).hexDigitValue
      {
        bytes.append(UInt8(high << 4 | low))
        position += 3
      } else {
        bytes.append(source[position])
        position += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
