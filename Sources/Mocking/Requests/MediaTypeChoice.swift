import UnderstudyOpenAPI

/// Chooses among the media types that are offered what a client accepts best (RFC 9110 §12.5.1).
struct MediaTypeChoice {
  private let ranges: [MediaTypeRange]
  /// Whether the client says what it accepts.
  private let isTold: Bool

  /// - Parameter accept: the value of the `Accept` header; `nil` accepts anything.
  init(accept: String?) {
    let told = accept?.split(separator: ",").compactMap { MediaTypeRange($0) } ?? []
    // A header that cannot be read says nothing.
    isTold = !told.isEmpty
    ranges = isTold ? told : [.any]
  }

  /// How much a type is wanted: the quality of the range that names it most closely, 0 where none does.
  func quality(of offered: MediaTypeRange) -> Double {
    ranges.filter { Self.meets($0, offered) }.max { $0.specificity < $1.specificity }?.quality ?? 0
  }

  /// The type that is wanted most, of equals the first; where the client says nothing, what is offered as anything,
  /// else JSON, as Prism has it; `nil` where none is acceptable.
  ///
  /// A range whose parameters no offer has is tried again without them, as Prism does: what differs in a parameter alone
  /// is better than nothing.
  func best(of offers: [MediaType]) -> MediaType? {
    if !isTold {
      return offers.first { $0.range.type == "*" } ?? offers.first { $0.range.isJSON } ?? offers.first
    }
    if let best = best(of: offers, quality(of:)) { return best }
    let plain = MediaTypeChoice(ranges.map(\.withoutParameters))
    return best(of: offers, plain.quality(of:))
  }

  private init(_ ranges: [MediaTypeRange]) {
    self.ranges = ranges
    isTold = true
  }

  private func best(of offers: [MediaType], _ quality: (MediaTypeRange) -> Double) -> MediaType? {
    var best: (offer: MediaType, quality: Double)?
    for offer in offers {
      let quality = quality(offer.range)
      if quality > best?.quality ?? 0 { best = (offer, quality) }
    }
    return best?.offer
  }

  /// The media type to send for an offer: itself, or where it is a range, the type within it that is wanted most.
  func type(for offer: MediaType) -> String {
    guard offer.range.isRange else { return offer.type }
    let wanted = ranges.filter { !$0.isRange && $0.quality > 0 && offer.range.includes($0) }
      .max { $0.quality < $1.quality }
    if let wanted { return wanted.essence }
    switch offer.range.type {
    case "*", "application":
      return offer.schema.map { !$0.resolved.isBinary } ?? true
        ? "application/json" : "application/octet-stream"
    case "text": return "text/plain"
    case "image": return "image/png"
    case "audio": return "audio/wav"
    case "video": return "video/mp4"
    case let type: return "\(type)/octet-stream"
    }
  }

  /// Whether a range is of an offer, which may be a range itself.
  private static func meets(_ range: MediaTypeRange, _ offer: MediaTypeRange) -> Bool {
    range.includes(offer) || offer.isRange && offer.includes(range)
  }
}

extension Schema {
  /// Whether its values are bytes, not text.
  var isBinary: Bool { format == "binary" || types == [.string] && contentMediaType != nil }
}
