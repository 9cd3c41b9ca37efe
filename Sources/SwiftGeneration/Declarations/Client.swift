/// A client: a struct with functions that call operations.
struct Client: Sendable {
  /// A way to be let in that the document declares.
  struct Credential: Hashable, Sendable {
    var annotation: Annotation
    var name: String
    var parameters: [String]
    /// The case of the runtime's credential with its arguments.
    var value: String
  }

  var name: String
  var documentation: String
  /// The first absolute address of the document.
  var baseURL: String?
  var credentials: [Credential]
  /// The functions, by the tag of their operations.
  var groups: [(tag: String?, methods: [ClientMethod])]
}
