/// The properties of characters that `\p{…}` can name (ECMA-262 §22.2.1, tables 67 to 69), by exactly these names.
///
/// They come from ``unicodeTables`` and not from the standard library, which can only be asked for one code point at a
/// time, a million times for a set.
enum UnicodeProperty {
  private struct Key: Hashable {
    var kind: String
    var name: String
  }

  /// Where the numbers of each record are, in bytes.
  private static let records: [Key: Range<Int>] = unicodeTables.withUTF8Buffer { text in
    var records: [Key: Range<Int>] = [:]
    var start = 0
    while let colon = text[start...].firstIndex(of: UInt8(ascii: ":")),
      let end = text[colon...].firstIndex(of: UInt8(ascii: ";"))
    {
      let words = text[start..<colon].split(whereSeparator: \.isBlank).map {
        String(decoding: $0, as: UTF8.self)
      }
      for name in words.dropFirst() { records[Key(kind: words[0], name: name)] = (colon + 1)..<end }
      start = end + 1
    }
    return records
  }

  /// The set for `\p{name}` or `\p{name=value}`, of which an error is reported at an offset.
  static func set(named name: String, value: String?, at offset: Int) throws(PatternError) -> ScalarSet {
    let found: ScalarSet?
    switch (name, value) {
    case ("General_Category", let value?), ("gc", let value?): found = category(value)
    case ("Script", let value?), ("sc", let value?): found = record("sc", value)
    case ("Script_Extensions", let value?), ("scx", let value?):
      found = record("scx", value) ?? record("sc", value)
    case ("Any", nil): found = .all
    case ("ASCII", nil): found = ScalarSet([0...0x7F])
    case ("Assigned", nil): found = category("Cn")?.inverted
    case (_, nil): found = category(name) ?? record("is", name)
    default: throw PatternError(.unknownProperty(name), at: offset)
    }
    if let found { return found }
    guard let value else { throw PatternError(.unknownProperty(name), at: offset) }
    throw PatternError(.unknownPropertyValue(property: name, value: value), at: offset)
  }

  /// The code points of the general categories that a name stands for.
  static func category(_ name: String) -> ScalarSet? {
    GeneralCategory.names[name].map { categories in
      ScalarSet(categories.flatMap { record("gc", $0)?.ranges ?? [] })
    }
  }

  /// The set of a record.
  static func record(_ kind: String, _ name: String) -> ScalarSet? {
    guard let numbers = records[Key(kind: kind, name: name)] else { return nil }
    return unicodeTables.withUTF8Buffer { text in
      var ranges: [ClosedRange<UInt32>] = []
      var position: UInt32 = 0
      var start: UInt32?
      for digits in text[numbers].split(whereSeparator: \.isBlank) {
        position += UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
        if let first = start { ranges.append(first...(position - 1)) }
        start = start == nil ? position : nil
      }
      return ScalarSet(ranges)
    }
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x0A }
}
