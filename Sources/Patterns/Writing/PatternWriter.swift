/// Writes texts that a pattern matches, from the pattern's syntax tree.
///
/// A length is aimed at and shared out among the parts of the tree; what cannot be planned (looking around, word
/// boundaries, lengths that no repetition adds up to) is tried. Every text is held to the pattern before it is given.
public struct PatternWriter: Sendable {
  private let pattern: Pattern
  private let root: PatternNode

  /// How much longer than needed a text is made where the pattern leaves it open.
  private static let comfort = 8
  /// The longest text that is written.
  private static let longest = 100_000

  /// Prepares to write for a pattern.
  public init(_ pattern: Pattern) {
    self.pattern = pattern
    var parser = PatternParser(pattern.source, isLenient: pattern.flaw != nil)
    root = (try? parser.parse())?.namingGroups(parser.names) ?? .sequence([])
  }

  /// A text.
  ///
  /// - Parameters:
  ///   - lengths: how many Unicode scalars it may have.
  ///   - tries: how often to try.
  /// - Returns: `nil` where none was found, most likely because there is none.
  public func text(
    lengths: ClosedRange<Int>, tries: Int = 400, using random: inout some RandomNumberGenerator
  ) -> String? {
    let own = root.lengths
    guard lengths.lowerBound <= Self.longest, own.min <= min(Self.longest, lengths.upperBound) else {
      return nil
    }
    for attempt in 0..<tries {
      let least = max(own.min, min(lengths.lowerBound, own.max))
      let most = max(
        least, min(own.max, lengths.upperBound, least + Self.comfort + attempt / 4, Self.longest))
      var draft = PatternDraft(isVaried: attempt % 8 > 3, looksAround: attempt % 2 == 1)
      draft.write(root, length: Int.random(in: least...most, using: &random), &random)
      for text in padded(draft.text, to: lengths) where pattern.matches(text) { return text }
    }
    return nil
  }

  /// The text, lengthened where it is too short: at its end, or where the pattern does not allow that, its start.
  private func padded(_ scalars: [Unicode.Scalar], to lengths: ClosedRange<Int>) -> [String] {
    let missing = lengths.lowerBound - scalars.count
    guard scalars.count <= lengths.upperBound else { return [] }
    let text = String(String.UnicodeScalarView(scalars))
    guard missing > 0 else {
      // Where a word ends or starts, something must stand beside it.
      let room = lengths.upperBound - scalars.count
      return [text] + (room > 0 ? [text + "x", "x" + text] : []) + (room > 1 ? ["x" + text + "x"] : [])
    }
    let padding = String(repeating: "x", count: missing)
    return [text + padding, padding + text]
  }
}

extension PatternNode {
  /// The tree with references by name turned into references by number.
  fileprivate func namingGroups(_ names: [String: [Int]]) -> PatternNode {
    switch self {
    case .namedReference(let name): .reference(names[name] ?? [])
    case .sequence(let nodes): .sequence(nodes.map { $0.namingGroups(names) })
    case .alternation(let nodes): .alternation(nodes.map { $0.namingGroups(names) })
    case .capture(let node, let index): .capture(node.namingGroups(names), index: index)
    case .repetition(let node, let min, let max, let isLazy, let captures):
      .repetition(node.namingGroups(names), min: min, max: max, isLazy: isLazy, captures: captures)
    case .set, .assertion, .look, .reference: self
    }
  }

  /// The lengths that a match can have, in Unicode scalars, as far as the tree tells; without end is `unbounded`.
  var lengths: (min: Int, max: Int) {
    switch self {
    case .set: return (1, 1)
    case .assertion, .look: return (0, 0)
    case .reference, .namedReference: return (0, Self.unbounded)
    case .capture(let node, _): return node.lengths
    case .sequence(let nodes):
      return nodes.reduce((0, 0)) { sum, node in
        let own = node.lengths
        return (Swift.min(sum.0 + own.min, Self.unbounded), Swift.min(sum.1 + own.max, Self.unbounded))
      }
    case .alternation(let nodes):
      let all = nodes.map(\.lengths)
      return (all.map(\.min).min() ?? 0, all.map(\.max).max() ?? 0)
    case .repetition(let node, let min, let max, _, _):
      let own = node.lengths
      let most = own.max == 0 ? 0 : max.map { Self.product(own.max, $0) } ?? Self.unbounded
      return (Self.product(own.min, min), most)
    }
  }

  /// More than any text has.
  static let unbounded = 1 << 40

  private static func product(_ left: Int, _ right: Int) -> Int {
    let (product, isOver) = left.multipliedReportingOverflow(by: right)
    return isOver ? unbounded : Swift.min(product, unbounded)
  }
}
