import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON

/// A canned stream, cut into the events that go out one by one.
struct PreparedStream: Sendable {
  /// What decides how long an event is waited for.
  enum Timing: Hashable {
    /// The reply's pace.
    case paced
    /// The reply's pace; where that says nothing, this.
    case recorded(Duration)
    /// This, whatever the pace.
    case fixed(Duration)
  }

  /// One event, with whatever stands before it.
  struct Part: Hashable {
    var bytes: ArraySlice<UInt8>
    var timing = Timing.paced
  }

  /// All bytes.
  let bytes: SharedBytes
  /// The offset after each event; comments and whatever else stands between events belong to the next one.
  let ends: [Int]
  /// The timing of each event; empty where all are paced.
  let timings: [Timing]
  /// Whether the last event is the terminator.
  let hasTerminator: Bool

  /// Cuts a stream.
  ///
  /// - Parameters:
  ///   - terminator: the data of the event that ends a stream, as the document says.
  ///   - pauses: how long each event was waited for when the stream was recorded; empty where nobody knows.
  init(_ stream: CannedStream, terminator: String?, pauses: [Duration?] = []) {
    bytes = SharedBytes(stream.bytes)
    ends = stream.events.map(\.bytes.upperBound) + (stream.rest.isEmpty ? [] : [stream.bytes.count])
    hasTerminator =
      terminator != nil && stream.rest.isEmpty && stream.events.last?.received.event.data == terminator
    timings =
      pauses.contains { $0 != nil }
      ? ends.indices.map { index in
        (pauses.indices.contains(index) ? pauses[index] : nil).map(Timing.recorded) ?? .paced
      } : []
  }

  /// A stream from the data of its events.
  init(_ events: [JSONValue], terminator: String?) {
    let data = events.map { $0.text() } + (terminator.map { [$0] } ?? [])
    self.init(data.map { Part(bytes: Array("data: \($0)\n\n".utf8)[...]) }, hasTerminator: terminator != nil)
  }

  /// A stream of given parts.
  init(_ parts: [Part], hasTerminator: Bool) {
    var ends: [Int] = []
    for part in parts { ends.append((ends.last ?? 0) + part.bytes.count) }
    bytes = SharedBytes(parts.flatMap(\.bytes))
    self.ends = ends
    timings = parts.contains { $0.timing != .paced } ? parts.map(\.timing) : []
    self.hasTerminator = hasTerminator && !parts.isEmpty
  }

  /// How many events there are before the terminator.
  var eventCount: Int { ends.count - (hasTerminator ? 1 : 0) }

  /// The bytes of an event.
  func range(ofEvent index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// The offset after so many events; that of the last one where there are fewer.
  func offset(afterEvents count: Int) -> Int {
    count <= 0 || ends.isEmpty ? 0 : ends[min(count, ends.count) - 1]
  }

  /// How an event is timed.
  func timing(ofEvent index: Int) -> Timing {
    timings.isEmpty ? .paced : timings[index]
  }

  /// The events one by one.
  var parts: [Part] {
    let all = bytes.array
    return ends.indices.map { Part(bytes: all[range(ofEvent: $0)], timing: timing(ofEvent: $0)) }
  }

  /// About how many tokens each event carries: four bytes are one, of what it has beyond the shortest event, which is
  /// mostly wrapping; each carries at least one.
  var tokenCounts: [Int] {
    let sizes = ends.indices.map { range(ofEvent: $0).count }
    let least = sizes.prefix(eventCount).min() ?? 0
    return sizes.map { max(1, ($0 - least + 3) / 4) }
  }
}
