import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation

/// The half of `scripts/bench json` that is ours: questions on standard input, one a line with tabs between its words,
/// and for each one line on standard output.
///
/// ```
/// parse FILE                                 nanoseconds to parse it, bytes of the tape
/// validate DOCUMENT POINTER FILE             nanoseconds to judge it by the schema at the pointer
/// compile DOCUMENT OPERATION                 nanoseconds to compile what the operation reaches, both ways
/// convert DOCUMENT FILE                      writes the document there as JSON
/// ```
@main
struct JSONSpeed {
  private var documents: [String: OpenAPIDocument] = [:]

  static func main() {
    var program = JSONSpeed()
    while let line = readLine() {
      do {
        print(try program.answer(to: line.split(separator: "\t").map(String.init)))
      } catch {
        print("error: \(error)")
      }
      flush()
    }
  }

  private mutating func answer(to words: [String]) throws -> String {
    switch (words.first, words.count) {
    case ("parse", 2):
      let bytes = try FileSource().bytes(of: words[1])
      let document = try JSONDocument(parsing: bytes)
      let time = try Measurement.nanoseconds { try JSONDocument(parsing: bytes).tape.count }
      return "\(time)\t\(document.tape.capacity * MemoryLayout<UInt64>.stride)"
    case ("validate", 4):
      let document = try document(words[1])
      guard let schema = JSONPointer(words[2]).flatMap({ document.root[$0] }) else {
        throw Failure(text: "no schema at \(words[2])")
      }
      let value = try JSONDocument(parsing: try FileSource().bytes(of: words[3])).root
      let dialect = Dialect(uri: document.references.defaultDialect.uri) ?? .openAPI31
      let compiled = SchemaCompiler(dialect: dialect, resolver: document.references).compile(schema).schema
      if let violation = compiled.violations(of: value).first { throw Failure(text: violation.message) }
      return "\(Measurement.nanoseconds { compiled.isValid(value) ? 1 : 0 })"
    case ("compile", 3):
      let document = try document(words[1])
      guard let operation = document.operation(named: words[2]) else {
        throw Failure(text: "no operation \(words[2])")
      }
      return "\(Measurement.nanoseconds { Self.compile(operation, document) })"
    case ("convert", 3):
      try write(try document(words[1]).root.value.utf8(), to: words[2])
      return "0"
    default: throw Failure(text: "no such question")
    }
  }

  private static func compile(_ operation: Operation, _ document: OpenAPIDocument) -> Int {
    OperationValidator(operation, in: document).diagnostics.count
      + ResponseValidator(operation, in: document).diagnostics.count
  }

  private mutating func document(_ path: String) throws -> OpenAPIDocument {
    if let known = documents[path] { return known }
    guard let document = OpenAPIDocument.load(path, from: FileSource()).document else {
      throw Failure(text: "\(path) cannot be read")
    }
    documents[path] = document
    return document
  }

  private struct Failure: Error, CustomStringConvertible {
    var text: String
    var description: String { text }
  }
}
