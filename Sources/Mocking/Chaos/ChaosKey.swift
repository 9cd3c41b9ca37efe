/// What a draw of chance depends on beside the seed.
struct ChaosKey: Hashable, Sendable {
  /// The session's name.
  var session: String
  /// The operation's name.
  var operation: String
  /// A hash of the request's body.
  var body: UInt64
  /// How many requests with the same session, operation and body there were before; from 0.
  var seen: Int

  /// One number of all of them and a seed.
  func mixed(with seed: UInt64) -> UInt64 {
    var hash = StableHash(seed: seed)
    hash.feed(session.utf8)
    hash.feed(operation.utf8)
    hash.feed(body)
    hash.feed(UInt64(bitPattern: Int64(seen)))
    return hash.value
  }
}

/// A hash that is the same in every process and on every machine (FNV-1a, mixed once more at the end).
struct StableHash {
  private var state: UInt64

  init(seed: UInt64 = 0) {
    state = 0xCBF2_9CE4_8422_2325
    feed(seed)
  }

  /// Feeds bytes and their number.
  mutating func feed(_ bytes: some Collection<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    feed(UInt64(bytes.count))
  }

  /// Feeds a number.
  mutating func feed(_ number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      state = (state ^ (number >> shift & 0xFF)) &* 0x0000_0100_0000_01B3
    }
  }

  /// The hash of all that was fed.
  var value: UInt64 {
    var random = SplitMix(seed: state)
    return random.next()
  }
}
