import UnderstudyDiagnostics
import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation
import UnderstudyValues

/// Builds what the document itself answers: a named example, its first right example, or a value generated from the
/// schema.
///
/// Whatever is not asked for by name is held to the document before it is sent: an example that breaks its own schema is
/// passed over.
struct DocumentContent: Sendable {
  /// What is asked for.
  struct Wish: Hashable {
    /// The name of an example.
    var example: String?
    /// The seed of a generated answer; `nil`: examples come first, and what is generated is typical.
    var seed: UInt64?
  }

  let operation: Operation
  private let values: SchemaValues
  private let responses: Lazy<ResponseValidator>

  init(_ operation: Operation, of document: OpenAPIDocument, heldTo responses: Lazy<ResponseValidator>) {
    self.operation = operation
    self.responses = responses
    values = SchemaValues(document)
  }

  /// The content of one declared response in one media type; `nil` where a named example is not there.
  ///
  /// - Parameter type: the media type to send, where the document has a range.
  func content(
    of response: Response, status: Int, _ media: MediaType?, type: String?, _ wish: Wish
  ) -> PreparedContent? {
    let headers = ReplyHeaders(response, values).fields(seed: wish.seed)
    guard let media else {
      return wish.example == nil
        ? PreparedContent(status: status, type: nil, headers: headers, payload: .none) : nil
    }
    let form = ContentForm(media, type: type ?? media.type, headers: headers, status: status)
    if let name = wish.example {
      return media.examples.first { $0.name == name }.flatMap(form.contents(of:))?.first
    }
    if wish.seed == nil || !form.hasSchema, let example = rightExample(form) { return example }
    do throws(DiagnosticError) {
      return try generated(form, seed: wish.seed)
    } catch {
      return form.firstExample ?? ungenerable(error)
    }
  }

  /// The first example that keeps to the document.
  private func rightExample(_ form: ContentForm) -> PreparedContent? {
    for example in form.media.examples {
      for content in form.contents(of: example) ?? [] where isRight(content, form) { return content }
    }
    return nil
  }

  /// What is generated; of a form that not every value can be written in, the first that can be read again.
  private func generated(_ form: ContentForm, seed: UInt64?) throws(DiagnosticError) -> PreparedContent {
    var first: PreparedContent?
    for extent in [ValueGenerator.Extent.full, .minimal] {
      let content = try form.generated(by: values, seed: seed, extent)
      // JSON says exactly what the value is, which the generator has looked at.
      if form.isExact || isRight(content, form) { return content }
      first = first ?? content
    }
    return first ?? PreparedContent(status: form.status, type: form.type, payload: .none)
  }

  /// An error with a message, and where it has a member for it a parameter, filled into its JSON.
  func filled(_ content: PreparedContent, message: String, parameter: String?) -> PreparedContent {
    guard case .whole(let bytes) = content.payload, let value = try? JSONValue(parsing: bytes.array) else {
      return content
    }
    let type = content.fields.fields.first { $0.name.lowercased() == "content-type" }?.value
    let body = ErrorBody.filled(value, message: message, parameter: parameter) { body in
      guard let document = try? JSONDocument(parsing: body.utf8()) else { return false }
      return responses.value.violations(
        of: document.root, status: content.status, contentType: type, limit: 1
      ).isEmpty
    }
    var content = content
    content.payload = .whole(SharedBytes(body.utf8()))
    return content
  }

  private func isRight(_ content: PreparedContent, _ form: ContentForm) -> Bool {
    switch content.payload {
    case .none, .template: return true
    case .whole(let bytes):
      var fields = HTTPFields()
      fields.append("Content-Type", form.type)
      return responses.value.violations(
        status: form.status, fields: fields, body: bytes.array, limit: 1
      ).allSatisfy { $0.part != .body }
    case .stream(let stream):
      guard form.media.isEventStream, let validator = responses.value.stream(status: form.status) else {
        return true
      }
      return validator.violations(of: CannedStream(stream.bytes.array), file: "stream", limit: 1).isEmpty
    }
  }

  /// The mock's own error in place of an answer that cannot be made.
  private func ungenerable(_ error: DiagnosticError) -> PreparedContent {
    let problem = Problem(
      kind: .noAnswer, status: 500,
      detail: "operation '\(operation.name)' has no example for this, and none could be generated",
      members: ["reasons": .array(error.diagnostics.map { .string($0.description) })])
    return PreparedContent(
      status: 500, type: "application/problem+json",
      headers: [HTTPField("Understudy-Error", problem.kind.rawValue)],
      payload: .whole(SharedBytes(problem.body.utf8())))
  }

  /// What keeps the document's own answers from being sent: examples that break their schema, and schemas without an
  /// example that no value was found for.
  var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    for response in operation.responses {
      let status = response.status.representative
      for media in response.content {
        let form = ContentForm(media, type: media.type, headers: [], status: status)
        for example in media.examples {
          guard let contents = form.contents(of: example), !contents.contains(where: { isRight($0, form) })
          else {
            continue
          }
          found.append(
            .warning(
              "the example breaks its own schema", at: example.location,
              notes: [.init("it is sent only where it is asked for by name")]))
        }
        guard rightExample(form) == nil else { continue }
        do throws(DiagnosticError) {
          _ = try generated(form, seed: nil)
        } catch {
          found += error.diagnostics
        }
      }
    }
    return found
  }
}
