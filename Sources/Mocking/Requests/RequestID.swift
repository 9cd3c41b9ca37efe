/// Makes request ids: `req_` and eleven characters, short enough that the string needs no memory of its own.
struct RequestID {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The id of the nth exchange of a server; unlike for different n, and not in an order that shows n.
  static func text(_ number: UInt64, salt: UInt64) -> String {
    // An odd factor permutes the 55 bits that the characters hold, so that no two numbers share an id.
    var bits = (number ^ salt) &* 0x9E37_79B9_7F4A_7C15 & (1 << 55 - 1)
    return String(unsafeUninitializedCapacity: 15) { buffer in
      _ = buffer.initialize(from: "req_".utf8)
      for index in 4..<15 {
        buffer[index] = alphabet[Int(bits & 31)]
        bits >>= 5
      }
      return 15
    }
  }
}
