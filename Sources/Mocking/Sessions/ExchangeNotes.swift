import UnderstudyHTTP
import UnderstudyValidation

/// What is noted of an answer: put together while it is chosen, and moved into the exchange's record.
struct ExchangeNotes: ~Copyable {
  /// The operation, if the request has one.
  var operation: ServedOperation?
  /// In which ways the request breaks the document.
  var violations: [Violation] = []
  /// In which ways a template, filled in for the request, breaks the document.
  var replyViolations: [Violation] = []
  /// The status that was planned; `nil` where no head is sent.
  var status: Int?
  /// Whether the answer is a stream.
  var isStream = false
  /// Which step answered.
  var rule = Exchange.Rule.problem
  /// Remarks for the journal.
  var remarks: [String] = []
  /// What of the answer its client is judged by.
  var marks: AnswerMarks?
  /// The header fields that the answer shares with others; `nil` where no head is sent.
  var fields: SharedFields?

  /// About how much memory they take beyond those of a usual answer, in bytes; without the body that is marked.
  var cost: Int {
    var cost = marks?.cost ?? 0
    let violationCount = violations.count + replyViolations.count
    // What was found is cut after 200 characters.
    if violationCount > 0 { cost += violationCount * (MemoryLayout<Violation>.stride + 200) }
    if !remarks.isEmpty { cost += remarks.reduce(0) { $0 + 16 + $1.utf8.count } }
    return cost
  }
}
