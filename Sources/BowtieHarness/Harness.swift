import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyValidation

/// What answers Bowtie, which compares implementations of JSON Schema: a line of JSON comes in, a line goes out.
///
/// The protocol is version 1 of <https://docs.bowtie.report/en/stable/implementers/>, as the schema
/// `tag:bowtie.report,2023:ihop` of the package `bowtie-json-schema` describes it.
struct Harness {
  /// What is done about a line.
  enum Answer: Equatable {
    /// A line is sent.
    case line(JSONValue)
    /// The end: nothing is sent.
    case stop
  }

  /// A line that the protocol does not have.
  struct Failure: Error {
    var message: String
  }

  /// The dialect of schemas that name none.
  private var dialect = Dialect.draft2020
  private var hasStarted = false

  /// Answers one line.
  mutating func answer(to line: [UInt8]) throws(Failure) -> Answer {
    let command: JSONValue
    do throws(JSONError) {
      command = try JSONValue(parsing: line)
    } catch {
      throw Failure(message: "the line is not JSON: \(error)")
    }
    switch command["cmd"]?.string {
    case "start": return .line(try start(command))
    case "stop": return .stop
    case "dialect" where hasStarted: return .line(choose(command))
    case "run" where hasStarted: return .line(try run(command))
    case "dialect", "run": throw Failure(message: "a command came before 'start'")
    case let name: throw Failure(message: "there is no command '\(name ?? "")'")
    }
  }

  private mutating func start(_ command: JSONValue) throws(Failure) -> JSONValue {
    guard command["version"] == 1 else { throw Failure(message: "only version 1 of the protocol is known") }
    hasStarted = true
    return ["version": 1, "implementation": Implementation.description]
  }

  /// Whether schemas without `$schema` are read by a dialect from now on.
  private mutating func choose(_ command: JSONValue) -> JSONValue {
    guard let dialect = command["dialect"]?.string.flatMap(Dialect.init(uri:)) else { return ["ok": false] }
    self.dialect = dialect
    return ["ok": true]
  }

  private func run(_ command: JSONValue) throws(Failure) -> JSONValue {
    guard let number = command["seq"], let test = command["case"], let schema = test["schema"] else {
      throw Failure(message: "'run' needs 'seq' and 'case' with a schema")
    }
    var answer: JSONObject = ["seq": number]
    do throws(Failure) {
      let instances = (test["tests"]?.array ?? []).map { $0["instance"] ?? .null }
      answer["results"] = .array(try TestCase(schema, test["registry"], dialect).results(for: instances))
    } catch {
      answer["errored"] = true
      answer["context"] = ["message": .string(error.message)]
    }
    return .object(answer)
  }
}
