import Testing
import UnderstudyHTTP

@testable import UnderstudyMocking

/// What all sessions of a server may hold together.
struct SessionBoundsTests {
  private func record(_ number: UInt64, at moment: Moment, body: Int) -> ExchangeRecord {
    var request = HTTPRequest(body: [UInt8](repeating: 0x20, count: body))
    request.arrival = moment
    return ExchangeRecord(request, number: number, id: "req_\(number)")
  }

  @Test func `ten thousand sessions of a hostile client stay within their bounds, and are counted`() {
    let bounds = SessionBounds(count: 500, bytes: 4 << 20)
    let sessions = Sessions(limits: .init(), bounds: bounds)
    let mine = sessions.session(named: "mine", at: .zero)
    var most = 0
    for number in 1...10_000 {
      let moment = Moment.zero + .milliseconds(number)
      let session = sessions.session(named: "s\(number)", at: moment)
      session.append(record(UInt64(number), at: moment, body: 50_000))
      sessions.keepWithinBounds(session, at: moment)
      // Who is in use stays.
      mine.touch(at: moment)
      most = max(most, sessions.summary.bytes)
      #expect(sessions.summary.count <= 501)
    }
    #expect(most <= bounds.bytes + 51_000)
    #expect(sessions.existing(named: "mine") === mine)
    #expect(sessions.existing(named: "s10000") != nil)
    let summary = sessions.summary
    #expect(summary.roomEndedCount == 10_002 - summary.count)
    #expect(summary.idleEndedCount == 0)
    #expect(summary.bytes == sessions.all.reduce(0) { $0 + $1.journal.bytes })
  }

  @Test func `what a session holds is given back when it ends, is reset, or goes on after its end`() {
    let sessions = Sessions(limits: .init())
    for name in ["a", "b", "c"] {
      sessions.session(named: name, at: .zero).append(record(1, at: .zero, body: 1000))
    }
    sessions.main.append(record(1, at: .zero, body: 1000))
    let one = sessions.main.journal.bytes
    #expect(one >= 1400 && sessions.summary.bytes == 4 * one)
    sessions.end("a")
    #expect(sessions.summary.bytes == 3 * one)
    let held = sessions.session(named: "b", at: .zero)
    held.reset()
    #expect(sessions.summary.bytes == 2 * one)
    sessions.end("b")
    held.append(record(2, at: .zero, body: 1000))
    #expect(sessions.summary.bytes == 2 * one)
    #expect(held.journal.count == 1)
    sessions.resetAll()
    #expect(sessions.summary.bytes == 0)
    #expect(sessions.summary.roomEndedCount == 0)
  }

  @Test func `idle sessions end when others are made, and when somebody looks`() {
    let sessions = Sessions(limits: .init(), bounds: SessionBounds(idleTime: .seconds(100)))
    for number in 0..<10 {
      sessions.session(named: "s\(number)", at: .zero + .seconds(number)).touch(at: .zero + .seconds(number))
    }
    _ = sessions.session(named: "new", at: .zero + .seconds(105))
    #expect(sessions.summary.idleEndedCount == 5)
    #expect(sessions.all.map(\.name) == ["default", "new", "s5", "s6", "s7", "s8", "s9"])
    sessions.endIdle(at: .zero + .seconds(500))
    #expect(sessions.all.map(\.name) == ["default"])
    #expect(sessions.summary.idleEndedCount == 11)
  }

  @Test func `nothing is verified without what went with a session that made room`() {
    let sessions = Sessions(limits: .init(), bounds: SessionBounds(count: 2))
    let address = SessionAddress.of(HTTPRequest(target: "/~.mine/x"))
    let mine = sessions.session(for: address, at: .zero)
    for number in 1...3 { mine.append(record(UInt64(number), at: .zero, body: 1)) }
    for number in 1...2 {
      let moment = Moment.zero + .seconds(number)
      sessions.session(named: "other-\(number)", at: moment).touch(at: moment)
    }
    #expect(sessions.existing(named: "mine") == nil)
    // Who still holds it does not see what comes now.
    #expect(Verification.noViolations.failure(in: mine.journal) != nil)
    let again = sessions.session(for: address, at: .zero + .seconds(3))
    #expect(again.journal.count == 0 && again.journal.droppedCount == 3)
    #expect(Verification.count(0...0).failure(in: again.journal) != nil)
    again.reset()
    #expect(Verification.count(0...0).failure(in: again.journal) == nil)
  }

  @Test func `a session that is made anew, or was ended by hand or by idle time, begins at the beginning`() {
    let sessions = Sessions(limits: .init(), bounds: SessionBounds(count: 2, idleTime: .seconds(100)))
    let address = SessionAddress.of(HTTPRequest(target: "/~.mine/x"))
    func fill(at seconds: Int) {
      let session = sessions.session(for: address, at: .zero + .seconds(seconds))
      session.append(record(1, at: .zero + .seconds(seconds), body: 1))
    }
    func droppedCount(at seconds: Int) -> Int {
      sessions.session(for: address, at: .zero + .seconds(seconds)).journal.droppedCount
    }
    fill(at: 0)
    for number in 1...2 { _ = sessions.session(named: "other-\(number)", at: .zero + .seconds(number)) }
    #expect(sessions.existing(named: "mine") == nil)
    #expect(sessions.session(named: "mine", at: .zero + .seconds(3)).journal.droppedCount == 0)
    fill(at: 4)
    sessions.end("mine")
    #expect(droppedCount(at: 5) == 0)
    fill(at: 6)
    #expect(droppedCount(at: 500) == 0)
  }

  @Test func `header fields count, too`() {
    var journal = Journal(limits: .init(count: 1000, bytes: 100_000))
    for number in 1...100 {
      let fields: HTTPFields = ["X-Long": String(repeating: "x", count: 8000)]
      journal.append(ExchangeRecord(HTTPRequest(fields: fields), number: UInt64(number), id: ""))
    }
    #expect(journal.count <= 12 && journal.droppedCount == 100 - journal.count)
  }

  /// A record of a request that was answered with something of its own.
  private func record(_ number: UInt64, answer: SharedBytes, remark: String = "") -> ExchangeRecord {
    ExchangeRecord(
      HTTPRequest(), number: number,
      notes: ExchangeNotes(
        status: 200, rule: .document, remarks: remark.isEmpty ? [] : [remark],
        marks: AnswerMarks(body: answer)))
  }

  @Test func `the bodies of answers count: one of their own each time, one that is shared once`() {
    var journal = Journal(limits: .init(count: 10, bytes: 1 << 20))
    let shared = SharedBytes([UInt8](repeating: 0, count: 300_000))
    for number in 1...10 { journal.append(record(UInt64(number), answer: shared)) }
    #expect(journal.count == 10 && (300_000..<310_000).contains(journal.bytes))
    let small = SharedBytes("small")
    // Places are taken one after the other; the last to go takes the shared body along.
    for number in 11...20 { journal.append(record(UInt64(number), answer: small)) }
    #expect(journal.count == 10 && journal.bytes < 10_000)
    for number in 21...100 {
      let own = SharedBytes([UInt8](repeating: 0, count: 300_000))
      journal.append(record(UInt64(number), answer: own))
      #expect(journal.bytes <= 1 << 20)
    }
    #expect(journal.count == 3 && journal.droppedCount == 97)
    journal.append(record(101, answer: small, remark: String(repeating: "x", count: 1 << 20)))
    #expect(journal.count == 1 && journal.bytes > 1 << 20)
  }
}
