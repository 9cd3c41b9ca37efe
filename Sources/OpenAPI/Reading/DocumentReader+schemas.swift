import UnderstudyJSON

/// Schemas.
extension DocumentReader {
  /// The view on a schema.
  mutating func readSchema(_ node: JSONNode) -> Schema {
    schema(node)
  }
}
