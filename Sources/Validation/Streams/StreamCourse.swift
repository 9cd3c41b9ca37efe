public import UnderstudyEventStream
import UnderstudyDiagnostics
public import UnderstudyJSON
import UnderstudyOpenAPI

/// Holds one stream to the contract that its media type states (`x-stream`), event by event as it passes: what no schema
/// of a single event can say.
///
/// Each event goes to ``violations(of:)`` in order, and then ``end()`` is called once. What an event itself breaks is told by
/// ``StreamValidator/violations(of:number:limit:)``.
public struct StreamCourse: Sendable {
  private let contract: StreamContract
  private let schemas: Schemas
  private var assembly: StreamAssembly?

  private var number = 0
  private var terminatorNumber: Int?
  private var last: (number: Int, document: JSONDocument)?
  private var constants: [JSONPointer: (number: Int, value: JSONValue)] = [:]
  /// The values that are to be given once, each with the event that gave it.
  private var onces: [String: Once] = [:]

  /// The compiled schemas of a contract.
  struct Schemas: Sendable {
    var first: CompiledSchema?
    var last: CompiledSchema?
    var whole: CompiledSchema?
  }

  private struct Once {
    var instance: JSONPointer
    var seen: Int
    var given: Int?
  }

  init(_ contract: StreamContract, _ schemas: Schemas) {
    self.contract = contract
    self.schemas = schemas
    assembly = contract.assembly.map(StreamAssembly.init)
  }

  /// What an event breaks by its place in the stream.
  public mutating func violations(of event: ServerSentEvent) -> [Violation] {
    number += 1
    if let terminatorNumber {
      return [
        violation(.afterTerminator(contract.terminator ?? "", event: terminatorNumber), "terminator", number)
      ]
    }
    if let terminator = contract.terminator, event.data == terminator {
      terminatorNumber = number
      return []
    }
    // What is no JSON is told of for itself.
    guard let document = try? JSONDocument(parsing: event.data) else { return [] }
    var violations: [Violation] = []
    if last == nil { violations += self.violations(of: document, schemas.first, "first", number) }
    last = (number, document)
    violations += changed(in: document)
    violations += givenAgain(in: document)
    assembly?.append(document.root.value)
    return violations
  }

  /// What the stream breaks as a whole, now that it is over.
  public mutating func end() -> [Violation] {
    var violations: [Violation] = []
    if let last { violations += self.violations(of: last.document, schemas.last, "last", last.number) }
    for once in onces.values.sorted(by: { $0.seen < $1.seen }) where once.given == nil {
      violations.append(
        violation(.neverGiven, "exactlyOnce", once.seen, at: once.instance))
    }
    if let terminator = contract.terminator, terminatorNumber == nil {
      violations.append(
        Violation(
          .noTerminator(terminator), part: .stream, keyword: "terminator", schemaLocation: contract.location))
    }
    violations += wrongWhole()
    return violations
  }

  /// The answer that the events make when they are put together; `nil` where the contract does not say how.
  public var whole: JSONValue? { assembly?.whole }

  private func wrongWhole() -> [Violation] {
    guard let schema = schemas.whole, let whole = assembly?.whole,
      let document = try? JSONDocument(parsing: whole.utf8())
    else { return [] }
    return schema.violations(of: document.root).map { violation in
      var violation = violation
      violation.part = .stream
      violation.instanceLocation = nil
      return violation
    }
  }

  private func violations(
    of document: JSONDocument, _ schema: CompiledSchema?, _ keyword: String, _ number: Int
  ) -> [Violation] {
    (schema?.violations(of: document.root) ?? []).map { violation in
      var violation = violation
      violation.part = .event(number)
      violation.keywordPath = JSONPointer(tokens: ["x-stream", keyword] + violation.keywordPath.tokens)
      return violation
    }
  }

  private mutating func changed(in document: JSONDocument) -> [Violation] {
    var violations: [Violation] = []
    for pattern in contract.constant {
      for (instance, node) in Self.nodes(at: pattern, in: document.root) {
        guard let known = constants[instance] else {
          constants[instance] = (number, node.value)
          continue
        }
        if !node.isEqual(to: known.value) {
          violations.append(
            violation(
              .changed(from: known.value, event: known.number), "constant", number, at: instance, node))
        }
      }
    }
    return violations
  }

  private mutating func givenAgain(in document: JSONDocument) -> [Violation] {
    var violations: [Violation] = []
    for pattern in contract.exactlyOnce {
      let parents = Self.nodes(at: pattern.tokens.dropLast(), in: document.root, identity)
      for (key, instance, parent) in parents {
        guard let name = pattern.tokens.last ?? nil else { continue }
        let value = parent[name]
        let isGiven = value != nil && value?.isNull == false
        let place = instance.appending(name)
        var once = onces[pattern.text + key] ?? Once(instance: place, seen: number, given: nil)
        if isGiven, let before = once.given {
          violations.append(violation(.givenAgain(event: before), "exactlyOnce", number, at: place, value))
        }
        if isGiven, once.given == nil { once.given = number }
        onces[pattern.text + key] = once
      }
    }
    return violations
  }

  /// What tells the elements of an array from each other: what the assembly says, else `index`.
  private func identity(_ path: [String?]) -> String {
    assembly?.identity(ofElementsAt: path) ?? "index"
  }

  private func violation(
    _ kind: Violation.Kind, _ keyword: String, _ number: Int, at instance: JSONPointer = JSONPointer(),
    _ node: JSONNode? = nil
  ) -> Violation {
    Violation(
      kind, part: .event(number), at: instance, location: node?.location, found: node.map(FoundValue.init),
      keyword: keyword, schemaLocation: contract.location)
  }
}
