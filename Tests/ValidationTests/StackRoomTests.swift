import TestSupport
import Testing
import UnderstudyJSON
import UnderstudyValidation

/// Values and schemas as deep as they may be, on threads that have little stack.
struct StackRoomTests {
  /// A schema that goes one level into a value, or one level into itself.
  struct Recursion: Sendable, CustomTestStringConvertible {
    var schema: String
    /// The text around a level, and in the innermost.
    var opening: String
    var closing: String
    var core = "1"
    /// Whether the value is there twice, to be compared with itself.
    var isDoubled = false

    var testDescription: String { schema }

    func value(depth: Int) -> String {
      let value = String(repeating: opening, count: depth) + core + String(repeating: closing, count: depth)
      return isDoubled ? "[\(value),\(value)]" : value
    }
  }

  static let recursions = [
    Recursion(schema: ##"{ "items": { "$ref": "#" } }"##, opening: "[", closing: "]"),
    Recursion(schema: ##"{ "prefixItems": [{ "$ref": "#" }] }"##, opening: "[", closing: "]"),
    Recursion(
      schema: ##"{ "contains": { "anyOf": [{ "type": "number" }, { "$ref": "#" }] }, "type": "array" }"##,
      opening: "[", closing: "]"),
    Recursion(
      schema: ##"{ "properties": { "a": { "$ref": "#" } }, "minProperties": 1 }"##, opening: #"{"a":"#,
      closing: "}"),
    Recursion(schema: ##"{ "additionalProperties": { "$ref": "#" } }"##, opening: #"{"a":"#, closing: "}"),
    Recursion(
      schema: ##"{ "patternProperties": { "a": { "allOf": [{ "$ref": "#" }, true, { "minimum": 0 }] } } }"##,
      opening: #"{"a":"#, closing: "}"),
    Recursion(
      schema: ##"{ "if": { "type": "array" }, "then": { "items": { "$ref": "#" } } }"##, opening: "[",
      closing: "]"),
    Recursion(schema: ##"{ "not": { "not": { "items": { "$ref": "#" } } } }"##, opening: "[", closing: "]"),
    Recursion(
      schema: ##"{ "oneOf": [{ "type": "number" }, { "items": { "$ref": "#" }, "type": "array" }] }"##,
      opening: "[", closing: "]"),
    Recursion(
      schema: ##"{ "dependentSchemas": { "a": { "properties": { "a": { "$ref": "#" } } } } }"##,
      opening: #"{"a":"#, closing: "}"),
    Recursion(
      schema: ##"{ "$dynamicAnchor": "n", "items": { "$dynamicRef": "#n" } }"##, opening: "[", closing: "]"),
    Recursion(
      schema: ##"{ "anyOf": [{ "minItems": 9 }, { "maxItems": 8 }], "unevaluatedItems": { "$ref": "#" } }"##,
      opening: "[", closing: "]"),
    Recursion(
      schema: ##"{ "anyOf": [{ "minProperties": 9 }, true], "unevaluatedProperties": { "$ref": "#" } }"##,
      opening: #"{"a":"#, closing: "}"),
    Recursion(schema: ##"{ "uniqueItems": true }"##, opening: "[0,", closing: ",2]", isDoubled: true),
    Recursion(schema: ##"{ "uniqueItems": true }"##, opening: #"{"a":"#, closing: "}", isDoubled: true),
  ]

  private static let isDebug: Bool = {
    #if DEBUG
      true
    #else
      false
    #endif
  }()

  /// Compiles, and judges values of two depths in a stack of a size.
  private func use(_ recursion: Recursion, depth: Int, of size: Int, explains: Bool) throws -> Int {
    let (compiled, diagnostics) = SchemaCompiler().compile(try JSONDocument(parsing: recursion.schema).root)
    #expect(diagnostics == [])
    let limits = JSONLimits(depth: 200_000, size: 1 << 24)
    let value = try JSONDocument(parsing: recursion.value(depth: depth), limits: limits).root
    return stackUse(size: size) {
      if explains { _ = compiled.violations(of: value) } else { _ = compiled.isValid(value) }
    }
  }

  @Test(arguments: recursions)
  func `a level takes no more of the stack than is reckoned with`(recursion: Recursion) throws {
    let (shallow, deep) = (20, 120)
    let size = 16 << 20
    let less = try use(recursion, depth: shallow, of: size, explains: false)
    let more = try use(recursion, depth: deep, of: size, explains: false)
    let perLevel = (more - less) / (deep - shallow)
    #expect(perLevel <= (Self.isDebug ? 8 << 10 : 1 << 10), "\(recursion)")
  }

  @Test(arguments: recursions)
  func `no value is too deep for a small stack`(recursion: Recursion) throws {
    for size in [512 << 10, 1 << 20] {
      for depth in [500, 100_000] {
        for explains in [false, true] {
          let used = try use(recursion, depth: depth, of: size, explains: explains)
          #expect(used > 0)
          #expect(used < size - (8 << 10))
        }
      }
    }
  }
}
