import UnderstudyDiagnostics
import UnderstudyJSON

/// What can be wrong with a schema.
enum SchemaError: Hashable {
  case notASchema(JSONKind)
  /// A keyword's value is not what it must be.
  case wrongValue(keyword: String, expected: String, found: String)
  case unknownType(String)
  case unknownDialect(String)
  case unresolvedReference(String, advice: String?)
  /// A schema applies itself to the value that it is applied to.
  case endlessLoop(String)
  case badPattern(keyword: String, reason: String)
  /// An expression that is wrong by the letter, but can be understood.
  case looselyRead(keyword: String, reason: String)
  /// A keyword is written as in another version of OpenAPI, and read so.
  case otherVersion(keyword: String)
  case unknownMapping(String)

  func diagnostic(at location: SourceLocation) -> Diagnostic {
    Diagnostic(isWarning ? .warning : .error, message, at: location, notes: notes)
  }

  private var isWarning: Bool {
    switch self {
    case .looselyRead, .otherVersion, .unknownMapping: true
    default: false
    }
  }
}
