package import UnderstudyJSON
package import UnderstudyOpenAPI

/// Writes values as bodies of a media type.
package struct BodyWriter {
  /// How values become bytes.
  package enum Kind: Sendable {
    case json, xml, form, multipart, text
  }

  /// How its values become bytes.
  package let kind: Kind
  let range: MediaTypeRange
  private let media: MediaType

  /// A writer of a media type, and of the one within it that is meant where it is a range.
  package init(_ media: MediaType, range: MediaTypeRange) {
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
  package func bytes(of value: JSONValue) -> (parameters: String, bytes: [UInt8]) {
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
