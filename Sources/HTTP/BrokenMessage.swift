/// All bytes of a message with a ``FramingFault``, each at its moment: head, framing and body written by hand.
public struct BrokenMessage: Sendable {
  /// What goes out.
  public private(set) var paced: PacedBytes
  /// Where parts of the body end in ``paced``, and how much of the body is out then.
  private var bodyParts: [(end: Int, bodyEnd: Int)] = []

  /// Writes a message.
  ///
  /// - Parameters:
  ///   - head: the head with its empty line, as it would be without the fault.
  ///   - body: the body; ``ReplyPlan/Body/none`` where the message has none.
  ///   - isChunked: the body goes out in chunks.
  ///   - isCompleted: the message's end follows the body where the fault does not say otherwise.
  public init(
    _ fault: FramingFault, head: [UInt8], body: ReplyPlan.Body, isChunked: Bool, isCompleted: Bool
  ) {
    var writer = Writer()
    paced = PacedBytes(SharedBytes([]), steps: [])
    switch fault {
    case .slowHead(let count, let pause):
      let size = max(1, count)
      for start in stride(from: 0, to: head.count, by: size) {
        writer.add(head[start..<min(start + size, head.count)], after: start == 0 ? 0 : pause.nanoseconds)
      }
      writer.write(body, isChunked)
      if isChunked, isCompleted { writer.add("0\r\n\r\n".utf8) }
    case .cutHead(let count):
      writer.add(head.prefix(max(0, count ?? head.count / 2)))
    case .cutChunkSize:
      writer.add(head)
      writer.write(body, isChunked)
      // A size of more than one digit, cut within.
      if isChunked { writer.add("1".utf8) }
    case .malformedChunk:
      writer.add(head)
      writer.write(body, isChunked)
      if isChunked { writer.add("XYZ\r\ndata: ".utf8) }
    case .completed(let extra):
      writer.add(head)
      writer.write(body, isChunked)
      if isChunked { writer.add("0\r\n\r\n".utf8) }
      writer.add(extra)
    }
    paced = PacedBytes(SharedBytes(writer.bytes), steps: writer.steps)
    bodyParts = writer.bodyParts
  }

  /// How much of the body is out when so many bytes are.
  public func bodyCount(afterBytes count: Int) -> Int {
    guard let index = bodyParts.firstIndex(where: { $0.end > count }) else {
      return bodyParts.last?.bodyEnd ?? 0
    }
    let before = index == 0 ? 0 : bodyParts[index - 1].bodyEnd
    let partCount = bodyParts[index].bodyEnd - before
    return before + max(0, count - (bodyParts[index].end - partCount))
  }

  private struct Writer {
    var bytes: [UInt8] = []
    var steps: [PacedBytes.Step] = []
    var bodyParts: [(end: Int, bodyEnd: Int)] = []

    /// Adds bytes that go out after a pause; without one, together with those before.
    mutating func add(_ more: some Collection<UInt8>, after pause: Int64 = 0) {
      guard !more.isEmpty else { return }
      bytes += more
      if pause == 0, !steps.isEmpty {
        steps[steps.count - 1].end = bytes.count
      } else {
        steps.append(PacedBytes.Step(end: bytes.count, pause: .nanoseconds(pause)))
      }
    }

    mutating func write(_ body: ReplyPlan.Body, _ isChunked: Bool) {
      switch body {
      // What is not there yet cannot be written beforehand.
      case .none, .live: return
      case .whole(let whole): part(whole.array[...], after: 0, isChunked: isChunked)
      case .paced(let paced):
        let all = paced.bytes.array
        var start = 0
        var pause: Int64?
        for (index, step) in paced.steps.enumerated() {
          if pause == nil { pause = step.pauseNanoseconds }
          // What leaves together is one chunk.
          if index + 1 < paced.steps.count, paced.steps[index + 1].pauseNanoseconds <= 0 { continue }
          let end = min(max(step.end, start), all.count)
          part(all[start..<end], after: pause ?? 0, isChunked: isChunked)
          start = end
          pause = nil
        }
      }
    }

    private mutating func part(_ bytes: ArraySlice<UInt8>, after pause: Int64, isChunked: Bool) {
      guard !bytes.isEmpty else { return }
      if isChunked { add((String(bytes.count, radix: 16) + "\r\n").utf8, after: pause) }
      add(bytes, after: isChunked ? 0 : pause)
      bodyParts.append((self.bytes.count, (bodyParts.last?.bodyEnd ?? 0) + bytes.count))
      if isChunked { add("\r\n".utf8) }
    }
  }
}
