import UnderstudyJSON
import UnderstudyOpenAPI

/// Writes a value as XML, by the `xml` objects of its schemas (OpenAPI 3.1.1 §4.8.26, 3.2.0 §4.26).
struct XMLWriter {
  private let schema: Schema?

  init(_ schema: Schema?) {
    self.schema = schema
  }

  /// An element that is being written.
  private struct Element {
    var attributes = ""
    var content = ""
  }

  /// The text: the outermost element is named by `xml.name`, else by the component that the schema is.
  func text(of value: JSONValue) -> String {
    let parts = Self.parts(of: schema)
    let own = Self.hints(schema)
    let name = own?["name"]?.string ?? schema?.name ?? schema?.resolved.name ?? "root"
    var element = Element()
    if case .array(let elements) = value {
      let items = parts.lazy.compactMap(\.items).first
      let inner = Self.hints(items)?["name"]?.string ?? items?.name ?? items?.resolved.name ?? "item"
      for value in elements { element.content += self.element(inner, value, items, depth: 1) }
    } else {
      fill(&element, value, schema, depth: 0)
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + closed(element, name, own)
  }

  /// One element, with its name and what is in it.
  private func element(_ name: String, _ value: JSONValue, _ schema: Schema?, depth: Int) -> String {
    var element = Element()
    if value.isNull {
      element.attributes = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\""
    } else if case .array(let elements) = value {
      let items = Self.parts(of: schema).lazy.compactMap(\.items).first
      for value in elements {
        element.content += self.element(
          Self.hints(items)?["name"]?.string ?? "item", value, items, depth: depth + 1)
      }
    } else {
      fill(&element, value, schema, depth: depth)
    }
    return closed(element, name, Self.hints(schema))
  }

  private func fill(_ element: inout Element, _ value: JSONValue, _ schema: Schema?, depth: Int) {
    guard case .object(let members) = value else {
      element.content += Self.escaped(value.string ?? value.text())
      return
    }
    let parts = Self.parts(of: schema)
    for (name, value) in members {
      let property = parts.lazy.compactMap { $0.property(name) }.first
      let own = Self.hints(property)
      let written = own?["name"]?.string ?? name
      let kind = own?["nodeType"]?.string
      if own?["attribute"]?.bool == true || kind == "attribute" {
        let text = Self.escaped(value.string ?? value.text())
        element.attributes += " \(Self.prefixed(written, own))=\"\(text)\""
      } else if kind == "text" || kind == "cdata" {
        element.content += Self.escaped(value.string ?? value.text())
      } else if case .array(let elements) = value {
        element.content += list(elements, property, name, written, own, depth: depth)
      } else {
        element.content += self.element(written, value, property, depth: depth + 1)
      }
    }
  }

  /// The elements of an array, in an element of their own only where they are wrapped.
  private func list(
    _ elements: [JSONValue], _ schema: Schema?, _ name: String, _ written: String, _ own: JSONNode?,
    depth: Int
  ) -> String {
    let items = Self.parts(of: schema).lazy.compactMap(\.items).first
    let isWrapped = own?["wrapped"]?.bool == true || own?["nodeType"]?.isString("element") == true
    let inner = Self.hints(items)?["name"]?.string ?? (isWrapped ? written : name)
    var element = Element()
    for value in elements { element.content += self.element(inner, value, items, depth: depth + 1) }
    return isWrapped ? closed(element, written, own) : element.content
  }

  private func closed(_ element: Element, _ name: String, _ own: JSONNode?) -> String {
    let prefix = own?["prefix"]?.string
    let namespace = own?["namespace"]?.string.map { uri in
      " xmlns\(prefix.map { ":" + $0 } ?? "")=\"\(Self.escaped(uri))\""
    }
    let name = Self.prefixed(name, own)
    let head = name + (namespace ?? "") + element.attributes
    return element.content.isEmpty ? "<\(head)/>" : "<\(head)>\(element.content)</\(name)>"
  }

  private static func prefixed(_ name: String, _ own: JSONNode?) -> String {
    let name = nameable(name)
    return own?["prefix"]?.string.map { "\($0):\(name)" } ?? name
  }

  /// A name that XML allows (XML 1.0 §2.3): what it does not becomes `_`.
  private static func nameable(_ name: String) -> String {
    let text = String(name.map { $0.isLetter || $0.isNumber || "_-.".contains($0) ? $0 : "_" })
    return text.first.map { $0.isLetter || $0 == "_" } == true ? text : "_" + text
  }

  /// A schema's `xml` object, beside its reference or at its end.
  private static func hints(_ schema: Schema?) -> JSONNode? { schema?["xml"] ?? schema?.resolved["xml"] }

  /// A schema, and those that it combines.
  private static func parts(of schema: Schema?, depth: Int = 0) -> [Schema] {
    guard let schema = schema?.resolved else { return [] }
    guard depth < 8 else { return [schema] }
    return [schema] + (schema.allOf + schema.anyOf + schema.oneOf).flatMap { parts(of: $0, depth: depth + 1) }
  }

  /// A text without the characters that mark, and without those that XML cannot hold (XML 1.0 §2.2).
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
