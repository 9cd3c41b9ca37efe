import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON
package import UnderstudyOpenAPI
import UnderstudyValidation

/// One operation of a document, with everything that answering it needs, made when it is first needed.
final class ServedOperation: Sendable {
  /// The operation.
  let operation: Operation
  /// The document that it belongs to.
  let document: OpenAPIDocument
  /// Where the document is on the server.
  let place: DocumentPlace
  /// The lowest status of success that the document declares.
  let successStatus: Int
  /// The alternatives of credentials, each asking for all its schemes.
  let security: [[SecurityScheme]]
  /// Whether the request body's boolean `stream` decides between the operation's stream and whole answer.
  let hasStreamProperty: Bool
  /// Whether a bearer token alone is enough.
  let acceptsBearer: Bool

  private let validator: Lazy<OperationValidator>
  private let responses: Lazy<ResponseValidator>
  /// What the document itself answers.
  let own: DocumentContent
  private let fixtures = SetOnce<Fixtures>()
  private let contents = Lock<[ContentKey: PreparedContent?]>([:])

  /// The scenarios that answer unasked: those for valid requests, and those for others.
  private final class Fixtures: Sendable {
    let plain: FixtureChoice
    let violated: [PreparedScenario]

    init(_ scenarios: [PreparedScenario]) {
      plain = FixtureChoice(scenarios.filter { $0.scenario.when.violation == nil })
      violated = scenarios.filter { $0.scenario.when.violation != nil }
    }
  }

  private struct ContentKey: Hashable {
    var status: Int
    var isStream: Bool
    var example: String?
    var type: String?
  }

  /// - Parameters:
  ///   - place: where the document is on the server.
  ///   - shared: what is compiled for all operations of the document, if it is, and the operation's place among them.
  init(
    _ operation: Operation, of document: OpenAPIDocument, at place: DocumentPlace = .root,
    sharing shared: (validators: SharedValidators, index: Int)? = nil
  ) {
    self.operation = operation
    self.document = document
    self.place = place
    successStatus = operation.usual?.status.representative ?? 200
    security = operation.security.map { $0.parts.map(\.scheme) }
    acceptsBearer = SecurityCheck.acceptsBearer(security)
    hasStreamProperty = operation.choosesStreamInBody
    validator = Lazy { OperationValidator(operation, in: document) }
    let responses = Lazy {
      shared?.validators.validator(at: shared?.index ?? 0) ?? ResponseValidator(operation, in: document)
    }
    self.responses = responses
    own = DocumentContent(operation, of: document, heldTo: responses)
  }

  /// The path that a request must have, base paths left out, with the host where there must be one.
  var path: String { (place.host ?? "") + place.prefix + operation.path.text }

  // MARK: Requests

  /// Holds a request to the operation.
  func check(
    _ request: HTTPRequest, arguments: [(name: String, value: Substring)], parsed: JSONDocument?
  ) -> RequestCheck {
    validator.withValue { $0.check(request, pathArguments: arguments, parsed: parsed) }
  }

  /// The value of the request's body, unchecked; `nil` if it cannot be read.
  func parsedBody(_ request: HTTPRequest) -> JSONDocument? {
    validator.withValue { $0.value(ofBodyOf: request) }
  }

  /// Whether the request asks for a stream.
  func isStreamWanted(_ request: CheckedRequest) -> Bool {
    if hasStreamProperty {
      if case .bool(let isWanted) = request.body?.glance(atMember: "stream") { return isWanted }
      return false
    }
    guard let types = operation.success?.content, types.contains(where: \.isSequential) else { return false }
    let choice = MediaTypeChoice(accept: request.head.fields[.accept])
    return choice.best(of: types)?.isSequential ?? false
  }

  // MARK: Fixtures

  /// Sets, once, the scenarios that answer unasked, the most specific first, then by name.
  func setFixtures(_ scenarios: [PreparedScenario]) {
    fixtures.set(Fixtures(FixtureOrder.sorted(scenarios)))
  }

  /// The scenario that answers a valid request unasked.
  func fixture(for request: CheckedRequest, in session: Session) -> PreparedScenario? {
    fixtures.withObject { $0?.plain.scenario(for: request, in: session) }
  }

  /// The scenario that answers a valid request unasked, and its content, where that is the same for good and goes out
  /// whole and at once, with nothing wrong.
  func contentAtOnce(
    for request: CheckedRequest, in session: Session
  ) -> (fixture: PreparedScenario, content: ContentAtOnce)? {
    guard !isStreamWanted(request), let fixture = fixture(for: request, in: session), !fixture.hasRules,
      let content = fixture.contentAtOnce
    else { return nil }
    return (fixture, content)
  }

  /// The scenario that answers a request with violations.
  func fixture(forViolationsOf request: CheckedRequest, in session: Session) -> PreparedScenario? {
    fixtures.object?.violated.first { scenario in
      guard let wanted = scenario.scenario.when.violation else { return false }
      return request.leadingViolations.contains { $0.matches(wanted) }
        && scenario.scenario.when.hold(for: request, stateValue: session.stateValue(of:))
    }
  }

  // MARK: The document's answers

  /// What the document answers with a status: an example, or a value generated from the schema.
  ///
  /// - Parameters:
  ///   - wish: an example by name, or a seed to generate by.
  ///   - accept: the value of `Accept`; where nothing that is offered is accepted, there is no content.
  /// - Returns: `nil` where it declares no such status, no such example, or nothing that is accepted.
  func documentContent(
    status: Int, isStream: Bool, _ wish: DocumentContent.Wish = DocumentContent.Wish(), accept: String? = nil
  ) -> PreparedContent? {
    guard let response = operation.response(for: status) else {
      // An operation without responses promises nothing: it succeeds with an empty body.
      return operation.responses.isEmpty && status == successStatus && wish.example == nil
        ? PreparedContent(status: status, type: nil, payload: .none) : nil
    }
    let offers = response.content.filter { $0.isSequential == isStream || response.content.count == 1 }
    let choice = MediaTypeChoice(accept: hasStreamProperty ? nil : accept)
    let media = choice.best(of: offers)
    if media == nil, !response.content.isEmpty { return nil }
    let type = media.map { choice.type(for: $0) }
    // What is generated for a seed is not kept: there is no end of seeds.
    guard wish.seed == nil else { return own.content(of: response, status: status, media, type: type, wish) }
    let key = ContentKey(status: status, isStream: isStream, example: wish.example, type: type)
    return contents.withLock { contents in
      if let known = contents[key] { return known }
      let made = own.content(of: response, status: status, media, type: type, wish)
      contents[key] = .some(made)
      return made
    }
  }

  /// The declared error that is nearest to a status, sent with that status.
  func nearestError(to status: Int) -> PreparedContent? {
    let codes = operation.responses.compactMap { response in
      if case .code(let code) = response.status, code >= 400 { code } else { nil }
    }
    let nearest = codes.min { abs($0 - status) < abs($1 - status) }
    var content = nearest.flatMap { documentContent(status: $0, isStream: false) }
    content?.status = status
    return content
  }

  /// The data of the event that tells of an error in mid-stream: the document's error of the highest status.
  var errorEvent: JSONValue {
    let content = [500, 502, 503, 400].lazy.compactMap { self.documentContent(status: $0, isStream: false) }
      .first
    guard case .whole(let bytes) = content?.payload, let value = try? JSONValue(parsing: bytes.array) else {
      return ["error": ["message": "internal error"]]
    }
    return value
  }

  /// The statuses that the document declares, as it writes them.
  var statuses: [String] { operation.responses.map(\.status.description) }

  /// The names of the examples for a status.
  func exampleNames(status: Int) -> [String] {
    operation.response(for: status)?.content.flatMap { $0.examples.compactMap(\.name) } ?? []
  }

  /// The media types for a status.
  func types(status: Int) -> [String] { operation.response(for: status)?.content.map(\.type) ?? [] }

  /// The first media type for a status that is no stream.
  func type(status: Int) -> String? {
    operation.response(for: status)?.content.first { !$0.isEventStream }?.type
  }

  /// The JSON media type for a status.
  func jsonType(status: Int) -> String {
    operation.response(for: status)?.content.first { $0.range.isJSON }?.type ?? "application/json"
  }

  /// The media type of the stream for a status.
  func streamType(status: Int) -> String? {
    operation.response(for: status)?.content.first(where: \.isEventStream)?.type
  }

  /// The data of the event that ends a stream.
  func terminator(status: Int) -> String? {
    operation.response(for: status)?.content.first(where: \.isEventStream)?.stream?.terminator
  }

  /// Holds replies to the operation.
  var responseValidator: ResponseValidator { responses.value }
}

extension StatusPattern {
  /// The status that a pattern is answered with: its own, or the first that it covers.
  var representative: Int {
    switch self {
    case .code(let code): code
    case .range(let hundreds): hundreds * 100
    case .default: 200
    }
  }
}

extension Operation {
  /// What is answered where nothing speaks against it: success, else the lowest redirection, else what is declared first.
  var usual: Response? {
    success
      ?? responses.filter { 300..<400 ~= $0.status.representative }
      .min { $0.status.representative < $1.status.representative }
      // 1xx is never the last answer (RFC 9110 §15.2).
      ?? responses.first { $0.status.representative >= 200 }
  }

  /// Whether a boolean `stream` of the request's body decides between a stream and a whole answer.
  package var choosesStreamInBody: Bool {
    guard success?.content.contains(where: \.isSequential) ?? false else { return false }
    let body = requestBody?.content.first { $0.schema != nil }?.schema?.resolved
    return body?.properties.first { $0.name == "stream" }?.schema.resolved.types.contains(.boolean) ?? false
  }

  /// The base paths of its servers, each once; the empty one left out.
  var basePaths: [String] {
    servers.flatMap(\.basePaths).reduce(into: []) { if !$1.isEmpty && !$0.contains($1) { $0.append($1) } }
  }
}
