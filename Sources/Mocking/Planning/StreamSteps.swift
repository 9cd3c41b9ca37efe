import UnderstudyHTTP

/// The moments that the events of a stream go out at.
struct StreamSteps {
  let stream: PreparedStream
  let pace: Pace
  let framing: StreamFraming?
  /// Where pauses are drawn from: the same seed, the same pauses.
  let seed: UInt64

  /// The steps. The terminator leaves with the event before it.
  var paced: PacedBytes {
    var steps: [PacedBytes.Step]
    if pace.isImmediate, stream.timings.isEmpty {
      steps = stream.ends.map { PacedBytes.Step(end: $0, pause: .zero) }
    } else {
      steps = timedSteps
    }
    if let framing {
      steps = Self.coalesced(steps, framing.coalesced, upTo: stream.eventCount)
      if let split = framing.split { steps = pieces(of: steps, split) }
    }
    return PacedBytes(stream.bytes, steps: steps)
  }

  private var timedSteps: [PacedBytes.Step] {
    var random = SplitMix(seed: seed)
    let jitter = pace.jitter.nanoseconds
    let tokens = pace.tokensPerSecond == nil ? [] : stream.tokenCounts
    var isFirst = true
    return stream.ends.indices.map { index in
      var pause: Duration
      switch stream.timing(ofEvent: index) {
      case .fixed(let duration): pause = duration
      case .paced where index > 0 && index >= stream.eventCount: pause = .zero
      case let timing:
        var recorded: Duration?
        if case .recorded(let duration) = timing { recorded = duration / pace.speed }
        if isFirst {
          pause = pace.first?.drawn(&random) ?? recorded ?? .zero
        } else if let rate = pace.tokensPerSecond {
          pause = .seconds(Double(tokens[index]) / rate)
        } else {
          pause = pace.between?.drawn(&random) ?? recorded ?? .zero
        }
        if jitter > 0, !isFirst {
          let deviation = Int64(random.next() % UInt64(2 * jitter + 1)) - jitter
          pause = max(.zero, pause + .nanoseconds(deviation))
        }
        isFirst = false
      }
      return PacedBytes.Step(end: stream.ends[index], pause: pause)
    }
  }

  /// So many events in one write, at the moment of the first of them.
  private static func coalesced(
    _ steps: [PacedBytes.Step], _ count: Int, upTo eventCount: Int
  ) -> [PacedBytes.Step] {
    guard count > 1 else { return steps }
    return steps.indices.map { index in
      var step = steps[index]
      if index % count != 0 { step.pauseNanoseconds = 0 }
      return step
    }
  }

  /// Each step in pieces that are written one by one.
  private func pieces(of steps: [PacedBytes.Step], _ split: StreamFraming.Split) -> [PacedBytes.Step] {
    var result: [PacedBytes.Step] = []
    var start = 0
    for step in steps {
      let cuts: [Int]
      switch split {
      case .bytes(let count):
        cuts = Array(stride(from: start + max(1, count), to: step.end, by: max(1, count)))
      case .codepoint:
        let bytes = stream.bytes.buffer
        cuts = (start..<max(start, step.end)).filter { bytes[$0] >= 0xC0 }.map { $0 + 1 }
      }
      result += Self.pieces(ending: cuts + [step.end], first: max(1, step.pauseNanoseconds), others: 1)
      start = step.end
    }
    return result
  }

  /// Steps that end at given offsets. A pause of a nanosecond keeps two apart and delays nothing.
  static func pieces(ending ends: [Int], first: Int64, others: Int64) -> [PacedBytes.Step] {
    ends.enumerated().map { index, end in
      PacedBytes.Step(end: end, pause: .nanoseconds(index == 0 ? first : others))
    }
  }
}
