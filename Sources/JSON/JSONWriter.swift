/// Writes JSON text, the same for the same value each time: members in their order, numbers as they are.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private let indentation: Int?

  /// - Parameter indentation: spaces a level, one member or element a line; `nil` for no space at all.
  init(indentation: Int? = nil) {
    self.indentation = indentation
  }

  mutating func write(_ value: JSONValue, depth: Int = 0) {
    switch value {
    case .null: write("null")
    case .bool(let value): write(value ? "true" : "false")
    case .number(let value): write(value.text)
    case .string(let value): writeString(value)
    case .array(let elements):
      writeList(elements, "[", "]", depth) { $0.write($1, depth: depth + 1) }
    case .object(let members):
      writeList(members, "{", "}", depth) { writer, member in
        writer.writeString(member.name)
        writer.write(writer.indentation == nil ? ":" : ": ")
        writer.write(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func writeList<Items: Collection>(
    _ items: Items, _ open: String, _ close: String, _ depth: Int,
    _ write: (inout Self, Items.Element) -> Void
  ) {
    self.write(open)
    var isFirst = true
    for item in items {
      if !isFirst { self.write(",") }
      isFirst = false
      newLine(depth + 1)
      write(&self, item)
    }
    if !items.isEmpty { newLine(depth) }
    self.write(close)
  }

  private mutating func newLine(_ depth: Int) {
    guard let indentation else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: depth * indentation))
  }

  private mutating func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Escapes what RFC 8259 §7 says must be, and nothing else.
  private mutating func writeString(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: JSONValue.escaped(text))
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONValue {
  /// The value as JSON text.
  ///
  /// - Parameter indentation: spaces a level, one member or element a line; `nil` for no space at all.
  public func text(indentation: Int? = nil) -> String {
    String(decoding: utf8(indentation: indentation), as: UTF8.self)
  }

  /// The value as the bytes of a JSON text.
  ///
  /// - Parameter indentation: spaces a level, one member or element a line; `nil` for no space at all.
  public func utf8(indentation: Int? = nil) -> [UInt8] {
    var writer = JSONWriter(indentation: indentation)
    writer.write(self)
    return writer.bytes
  }

  /// The inside of a JSON string that says `text`: what RFC 8259 §7 wants escaped is escaped, nothing else.
  public static func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0..<0x20:
        bytes.append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    return bytes
  }
}
