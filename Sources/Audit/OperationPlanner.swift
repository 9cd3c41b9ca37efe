import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyOpenAPI
import UnderstudyValidation
import UnderstudyValues

/// Plans what one operation is sent: valid requests first, then those that must be refused, then bounds.
///
/// Every request is held to the document before it is planned: a valid one that is not, or a broken one that is, is left
/// out, so that an endpoint is never blamed for what the audit sent.
struct OperationPlanner {
  let operation: Operation
  let document: OpenAPIDocument
  let options: AuditOptions
  let basePath: String
  let validator: OperationValidator
  private let compiler: SchemaCompiler

  /// What is planned so far.
  private(set) var planned: [PlannedRequest] = []
  /// Why there is less than might be expected.
  private(set) var notes: [String] = []
  private var known: Set<HTTPRequest.Identity> = []

  init(_ operation: Operation, of document: OpenAPIDocument, _ options: AuditOptions, basePath: String) {
    self.operation = operation
    self.document = document
    self.options = options
    self.basePath = basePath
    validator = OperationValidator(operation, in: document)
    compiler = SchemaCompiler(
      dialect: Dialect(uri: document.references.defaultDialect.uri) ?? .openAPI31,
      options: SchemaOptions(direction: .request), resolver: document.references)
  }

  /// Plans everything.
  mutating func plan() {
    let drafts = validDrafts()
    guard let first = drafts.first else { return }
    for draft in drafts { add(draft.draft, .valid, draft.label) }
    for draft in streamDrafts(first.draft) { add(draft.draft, .valid, draft.label) }
    planRefusals(of: first.draft)
  }

  /// Plans a request, unless the same is planned already.
  ///
  /// - Parameter showsKey: whether it carries the credential that the document asks for.
  mutating func add(
    _ draft: RequestDraft, _ purpose: PlannedRequest.Purpose, _ label: String, showsKey: Bool = true
  ) {
    var draft = draft
    if showsKey, let key = options.key, let schemes = Credential.schemes(of: operation) {
      Credential(key).add(schemes, to: &draft)
    }
    draft.fields += options.fields.map { ($0.name, $0.value) }
    guard let (request, arguments) = draft.request(basePath: basePath),
      known.insert(request.identity).inserted
    else { return }
    planned.append(
      PlannedRequest(
        operation: operation, request: request, purpose: purpose, label: label,
        wantsStream: purpose.isValid ? wantsStream(draft) : nil, pathArguments: arguments))
  }

  /// What a draft breaks; `nil` where it cannot be written.
  func violations(of draft: RequestDraft) -> [Violation]? {
    guard let (request, arguments) = draft.request(basePath: basePath) else { return nil }
    return validator.check(
      request, pathArguments: arguments.map { ($0.name, Substring($0.value)) }, limit: 20
    )
    .violations
  }

  /// A value that a schema allows, as requests have it.
  func value(
    of schema: Schema, named name: String?, seed: UInt64?, _ extent: ValueGenerator.Extent
  ) -> JSONValue? {
    try? ValueGenerator(schema.node, named: name, compiler: compiler).value(seed: seed, extent: extent)
  }

  // MARK: Valid requests

  private mutating func validDrafts() -> [(draft: RequestDraft, label: String)] {
    var drafts: [(draft: RequestDraft, label: String)] = []
    var reason: String?
    for (draft, label) in candidates() {
      switch violations(of: draft) {
      case nil: reason = reason ?? "a value of a parameter cannot be written"
      case let violations? where violations.isEmpty: drafts.append((draft, label))
      case let violations?: reason = reason ?? violations[0].message
      }
    }
    if drafts.isEmpty { notes.append("no valid request was found: \(reason ?? "it has no form")") }
    return drafts
  }

  private func candidates() -> [(draft: RequestDraft, label: String)] {
    let full = draft(all: true, seed: nil)
    let least = draft(all: false, seed: nil)
    var candidates: [(draft: RequestDraft, label: String)] = []
    guard let body = operation.requestBody, !body.content.isEmpty else {
      let hasOptional = operation.parameters.contains { !$0.isRequired }
      candidates = [(least, hasOptional ? "required parameters" : "as documented"), (full, "all parameters")]
      for seed in seeds where !operation.parameters.isEmpty {
        candidates.append((draft(all: true, seed: seed), "generated, seed \(seed)"))
      }
      return candidates
    }
    for media in body.content {
      for (bytes, value, label) in exampleBodies(media) {
        candidates.append((with(full, media, bytes, value), label))
      }
    }
    for media in body.content {
      for (extent, draft) in [(ValueGenerator.Extent.minimal, least), (.full, full)] {
        if let generated = generatedBody(media, seed: nil, extent, draft) {
          candidates.append((generated, extent == .minimal ? "least body" : "full body"))
        }
      }
      for seed in seeds {
        if let generated = generatedBody(media, seed: seed, .full, draft(all: true, seed: seed)) {
          candidates.append((generated, "generated, seed \(seed)"))
        }
      }
    }
    if !body.isRequired { candidates.append((least, "without a body")) }
    return candidates
  }

  private var seeds: [UInt64] { (0..<UInt64(max(0, options.generatedCount))).map { options.seed &+ $0 } }

  /// A draft with values for the parameters that must be there, or for all.
  private func draft(all: Bool, seed: UInt64?) -> RequestDraft {
    var draft = RequestDraft(operation)
    for (position, parameter) in operation.parameters.enumerated() {
      guard all && !parameter.isDeprecated || parameter.isRequired || parameter.place == .path else {
        continue
      }
      guard !Self.isOfHTTP(parameter) else { continue }
      draft.values[position] = value(of: parameter, seed: seed)
    }
    return draft
  }

  /// OpenAPI has these said elsewhere, and ignores them here (3.1.1 §4.8.12.2).
  private static func isOfHTTP(_ parameter: Parameter) -> Bool {
    parameter.place == .header
      && ["accept", "content-type", "authorization"].contains(parameter.name.lowercased())
  }

  private func value(of parameter: Parameter, seed: UInt64?) -> JSONValue? {
    let examples = parameter.examples.compactMap { ($0.dataValue ?? $0.value)?.value }
    let media = parameter.content
    let more = media?.examples.compactMap { ($0.dataValue ?? $0.value)?.value } ?? []
    if seed == nil, let example = (examples + more).first { return example }
    guard let schema = parameter.schema ?? media?.schema else { return .string("text") }
    return value(of: schema, named: parameter.name, seed: seed, .full)
  }

  // MARK: Bodies

  private func exampleBodies(_ media: MediaType) -> [(bytes: [UInt8], value: JSONValue?, label: String)] {
    var bodies: [(bytes: [UInt8], value: JSONValue?, label: String)] = []
    for example in media.examples {
      let label = example.name.map { "example '\($0)'" } ?? "the example"
      if let text = example.serializedValue { bodies.append((Array(text.utf8), nil, label)) }
      guard let value = (example.dataValue ?? example.value)?.value else { continue }
      bodies.append((BodyWriter(media, range: media.range).bytes(of: value).bytes, value, label))
      if let text = value.string { bodies.append((Array(text.utf8), nil, label)) }
    }
    return bodies
  }

  private func generatedBody(
    _ media: MediaType, seed: UInt64?, _ extent: ValueGenerator.Extent, _ draft: RequestDraft
  ) -> RequestDraft? {
    guard let schema = media.schema ?? media.itemSchema else {
      return with(draft, media, media.range.isJSON ? Array("{}".utf8) : Array("text".utf8), nil)
    }
    guard let value = value(of: schema, named: nil, seed: seed, extent) else { return nil }
    return with(draft, media, BodyWriter(media, range: media.range).bytes(of: value).bytes, value)
  }

  /// A draft with another body.
  func with(_ draft: RequestDraft, _ media: MediaType, _ bytes: [UInt8], _ value: JSONValue?) -> RequestDraft
  {
    var draft = draft
    let type = media.range.isRange ? "application/octet-stream" : media.type
    let parameters = value.map { BodyWriter(media, range: media.range).bytes(of: $0).parameters } ?? ""
    draft.body = RequestDraft.Body(type: type + parameters, bytes: bytes, value: value)
    return draft
  }

  // MARK: Streams and other forms of the answer

  /// The same request for each other form that a successful answer has.
  private func streamDrafts(_ first: RequestDraft) -> [(draft: RequestDraft, label: String)] {
    let types = operation.success?.content ?? []
    if operation.choosesStreamInBody {
      guard let media = operation.requestBody?.content.first(where: { $0.range.isJSON }),
        case .object(var object)? = first.body?.value
      else { return [] }
      let isStream = object["stream"]?.bool ?? false
      object["stream"] = .bool(!isStream)
      let value = JSONValue.object(object)
      let changed = with(first, media, value.utf8(), value)
      return violations(of: changed)?.isEmpty == true ? [(changed, isStream ? "whole" : "as a stream")] : []
    }
    guard types.count > 1 else { return [] }
    return types.filter { !$0.range.isRange }.map { media in
      var draft = first
      draft.accept = media.type
      return (draft, "as \(media.range.essence)")
    }
  }

  private func wantsStream(_ draft: RequestDraft) -> Bool? {
    guard operation.choosesStreamInBody else { return nil }
    return draft.body?.value?.object?["stream"]?.bool ?? false
  }
}

extension HTTPRequest {
  /// What makes two requests the same to a server.
  struct Identity: Hashable {
    var target: String
    var fields: HTTPFields
    var body: [UInt8]
  }

  fileprivate var identity: Identity { Identity(target: target, fields: fields, body: body) }
}
