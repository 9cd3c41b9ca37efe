import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

extension TypePlanner {
  /// Says which keywords declare what the type of schemas does not have. Such properties are kept where unlisted ones are.
  mutating func sayWhatTypesLack(_ parts: SchemaParts) {
    let listed = Set(parts.own.flatMap { $0.properties.map(\.name) })
    for part in parts.own where part.dialect.readsSiblingsOfReferences {
      for (keyword, what) in Self.untyped {
        // Text of a schema that has a name can be read as its type.
        guard let node = part[keyword], keyword != "contentSchema" || node["$ref"] == nil else { continue }
        let schemas = keyword == "dependentSchemas" ? node.members.map(\.value) : [node]
        guard schemas.contains(where: { Self.declares($0, beside: listed) }), said.insert(node).inserted
        else {
          continue
        }
        diagnostics.append(
          .warning("\(what), which '\(keyword)' says, has no type of its own", at: node.location))
      }
    }
  }

  private static let untyped = [
    ("then", "what an object is under a condition"), ("else", "what an object is under a condition"),
    ("dependentSchemas", "what an object is where it has a property"),
    ("contentSchema", "what is in the text"),
  ]

  /// Whether a schema says more than limits of what is typed already.
  private static func declares(_ schema: JSONNode, beside listed: Set<String>) -> Bool {
    ["items", "prefixItems", "allOf", "oneOf", "anyOf", "$ref"].contains { schema[$0] != nil }
      || schema["properties"]?.members.contains { !listed.contains($0.name) } ?? false
  }
}
