import TestSupport
import Testing
import UnderstudyJSON
import UnderstudyValidation

/// Schemas and values with bytes changed at random, the same each time: nothing crashes, nothing runs on, and a value
/// is valid if and only if nothing is wrong with it.
struct MutationTests {
  private static let dialects: [Dialect] = [
    .draft4, .draft6, .draft7, .draft2019, .draft2020, .openAPI30, .openAPI31,
  ]

  @Test(arguments: 0..<4)
  func `nothing that is mutated crashes or runs on`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let schemas = try Case.all(in: "sentences", withExtension: "json").filter { $0.name.hasSuffix(".schema") }
      .map { try $0.bytes }
    let values = try SentenceTests.cases.map { try $0.bytes }
    var judged = 0
    var failed = 0
    for _ in 0..<1_000 {
      let schema = mutated(schemas.randomElement(using: &random) ?? [], using: &random)
      let value = mutated(values.randomElement(using: &random) ?? [], using: &random)
      guard let schema = try? JSONDocument(parsing: schema), let value = try? JSONDocument(parsing: value),
        let dialect = Self.dialects.randomElement(using: &random)
      else { continue }
      let compiler = SchemaCompiler(dialect: dialect, options: SchemaOptions(format: .asserted))
      let compiled = compiler.compile(schema.root).schema
      let violations = compiled.violations(of: value.root)
      #expect(compiled.isValid(value.root) == violations.isEmpty)
      for violation in violations { #expect(!violation.message.isEmpty) }
      judged += 1
      failed += violations.isEmpty ? 0 : 1
    }
    // Most mutations must still be JSON, or nothing has been tried.
    #expect(judged > 100)
    #expect(failed > 50)
  }

  /// Changes values in place of bytes at random, so that most results are JSON.
  private func mutated(_ bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
    let tokens: [StaticString] = [
      "0", "1", "true", "null", "\"#\"", "{}", "[]", "-1", "1e400", "\"string\"", "[\"a\"]", "\"$ref\"",
      "false",
      "\"^(\"", "\"type\"", "{\"$ref\":\"#\"}", "18446744073709551616",
    ]
    var bytes = bytes
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      guard let document = try? JSONDocument(parsing: bytes) else { return bytes }
      // A scalar is replaced by another value, or one byte by another.
      if Bool.random(using: &random) {
        let words = document.tape.filter {
          JSONWord(raw: $0).tag.rawValue < JSONWord.Tag.escapedString.rawValue
        }
        guard let word = words.randomElement(using: &random).map(JSONWord.init(raw:)) else { return bytes }
        let isString = word.tag == .string
        let length = [JSONWord.Tag.null, .true].contains(word.tag) ? 4 : word.tag == .false ? 5 : word.length
        let range =
          isString ? word.offset - 1..<word.offset + word.length + 1 : word.offset..<word.offset + length
        guard range.upperBound <= bytes.count, let token = tokens.randomElement(using: &random) else {
          return bytes
        }
        bytes.replaceSubrange(range, with: Array("\(token)".utf8))
      } else {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0x20...0x7E, using: &random)
      }
    }
    return bytes
  }
}
