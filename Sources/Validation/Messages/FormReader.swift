import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI

/// Reads `application/x-www-form-urlencoded` (WHATWG URL §5.1) as an object of its schema's properties.
struct FormReader: Sendable {
  private let readers: [ParameterReader]
  /// The properties whose value is JSON text: objects, unless a style is given.
  private let texts: Set<String>

  init(_ media: MediaType) {
    let schema = media.schema?.resolved
    let properties = (schema?.properties ?? []) + (schema?.allOf.flatMap { $0.resolved.properties } ?? [])
    var texts: Set<String> = []
    readers = properties.map { name, property in
      let encoding = media.encoding.first { $0.name == name }
      let shape = TextShape(property)
      if shape.isObject, encoding?.style == nil, encoding?.explode == nil { texts.insert(name) }
      let style = encoding?.style ?? .form
      return ParameterReader(
        name: name, style: style, explode: encoding?.explode ?? (style == .form), shape: shape,
        isEncoded: true)
    }
    self.texts = texts
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
    for reader in readers {
      if texts.contains(reader.name) {
        let text = fields.first { $0.name == reader.name }.map { PercentCoding.decoded($0.value) }
        object[reader.name] = text.map { (try? JSONValue(parsing: $0)) ?? .string($0) }
      } else if let value = reader.value(in: fields) {
        object[reader.name] = value ?? .null
      }
    }
    let known = Set(readers.map(\.name))
    for field in fields where !known.contains(String(field.name.prefix { $0 != "[" })) {
      object[field.name] = .string(PercentCoding.decoded(field.value))
    }
    return try? JSONDocument(parsing: JSONValue.object(object).utf8())
  }
}
