#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Changes inputs of a corpus at random, the same way for the same seed, and tries each.
struct MutationLoop {
  private let corpus: [[UInt8]]
  private var random: Dice

  /// No input may take longer, in seconds.
  private static let limit = 2.0

  init(corpus: [[UInt8]], seed: UInt64) {
    self.corpus = corpus
    random = Dice(state: seed)
  }

  /// Tries inputs for a time.
  ///
  /// - Returns: whether none took too long. What crashes ends the program.
  mutating func run(seconds: Int) -> Bool {
    guard !corpus.isEmpty else {
      print("the corpus is empty")
      return false
    }
    for input in corpus { FuzzInput.run(input) }
    let end = Self.now() + Double(seconds)
    var count = 0
    var start = Self.now()
    while start < end {
      let input = mutated()
      FuzzInput.run(input)
      count += 1
      let stop = Self.now()
      guard stop - start < Self.limit else {
        print("input \(count) took \(stop - start) s: \(String(decoding: input, as: UTF8.self))")
        return false
      }
      start = stop
    }
    print("\(count) inputs, no crash, no hang")
    return count > 0
  }

  /// Pieces that mean something to a parser or a schema.
  private static let tokens = [
    "0", "-0", "1e400", "-1", "0.1", "18446744073709551616", "true", "null", "{}", "[]", "\"\"", "\"a\"",
    "\"#\"",
    "\"\\ud83d\\ude00\"", "\"\\u0000\"", "{\"$ref\":\"#\"}", "[\"a\"]", "\"^(a+)+$\"", "\"[\\\\p{L}]{1,99}\"",
    "\"date-time\"", "\"base64\"", "\"application/json\"", "\"items\":{\"$ref\":\"#\"},", "\"minItems\":1,",
    "\"unevaluatedProperties\":false,", "\"contentMediaType\":\"application/json\",", "\"multipleOf\":0.01,",
    "\"$dynamicAnchor\":\"a\",", "\"$id\":\"x\",", "[", "]", "{", "}", ",", ":", "\"", "\\",
  ].map { Array($0.utf8) }

  private mutating func mutated() -> [UInt8] {
    var bytes = corpus[random.below(corpus.count)]
    for _ in 0...random.below(4) {
      let position = random.below(bytes.count + 1)
      let length = min(random.below(8), bytes.count - position)
      switch random.below(6) {
      case 0: bytes.insert(contentsOf: Self.tokens[random.below(Self.tokens.count)], at: position)
      case 1:
        bytes.replaceSubrange(
          position..<position + length, with: Self.tokens[random.below(Self.tokens.count)])
      case 2: bytes.removeSubrange(position..<position + length)
      case 3 where position < bytes.count: bytes[position] = UInt8(truncatingIfNeeded: random.below(256))
      case 4: exchangeValue(&bytes)
      default:
        // A piece of another input in place of one of this.
        let other = corpus[random.below(corpus.count)]
        let start = random.below(other.count + 1)
        bytes.replaceSubrange(
          position..<position + length, with: other[start..<min(other.count, start + random.below(64))])
      }
    }
    return bytes
  }

  /// Puts a token where a value stands, so that the text stays JSON.
  private mutating func exchangeValue(_ bytes: inout [UInt8]) {
    let starts = bytes.indices.filter { bytes[$0] == UInt8(ascii: ":") || bytes[$0] == UInt8(ascii: ",") }
    guard !starts.isEmpty else { return }
    let start = starts[random.below(starts.count)] + 1
    let end = bytes[start...].firstIndex { ",]}".utf8.contains($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: Self.tokens[random.below(19)])
  }

  /// The files of a folder, by name.
  static func files(in folder: String) -> [[UInt8]] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().compactMap { name in
      guard let file = fopen("\(folder)/\(name)", "rb") else { return nil }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = fread(&bytes, 1, bytes.count, file)
      return Array(bytes[..<count])
    }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct Dice {
  var state: UInt64

  /// A number from 0 to just below a limit.
  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 31)) % UInt64(max(1, limit)))
  }
}
