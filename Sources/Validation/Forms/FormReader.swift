import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI

/// Reads `application/x-www-form-urlencoded` (WHATWG URL §5.1) as an object of its schema's properties.
struct FormReader: Sendable {
  private let properties: [FormProperty]
  private let readers: [ParameterReader]
  private let names: Set<String>

  init(_ media: MediaType) {
    properties = FormProperty.all(of: media)
    names = Set(properties.map(\.name))
    readers = properties.map { property in
      let style = property.encoding?.style ?? .form
      return ParameterReader(
        name: property.name, style: style, explode: property.encoding?.explode ?? (style == .form),
        shape: property.shape, isEncoded: true)
    }
  }

  /// The fields of a query or form: names decoded, values as they were sent but for `+`.
  static func fields(of text: some StringProtocol) -> [(name: String, value: Substring)] {
    text.split(separator: "&").map { field in
      let spaced =
        field.contains("+")
        ? Substring(field.map { $0 == "+" ? "%20" : String($0) }.joined()) : Substring(field)
      let equals = spaced.firstIndex(of: "=") ?? spaced.endIndex
      return (PercentCoding.decoded(spaced[..<equals]), spaced[equals...].dropFirst())
    }
  }

  /// The object that a form stands for.
  func document(of body: [UInt8]) -> JSONDocument? {
    let fields = Self.fields(of: String(decoding: body, as: UTF8.self))
    var object = JSONObject()
    for (property, reader) in zip(properties, readers) {
      if isText(property) {
        let text = fields.first { $0.name == reader.name }.map { PercentCoding.decoded($0.value) }
        object[reader.name] = text.map { (try? JSONValue(parsing: $0)) ?? .string($0) }
      } else if let value = reader.value(in: fields) {
        object[reader.name] = value ?? .null
      }
    }
    for field in fields where !names.contains(String(field.name.prefix { $0 != "[" })) {
      object[field.name] = .string(PercentCoding.decoded(field.value))
    }
    return try? JSONDocument(parsing: JSONValue.object(object).utf8())
  }

  /// Whether a property's value is JSON text: objects, unless a style is given.
  private func isText(_ property: FormProperty) -> Bool {
    let encoding = property.encoding
    guard encoding?.style == nil, encoding?.explode == nil else { return false }
    return property.shape.isObject || property.types.contains(where: \.isJSON)
  }
}
