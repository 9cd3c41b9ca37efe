import UnderstudyJSON
import UnderstudyOpenAPI

/// How generated code reads and writes bodies of a media type.
enum BodyForm {
  case json, text, form, multipart, bytes

  init(_ media: MediaType) {
    let range = media.range
    self =
      switch range.essence {
      case "application/x-www-form-urlencoded": .form
      case "multipart/form-data": .multipart
      case "*/*", "application/*": media.schema?.format == "binary" ? .bytes : .json
      case _ where range.isJSON: .json
      case _ where range.type == "text" && !range.isXML: .text
      default: .bytes
      }
  }

  /// The runtime's method that sets such a body, and the media type that it has by itself.
  var setter: (name: String, mediaType: String) {
    switch self {
    case .json: ("setJSON", "application/json")
    case .text: ("setText", "text/plain")
    case .form: ("setForm", "application/x-www-form-urlencoded")
    case .multipart: ("setMultipart", "multipart/form-data")
    case .bytes: ("setBytes", "application/octet-stream")
    }
  }
}

extension MediaType {
  /// Whether the document says what its bodies are made of, beyond text or bytes.
  var isStructured: Bool {
    guard let schema, schema.booleanValue == nil else { return false }
    return !SchemaFacts.kinds(of: [schema]).isDisjoint(with: [.object, .array])
      && !SchemaFacts.kinds(of: [schema]).contains(.string)
  }
}
