/// The key that fingerprints are made with: without it nobody can try out which value a fingerprint is of.
public struct FingerprintKey: Hashable, Sendable {
  private let first: UInt64
  private let second: UInt64

  /// A key of two numbers.
  public init(_ first: UInt64, _ second: UInt64) {
    self.first = first
    self.second = second
  }

  /// A key that nobody knows.
  public static func random() -> FingerprintKey {
    FingerprintKey(.random(in: .min ... .max), .random(in: .min ... .max))
  }

  /// The fingerprint of bytes: 16 hexadecimal digits, the same for the same bytes and key.
  ///
  /// SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012).
  public func fingerprint(of bytes: some Collection<UInt8>) -> String {
    var state = SipState(first, second)
    var word: UInt64 = 0
    var count = 0
    for byte in bytes {
      word |= UInt64(byte) << UInt64(8 * (count & 7))
      count += 1
      if count & 7 == 0 {
        state.absorb(word)
        word = 0
      }
    }
    state.absorb(word | UInt64(truncatingIfNeeded: count) << 56)
    let digits = String(state.finish(), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private struct SipState {
    var v0, v1, v2, v3: UInt64

    init(_ first: UInt64, _ second: UInt64) {
      v0 = first ^ 0x736f_6d65_7073_6575
      v1 = second ^ 0x646f_7261_6e64_6f6d
      v2 = first ^ 0x6c79_6765_6e65_7261
      v3 = second ^ 0x7465_6462_7974_6573
    }

    mutating func absorb(_ word: UInt64) {
      v3 ^= word
      for _ in 0..<2 { round() }
      v0 ^= word
    }

    mutating func finish() -> UInt64 {
      v2 ^= 0xff
      for _ in 0..<4 { round() }
      return v0 ^ v1 ^ v2 ^ v3
    }

    private mutating func round() {
      v0 &+= v1
      v1 = rotated(v1, 13) ^ v0
      v0 = rotated(v0, 32)
      v2 &+= v3
      v3 = rotated(v3, 16) ^ v2
      v0 &+= v3
      v3 = rotated(v3, 21) ^ v0
      v2 &+= v1
      v1 = rotated(v1, 17) ^ v2
      v2 = rotated(v2, 32)
    }

    private func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 { word << count | word >> (64 - count) }
  }
}
