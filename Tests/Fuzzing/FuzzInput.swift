import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyValidation

/// What is done with each input: whatever it is, nothing crashes, and what is said of it agrees.
///
/// A JSON text is read, written and read again. One that is an array of a schema and values has the schema compiled in
/// every dialect and the values held to it.
enum FuzzInput {
  private static let dialects = Dialect.all

  static func run(_ bytes: [UInt8]) {
    guard let document = try? JSONDocument(parsing: bytes) else { return }
    let value = document.root.value
    let written = value.utf8()
    guard let again = try? JSONValue(parsing: written) else { fail("what was written is no JSON") }
    check(again == value, "what was written is another value")
    check(value == value && value.hashValue == again.hashValue, "equal values have different hashes")
    check(document.root.isEqual(to: value), "a value is not equal to itself")
    check(document.marks.count == document.tape.count, "a word has no place")
    _ = document.repeatedNameWarnings()
    if document.root.kind == .array, document.root.count > 1 { judge(document.root) }
  }

  /// Holds values to the schema before them.
  private static func judge(_ list: JSONNode) {
    let parts = Array(list.elements.prefix(4))
    guard let schema = try? JSONDocument(parsing: parts[0].value.text()) else { return }
    for dialect in dialects {
      let options = SchemaOptions(format: .asserted, assertsContent: true)
      let (compiled, diagnostics) = SchemaCompiler(dialect: dialect, options: options).compile(schema.root)
      for diagnostic in diagnostics { check(!diagnostic.message.isEmpty, "a diagnostic says nothing") }
      for part in parts.dropFirst() {
        let isValid = compiled.isValid(part)
        let violations = compiled.violations(of: part)
        check(isValid == violations.isEmpty, "a value is valid and is not")
        for violation in violations {
          check(!violation.message.isEmpty, "a violation says nothing")
          check(violation.instanceLocation.map { $0.line > 0 && $0.column > 0 } ?? true, "a place is nowhere")
        }
      }
    }
  }

  private static func check(_ holds: Bool, _ message: StaticString) {
    if !holds { fail(message) }
  }

  private static func fail(_ message: StaticString) -> Never {
    fatalError("\(message)")
  }
}
