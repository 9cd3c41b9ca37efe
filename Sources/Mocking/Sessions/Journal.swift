import UnderstudyHTTP

/// Every exchange that a session has seen, in order; bounded, and honest about what it dropped.
public struct Journal: Sendable {
  /// How much a journal keeps.
  public struct Limits: Hashable, Sendable {
    /// The greatest number of exchanges.
    public var count: Int
    /// The greatest number of bytes that they take, about.
    public var bytes: Int

    /// Makes limits.
    public init(count: Int = 10_000, bytes: Int = 64 << 20) {
      self.count = max(1, count)
      self.bytes = bytes
    }
  }

  private var records: [ExchangeRecord] = []
  /// Where the oldest record is, once the journal is full and goes round.
  private var start = 0
  /// About how much memory its exchanges take, in bytes. A body that several of their answers share counts once.
  public private(set) var bytes = 0
  /// How many of the answers have a body in common, by the body.
  private var bodyUses: [ObjectIdentifier: Int] = [:]
  let limits: Limits
  /// How many exchanges were dropped to stay within the limits.
  public private(set) var droppedCount: Int

  /// The session that it belongs to.
  public let session: String
  private let privacy: JournalPrivacy

  /// - Parameter droppedCount: how many exchanges are known to be missing from the start.
  init(
    limits: Limits, session: String = "", privacy: JournalPrivacy = JournalPrivacy(), droppedCount: Int = 0
  ) {
    self.droppedCount = droppedCount
    self.limits = limits
    self.session = session
    self.privacy = privacy
  }

  /// The same journal without an exchange, and without a memory of what was dropped.
  var emptied: Journal { Journal(limits: limits, session: session, privacy: privacy) }

  /// The exchanges that are kept, oldest first, secrets redacted.
  public var exchanges: [Exchange] {
    let redaction = privacy.redaction
    return (records[start...] + records[..<start]).map { $0.snapshot(in: session, redaction) }
  }

  /// The records that are kept, oldest first.
  var keptRecords: [ExchangeRecord] { Array(records[start...] + records[..<start]) }

  /// An exchange as it stands, secrets redacted.
  func exchange(of record: ExchangeRecord) -> Exchange {
    record.snapshot(in: session, privacy.redaction)
  }

  /// How many exchanges are kept.
  public var count: Int { records.count }

  /// Adds a record. Gives back the one whose place it takes, so that it is let go of where no lock is held.
  @discardableResult
  mutating func append(_ record: ExchangeRecord) -> ExchangeRecord? {
    count(record)
    if records.count < limits.count, bytes <= limits.bytes || records.isEmpty, start == 0 {
      records.append(record)
      return nil
    }
    var replaced: ExchangeRecord?
    if records.count == limits.count {
      var record = record
      swap(&records[start], &record)
      discount(record)
      replaced = record
      droppedCount += 1
      start = (start + 1) % records.count
    } else {
      records = Array(records[start...] + records[..<start]) + [record]
      start = 0
    }
    while bytes > limits.bytes, records.count > 1 { dropOldest() }
    return replaced
  }

  /// Some exchanges are not in it, and will not be.
  mutating func lose(_ count: Int) { droppedCount += count }

  private mutating func dropOldest() {
    records = Array(records[start...] + records[..<start])
    start = 0
    // A tenth at once, so that dropping does not cost the whole journal at each exchange.
    let count = max(1, records.count / 10)
    for record in records[..<count] { discount(record) }
    droppedCount += count
    records.removeFirst(count)
  }

  private mutating func count(_ record: ExchangeRecord) {
    bytes += record.cost
    guard let body = record.answerBody else { return }
    let uses = bodyUses[ObjectIdentifier(body), default: 0] + 1
    bodyUses[ObjectIdentifier(body)] = uses
    if uses == 1 { bytes += body.count }
  }

  private mutating func discount(_ record: ExchangeRecord) {
    bytes -= record.cost
    guard let body = record.answerBody, let uses = bodyUses[ObjectIdentifier(body)] else { return }
    bodyUses[ObjectIdentifier(body)] = uses == 1 ? nil : uses - 1
    if uses == 1 { bytes -= body.count }
  }
}
