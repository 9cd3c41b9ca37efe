/// The decoded values of a reply that has one JSON value a line (`application/jsonl`, `application/x-ndjson`), or one
/// after each record separator (`application/json-seq`, RFC 7464 §2), and whose bytes come in pieces from any
/// asynchronous sequence. Empty lines are skipped.
///
/// Throws a ``StreamFailure`` for an error that a line reports, for a line that is not what the document says, and where
/// the bytes end within a value or before the terminator; and whatever the sequence of pieces throws.
public struct DecodedLines<Bytes: AsyncSequence, Item: Decodable & Sendable, Problem: Decodable & Sendable>:
  AsyncSequence
where Bytes.Element: Collection<UInt8> {
  /// A decoded value.
  public typealias Element = Item

  private let bytes: Bytes
  private let rules: EventRules
  private let longestLine: Int

  /// Reads a sequence of pieces of bytes.
  ///
  /// - Parameter longestLine: the most bytes that are kept for one line; a longer one ends the sequence.
  public init(_ bytes: Bytes, rules: EventRules, longestLine: Int = 16 << 20) {
    self.bytes = bytes
    self.rules = rules
    self.longestLine = longestLine
  }

  /// Starts to read.
  public func makeAsyncIterator() -> Iterator {
    Iterator(pieces: bytes.makeAsyncIterator(), rules: rules, longestLine: longestLine)
  }

  /// Reads pieces until a line is whole, and decodes it.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var pieces: Bytes.AsyncIterator
    fileprivate let rules: EventRules
    fileprivate let longestLine: Int
    private var waiting = LineBuffer()
    private var hasEnded = false

    fileprivate init(pieces: Bytes.AsyncIterator, rules: EventRules, longestLine: Int) {
      self.pieces = pieces
      self.rules = rules
      self.longestLine = longestLine
    }

    /// The next value, `nil` at the end.
    public mutating func next() async throws -> Item? {
      try await next(isolation: nil)
    }

    /// The next value, `nil` at the end.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(any Error) -> Item? {
      guard !hasEnded else { return nil }
      do {
        let item = try await read(isolation: actor)
        hasEnded = item == nil
        return item
      } catch {
        hasEnded = true
        throw error
      }
    }

    private mutating func read(isolation actor: isolated (any Actor)?) async throws -> Item? {
      while true {
        while let line = waiting.next() {
          guard !line.isEmpty else { continue }
          return line == rules.terminator ? nil : try rules.decode(line, isError: false, Problem.self)
        }
        if let piece = try await pieces.next(isolation: actor) {
          waiting.append(piece)
          guard waiting.count <= longestLine else {
            throw StreamFailure<Problem>.malformed("", LineTooLong(limit: longestLine))
          }
          continue
        }
        let last = waiting.rest()
        if last == rules.terminator { return nil }
        guard rules.terminator == nil else { throw StreamFailure<Problem>.truncated }
        guard !last.isEmpty else { return nil }
        // The last line needs no end; what is no value there was cut.
        do throws(StreamFailure<Problem>) {
          return try rules.decode(last, isError: false, Problem.self)
        } catch {
          if case .malformed(_, let reason) = error, reason is JSONError {
            throw StreamFailure<Problem>.truncated
          }
          throw error
        }
      }
    }
  }
}

extension DecodedLines: Sendable where Bytes: Sendable {}

/// Bytes that wait for the end of their line.
private struct LineBuffer: Sendable {
  private var bytes: [UInt8] = []
  /// How far lines have been taken, and how far there is no line end.
  private var start = 0
  private var searched = 0

  /// The bytes that are left.
  var count: Int { bytes.count - start }

  mutating func append(_ piece: some Collection<UInt8>) {
    bytes.removeFirst(start)
    searched -= start
    start = 0
    bytes += piece
  }

  /// The next whole line, without white space and record separators around it.
  mutating func next() -> String? {
    guard let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = bytes.count
      return nil
    }
    defer { (start, searched) = (end + 1, end + 1) }
    return text(bytes[start..<end])
  }

  /// What comes after the last line end.
  mutating func rest() -> String {
    defer { (start, searched) = (bytes.count, bytes.count) }
    return text(bytes[start...])
  }

  private func text(_ line: ArraySlice<UInt8>) -> String {
    let around: [UInt8] = [0x1E, 0x20, 0x09, 0x0D]
    var line = line
    while let first = line.first, around.contains(first) { line.removeFirst() }
    while let last = line.last, around.contains(last) { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }
}

/// A line that is longer than may be kept.
public struct LineTooLong: Error, Hashable, CustomStringConvertible {
  /// The most bytes.
  public let limit: Int

  /// One sentence in lower case without a full stop.
  public var description: String { "the line is longer than \(limit) bytes" }
}
