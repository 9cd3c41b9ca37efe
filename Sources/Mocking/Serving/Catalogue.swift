import Synchronization
public import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON
public import UnderstudyOpenAPI
import UnderstudyValidation
import UnderstudyYAML

/// Everything that is served, compiled and immutable: documents, their operations, their fixtures. Swapped whole when
/// something changes.
public final class Catalogue: Sendable {
  let operations: [ServedOperation]
  private let routes: RouteTable
  private let scenarios: [String: Scenario]
  private let preparers: [ReplyPreparer]
  private let documents: [(document: OpenAPIDocument, validators: SharedValidators)]
  /// Its number among all catalogues of the process.
  private let number: UInt64
  private static let lastNumber = Atomic<UInt64>(0)
  /// The scenarios made ready, by name and operation.
  private let prepared = LazyTable<ScenarioUse, PreparedScenario?>()

  /// A scenario answering an operation.
  private struct ScenarioUse: Hashable {
    var scenario: String
    var operation: ObjectIdentifier
  }

  /// The names of all scenarios, sorted.
  public let scenarioNames: [String]
  /// The number of operations.
  public var operationCount: Int { operations.count }

  /// A document and where its fixtures are.
  public struct Entry: Sendable {
    /// The document.
    public var document: OpenAPIDocument
    /// The folder of its fixtures.
    public var folder: String
    /// Where its fixtures are read from.
    public var fixtures: any FixtureSource
    /// Where its operations are.
    public var place: DocumentPlace

    /// Makes an entry.
    public init(
      _ document: OpenAPIDocument, fixturesIn folder: String, of fixtures: any FixtureSource,
      at place: DocumentPlace = .root
    ) {
      self.document = document
      self.place = place
      self.folder = folder
      self.fixtures = fixtures
    }
  }

  /// Compiles what is served and checks all fixtures.
  ///
  /// - Returns: the catalogue without the fixtures that are wrong, and what is wrong with them.
  public static func make(_ entries: [Entry]) -> (catalogue: Catalogue, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let catalogue = Catalogue(entries, &diagnostics)
    return (catalogue, diagnostics)
  }

  private init(_ entries: [Entry], _ diagnostics: inout [Diagnostic]) {
    var routes = RouteTable()
    var operations: [ServedOperation] = []
    var preparers: [ReplyPreparer] = []
    var scenarios: [String: Scenario] = [:]
    documents = entries.map { ($0.document, SharedValidators($0.document)) }
    for (entry, shared) in zip(entries, documents) {
      let first = operations.count
      for (index, operation) in entry.document.operations.enumerated() {
        let served = ServedOperation(
          operation, of: entry.document, at: entry.place, sharing: (shared.validators, index))
        if let earlier = routes.insert(served, at: operations.count), earlier < first {
          diagnostics.append(Self.clash(of: served, with: operations[earlier]))
        }
        operations.append(served)
        preparers.append(ReplyPreparer(operation: served, fixtures: entry.fixtures, folder: entry.folder))
      }
      let read = Self.readScenarios(in: entry.folder, entry.fixtures, &diagnostics)
      Self.check(read, preparers[first...], &scenarios, &diagnostics)
    }
    number = Self.lastNumber.add(1, ordering: .relaxed).newValue
    self.operations = operations
    self.routes = routes
    self.preparers = preparers
    self.scenarios = scenarios
    scenarioNames = scenarios.keys.sorted()
  }

  private static func clash(of served: ServedOperation, with earlier: ServedOperation) -> Diagnostic {
    .error(
      "\(served.operation.method) \(served.path) is served by an earlier document, so that no request can reach this one",
      at: served.operation.location,
      notes: [
        .init("it is declared here", at: earlier.operation.location),
        .init("give one of the documents a place of its own: '--at /\(served.document.stem)=FILE'"),
      ])
  }

  /// Reads the scenario files of a folder; those that cannot be read are left out.
  private static func readScenarios(
    in folder: String, _ fixtures: any FixtureSource, _ diagnostics: inout [Diagnostic]
  ) -> [Scenario] {
    var scenarios: [Scenario] = []
    for path in fixtures.paths(in: folder + "/scenarios")
    where path.hasSuffix(".yaml") || path.hasSuffix(".yml") || path.hasSuffix(".json") {
      let name = path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
      // JSON is YAML, too (YAML 1.2 §1.3).
      let (document, found) = YAMLText.parse(fixtures.contents(of: path) ?? [], file: path)
      diagnostics += found
      guard let document, !found.contains(where: { $0.severity == .error }) else { continue }
      let (scenario, problems) = Scenario.read(document.root, name: name)
      diagnostics += problems
      if let scenario { scenarios.append(scenario) }
    }
    return scenarios
  }

  /// Holds each scenario to the operations that it can answer, and keeps those that hold.
  private static func check(
    _ read: [Scenario], _ preparers: ArraySlice<ReplyPreparer>, _ scenarios: inout [String: Scenario],
    _ diagnostics: inout [Diagnostic]
  ) {
    var defaults: [ObjectIdentifier: [PreparedScenario]] = [:]
    for scenario in read {
      if let earlier = scenarios[scenario.name] {
        diagnostics.append(
          .error(
            "scenario '\(scenario.name)' is there already, and the first one counts", at: scenario.location,
            notes: earlier.location.map { [.init("the first one is here", at: $0)] } ?? []))
        continue
      }
      let targets = preparers.filter {
        scenario.operation == nil || $0.operation.operation.id == scenario.operation
      }
      if targets.isEmpty, let name = scenario.operation {
        let known = preparers.compactMap(\.operation.operation.id)
        let meant = nearestSpelling(of: name, among: known).map { "did you mean '\($0)'?" }
        diagnostics.append(
          .error(
            "the document has no operation '\(name)'", at: scenario.location,
            notes: [.init(meant ?? "known are \(known.prefix(20).joined(separator: ", "))")]))
        continue
      }
      var found: [Diagnostic] = []
      var preparedCount = 0
      for preparer in targets {
        guard let prepared = preparer.prepare(scenario, diagnostics: &found) else { continue }
        preparedCount += 1
        if scenario.isDefault {
          defaults[ObjectIdentifier(preparer.operation), default: []].append(prepared)
        }
      }
      // One that is for any operation, and answers only when named, need not suit each of them.
      let suitsSome = scenario.operation == nil && !scenario.isDefault && preparedCount > 0
      if !suitsSome {
        var seen: Set<Diagnostic> = []
        diagnostics += found.filter { seen.insert($0).inserted }
      }
      if suitsSome || preparedCount == targets.count { scenarios[scenario.name] = scenario }
    }
    for preparer in preparers {
      preparer.operation.setFixtures(defaults[ObjectIdentifier(preparer.operation)] ?? [])
    }
  }

  /// What is wrong with the schemas of all operations, and with the examples that they would be answered with, each once.
  /// Serving finds out only when an operation is asked.
  public func schemaDiagnostics() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (document, validators) in documents {
      found += OperationValidator.diagnostics(of: document.operations, in: document)
      found += validators.compile()
    }
    found += operations.flatMap(\.own.diagnostics)
    var seen: Set<Diagnostic> = []
    return found.filter { seen.insert($0).inserted }
  }

  // MARK: Requests

  /// Where a request leads.
  enum Route: ~Copyable {
    /// An operation and its path's arguments.
    case operation(ServedOperation, [(name: String, value: Substring)])
    /// An answer that no operation gives.
    case answer(Answer)
  }

  /// The operation that most requests are for, found at once; `nil` says nothing.
  func operation(for request: CheckedRequest) -> ServedOperation? {
    routes.operation(for: request.head.method, at: request.target).map { operations[$0] }
  }

  /// Where a request leads that has not been found at once.
  func route(_ request: CheckedRequest) -> Route {
    let method = request.head.method
    let host = routes.looksAtHosts ? request.head.fields["host"] : nil
    guard let match = routes.match(request.target, host: host) else {
      return .answer(Answer(NearestOperations(operations).problem(for: request.target), rule: .route))
    }
    // RFC 9110 §9.3.2: HEAD is GET without the body, which the server leaves out.
    if let found = match.operation(for: method) ?? (method == "HEAD" ? match.operation(for: "GET") : nil) {
      return .operation(operations[found.index], found.arguments)
    }
    return .answer(MethodAnswer(methods: match.methods).answer(to: request.head))
  }

  func scenario(named name: String) -> Scenario? { scenarios[name] }

  /// A scenario made ready for an operation; `nil` where it does not answer that operation.
  func prepared(_ scenario: Scenario, for served: ServedOperation) -> PreparedScenario? {
    let use = ScenarioUse(scenario: scenario.name, operation: ObjectIdentifier(served))
    return prepared.value(for: use) { prepare(scenario, for: served) }
  }

  /// A script made ready for an operation; `nil` where it does not answer that operation.
  func prepared(_ script: Script, for served: ServedOperation) -> PreparedScenario? {
    let use = ScriptUse(catalogue: number, operation: ObjectIdentifier(served))
    return script.prepared.value(for: use) { prepare(script.scenario, for: served) }
  }

  private func prepare(_ scenario: Scenario, for served: ServedOperation) -> PreparedScenario? {
    guard scenario.operation == nil || scenario.operation == served.operation.id else { return nil }
    var ignored: [Diagnostic] = []
    return preparers.first { $0.operation === served }?.prepare(scenario, diagnostics: &ignored)
  }

  /// Holds a scenario that is built in Swift to the operations that it can answer.
  ///
  /// - Throws: what is wrong with it, if no operation can be answered by it.
  func check(_ scenario: Scenario) throws(DiagnosticError) {
    guard !scenario.allReplies.isEmpty else {
      throw DiagnosticError(.error("a script needs at least one reply"))
    }
    if let error = DiagnosticError(scenario.storyDiagnostics) { throw error }
    var diagnostics: [Diagnostic] = []
    for preparer in preparers
    where scenario.operation == nil || preparer.operation.operation.id == scenario.operation {
      var found: [Diagnostic] = []
      if preparer.prepare(scenario, diagnostics: &found) != nil { return }
      if diagnostics.isEmpty { diagnostics = found }
    }
    throw DiagnosticError(diagnostics)
      ?? DiagnosticError(.error("the documents have no operation '\(scenario.operation ?? "")'"))
  }
}
