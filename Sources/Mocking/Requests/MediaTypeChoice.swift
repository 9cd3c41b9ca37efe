import UnderstudyOpenAPI

/// Chooses among the media types that are offered what a client accepts best (RFC 9110 §12.5.1).
struct MediaTypeChoice {
  private let ranges: [MediaTypeRange]

  /// - Parameter accept: the value of the `Accept` header; `nil` accepts anything.
  init(accept: String?) {
    ranges = accept?.split(separator: ",").compactMap { MediaTypeRange($0) } ?? [.any]
  }

  /// How much a type is wanted: the quality of the range that names it most closely, 0 where none does.
  func quality(of offered: MediaTypeRange) -> Double {
    ranges.filter { $0.includes(offered) }.max { $0.specificity < $1.specificity }?.quality ?? 0
  }

  /// The type that is wanted most, of equals the first; `nil` where none is acceptable.
  func best(of offers: [MediaType]) -> MediaType? {
    var best: (offer: MediaType, quality: Double)?
    for offer in offers {
      let quality = quality(of: offer.range)
      if quality > best?.quality ?? 0 { best = (offer, quality) }
    }
    return best?.offer
  }
}
