import Foundation
import TestSupport
import Testing
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation

/// The table of styles in the OpenAPI Specification: each text is read back as the value that it was made of.
struct ParameterStyleTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var style: String
    var explode: Bool
    var kind: String
    var value: JSONValue
    var text: String

    var testDescription: String { "\(style) \(explode ? "exploded " : "")\(kind): \(text)" }
  }

  static let rows: [Row] = {
    guard let url = Outside.suite("param-styles")?.appending(path: "oas-3.1.2-style-table.json"),
      let bytes = try? Array(Data(contentsOf: url)), let table = try? JSONValue(parsing: bytes).array
    else { return [] }
    return table.compactMap { row in
      guard row["defined"]?.bool == true, let style = row["style"]?.string,
        let text = row["serialized"]?.string,
        let kind = row["valueType"]?.string, let value = row["value"]
      else { return nil }
      return Row(
        style: style, explode: row["explode"]?.bool ?? false, kind: kind,
        value: kind == "undefined" ? "" : value, text: text)
    }
  }()

  @Test func `the table is there`() {
    #expect(Self.rows.count > 30 || !Outside.isRequired && Self.rows.isEmpty)
  }

  @Test(arguments: rows)
  func `reads a text as the value that it was made of`(row: Row) throws {
    let place =
      switch row.style {
      case "matrix", "label", "simple": "path"
      default: "query"
      }
    let type = row.kind == "undefined" ? "string" : row.kind
    let schema: JSONValue = [
      "type": .string(type), "const": row.value, "items": ["type": "string"],
      "properties": ["R": ["type": "integer"], "G": ["type": "integer"], "B": ["type": "integer"]],
    ]
    let document = try Documents.load(
      """
      openapi: 3.1.0
      info: { title: Styles, version: "1" }
      paths:
        /x/{\(place == "path" ? "color" : "id")}:
          get:
            operationId: look
            parameters:
              - { name: color, in: \(place), required: true, style: \(row.style), explode: \(row.explode), schema: \(schema.text()) }
              \(place == "path" ? "" : "- { name: id, in: path, required: true, schema: {} }")
            responses: { "200": { description: done } }
      """)
    let validator = OperationValidator(try #require(document.operation(named: "look")), in: document)
    #expect(validator.diagnostics.isEmpty)
    let text = row.text.hasPrefix("?") ? String(row.text.dropFirst()) : row.text
    let request = HTTPRequest(target: place == "query" ? "/x/1?\(text)" : "/x/1")
    let check = validator.check(
      request, pathArguments: [("color", Substring(text)), ("id", "1")])
    #expect(check.violations.map(\.message) == [])
    // The same place without the text is missing, so the check above has looked.
    #expect(validator.check(HTTPRequest(target: "/x/1")).violations.map(\.kind).contains(.missingParameter))
  }
}
