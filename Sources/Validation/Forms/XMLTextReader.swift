/// Reads XML text from its bytes.
struct XMLTextReader {
  private var rest: ArraySlice<UInt8>
  private static let depthLimit = 256

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
  }

  mutating func document() throws(XMLElement.Failure) -> XMLElement {
    try skipMiscellany()
    guard rest.first == UInt8(ascii: "<") else { throw .noElement }
    let root = try element(depth: 0)
    try skipMiscellany()
    guard rest.isEmpty else { throw .surplus }
    return root
  }

  /// Skips white space, comments and processing instructions.
  private mutating func skipMiscellany() throws(XMLElement.Failure) {
    while true {
      rest = rest.drop { Self.isSpace($0) }
      if rest.starts(with: "<?".utf8) {
        try skip(to: "?>")
      } else if rest.starts(with: "<!--".utf8) {
        try skip(to: "-->")
      } else if rest.starts(with: "<!".utf8) {
        throw .documentType
      } else {
        return
      }
    }
  }

  private mutating func element(depth: Int) throws(XMLElement.Failure) -> XMLElement {
    guard depth < Self.depthLimit else { throw .tooDeep }
    rest = rest.dropFirst()
    let full = try name()
    var element = XMLElement(name: Self.local(full))
    while true {
      rest = rest.drop { Self.isSpace($0) }
      guard let byte = rest.first else { throw .unfinished }
      if byte == UInt8(ascii: ">") {
        rest = rest.dropFirst()
        break
      }
      if rest.starts(with: "/>".utf8) {
        rest = rest.dropFirst(2)
        return element
      }
      element.attributes.append(try attribute())
    }
    try readContent(of: &element, full, depth: depth)
    return element
  }

  private mutating func readContent(
    of element: inout XMLElement, _ full: String, depth: Int
  ) throws(XMLElement.Failure) {
    while true {
      let text = rest.prefix { $0 != UInt8(ascii: "<") }
      rest = rest[text.endIndex...]
      element.text += try Self.resolved(text)
      guard !rest.isEmpty else { throw .unfinished }
      if rest.starts(with: "</".utf8) {
        rest = rest.dropFirst(2)
        guard try name() == full else { throw .wrongEnd }
        rest = rest.drop { Self.isSpace($0) }
        guard rest.popFirst() == UInt8(ascii: ">") else { throw .unfinished }
        return
      } else if rest.starts(with: "<![CDATA[".utf8) {
        rest = rest.dropFirst(9)
        let section = rest
        try skip(to: "]]>")
        element.text += String(decoding: section[..<rest.startIndex].dropLast(3), as: UTF8.self)
      } else if rest.starts(with: "<!".utf8) || rest.starts(with: "<?".utf8) {
        try skipMiscellany()
      } else {
        element.children.append(try self.element(depth: depth + 1))
      }
    }
  }

  private mutating func attribute() throws(XMLElement.Failure) -> (name: String, value: String) {
    let name = try name()
    rest = rest.drop { Self.isSpace($0) }
    guard rest.popFirst() == UInt8(ascii: "=") else { throw .badAttribute }
    rest = rest.drop { Self.isSpace($0) }
    guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw .badAttribute
    }
    let value = rest.prefix { $0 != quote }
    rest = rest[value.endIndex...]
    guard rest.popFirst() == quote else { throw .unfinished }
    return (Self.local(name), try Self.resolved(value))
  }

  private mutating func name() throws(XMLElement.Failure) -> String {
    let name = rest.prefix { !Self.isSpace($0) && !"<>/=\"'".utf8.contains($0) }
    guard let first = name.first,
      first >= 0x80 || first == UInt8(ascii: "_") || first == UInt8(ascii: ":") || (first | 0x20) &- 0x61 < 26
    else { throw .badName }
    rest = rest[name.endIndex...]
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func skip(to end: String) throws(XMLElement.Failure) {
    let end = Array(end.utf8)
    while !rest.isEmpty {
      if rest.starts(with: end) {
        rest = rest.dropFirst(end.count)
        return
      }
      rest = rest.dropFirst()
    }
    throw .unfinished
  }

  /// A text with its references resolved.
  private static func resolved(_ text: ArraySlice<UInt8>) throws(XMLElement.Failure) -> String {
    guard text.contains(UInt8(ascii: "&")) else { return String(decoding: text, as: UTF8.self) }
    var result = ""
    var rest = Substring(decoding: text, as: UTF8.self)
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      let name = rest[rest.index(after: mark)...].prefix { $0 != ";" }
      guard name.endIndex < rest.endIndex, let character = character(named: name) else { throw .badReference }
      result.unicodeScalars.append(character)
      rest = rest[rest.index(after: name.endIndex)...]
    }
    return result + rest
  }

  private static func character(named name: Substring) -> Unicode.Scalar? {
    switch name {
    case "lt": "<"
    case "gt": ">"
    case "amp": "&"
    case "apos": "'"
    case "quot": "\""
    default:
      if name.hasPrefix("#x") {
        UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
      } else {
        nil
      }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// A name without its prefix.
  private static func local(_ name: String) -> String {
    name.split(separator: ":").last.map(String.init) ?? name
  }
}
