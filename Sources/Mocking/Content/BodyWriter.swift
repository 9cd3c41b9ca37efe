import UnderstudyJSON
import UnderstudyOpenAPI

/// Writes values as bodies of a media type.
struct BodyWriter {
  /// How values become bytes.
  enum Kind {
    case json, xml, form, multipart, text
  }

  let kind: Kind
  let range: MediaTypeRange
  private let media: MediaType

  init(_ media: MediaType, range: MediaTypeRange) {
    self.media = media
    self.range = range
    kind =
      if range.isJSON {
        .json
      } else if range.isXML {
        .xml
      } else if range.essence == "application/x-www-form-urlencoded" {
        .form
      } else if range.type == "multipart" {
        .multipart
      } else {
        .text
      }
  }

  /// The bytes of a value, and what the media type's parameters have to say of them.
  func bytes(of value: JSONValue) -> (parameters: String, bytes: [UInt8]) {
    switch kind {
    case .json: return ("", value.utf8())
    case .xml: return ("", Array(XMLWriter(media.schema).text(of: value).utf8))
    case .form: return ("", Array(FormWriter(media).text(of: value).utf8))
    case .multipart:
      let writer = MultipartWriter(media)
      return ("; boundary=\(MultipartWriter.boundary)", writer.bytes(of: value))
    case .text: return ("", value.string.map { Array($0.utf8) } ?? value.utf8())
    }
  }
}
