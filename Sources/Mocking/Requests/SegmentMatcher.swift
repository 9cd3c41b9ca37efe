import UnderstudyOpenAPI

/// A segment of a path with text and parameters, which are the same to it whatever their names.
struct SegmentMatcher: Hashable, Sendable {
  /// A text as bytes; `nil` for a parameter.
  private let pieces: [[UInt8]?]
  /// How many bytes of text there are.
  let textLength: Int

  init(_ segment: PathTemplate.Segment) {
    pieces = segment.pieces.map { if case .text(let text) = $0 { Array(text.utf8) } else { nil } }
    textLength = pieces.reduce(0) { $0 + ($1?.count ?? 0) }
  }

  /// Matches a segment as it was sent, and adds the values of the parameters: each takes at least one character, and as
  /// few as it can.
  func matches(_ segment: Substring, _ values: inout [Substring]) -> Bool {
    matches(pieces[...], segment, &values)
  }

  private func matches(_ pieces: ArraySlice<[UInt8]?>, _ text: Substring, _ values: inout [Substring]) -> Bool
  {
    guard let piece = pieces.first else { return text.isEmpty }
    let rest = pieces.dropFirst()
    if let literal = piece {
      return Self.rest(of: text, after: literal).map { matches(rest, $0, &values) } ?? false
    }
    guard !text.isEmpty else { return false }
    if rest.isEmpty {
      values.append(text)
      return true
    }
    let count = values.count
    for end in text.indices.dropFirst() {
      values.append(text[..<end])
      if matches(rest, text[end...], &values) { return true }
      values.removeSubrange(count...)
    }
    return false
  }

  /// What follows a text, whose bytes may be percent-encoded in the segment.
  private static func rest(of text: Substring, after literal: [UInt8]) -> Substring? {
    var rest = text.utf8
    for wanted in literal {
      guard let byte = rest.first else { return nil }
      if byte == wanted {
        rest = rest.dropFirst()
      } else if byte == UInt8(ascii: "%"), rest.count >= 3,
        let code = UInt8(String(rest.dropFirst().prefix(2)) ?? "", radix: 16), code == wanted
      {
        rest = rest.dropFirst(3)
      } else {
        return nil
      }
    }
    return Substring(rest)
  }
}
