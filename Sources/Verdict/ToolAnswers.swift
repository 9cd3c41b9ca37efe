import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// The answers of tools that clients sent: which request of a session was the first to hold one.
struct ToolAnswers {
  /// One answer of a tool.
  struct Answer {
    /// The exchange whose request holds it.
    let exchange: Int
    /// What the tool is said to have answered.
    let text: String
  }

  private struct Key: Hashable {
    let session: String
    /// The call that it answers; `nil`: whichever.
    let id: String?
  }

  private var answers: [Key: [Answer]] = [:]

  init(_ exchanges: [Exchange]) {
    for index in exchanges.indices {
      for message in ServedContent.toolAnswers(exchanges[index].request.body) {
        let content = message["content"]
        let answer = Answer(exchange: index, text: content?.string ?? content?.text() ?? "")
        let session = exchanges[index].session
        answers[Key(session: session, id: nil), default: []].append(answer)
        guard let id = message["tool_call_id"]?.string else { continue }
        answers[Key(session: session, id: id), default: []].append(answer)
      }
    }
  }

  /// The first answer after an exchange to one of some calls; where none has an id, to any.
  func first(after exchange: Int, in session: String, to calls: Set<String>) -> Answer? {
    let ids: [String?] = calls.isEmpty ? [nil] : calls.map { $0 }
    return ids.compactMap { id -> Answer? in
      guard let all = answers[Key(session: session, id: id)] else { return nil }
      let position = all.partitioningIndex { $0.exchange > exchange }
      return position < all.endIndex ? all[position] : nil
    }.min { $0.exchange < $1.exchange }
  }
}
