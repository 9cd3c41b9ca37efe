import UnderstudyCurl
import UnderstudyEventStream
import UnderstudyValidation

/// A stream of events as it came: each with its time, and what it and the whole break.
struct StreamRecord: Sendable {
  /// The number of events, the terminator among them.
  private(set) var eventCount = 0
  /// When the first came, from the start of the request.
  private(set) var firstTime: Duration?
  /// The longest time between two that came one after the other.
  private(set) var longestGap: Duration?
  /// Whether the event that ends the stream has come.
  private(set) var hasTerminator = false
  /// Whether the end of the stream lies within an event.
  private(set) var isUnfinished = false
  /// What is broken, each cause once.
  private(set) var violations: [Violation] = []

  init(_ transfer: Transfer, heldTo validator: StreamValidator) {
    var parser = EventStreamParser()
    var course = validator.course
    var start = 0
    var last: Duration?
    var ofEvents: [Violation] = []
    var ofCourse: [Violation] = []
    for piece in transfer.pieces {
      for received in parser.append(transfer.body[start..<piece.end]) {
        eventCount += 1
        if let last { longestGap = max(longestGap ?? .zero, piece.time - last) }
        firstTime = firstTime ?? piece.time
        last = piece.time
        hasTerminator = hasTerminator || validator.isTerminator(received.event)
        guard ofEvents.count < Self.limit else { continue }
        let found = course?.violations(of: received.event) ?? []
        ofCourse += found
        // What may not be there at all need not keep to a schema.
        if found.contains(where: { if case .afterTerminator = $0.kind { true } else { false } }) { continue }
        ofEvents += validator.violations(of: received.event, number: eventCount, limit: 20)
      }
      start = piece.end
    }
    // Where the reply was cut, the end was not reached, and is not judged.
    var ofEnd: [Violation] = []
    if transfer.failure == nil {
      if case .unfinished = parser.finish() { isUnfinished = true }
      ofEnd = course?.end() ?? []
    }
    violations = Self.causes(ofEvents, ofCourse, ofEnd, isUnfinished: isUnfinished)
  }

  private static let limit = 100

  /// An event that breaks its schema breaks what is made of it as well, and an end that is missing what it must give
  /// breaks three rules at once: the cause is told, and what follows from it is not.
  private static func causes(
    _ ofEvents: [Violation], _ ofCourse: [Violation], _ ofEnd: [Violation], isUnfinished: Bool
  ) -> [Violation] {
    // From a broken event on, what is compared with it is not what it should be.
    let broken = ofEvents.compactMap { $0.part.event }.min() ?? .max
    var causes = ofEvents
    causes += ofCourse.filter { ($0.part.event ?? 0) < broken }
    var ofWhole: [Violation] = []
    for violation in ofEnd {
      switch violation.kind {
      case .noTerminator: if !isUnfinished { causes.append(violation) }
      default: ofWhole.append(violation)
      }
    }
    guard causes.allSatisfy({ if case .noTerminator = $0.kind { true } else { false } }) else {
      return causes
    }
    let never = ofWhole.filter { if case .neverGiven = $0.kind { true } else { false } }
    let ofLast = ofWhole.filter { if case .event = $0.part { true } else { false } }
    causes += never.isEmpty ? (ofLast.isEmpty ? ofWhole : ofLast) : never
    return causes
  }
}

extension MessagePart {
  /// The number of the event that it is.
  fileprivate var event: Int? { if case .event(let number) = self { number } else { nil } }
}
