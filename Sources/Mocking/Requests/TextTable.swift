/// Numbers by texts that are known beforehand: looking one up costs a pass over its bytes.
///
/// What the standard dictionary guards against, keys that somebody has chosen so that they meet in one place, cannot come from
/// outside here: the texts are those of a document, and looking for others adds none.
struct TextTable: Sendable {
  private var texts: [String] = []
  private var numbers: [Int] = []
  /// Positions in `texts`, at least twice as many places; -1 where there is none.
  private var places: [Int32] = [-1, -1]

  /// The number of a text, or `nil`.
  func number(of text: String) -> Int? {
    let position = places[place(of: text)]
    return position < 0 ? nil : numbers[Int(position)]
  }

  /// Sets the number of a text.
  mutating func set(_ number: Int, of text: String) {
    let known = places[place(of: text)]
    guard known < 0 else {
      numbers[Int(known)] = number
      return
    }
    texts.append(text)
    numbers.append(number)
    if texts.count * 2 > places.count {
      places = Array(repeating: -1, count: places.count * 2)
      for position in texts.indices { places[place(of: texts[position])] = Int32(position) }
    } else {
      places[place(of: text)] = Int32(texts.count - 1)
    }
  }

  /// The place of a text, or the free one where it would be.
  private func place(of text: String) -> Int {
    let mask = places.count - 1
    var place = Self.hash(text) & mask
    while places[place] >= 0, texts[Int(places[place])] != text { place = (place + 1) & mask }
    return place
  }

  /// FNV-1a, its upper half folded in, as places are told apart by the lower bits.
  private static func hash(_ text: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
