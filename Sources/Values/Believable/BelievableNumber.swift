import UnderstudyJSON

/// Numbers that look like what their names say: `price`, `year`, `latitude`.
enum BelievableNumber {
  /// A number for a name; `nil` for a name that says nothing.
  static func number(named name: String, _ types: TypeSet, _ draw: inout Draw) -> JSONNumber? {
    let words = NameWords.words(of: name)
    guard let last = words.last else { return nil }
    if types.contains(.integer) {
      if last == "at" || last == "timestamp" || words == ["created"] || last == "created" || last == "expires"
      {
        // Seconds since 1970: the second of January 2026, and some days after.
        return JSONNumber(1_767_323_045 + 3600 * (draw.isTypical ? 0 : draw.position(below: 2000)))
      }
      if let range = integers[last] {
        return JSONNumber(range.lowerBound + (draw.isTypical ? 0 : draw.position(below: range.count)))
      }
    }
    guard types.contains(.fraction), let options = fractions[last] else {
      return types.contains(.integer) || !draw.isTypical ? nil : JSONNumber("1.5")
    }
    return JSONNumber(options[draw.position(below: options.count)])
  }

  private static let integers: [String: ClosedRange<Int>] = [
    "year": 2026...2030, "month": 1...12, "day": 1...28, "hour": 9...18, "minute": 0...59, "age": 36...60,
    "port": 8080...8090, "page": 1...5, "limit": 20...50, "status": 200...200, "width": 640...1280,
    "height": 480...960, "count": 1...40, "total": 1...40, "quantity": 1...9, "size": 1024...4096,
    "offset": 0...0, "index": 0...0,
  ]

  private static let fractions: [String: [String]] = [
    "price": ["9.99", "12.5", "129.9"], "amount": ["9.99", "12.5", "129.9"], "cost": ["9.99", "0.25"],
    "latitude": ["38.7223", "59.9139"], "lat": ["38.7223", "59.9139"],
    "longitude": ["-9.1393", "10.7522"], "lng": ["-9.1393", "10.7522"], "lon": ["-9.1393", "10.7522"],
    "rate": ["0.25", "0.5"], "ratio": ["0.25", "0.5"], "score": ["0.75", "0.5"], "percent": ["12.5", "75.5"],
    "temperature": ["0.7", "0.2"], "weight": ["1.5", "70.5"],
  ]
}
