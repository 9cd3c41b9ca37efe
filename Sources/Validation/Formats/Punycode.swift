/// Unicode as ASCII letters and digits (RFC 3492).
enum Punycode {
  private static let base = 36
  private static let firstBias = 72
  private static let firstCode = 128

  /// - Returns: `nil` if the bytes are no Punycode.
  static func decoded(_ bytes: some Collection<UInt8>) -> [Unicode.Scalar]? {
    let bytes = Array(bytes)
    let mark = bytes.lastIndex(of: UInt8(ascii: "-"))
    var output = (mark.map { bytes[..<$0] } ?? []).map { UInt32($0 | ($0 &- 0x41 < 26 ? 0x20 : 0)) }
    var position = mark.map { $0 + 1 } ?? 0
    var code = firstCode
    var index = 0
    var bias = firstBias
    while position < bytes.count {
      let start = index
      var weight = 1
      var step = base
      while true {
        guard position < bytes.count, let digit = digit(bytes[position]) else { return nil }
        position += 1
        guard index <= 0x7FFF_FFFF, weight <= 0x7FFF_FFFF else { return nil }
        index += digit * weight
        let threshold = step <= bias ? 1 : step >= bias + 26 ? 26 : step - bias
        if digit < threshold { break }
        weight *= base - threshold
        step += base
      }
      let count = output.count + 1
      bias = adapted(index - start, count, isFirst: start == 0)
      code += index / count
      index %= count
      guard code <= 0x10FFFF else { return nil }
      output.insert(UInt32(code), at: index)
      index += 1
    }
    let scalars = output.compactMap(Unicode.Scalar.init)
    return scalars.count == output.count ? scalars : nil
  }

  static func encoded(_ scalars: [Unicode.Scalar]) -> [UInt8] {
    var output = scalars.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
    let basicCount = output.count
    if basicCount > 0 { output.append(UInt8(ascii: "-")) }
    var code = firstCode
    var delta = 0
    var bias = firstBias
    var handled = basicCount
    while handled < scalars.count {
      let next = scalars.lazy.map { Int($0.value) }.filter { $0 >= code }.min() ?? code
      delta += (next - code) * (handled + 1)
      code = next
      for scalar in scalars {
        if scalar.value < code { delta += 1 }
        guard scalar.value == code else { continue }
        append(delta, bias, to: &output)
        bias = adapted(delta, handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return output
  }

  private static func append(_ delta: Int, _ bias: Int, to output: inout [UInt8]) {
    var rest = delta
    var step = base
    while true {
      let threshold = step <= bias ? 1 : step >= bias + 26 ? 26 : step - bias
      if rest < threshold { break }
      output.append(letter(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      step += base
    }
    output.append(letter(rest))
  }

  private static func letter(_ digit: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: digit < 26 ? digit + 0x61 : digit - 26 + 0x30)
  }

  private static func digit(_ byte: UInt8) -> Int? {
    byte.isDigit ? Int(byte) - 0x30 + 26 : byte.isLetter ? Int(byte | 0x20) - 0x61 : nil
  }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var steps = 0
    while delta > 455 {
      delta /= 35
      steps += base
    }
    return steps + 36 * delta / (delta + 38)
  }
}
