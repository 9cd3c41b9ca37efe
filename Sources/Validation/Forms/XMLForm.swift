import UnderstudyJSON
import UnderstudyOpenAPI

/// Reads XML as the value that its schema describes, by the schemas' `xml` objects (OpenAPI 3.1.1 §4.8.26).
struct XMLForm: Sendable {
  private let schema: Schema?

  init(_ media: MediaType) {
    schema = media.schema
  }

  /// The value that a text stands for.
  func document(of body: [UInt8]) throws(XMLElement.Failure) -> JSONDocument? {
    let root = try XMLElement.parse(body)
    let value = schema.map { self.value(of: root, $0, depth: 0) } ?? .string(root.text)
    return try? JSONDocument(parsing: value.utf8())
  }

  private func value(of element: XMLElement, _ schema: Schema, depth: Int) -> JSONValue {
    let shape = TextShape(schema)
    if element.attributes.contains(where: { $0.name == "nil" && $0.value == "true" }) { return .null }
    let parts = FormProperty.alternatives(of: schema)
    if shape.isArray {
      let items = parts.lazy.compactMap(\.items).first
      return .array(
        element.children.map { child in
          items.map { value(of: child, $0, depth: depth + 1) } ?? text(child, [])
        })
    }
    guard shape.isObject || shape.types.isEmpty && !element.children.isEmpty else {
      // What has children is no scalar, whatever text there is between them.
      return element.children.isEmpty ? text(element, shape.types) : object(element, parts, depth: depth)
    }
    let isText =
      element.children.isEmpty && element.attributes.isEmpty && !element.text.allSatisfy(\.isWhitespace)
    let holdsText = parts.flatMap(\.properties).contains { Self.isText($0.schema) }
    // A text where members are expected is judged as the text that it is.
    return isText && !holdsText ? text(element, []) : object(element, parts, depth: depth)
  }

  /// Whether a property is the text of its object's element (OpenAPI 3.2.0 §4.26).
  private static func isText(_ property: Schema) -> Bool {
    let kind = (property["xml"] ?? property.resolved["xml"])?["nodeType"]
    return kind?.isString("text") == true || kind?.isString("cdata") == true
  }

  private func object(_ element: XMLElement, _ parts: [Schema], depth: Int) -> JSONValue {
    var object = JSONObject()
    var known: Set<String> = []
    var seen: Set<String> = []
    for (name, property) in parts.flatMap(\.properties) where seen.insert(name).inserted {
      let own = property["xml"] ?? property.resolved["xml"]
      let written = own?["name"]?.string ?? name
      if own?["attribute"]?.bool == true || own?["nodeType"]?.isString("attribute") == true {
        let attribute = element.attributes.first { $0.name == written }
        if let attribute { object[name] = TextShape.value(attribute.value, of: TextShape(property).types) }
        continue
      }
      if Self.isText(property) {
        object[name] = text(element, TextShape(property).types)
        continue
      }
      if TextShape(property).isArray, !isWrapped(own) {
        let items = FormProperty.alternatives(of: property).lazy.compactMap(\.items).first
        let inner = (items?["xml"] ?? items?.resolved["xml"])?["name"]?.string
        let names = [inner ?? written, written, name]
        known.formUnion(names)
        let elements = element.children.filter { names.contains($0.name) }
        if !elements.isEmpty {
          object[name] = .array(
            elements.map { child in items.map { value(of: child, $0, depth: depth + 1) } ?? text(child, []) })
        }
        continue
      }
      known.insert(written)
      if let child = element.children.first(where: { $0.name == written }) {
        object[name] = value(of: child, property, depth: depth + 1)
      }
    }
    for child in element.children where !known.contains(child.name) && object[child.name] == nil {
      object[child.name] = .string(child.text)
    }
    return .object(object)
  }

  private func isWrapped(_ xml: JSONNode?) -> Bool {
    xml?["wrapped"]?.bool == true || xml?["nodeType"]?.isString("element") == true
  }

  private func text(_ element: XMLElement, _ types: TypeMask) -> JSONValue {
    TextShape.value(element.text, of: types)
  }
}
