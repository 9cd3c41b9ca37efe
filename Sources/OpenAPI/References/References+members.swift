import UnderstudyDiagnostics
public import UnderstudyJSON

extension References {
  /// A name in an object that a missing one was most likely meant to be.
  static func nearest(to name: String, in node: JSONNode) -> String? {
    nearestSpelling(of: name, among: node.members.lazy.map(\.name))
  }
}

extension References {
  /// The members of a map of schemas. Where it is a reference as a whole, which no version allows and documents have, those
  /// of the map that it leads to come first; of a schema that it leads to, those of its properties.
  public func members(of map: JSONNode) -> [JSONMember] {
    var members: [JSONMember] = []
    var map = map
    for _ in 0..<Self.chainLimit {
      members.insert(contentsOf: map.members.filter { $0.name != "$ref" || $0.value.kind != .string }, at: 0)
      guard let reference = map["$ref"]?.string, let target = resolve(reference, from: map),
        target.kind == .object
      else { break }
      // A map has schemas under its names, a schema has a word or list under `type`.
      let isSchema = target["type"].map { $0.kind == .string || $0.kind == .array } ?? false
      guard let next = isSchema ? target["properties"] : target else { break }
      map = next
    }
    return members
  }
}

extension URIReference {
  /// A file's path as a reference: whatever stands in it stands for itself.
  init(filePath: String) {
    self.init("")
    path = filePath
  }
}
