/// Where choices come from: numbers that depend on a seed and on the way to the place that they are for, so that a
/// change in one place of a schema leaves the values of all others as they were.
struct Draw: RandomNumberGenerator {
  private var state: UInt64
  /// Whether the first of all choices is taken.
  let isTypical: Bool

  /// Draws of a seed; without one, typical choices.
  init(seed: UInt64?) {
    state = seed ?? 0
    isTypical = seed == nil
  }

  private init(state: UInt64, isTypical: Bool) {
    self.state = state
    self.isTypical = isTypical
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// The draws of a part.
  func part(_ name: String) -> Draw {
    // FNV-1a.
    let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return with(hash, isTypical: isTypical)
  }

  /// The draws of an element.
  func part(_ position: Int) -> Draw { with(UInt64(position) &+ 0x51_7CC1, isTypical: isTypical) }

  /// The draws of a further attempt, which are not typical any more.
  func again(_ attempt: Int) -> Draw {
    attempt == 0 ? self : with(UInt64(attempt) &* 0x2545_F491_4F6C_DD1D, isTypical: false)
  }

  /// A position below a count; the first where choices are typical.
  mutating func position(below count: Int) -> Int {
    isTypical || count < 2 ? 0 : Int(next() % UInt64(count))
  }

  /// Something that happens once in a number of times; never where choices are typical.
  mutating func happens(onceIn times: Int) -> Bool {
    !isTypical && next() % UInt64(times) == 0
  }

  /// The elements in an order of choice.
  mutating func ordered<Element>(_ elements: [Element]) -> [Element] {
    isTypical ? elements : elements.shuffled(using: &self)
  }

  private func with(_ number: UInt64, isTypical: Bool) -> Draw {
    var mixed = Draw(state: state ^ number, isTypical: isTypical)
    return Draw(state: mixed.next(), isTypical: isTypical)
  }
}
