import Foundation
import TestSupport
import Testing
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation

/// Every cell of the tables "Style Examples" of OpenAPI 3.0, 3.1 and 3.2, at each place that has the style, and what clients
/// are known to send in their place. A row: version, place, style, explode, kind of value, text.
struct StyleTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var version: String
    var place: String
    var style: String
    var explode: String
    var kind: String
    var text: String

    var testDescription: String { "\(version) \(place) \(style) \(explode) \(kind): \(text)" }

    init(_ line: Substring) {
      let words = line.split(separator: " ", maxSplits: 5).map(String.init)
      (version, place, style, explode, kind) = (words[0], words[1], words[2], words[3], words[4])
      text = words.count > 5 ? words[5] : ""
    }

    /// The value that the text stands for.
    var value: JSONValue {
      switch kind {
      case "array": ["blue", "black", "brown"]
      case "object": ["R": 100, "G": 200, "B": 150]
      case "string": "blue"
      default: ""
      }
    }

    /// A request with the text at its place.
    var request: HTTPRequest {
      switch place {
      case "query": HTTPRequest(target: "/x/1?\(text)")
      case "header": HTTPRequest(target: "/x/1", fields: ["color": text])
      case "cookie": HTTPRequest(target: "/x/1", fields: ["Cookie": "other=1; \(text); last=2"])
      default: HTTPRequest(target: "/x/1")
      }
    }

    /// What holds requests to a parameter whose value must be a given one.
    func validator(for value: JSONValue) throws -> OperationValidator {
      let schema: JSONValue = [
        "type": .string(kind == "undefined" ? "string" : kind), "enum": [value], "items": ["type": "string"],
        "properties": ["R": ["type": "integer"], "G": ["type": "integer"], "B": ["type": "integer"]],
      ]
      let document = try Documents.load(
        """
        openapi: \(version)
        info: { title: Styles, version: "1" }
        paths:
          /x/{\(place == "path" ? "color" : "id")}:
            get:
              operationId: look
              parameters:
                - { name: color, in: \(place), required: true, style: \(style), explode: \(explode), schema: \(schema.text()) }
                \(place == "path" ? "" : "- { name: id, in: path, required: true, schema: {} }")
              responses: { "200": { description: done } }
        """)
      return OperationValidator(try #require(document.operation(named: "look")), in: document)
    }
  }

  static let rows =
    (try? Case.all(in: "styles", withExtension: "txt").first?.text.split(separator: "\n").map(Row.init)) ?? []

  @Test func `the table is whole`() {
    #expect(Self.rows.count > 120)
    #expect(Set(Self.rows.map(\.style)).count == 8)
  }

  @Test(arguments: rows)
  func `a text is read back as the value that it was made of`(row: Row) throws {
    let arguments: [(name: String, value: Substring)] = [("color", Substring(row.text)), ("id", "1")]
    let found = try row.validator(for: row.value).check(row.request, pathArguments: arguments)
    #expect(found.violations.map(\.message) == [])
    // Another value is refused, so that the check above has looked.
    let other = try row.validator(for: "another").check(row.request, pathArguments: arguments)
    #expect(!other.violations.isEmpty)
  }
}
