import UnderstudyHTTP
import UnderstudyJSON

/// What a reply sends, checked and built once, shared by every exchange that it answers.
struct PreparedContent: Sendable {
  /// What the bytes are.
  enum Payload: Sendable {
    /// No body.
    case none
    /// A whole body.
    case whole(SharedBytes)
    /// A body with parts that are filled in for each request.
    case template(Template)
    /// A stream.
    case stream(PreparedStream)
  }

  /// The status.
  var status: Int
  /// The header fields that every exchange shares, `Content-Type` among them.
  var fields: SharedFields
  /// What the bytes are.
  var payload: Payload

  /// Makes content of a given media type.
  init(status: Int, type: String?, headers: [HTTPField] = [], payload: Payload) {
    self.status = status
    self.payload = payload
    var fields = type.map { [HTTPField("Content-Type", $0)] } ?? []
    if case .stream = payload { fields.append(HTTPField("Cache-Control", "no-cache")) }
    // A header that the reply names itself takes the place of ours.
    fields.removeAll { field in headers.contains { $0.name.lowercased() == field.name.lowercased() } }
    self.fields = SharedFields(fields + headers)
  }

  /// The same content with further header fields.
  func adding(_ headers: [HTTPField]) -> PreparedContent {
    guard !headers.isEmpty else { return self }
    var content = self
    let kept = fields.fields.filter { field in
      !headers.contains { $0.name.lowercased() == field.name.lowercased() }
    }
    content.fields = SharedFields(kept + headers)
    return content
  }
}

/// Whole content that goes out at once, with nothing wrong: what most requests get. A class, handed about without a copy.
final class ContentAtOnce: Sendable {
  private let status: Int
  private let fields: SharedFields
  private let bytes: SharedBytes

  /// - Returns: `nil` for content that is not whole bytes.
  init?(_ content: PreparedContent) {
    guard case .whole(let bytes) = content.payload else { return nil }
    status = content.status
    fields = content.fields
    self.bytes = bytes
  }

  /// Its plan.
  var plan: ReplyPlan { ReplyPlan(status: status, sharedFields: fields, body: .whole(bytes)) }
}
