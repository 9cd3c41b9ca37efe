import UnderstudyJSON

/// What a scalar stands for in JSON.
enum YAMLScalar: Hashable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string
  /// A float that JSON has no number for: an infinity or not-a-number.
  case notANumberInJSON
  /// An octal or hexadecimal integer beyond 64 bits.
  case integerTooLong

  /// Reads a plain scalar by the core schema (YAML 1.2.2 §10.3.2).
  init(plain bytes: ArraySlice<UInt8>) {
    guard let first = bytes.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "~"): self = bytes.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"): self = Self.isWord(bytes, "null") ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"): self = Self.isWord(bytes, "true") ? .bool(true) : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"): self = Self.isWord(bytes, "false") ? .bool(false) : .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      self = Self.number(bytes)
    default: self = .string
    }
  }

  /// Whether a scalar is a word in lower case, capitalised, or in upper case.
  private static func isWord(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
    guard bytes.count == word.utf8.count else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    let capitalised = word.prefix(1).uppercased() + word.dropFirst()
    return text == word || text == word.uppercased() || text == (word == "nan" ? "NaN" : capitalised)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> YAMLScalar {
    if bytes.count > 2, bytes.first == UInt8(ascii: "0") {
      let digits = String(decoding: bytes.dropFirst(2), as: UTF8.self)
      switch bytes[bytes.startIndex + 1] {
      case UInt8(ascii: "o"): return integer(digits, radix: 8)
      case UInt8(ascii: "x"): return integer(digits, radix: 16)
      default: break
      }
    }
    var rest = bytes
    let isSigned = rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+")
    if isSigned { rest = rest.dropFirst() }
    if rest.first == UInt8(ascii: "."), isWord(rest.dropFirst(), "inf") { return .notANumberInJSON }
    if bytes.first == UInt8(ascii: "."), isWord(bytes.dropFirst(), "nan") { return .notANumberInJSON }
    return decimal(rest, isNegative: bytes.first == UInt8(ascii: "-"))
  }

  private static func integer(_ digits: String, radix: Int) -> YAMLScalar {
    guard digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).hexDigitValue.map { $0 < radix } ?? false })
    else { return .string }
    guard let value = UInt64(digits, radix: radix) else { return .integerTooLong }
    return .number(JSONNumber(value))
  }

  /// Reads `[0-9]* ('.' [0-9]*)? ([eE] [-+]? [0-9]+)?` with at least one digit, as JSON writes it.
  private static func decimal(_ bytes: ArraySlice<UInt8>, isNegative: Bool) -> YAMLScalar {
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    let whole = bytes.prefix(while: isDigit)
    var rest = bytes.dropFirst(whole.count)
    var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    let significant = whole.drop { $0 == UInt8(ascii: "0") }
    text += significant.isEmpty ? [UInt8(ascii: "0")] : Array(significant)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      guard !whole.isEmpty || !fraction.isEmpty else { return .string }
      text += [UInt8(ascii: ".")] + (fraction.isEmpty ? [UInt8(ascii: "0")] : Array(fraction))
      rest = rest.dropFirst(1 + fraction.count)
    } else if whole.isEmpty {
      return .string
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      var digits = rest.dropFirst()
      if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
        digits = digits.dropFirst()
      }
      guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return .string }
      text += rest
      rest = []
    }
    guard rest.isEmpty, let number = JSONNumber(String(decoding: text, as: UTF8.self)) else { return .string }
    return .number(number)
  }
}
