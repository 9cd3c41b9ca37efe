import UnderstudyJSON
import UnderstudyPatterns

extension Construction {
  /// A text of the shape's lengths, patterns and formats.
  func text(named name: String?, _ draw: inout Draw) throws(Contradiction) -> String {
    guard shape.lengths.lowerBound <= Self.longest else { throw Contradiction() }
    let patterns = shape.patterns.compactMap { world.pattern($0) }
    let isRight = { (text: String) in
      shape.lengths.contains(text.unicodeScalars.count) && patterns.allSatisfy { $0.matches(text) }
        && !shape.excluded.contains(.string(text))
    }
    if let content = try content(draw), isRight(content) { return content }
    for format in shape.formats {
      for attempt in 0..<12 {
        var own = draw.again(attempt)
        guard
          let text = FormatText.text(
            format: format, named: name ?? "", lengths: shape.lengths, &own),
          isRight(text)
        else { continue }
        return text
      }
    }
    if !patterns.isEmpty {
      if let text = BelievableText.text(named: name ?? "", &draw), isRight(text) { return text }
      for attempt in 0..<(patterns.count > 1 ? 200 : 4) {
        let pattern = patterns[attempt % patterns.count]
        guard let text = world.text(of: pattern, lengths: shape.lengths, &draw) else { throw Contradiction() }
        if isRight(text) { return text }
      }
      throw Contradiction()
    }
    for attempt in 0..<8 {
      var own = draw.again(attempt)
      let text = fitted(
        BelievableText.text(named: name ?? "", &own) ?? BelievableText.plain(named: name ?? "", &own), &own)
      if isRight(text) { return text }
    }
    throw Contradiction()
  }

  /// A text as long as it has to be.
  private func fitted(_ text: String, _ draw: inout Draw) -> String {
    var scalars = Array(text.unicodeScalars)
    let least = min(shape.lengths.lowerBound, Self.longest)
    while scalars.count < least {
      scalars.append(" ")
      scalars += Array(BelievableText.word(&draw).unicodeScalars)
      if scalars.count > least, shape.lengths.upperBound > scalars.count { break }
    }
    if scalars.count > shape.lengths.upperBound {
      scalars.removeLast(scalars.count - shape.lengths.upperBound)
    }
    // A space where it was cut would be odd.
    if scalars.count > 1, scalars.last == " " { scalars[scalars.count - 1] = "." }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The longest text that is made.
  private static let longest = 1_000_000

  /// A text that holds a value of its own (JSON Schema 2020-12, Validation §8).
  private func content(_ draw: Draw) throws(Contradiction) -> String? {
    for part in shape.parts {
      let type = part.schema["contentMediaType"]?.string
      let encoding = part.schema["contentEncoding"]?.string?.lowercased()
      guard type != nil || encoding != nil else { continue }
      var text = type == nil || type?.hasPrefix("text/") == true ? "text" : nil
      if type == "application/json" {
        let schema = part.schema["contentSchema"]
        let value = try schema.map { node throws(Contradiction) in
          try generation.value([.meets(node)], named: nil, draw.part("content"))
        }
        text = (value ?? [:]).text()
      }
      guard encoding == "base64" else {
        if let text { return text }
        continue
      }
      return Base64.text(Array((text ?? "content").utf8))
    }
    return nil
  }
}
