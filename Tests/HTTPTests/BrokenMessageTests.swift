import Testing
import UnderstudyHTTP

struct BrokenMessageTests {
  private let head = Array("HEAD\r\n\r\n".utf8)
  private let stream = ReplyPlan.Body.paced(
    PacedBytes(
      SharedBytes("onetwothree"),
      steps: [
        .init(end: 3, pause: .milliseconds(5)), .init(end: 6, pause: .milliseconds(7)),
        .init(end: 11, pause: .zero),
      ]))

  private func message(
    _ fault: FramingFault, _ body: ReplyPlan.Body, isChunked: Bool = true, isCompleted: Bool = false
  ) -> BrokenMessage {
    BrokenMessage(fault, head: head, body: body, isChunked: isChunked, isCompleted: isCompleted)
  }

  private func text(_ message: BrokenMessage) -> String {
    String(decoding: message.paced.bytes.array, as: UTF8.self)
  }

  private func pauses(_ message: BrokenMessage) -> [Duration] { message.paced.steps.map(\.pause) }

  @Test func `a slow head comes in pieces, then the message as it should be`() {
    let slow = message(.slowHead(bytes: 3, every: .milliseconds(2)), stream, isCompleted: true)
    #expect(text(slow) == "HEAD\r\n\r\n3\r\none\r\n8\r\ntwothree\r\n0\r\n\r\n")
    #expect(slow.paced.steps.map(\.end) == [3, 6, 8, 16, 34])
    #expect(
      pauses(slow) == [.zero, .milliseconds(2), .milliseconds(2), .milliseconds(5), .milliseconds(7)])
    #expect(text(message(.slowHead(bytes: 3, every: .zero), stream)).hasSuffix("twothree\r\n"))
  }

  @Test func `a head is cut after any of its bytes`() {
    for count in 0...8 {
      #expect(text(message(.cutHead(after: count), stream)) == "HEAD\r\n\r\n".prefixOfBytes(count))
    }
    #expect(text(message(.cutHead(after: 99), stream)) == "HEAD\r\n\r\n")
    #expect(text(message(.cutHead(after: nil), stream)) == "HEAD")
  }

  @Test func `what leaves together is one chunk`() {
    #expect(
      text(message(.malformedChunk, stream)) == "HEAD\r\n\r\n3\r\none\r\n8\r\ntwothree\r\nXYZ\r\ndata: ")
    #expect(text(message(.cutChunkSize, stream)) == "HEAD\r\n\r\n3\r\none\r\n8\r\ntwothree\r\n1")
  }

  @Test func `what has no chunks is left without the fault of a chunk`() {
    let whole = ReplyPlan.Body.whole(SharedBytes("body"))
    for fault in [FramingFault.malformedChunk, .cutChunkSize, .completed(extra: [])] {
      #expect(text(message(fault, whole, isChunked: false)) == "HEAD\r\n\r\nbody")
    }
  }

  @Test func `bytes follow the end of the message`() {
    #expect(
      text(message(.completed(extra: Array("more".utf8)), stream))
        == "HEAD\r\n\r\n3\r\none\r\n8\r\ntwothree\r\n0\r\n\r\nmore")
    #expect(
      text(message(.completed(extra: Array("more".utf8)), .none, isChunked: false)) == "HEAD\r\n\r\nmore")
  }

  @Test func `tells how much of the body is out`() {
    let whole = message(.completed(extra: Array("more".utf8)), stream)
    let text = "HEAD\r\n\r\n3\r\none\r\n8\r\ntwothree\r\n0\r\n\r\nmore"
    let body = [11..<14, 19..<27].flatMap { Array($0) }
    for count in 0...text.utf8.count {
      let expected = body.count { $0 < count }
      #expect(whole.bodyCount(afterBytes: count) == expected)
    }
  }
}

extension String {
  fileprivate func prefixOfBytes(_ count: Int) -> String {
    String(decoding: Array(utf8.prefix(count)), as: UTF8.self)
  }
}
