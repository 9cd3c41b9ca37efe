import UnderstudyOpenAPI

/// What a client that is pointed at the catalogue's endpoints has to know.
extension Catalogue {
  /// The path that a client's base URL ends in: what stands before `/chat/completions`, where there is such an operation;
  /// else the first path that a server of the document has.
  public var basePath: String {
    let chat = operations.first { $0.path.hasSuffix(Self.chatPath) }
    guard let operation = chat ?? operations.first else { return "" }
    let base = operation.place.prefix + (operation.operation.basePaths.first ?? "")
    return chat.map { base + $0.operation.path.text.dropLast(Self.chatPath.count) } ?? base
  }

  private static let chatPath = "/chat/completions"

  /// Whether an operation can answer with a stream of events.
  public var hasStreams: Bool {
    operations.contains { $0.operation.success?.content.contains(where: \.isEventStream) ?? false }
  }

  /// Whether an operation is OpenAI's chat, whose clients know what a chunk holds.
  public var hasChat: Bool { operations.contains { $0.path.hasSuffix(Self.chatPath) } }
}
