import UnderstudyDiagnostics
import UnderstudyJSON

extension OpenAPIVersion {
  /// The version that a document names, and what is wrong with it; `nil` if the document cannot be read.
  static func read(_ root: JSONNode) -> (version: OpenAPIVersion?, finding: Finding?) {
    guard let node = root["openapi"] ?? root["swagger"] else {
      let isSchema =
        root["$schema"] != nil || root["properties"] != nil || root["type"] != nil || root["$defs"] != nil
      return (nil, isSchema ? .jsonSchemaAsDocument : .noDocument)
    }
    let text = node.string ?? node.number?.text ?? ""
    guard let version = OpenAPIVersion(text) else { return (nil, .unknownVersion(text)) }
    let finding: Finding? = node.string == nil ? .versionIsNoString(text) : nil
    switch version {
    case .v20, .v30, .v31, .v32: return (version, finding)
    default: return version.major == 3 ? (.v32, .newerVersion(text)) : (nil, .unknownVersion(text))
    }
  }

  /// Where a document names its version.
  static func place(in root: JSONNode) -> SourceLocation {
    (root["openapi"] ?? root["swagger"] ?? root).location
  }

  /// The dialect of the version's schemas.
  var dialect: SchemaDialect {
    switch self {
    case ..<OpenAPIVersion.v31: .openAPI30
    case .v31: .openAPI31
    default: .openAPI32
    }
  }
}
