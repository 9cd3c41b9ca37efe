import UnderstudyJSON

/// Tells bodies apart, with and without what clients make anew for each attempt.
struct BodyFingerprints {
  private var known: [UInt64: UInt64] = [:]

  /// Equal for equal bytes.
  func exact(_ body: [UInt8]) -> UInt64 {
    var mix = Mix()
    body.withUnsafeBufferPointer { mix.feed($0) }
    return mix.value
  }

  /// Equal for JSON that differs only in ids and times; for anything else, as ``exact(_:)``.
  ///
  /// - Parameter exact: what ``exact(_:)`` says of the body.
  mutating func alike(_ body: [UInt8], exact: UInt64) -> UInt64 {
    if let fingerprint = known[exact] { return fingerprint }
    let fingerprint = (try? JSONDocument(parsing: body)).map { AlikeValues($0).fingerprint } ?? exact
    known[exact] = fingerprint
    return fingerprint
  }
}

/// A hash that is quick to feed and the same in every run. Not for tables that a client could aim at.
private struct Mix {
  private(set) var value: UInt64 = 0x51_7C_C1_B7_27_22_0A_95

  mutating func feed(_ word: UInt64) {
    value = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 29
  }

  mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    feed(UInt64(bytes.count))
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset + 8 <= raw.count {
      feed(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    for byte in raw[offset...] { rest = rest << 8 | UInt64(byte) }
    feed(rest)
  }
}

/// The values of a text without what clients make anew, members in any order: read from the tape, as it is done for each
/// exchange that a verdict looks at.
private struct AlikeValues {
  private let document: JSONDocument

  init(_ document: JSONDocument) {
    self.document = document
  }

  var fingerprint: UInt64 {
    var mix = Mix()
    _ = feed(0, to: &mix)
    return mix.value
  }

  /// Feeds a value.
  ///
  /// - Returns: the index of the word after it.
  private func feed(_ index: Int, to mix: inout Mix) -> Int {
    let word = JSONWord(raw: document.tape[index])
    switch word.tag {
    case .null, .true, .false:
      mix.feed(UInt64(word.tag.rawValue))
      return index + 1
    case .integer, .decimal:
      mix.feed(UInt64(JSONWord.Tag.integer.rawValue))
      withBytes(of: word) { if !Self.isTimeNumber($0) { mix.feed($0) } }
      return index + 1
    case .string, .escapedString:
      mix.feed(UInt64(JSONWord.Tag.string.rawValue))
      withBytes(of: word) { if !Self.isID($0), !Self.isTime($0) { mix.feed($0) } }
      return index + 1
    case .array:
      let end = Int(document.tape[index + 1])
      var element = index + 2
      while element < end { element = feed(element, to: &mix) }
      mix.feed(UInt64(JSONWord.Tag.array.rawValue))
      return end
    case .object:
      let end = Int(document.tape[index + 1])
      var name = index + 2
      var sum: UInt64 = 0
      while name < end {
        var member = Mix()
        let next = feed(name + 1, to: &member)
        let isVolatile = withBytes(of: JSONWord(raw: document.tape[name])) { bytes in
          member.feed(bytes)
          return Self.isVolatile(bytes)
        }
        if !isVolatile { sum &+= member.value }
        name = next
      }
      mix.feed(sum)
      mix.feed(UInt64(JSONWord.Tag.object.rawValue))
      return end
    }
  }

  /// Lends a string's text or a number's digits.
  private func withBytes<Result>(
    of word: JSONWord, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if word.tag == .escapedString { return document.withText(of: word, body) }
    return document.bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[word.offset..<word.offset + word.length]))
    }
  }

  // MARK: What is made anew

  /// Up to sixteen letters in lower case, packed.
  private struct Letters: Hashable {
    var first: UInt64 = 0
    var rest: UInt64 = 0
    var count = 0

    mutating func add(_ letter: UInt8) {
      rest = rest << 8 | first >> 56
      first = first << 8 | UInt64(letter)
      count += 1
    }

    init(of bytes: some Sequence<UInt8>) {
      for byte in bytes where (byte | 0x20) &- 0x61 < 26 { add(byte | 0x20) }
    }
  }

  /// Members whose values are made anew for each attempt, by the letters of their names.
  private static let volatile: Set<Letters> = Set(
    [
      "idempotencykey", "requestid", "clientrequestid", "traceid", "spanid", "nonce", "timestamp", "time",
      "date", "sentat", "createdat", "clienttime", "uuid", "attempt", "retry", "retrycount",
    ].map { Letters(of: $0.utf8) })

  private static func isVolatile(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    // The longest has fifteen letters, and hardly as many signs between them.
    guard 4...32 ~= name.count else { return false }
    return volatile.contains(Letters(of: name))
  }

  /// A UUID (RFC 9562 §4).
  private static func isID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count == 36, text[8] == 0x2D, text[13] == 0x2D, text[18] == 0x2D, text[23] == 0x2D else {
      return false
    }
    return text.indices.allSatisfy { index in
      [8, 13, 18, 23].contains(index) || (text[index] | 0x20) &- 0x61 < 6 || text[index] &- 0x30 < 10
    }
  }

  /// The beginning of a date and time (RFC 3339 §5.6).
  private static func isTime(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 16, text[4] == 0x2D, text[7] == 0x2D, text[13] == 0x3A else { return false }
    return text[..<4].allSatisfy { $0 &- 0x30 < 10 }
  }

  /// Seconds or milliseconds since 1970, in this century.
  private static func isTimeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // The shortest form of a number so great is `1e9`; digits and signs that make none are not worth a look.
    guard text.count >= 3, text.count >= 10 || text.contains(where: { $0 | 0x20 == 0x65 }),
      let value = Double(String(decoding: text, as: UTF8.self))
    else { return false }
    return 1.0e9..<4.2e9 ~= value || 1.0e12..<4.2e12 ~= value
  }
}
