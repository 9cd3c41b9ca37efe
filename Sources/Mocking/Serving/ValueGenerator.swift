import UnderstudyJSON
import UnderstudyOpenAPI

/// Makes a value that a schema allows, where the document gives no example: its own example, default, constant or
/// first enumerated value, else the smallest that its type and bounds permit.
struct ValueGenerator {
  /// How deep optional properties are filled in.
  private static let depthLimit = 8

  /// A value for a schema.
  func value(for schema: Schema, depth: Int = 0) -> JSONValue {
    let schema = schema.resolved
    if let given = given(by: schema) { return given }
    if !schema.allOf.isEmpty { return merged(schema, depth) }
    if let branch = schema.oneOf.first ?? schema.anyOf.first {
      let value = value(for: branch, depth: depth + 1)
      return schema.properties.isEmpty ? value : adding(object(schema, depth), to: value)
    }
    switch schema.types.first(where: { $0 != .null }) ?? impliedType(of: schema) {
    case .object: return object(schema, depth)
    case .array: return array(schema, depth)
    case .string: return string(schema)
    case .integer, .number: return number(schema)
    case .boolean: return true
    case .null: return nil
    }
  }

  private func given(by schema: Schema) -> JSONValue? {
    schema["example"]?.value ?? schema["examples"]?[0]?.value ?? schema.const?.value ?? schema.default?.value
      ?? schema.enumValues?.first?.value
  }

  private func impliedType(of schema: Schema) -> SchemaType {
    if !schema.properties.isEmpty || !schema.required.isEmpty { return .object }
    return schema.items == nil ? (schema.types.isEmpty ? .object : .null) : .array
  }

  private func merged(_ schema: Schema, _ depth: Int) -> JSONValue {
    schema.allOf.map { value(for: $0, depth: depth + 1) }.reduce(object(schema, depth)) { adding($1, to: $0) }
  }

  private func adding(_ more: JSONValue, to value: JSONValue) -> JSONValue {
    guard case .object(var object) = value, case .object(let members) = more else { return more }
    for (name, value) in members { object[name] = value }
    return .object(object)
  }

  private func object(_ schema: Schema, _ depth: Int) -> JSONValue {
    var object = JSONObject()
    let required = Set(schema.required)
    for (name, property) in schema.properties {
      let isNeeded = required.contains(name)
      guard isNeeded || depth < Self.depthLimit, depth < 4 * Self.depthLimit, !property.resolved.isWriteOnly
      else {
        continue
      }
      object[name] = value(for: property, depth: depth + 1)
    }
    return .object(object)
  }

  private func array(_ schema: Schema, _ depth: Int) -> JSONValue {
    let minimum = schema["minItems"]?.integer ?? 0
    guard let items = schema.items, depth < Self.depthLimit || minimum > 0 else { return [] }
    let count = max(minimum, min(1, schema["maxItems"]?.integer ?? 1))
    return .array((0..<min(count, 1000)).map { _ in value(for: items, depth: depth + 1) })
  }

  private func number(_ schema: Schema) -> JSONValue {
    let minimum =
      schema["minimum"]?.number ?? schema["exclusiveMinimum"]?.number.flatMap { JSONNumber($0.double + 1) }
    if let minimum { return .number(minimum) }
    let maximum = schema["maximum"]?.number ?? 0
    return .number(maximum < 0 ? maximum : 0)
  }

  private func string(_ schema: Schema) -> JSONValue {
    let text =
      switch schema.format {
      case "date-time": "2026-01-02T03:04:05Z"
      case "date": "2026-01-02"
      case "time": "03:04:05Z"
      case "duration": "PT1S"
      case "uuid": "3f0c8e1a-5b7d-4c2e-9a64-1d2e3f405162"
      case "uri", "url", "iri", "uri-reference", "iri-reference": "https://example.com/"
      case "email", "idn-email": "someone@example.com"
      case "hostname", "idn-hostname": "example.com"
      case "ipv4": "192.0.2.1"
      case "ipv6": "2001:db8::1"
      case "byte": "bW9jaw=="
      default: "text"
      }
    let minimum = min(schema["minLength"]?.integer ?? 0, 10_000)
    let maximum = schema["maxLength"]?.integer ?? .max
    let filled = text + String(repeating: "x", count: max(0, minimum - text.count))
    return .string(String(filled.prefix(max(0, maximum))))
  }
}
