import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyValidation

/// Schemas and values that would take for ever, or more stack than there is.
struct BoundsTests {
  private func compile(_ schema: String) throws -> (schema: CompiledSchema, diagnostics: [Diagnostic]) {
    SchemaCompiler().compile(try JSONDocument(parsing: schema, file: "s.json").root)
  }

  @Test func `a schema that multiplies itself is given up on`() throws {
    let layers = (0..<40).map { layer in
      ##""l\##(layer)": { "allOf": [{ "$ref": "#/$defs/l\##(layer + 1)" }, { "not": { "not": { "$ref": "#/$defs/l\##(layer + 1)" } } }] }"##
    }
    let (schema, diagnostics) = try compile(
      ##"{ "$ref": "#/$defs/l0", "$defs": { \##(layers.joined(separator: ",")), "l40": { "type": "integer" } } }"##
    )
    #expect(diagnostics == [])
    let value = try JSONDocument(parsing: "5").root
    #expect(!schema.isValid(value))
    #expect(schema.violations(of: value).map(\.kind) == [.givenUp])
  }

  @Test func `a choice that multiplies itself ends while failures are explained`() throws {
    let layers = (0..<30).map { layer in
      ##""l\##(layer)": { "anyOf": [{ "$ref": "#/$defs/l\##(layer + 1)" }, { "$ref": "#/$defs/l\##(layer + 1)", "minimum": 7 }] }"##
    }
    let (schema, _) = try compile(
      ##"{ "$ref": "#/$defs/l0", "$defs": { \##(layers.joined(separator: ",")), "l30": { "maximum": 1 } } }"##
    )
    #expect(!schema.violations(of: try JSONDocument(parsing: "5").root).isEmpty)
  }

  @Test func `a value deeper than the limit is given up on`() throws {
    let (schema, _) = try compile(##"{ "items": { "$ref": "#" } }"##)
    let depth = 100_000
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let value = try JSONDocument(parsing: text, limits: JSONLimits(depth: depth, size: 1 << 20)).root
    #expect(schema.violations(of: value).map(\.kind) == [.givenUp])
    let flat = try JSONDocument(
      parsing: String(repeating: "[", count: 500) + String(repeating: "]", count: 500))
    #expect(schema.isValid(flat.root))
  }

  @Test(arguments: [
    ##"{ "$ref": "#" }"##, ##"{ "allOf": [{ "anyOf": [true, { "$ref": "#" }] }] }"##,
    ##"{ "if": { "$ref": "#/$defs/a" }, "$defs": { "a": { "not": { "$ref": "#/$defs/a" } } } }"##,
    ##"{ "dependentSchemas": { "a": { "$ref": "#" } } }"##,
  ])
  func `a reference that leads back without going on is refused at its place`(text: String) throws {
    let (schema, diagnostics) = try compile(text)
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.message.contains("leads back to this schema") == true)
    #expect(diagnostics.first?.location?.file == "s.json")
    // What is left of the schema still ends.
    _ = schema.isValid(try JSONDocument(parsing: #"{"a":1}"#).root)
  }

  @Test func `a pattern that would take for ever does not`() throws {
    let (schema, _) = try compile(#"{ "pattern": "^(a+)+$" }"#)
    let value = try JSONDocument(parsing: "\"" + String(repeating: "a", count: 50_000) + "!\"").root
    #expect(!schema.isValid(value))
  }

  @Test func `many elements are compared in little time`() throws {
    let (schema, _) = try compile(#"{ "uniqueItems": true }"#)
    let elements = (0..<20_000).map { "[\($0)]" }
    #expect(schema.isValid(try JSONDocument(parsing: "[\(elements.joined(separator: ","))]").root))
    let twice = (elements + ["[7.0]"]).joined(separator: ",")
    #expect(
      schema.violations(of: try JSONDocument(parsing: "[\(twice)]").root).map(\.kind) == [
        .duplicate(first: 7, second: 20_000)
      ])
  }

  @Test func `as many violations are told as were asked for`() throws {
    let (schema, _) = try compile(#"{ "items": { "type": "string" } }"#)
    let value = try JSONDocument(parsing: "[1,2,3,4,5]").root
    #expect(schema.violations(of: value).count == 5)
    #expect(schema.violations(of: value, limit: 2).map(\.path) == ["[0]", "[1]"])
  }

  @Test func `numbers are compared and divided exactly`() throws {
    func isValid(_ schema: String, _ value: String) throws -> Bool {
      try compile(schema).schema.isValid(try JSONDocument(parsing: value).root)
    }
    #expect(try isValid(#"{ "multipleOf": 0.01 }"#, "19.99"))
    #expect(try isValid(#"{ "multipleOf": 0.0001 }"#, "0.0075"))
    #expect(try !isValid(#"{ "multipleOf": 0.0001 }"#, "0.00751"))
    #expect(try isValid(#"{ "multipleOf": 7 }"#, "7e300"))
    #expect(try !isValid(#"{ "multipleOf": 7 }"#, "1e300"))
    let long = "123456789012345678901234567890.5"
    #expect(try isValid("{ \"multipleOf\": \(long) }", "370370367037037036703703703671.5"))
    #expect(try isValid("{ \"multipleOf\": \(long) }", "1.234567890123456789012345678905e400"))
    #expect(try !isValid("{ \"multipleOf\": \(long) }", "370370367037037036703703703671.6"))
    #expect(try !isValid("{ \"multipleOf\": \(long) }", "1e999999999"))
    #expect(try isValid("{ \"multipleOf\": 1267650600228229401496703205376 }", "1e100"))
    #expect(try !isValid("{ \"multipleOf\": 1267650600228229401496703205376 }", "1e99"))
    #expect(try isValid(#"{ "multipleOf": 3 }"#, "333333333333333333333333333333333333333"))
    #expect(try !isValid(#"{ "multipleOf": 3 }"#, "333333333333333333333333333333333333334"))
    #expect(try isValid(#"{ "maximum": 1e400 }"#, "9.99e399"))
    #expect(try !isValid(#"{ "maximum": 1e400 }"#, "1.0000000000000000000000001e400"))
    #expect(try isValid(#"{ "exclusiveMinimum": -0.0 }"#, "1e-4000"))
    #expect(try isValid(#"{ "enum": [100] }"#, "1e2"))
    #expect(try isValid(#"{ "const": 0.10 }"#, "1e-1"))
    #expect(try isValid(#"{ "minLength": 2, "maxLength": 2 }"#, #""\uD83D\uDE00é""#))
    #expect(try !isValid(#"{ "minLength": 3 }"#, #""\uD83D\uDE00é""#))
  }
}

/// What a string holds, where that is asserted.
struct ContentTests {
  private func messages(_ schema: String, _ value: String) throws -> [String] {
    let (compiled, diagnostics) = SchemaCompiler(options: SchemaOptions(assertsContent: true)).compile(
      try JSONDocument(parsing: schema, file: "s.json").root)
    #expect(diagnostics == [])
    return compiled.violations(of: try JSONDocument(parsing: value).root).map(\.message)
  }

  @Test(arguments: [
    ("base64", "", true), ("base64", "Zg==", true), ("base64", "Zm8=", true), ("base64", "Zm9v", true),
    ("base64", "Zg=", false), ("base64", "Zg", false), ("base64", "Zm9v=", false), ("base64", "Z", false),
    ("base64", "====", false), ("base64", "Zm9-", false), ("BASE64", "Zm9v", true),
    ("base64url", "Zm9-", true),
    ("base64url", "Zg", true), ("base64url", "Z", false), ("base64url", "Zm9/", false),
    ("base32", "MZXW6===", true), ("base32", "MZXW6YQ=", true), ("base32", "MZXW6", false),
    ("base32", "M1======", false), ("base32hex", "CPNMU===", true), ("base16", "66", true),
    ("base16", "6", false), ("base16", "6g", false), ("7bit", "a", true), ("7bit", "é", false),
    ("8bit", "é", true), ("x-unknown", "%", true),
  ])
  func `a string must be encoded as it says`(encoding: String, text: String, isValid: Bool) throws {
    let found = try messages(#"{ "contentEncoding": "\#(encoding)" }"#, "\"\(text)\"")
    #expect(
      found == (isValid ? [] : ["the value must be encoded as '\(encoding)', but is '\(text)'"]))
  }

  @Test func `what is encoded is looked into`() throws {
    let schema =
      #"{ "contentEncoding": "base64", "contentMediaType": "application/json; charset=utf-8", "contentSchema": { "required": ["b"] } }"#
    #expect(try messages(schema, #""eyJhIjogMX0=""#) == ["'b' is missing"])
    #expect(
      try messages(schema, #""eyJhIjo=""#) == [
        "the value is not JSON: the JSON text ends where a value was expected"
      ])
    #expect(try messages(schema, "5").isEmpty)
    #expect(try messages(#"{ "contentMediaType": "text/html", "contentSchema": false }"#, #""x""#).isEmpty)
  }

  @Test func `strings in strings come to an end`() throws {
    let schema = ##"{ "contentMediaType": "application/json", "contentSchema": { "$ref": "#" } }"##
    #expect(try messages(schema, #""\"\\\"1\\\"\"""#).isEmpty)
    #expect(
      try messages(schema, #""\"\\\"x\\\"\"""#) == [
        "the value is not JSON: 'x' found where a value was expected"
      ])
  }
}
