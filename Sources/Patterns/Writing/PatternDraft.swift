/// A text that is being written along a pattern's tree.
struct PatternDraft {
  /// Whether characters are drawn from all kinds that a set has, not only the plainest.
  let isVaried: Bool
  /// Whether what a place must be preceded or followed by is written too.
  let looksAround: Bool
  private(set) var scalars: [Unicode.Scalar] = []
  /// What must stand at a position, over whatever is written there.
  private var overlays: [(position: Int, scalars: [Unicode.Scalar])] = []
  private var captures: [Int: [Unicode.Scalar]] = [:]

  init(isVaried: Bool, looksAround: Bool) {
    self.isVaried = isVaried
    self.looksAround = looksAround
  }

  /// The text, once all is written.
  var text: [Unicode.Scalar] {
    overlays.reduce(scalars) { text, overlay in
      let end = min(text.count, overlay.position + overlay.scalars.count)
      return text[..<overlay.position] + overlay.scalars + text[end...]
    }
  }

  /// Writes a match of a node, as close to a length as it can be.
  mutating func write(_ node: PatternNode, length: Int, _ random: inout some RandomNumberGenerator) {
    switch node {
    case .set(let set): if let scalar = scalar(of: set, &random) { scalars.append(scalar) }
    case .assertion: break
    case .look(let node, let isAhead, let isNegative):
      guard looksAround, !isNegative else { break }
      let start = scalars.count
      let least = node.lengths.min
      let most = min(node.lengths.max, least + 3)
      write(node, length: Int.random(in: least...max(least, most), using: &random), &random)
      guard isAhead else { break }
      overlays.append((start, Array(scalars[start...])))
      scalars.removeLast(scalars.count - start)
    case .sequence(let nodes): write(nodes, length: length, &random)
    case .alternation(let nodes):
      let fitting = nodes.filter { $0.lengths.min <= length && length <= $0.lengths.max }
      if let node = (fitting.isEmpty ? nodes : fitting).randomElement(using: &random) {
        write(node, length: length, &random)
      }
    case .capture(let node, let index):
      let start = scalars.count
      write(node, length: length, &random)
      captures[index] = Array(scalars[start...])
    case .repetition(let node, let min, let max, _, _):
      let count = self.count(of: node.lengths, min, max, length: length, &random)
      write(Array(repeating: node, count: count), length: length, &random)
    case .reference(let groups): scalars += groups.compactMap { captures[$0] }.first ?? []
    case .namedReference: break
    }
  }

  /// How often a part is repeated to come to a length.
  private func count(
    of part: (min: Int, max: Int), _ min: Int, _ max: Int?, length: Int,
    _ random: inout some RandomNumberGenerator
  ) -> Int {
    guard part.max > 0 else { return min }
    let least = Swift.max(min, (length + part.max - 1) / part.max)
    let most = part.min > 0 ? length / part.min : least + 2
    let bound = max ?? .max
    let low = Swift.min(least, bound)
    return Int.random(in: low...Swift.max(low, Swift.min(most, bound)), using: &random)
  }

  /// Writes parts one after the other, the length shared out among them.
  private mutating func write(
    _ nodes: [PatternNode], length: Int, _ random: inout some RandomNumberGenerator
  ) {
    let lengths = nodes.map(\.lengths)
    var planned = lengths.map(\.min)
    var left = length - planned.reduce(0, +)
    var open = nodes.indices.filter { lengths[$0].max > lengths[$0].min }
    while left > 0, !open.isEmpty {
      let choice = Int.random(in: open.indices, using: &random)
      let index = open[choice]
      let room = min(left, lengths[index].max - planned[index])
      let share =
        open.count == 1 ? room : Int.random(in: 1...max(1, min(room, left / open.count + 1)), using: &random)
      planned[index] += share
      left -= share
      if planned[index] >= lengths[index].max { open.remove(at: choice) }
    }
    for (node, length) in zip(nodes, planned) { write(node, length: length, &random) }
  }

  /// A character of a set: plain letters and digits first, then what prints, then whatever there is.
  private func scalar(
    of set: ScalarSet, _ random: inout some RandomNumberGenerator
  ) -> Unicode.Scalar? {
    let pools = Self.pools.map { pool in pool.filter { set.contains($0.value) } }.filter { !$0.isEmpty }
    if let plain = pools.first {
      let mixes = isVaried || Int.random(in: 0..<4, using: &random) == 0
      let kinds = isVaried ? pools : pools.filter { $0.first?.properties.isAlphabetic == true || $0 == plain }
      let pool = mixes ? kinds.randomElement(using: &random) ?? plain : plain
      return pool.randomElement(using: &random)
    }
    for ranges in [set.ranges.filter { $0.upperBound >= 0xA1 }, set.ranges] where !ranges.isEmpty {
      for attempt in 0..<40 {
        guard let range = ranges.randomElement(using: &random) else { break }
        let least =
          ranges.count > 1 || range.upperBound < 0xA1 ? range.lowerBound : max(range.lowerBound, 0xA1)
        let most = min(range.upperBound, least + 0x200)
        let scalar = Unicode.Scalar(UInt32.random(in: least...most, using: &random))
        if let scalar, attempt > 20 || scalar.properties.isAlphabetic { return scalar }
      }
    }
    return nil
  }

  private static let pools: [[Unicode.Scalar]] = [
    Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars), Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars),
    Array("0123456789".unicodeScalars), Array("-_.!#$%&*+/:;<=>?@^~,()[]{}|'`\"\\".unicodeScalars),
    Array(" ".unicodeScalars),
  ]
}
