/// What names a schema: a file, or a part of one (`openapi.yaml#/components/schemas/Pet`, `schema.json#anchor`); or the
/// URI of a metaschema.
public struct SchemaAddress: Hashable, Sendable, CustomStringConvertible {
  /// The file's path, or the URI, as the user gave it.
  public var path: String
  /// What comes after `#`: a JSON Pointer or an anchor; empty for the whole file.
  public var fragment: String

  /// Takes an address apart at its `#`. A file whose own name has one is named by `FILE#`.
  public init(_ text: String) {
    let mark = text.firstRange(of: "#/")?.lowerBound ?? text.lastIndex(of: "#")
    path = mark.map { String(text[..<$0]) } ?? text
    fragment = mark.map { String(text[text.index(after: $0)...]) } ?? ""
  }

  /// Whether it is a URI, at which nothing is fetched.
  var isURI: Bool { path.hasPrefix("http://") || path.hasPrefix("https://") }

  /// The address as text.
  public var description: String { fragment.isEmpty ? path : "\(path)#\(fragment)" }
}
