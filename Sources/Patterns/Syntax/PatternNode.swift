/// A pattern as a tree.
indirect enum PatternNode: Hashable, Sendable {
  /// One character of a set.
  case set(ScalarSet)
  /// One after the other; empty matches the empty text.
  case sequence([PatternNode])
  /// The first that leads to a match.
  case alternation([PatternNode])
  /// A capturing group, counted from 1.
  case capture(PatternNode, index: Int)
  /// Again and again; `captures` are the groups within, which each round forgets.
  case repetition(PatternNode, min: Int, max: Int?, isLazy: Bool, captures: Range<Int>)
  case assertion(PatternAssertion)
  case look(PatternNode, isAhead: Bool, isNegative: Bool)
  /// What the group captured. Of groups with the same name, the one that took part.
  case reference([Int])
  /// The same, by name, until all groups are known.
  case namedReference(String)
}

/// What can be said of a place between characters.
enum PatternAssertion: Hashable, Sendable {
  case start, end, wordBoundary, noWordBoundary
}

extension PatternNode {
  /// Whether a match can only start where the text starts.
  var isAnchored: Bool {
    switch self {
    case .assertion(let assertion): assertion == .start
    case .alternation(let nodes): nodes.allSatisfy(\.isAnchored)
    case .capture(let node, _): node.isAnchored
    case .repetition(let node, let min, _, _, _): min > 0 && node.isAnchored
    case .sequence(let nodes):
      nodes.first { $0.isAnchored || !$0.isZeroWidth }?.isAnchored ?? false
    case .set, .look, .reference, .namedReference: false
    }
  }

  private var isZeroWidth: Bool {
    switch self {
    case .assertion, .look: true
    default: false
    }
  }

  /// Whether it can only be matched by trying, since it looks around or refers back.
  var needsBacktracking: Bool {
    switch self {
    case .set, .assertion: false
    case .sequence(let nodes), .alternation(let nodes): nodes.contains(where: \.needsBacktracking)
    case .capture(let node, _), .repetition(let node, _, _, _, _): node.needsBacktracking
    case .look, .reference, .namedReference: true
    }
  }
}
