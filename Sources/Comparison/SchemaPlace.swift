import UnderstudyJSON

/// Where a schema stands, in words: `'/messages/*/role' of the body`.
struct SchemaPlace: CustomStringConvertible {
  private let subject: String
  private var pointer = JSONPointer()

  /// A part of a message.
  init(subject: String) {
    self.subject = subject
  }

  /// A component of the document.
  init(component: String, _ direction: Change.Direction) {
    subject = "'\(component)' in \(direction == .request ? "requests" : "replies")"
  }

  /// The place of a member, or of all elements (`*`).
  func appending(_ name: String) -> SchemaPlace {
    var place = self
    place.pointer = pointer.appending(name)
    return place
  }

  var description: String { pointer.tokens.isEmpty ? subject : "'\(pointer)' of \(subject)" }
}
