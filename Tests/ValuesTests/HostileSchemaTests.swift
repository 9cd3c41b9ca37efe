import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyValidation
import UnderstudyValues

/// Schemas that are as large, deep or tangled as they can be: a value or a diagnostic, soon.
@Suite(.serialized)
struct HostileSchemaTests {
  static let schemas: [(String, String)] = [
    (
      "a property in a property, 200 deep",
      nested(200) { #"{"type":"object","required":["a"],"properties":{"a":\#($0)}}"# }
    ),
    ("allOf in allOf, 200 deep", nested(200) { #"{"allOf":[\#($0)]}"# }),
    ("5,000 properties", object((0..<5000).map { #""p\#($0)":{"type":"string"}"# })),
    ("1,500 required properties", required(1500)),
    ("a text of a thousand million characters", #"{"type":"string","minLength":1000000000}"#),
    ("a thousand million elements", #"{"type":"array","minItems":1000000000}"#),
    ("a thousand million members", #"{"type":"object","minProperties":1000000000}"#),
    ("a pattern of a thousand million", #"{"type":"string","pattern":"^((a{1000}){1000}){1000}$"}"#),
    ("a pattern that looks ahead in vain", #"{"type":"string","pattern":"^(?=b)a(a+)+$"}"#),
    ("twelve choices of twelve that do not go together", tangled(12)),
    ("choices that multiply", multiplied(24)),
    (
      "10,000 values",
      #"{"enum":[\#((0..<10_000).map(String.init).joined(separator: ","))],"not":{"maximum":9990}}"#
    ),
    (
      "a tree of itself",
      ##"{"type":"object","required":["l","r"],"properties":{"l":{"$ref":"#"},"r":{"$ref":"#"}}}"##
    ),
    ("a wide tree of itself", object((0..<30).map { ##""p\##($0)":{"$ref":"#"}"## })),
    (
      "a list of lists of itself",
      ##"{"type":"array","minItems":3,"items":{"anyOf":[{"$ref":"#"},{"type":"array","minItems":3,"items":{"$ref":"#"}}]}}"##
    ),
    ("a reference to itself", ##"{"$ref":"#"}"##),
    (
      "references in a circle",
      ##"{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"allOf":[{"$ref":"#/$defs/a"}]}}}"##
    ),
    ("numbers beyond all arithmetic", #"{"type":"number","minimum":1e999999,"multipleOf":1e-400}"#),
    (
      "a step beyond the arithmetic",
      #"{"type":"number","multipleOf":1e-37,"minimum":-1e-9223372036854775808}"#
    ),
    (
      "everything leads to everything",
      ##"{"$ref":"#/$defs/d0","$defs":{\##(circles(14))}}"##
    ),
    ("10,000 values, twice", #"{"allOf":[\#(values(0..<10_000)),{"not":\#(values(1..<10_000))}]}"#),
    ("patterns for 300 names", patterned(300)),
    ("not of not", nested(50) { #"{"not":\#($0)}"# }),
  ]

  /// One schema, named for what is hostile in it.
  struct Schema: CustomTestStringConvertible {
    var testDescription: String
    var text: String
  }

  @Test(arguments: schemas.map { Schema(testDescription: $0, text: $1) })
  func `ends soon`(schema: Schema) throws {
    let document = try JSONDocument(parsing: schema.text)
    let start = ContinuousClock.now
    let generator = ValueGenerator(document.root, compiler: SchemaCompiler())
    for extent in [ValueGenerator.Extent.full, .minimal] {
      for seed in [nil, 1] as [UInt64?] {
        if let value = try? generator.value(seed: seed, extent: extent) { #expect(generator.allows(value)) }
      }
    }
    // Far more than it takes, so that a busy machine does not matter; without bounds it would be minutes or hours.
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test(arguments: [
    "5,000 properties", "1,500 required properties", "10,000 values", "10,000 values, twice",
    "choices that multiply", "everything leads to everything", "patterns for 300 names", "not of not",
  ])
  func `what can be is found`(name: String) throws {
    let text = try #require(Self.schemas.first { $0.0 == name }?.1)
    let generator = ValueGenerator(try JSONDocument(parsing: text).root, compiler: SchemaCompiler())
    #expect(generator.allows(try generator.value()))
  }

  private static func nested(_ depth: Int, _ wrap: (String) -> String) -> String {
    (0..<depth).reduce(#"{"type":"integer"}"#) { inner, _ in wrap(inner) }
  }

  private static func object(_ properties: [String]) -> String {
    #"{"type":"object","properties":{\#(properties.joined(separator: ","))}}"#
  }

  private static func required(_ count: Int) -> String {
    let names = (0..<count).map { #""p\#($0)""# }.joined(separator: ",")
    let properties = (0..<count).map { #""p\#($0)":{"type":"integer"}"# }.joined(separator: ",")
    return #"{"type":"object","required":[\#(names)],"properties":{\#(properties)}}"#
  }

  private static func tangled(_ count: Int) -> String {
    let choices = (0..<count).map { choice in
      let branches = (0..<count).map {
        #"{"required":["p\#($0)"],"properties":{"p\#($0)":{"const":\#(choice)}}}"#
      }
      return #"{"oneOf":[\#(branches.joined(separator: ","))]}"#
    }
    return #"{"type":"object","allOf":[\#(choices.joined(separator: ","))]}"#
  }

  private static func multiplied(_ depth: Int) -> String {
    let levels = (0..<depth).map { level in
      let next = level + 1 < depth ? ##"{"$ref":"#/$defs/d\##(level + 1)"}"## : #"{"type":"integer"}"#
      return
        #""d\#(level)":{"anyOf":[{"type":"object","required":["a","b"],"properties":{"a":\#(next),"b":\#(next)}},\#(next)]}"#
    }
    return ##"{"$ref":"#/$defs/d0","$defs":{\##(levels.joined(separator: ","))}}"##
  }

  /// Schemas of which each is one of the others, or holds one of them.
  private static func circles(_ count: Int) -> String {
    (0..<count).map { own in
      let others = (0..<count).filter { $0 != own }.map { ##"{"$ref":"#/$defs/d\##($0)"}"## }
      let member = ##"{"type":"object","required":["m"],"properties":{"m":{"$ref":"#/$defs/d\##(own)"}}}"##
      return #""d\#(own)":{"anyOf":[\#((others + [member]).joined(separator: ","))]}"#
    }.joined(separator: ",")
  }

  private static func values(_ range: Range<Int>) -> String {
    #"{"enum":[\#(range.map(String.init).joined(separator: ","))]}"#
  }

  private static func patterned(_ count: Int) -> String {
    let names = (0..<count).map { #""n\#($0)""# }.joined(separator: ",")
    let patterns = (0..<count).map { #""^n\#($0)|n.*\#($0)$":{"minLength":\#($0 % 7)}"# }.joined(
      separator: ",")
    return #"{"type":"object","required":[\#(names)],"patternProperties":{\#(patterns)}}"#
  }
}
