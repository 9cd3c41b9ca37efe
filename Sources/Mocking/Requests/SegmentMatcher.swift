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
  ///
  /// Whatever follows a parameter is looked for once, from the left: where it stands first leaves the most to those
  /// after it. Only what ends the segment must stand at the end. So no request costs more than its length by the text's.
  func matches(_ segment: Substring, _ values: inout [Substring]) -> Bool {
    let count = values.count
    if match(segment, &values) { return true }
    values.removeSubrange(count...)
    return false
  }

  private func match(_ segment: Substring, _ values: inout [Substring]) -> Bool {
    var rest = segment
    var start: Substring.Index?
    for (position, piece) in pieces.enumerated() {
      guard let literal = piece else {
        // A parameter beside another takes one character.
        if let start {
          guard let end = Self.next(after: start, in: rest) else { return false }
          values.append(rest[start..<end])
          rest = rest[end...]
        }
        start = rest.startIndex
        continue
      }
      guard let begun = start else {
        guard let after = Self.rest(of: rest, after: literal) else { return false }
        rest = after
        continue
      }
      let isLast = position == pieces.count - 1
      var end = Self.next(after: begun, in: rest)
      while let candidate = end {
        if let after = Self.rest(of: rest[candidate...], after: literal), !isLast || after.isEmpty {
          values.append(rest[begun..<candidate])
          rest = after
          start = nil
          break
        }
        end = Self.next(after: candidate, in: rest)
      }
      guard start == nil else { return false }
    }
    guard let start else { return rest.isEmpty }
    guard start < rest.endIndex else { return false }
    values.append(rest[start...])
    return true
  }

  /// The place after a character, which may be percent-encoded; `nil` at the end.
  private static func next(after index: Substring.Index, in text: Substring) -> Substring.Index? {
    guard index < text.endIndex else { return nil }
    if text[index] == "%", let end = text.index(index, offsetBy: 3, limitedBy: text.endIndex),
      text[text.index(after: index)..<end].allSatisfy(\.isHexDigit)
    {
      return end
    }
    return text.index(after: index)
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
