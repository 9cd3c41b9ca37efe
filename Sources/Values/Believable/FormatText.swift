/// Texts of the formats of JSON Schema 2020-12 (Validation §7.3), of OpenAPI and its registry.
enum FormatText {
  /// A text of a format; `nil` for one that is not known.
  ///
  /// - Parameter lengths: how long it may be, which is kept to as far as the format bends.
  static func text(
    format: String, named name: String, lengths: ClosedRange<Int>, _ draw: inout Draw
  ) -> String? {
    let least = min(lengths.lowerBound, 10_000)
    switch format {
    case "date-time": return "\(date(&draw))T\(time(&draw))Z"
    case "date-time-local": return "\(date(&draw))T\(time(&draw))"
    case "date": return date(&draw)
    case "time": return time(&draw) + "Z"
    case "time-local": return time(&draw)
    case "duration": return ["PT1S", "PT15M", "P1D", "P1Y2M"][draw.position(below: 4)]
    case "http-date":
      return ["Fri, 02 Jan 2026 03:04:05 GMT", "Sat, 03 Jan 2026 13:14:15 GMT"][draw.position(below: 2)]
    case "uuid", "guid": return uuid(&draw)
    case "email", "idn-email": return email(least, lengths.upperBound, &draw)
    case "hostname", "idn-hostname": return host(least, lengths.upperBound, &draw)
    case "ipv4", "ip": return draw.isTypical ? "192.0.2.1" : "192.0.2.\(1 + draw.position(below: 250))"
    case "ipv6":
      return draw.isTypical
        ? "2001:db8::1" : "2001:db8::\(String(1 + draw.position(below: 60_000), radix: 16))"
    case "uri", "url", "iri": return uri(named: name, least, lengths.upperBound, &draw)
    case "uri-reference", "iri-reference":
      return lengths.upperBound < 20
        ? "/" + letters(max(least, 2) - 1, &draw) : uri(named: name, least, lengths.upperBound, &draw)
    case "uri-template": return "/items/{id}" + padding(least - 11)
    case "json-pointer", "json-pointer-uri-fragment":
      return "/items/\(draw.position(below: 9))" + padding(least - 8)
    case "relative-json-pointer": return "\(1 + draw.position(below: 3))/items" + padding(least - 7)
    case "regex": return "^[a-z]+$" + padding(0)
    case "byte", "base64":
      return Base64.text(Array(letters(max(4, least * 3 / 4 + (draw.isTypical ? 0 : 3)), &draw).utf8))
    case "base64url": return Base64.text(Array(letters(max(6, (least * 3 / 4 + 2) / 3 * 3), &draw).utf8))
    case "binary": return letters(max(8, least), &draw)
    case "password": return "correct horse " + letters(max(6, least - 14), &draw)
    case "int32", "int64", "integer", "uint8", "uint16", "uint32", "uint64", "int8", "int16":
      return "\(1 + draw.position(below: 100))"
    case "float", "double", "decimal", "decimal128", "number": return "\(1 + draw.position(below: 100)).5"
    case "char": return letters(1, &draw)
    case "color", "hexcolor": return ["#3366cc", "#cc6633"][draw.position(below: 2)]
    case "phone", "phone-number", "e164": return "+1415555" + String(1000 + draw.position(below: 9000))
    case "country", "country-code": return ["PT", "NO", "JP"][draw.position(below: 3)]
    case "currency": return ["EUR", "USD", "JPY"][draw.position(below: 3)]
    case "language", "locale": return ["en", "pt", "ja"][draw.position(below: 3)]
    case "semver": return "1.0.\(draw.position(below: 9))"
    case "media-range", "media-type": return "text/plain"
    case "commonmark", "html": return "Some text"
    case "etag": return "\"\(letters(8, &draw))\""
    case "unix-time", "timestamp": return "\(date(&draw))T\(time(&draw))Z"
    default: return nil
    }
  }

  private static func date(_ draw: inout Draw) -> String {
    guard !draw.isTypical else { return "2026-01-02" }
    return
      "\(2024 + draw.position(below: 4))-\(two(1 + draw.position(below: 12)))-\(two(1 + draw.position(below: 28)))"
  }

  private static func time(_ draw: inout Draw) -> String {
    guard !draw.isTypical else { return "03:04:05" }
    return
      "\(two(draw.position(below: 24))):\(two(draw.position(below: 60))):\(two(draw.position(below: 60)))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A UUID of version 4 (RFC 9562 §5.4).
  private static func uuid(_ draw: inout Draw) -> String {
    func hex(_ count: Int) -> String {
      String((0..<count).map { _ in Array("0123456789abcdef")[Int(draw.next() % 16)] })
    }
    let variant = Array("89ab")[Int(draw.next() % 4)]
    return "\(hex(8))-\(hex(4))-4\(hex(3))-\(variant)\(hex(3))-\(hex(12))"
  }

  private static func email(_ least: Int, _ most: Int, _ draw: inout Draw) -> String {
    if most < 15 { return letters(max(1, min(3, most - 4)), &draw) + "@a.b" }
    let name = ["ada", "grace", "alan", "edsger", "barbara"][draw.position(below: 5)]
    // A local part has 64 characters at most (RFC 5321 §4.5.3.1.1); what is longer, the domain must take.
    let short = name + "@example.com"
    guard short.utf8.count < least else { return short }
    let local = name + padding(min(64 - name.utf8.count, least - short.utf8.count))
    return local + "@" + host(least - local.utf8.count - 1, most, &draw)
  }

  private static func host(_ least: Int, _ most: Int, _ draw: inout Draw) -> String {
    let plain =
      most < 15
      ? letters(max(1, min(most, 4)), &draw)
      : ["example.com", "api.example.com", "example.org"][draw.position(below: 3)]
    guard plain.utf8.count < least else { return plain }
    var labels = ""
    while labels.utf8.count + plain.utf8.count < least {
      labels = padding(min(60, max(1, least - labels.utf8.count - plain.utf8.count - 1))) + "." + labels
    }
    return labels + plain
  }

  private static func uri(named name: String, _ least: Int, _ most: Int, _ draw: inout Draw) -> String {
    if most < 24 { return "a:" + letters(max(1, min(most - 2, max(least - 2, 4))), &draw) }
    let plain = ["https://example.com/", "https://example.com/page", "https://example.org/items/7"][
      draw.position(below: most < 27 ? 1 : 3)]
    return plain + padding(least - plain.utf8.count)
  }

  private static func letters(_ count: Int, _ draw: inout Draw) -> String {
    BelievableText.letters(max(0, count), &draw)
  }

  private static func padding(_ count: Int) -> String { String(repeating: "x", count: max(0, count)) }
}

/// Base64 with padding (RFC 4648 §4).
enum Base64 {
  static func text(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.enumerated().reduce(0 as UInt32) {
        $0 | UInt32($1.element) << (16 - 8 * UInt32($1.offset))
      }
      for place in 0..<4 {
        text.append(
          place <= group.count ? alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
