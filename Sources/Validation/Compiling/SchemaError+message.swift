import UnderstudyDiagnostics
import UnderstudyJSON

extension SchemaError {
  /// The error as a sentence.
  var message: String {
    switch self {
    case .notASchema(let kind): "a schema must be an object or a boolean, but is \(kind.withArticle)"
    case .wrongValue(let keyword, let expected, let found):
      "'\(keyword)' must be \(expected), but is \(found)"
    case .unknownType(let name): "'type' names '\(name)', which is no type"
    case .unknownDialect(let uri): "'$schema' names the unknown dialect '\(uri)'"
    case .unresolvedReference(let reference, _): "the reference '\(reference)' leads nowhere"
    case .endlessLoop(let keyword): "'\(keyword)' leads back to this schema without going into the value"
    case .badPattern(let keyword, let reason): "'\(keyword)' holds no regular expression: \(reason)"
    case .looselyRead(let keyword, let reason):
      "'\(keyword)' is taken as it is likely meant, but is no ECMA-262 expression with flag u: \(reason)"
    case .otherVersion(let keyword):
      "'\(keyword)' is written as in another version of OpenAPI, and read so"
    case .unknownMapping(let reference): "the mapping '\(reference)' names no branch of this choice"
    }
  }

  var notes: [Diagnostic.Note] {
    switch self {
    case .unknownType(let name):
      let types = TypeMask.named.map(\.name)
      return [
        Diagnostic.Note(
          nearestSpelling(of: name, among: types).map { "did you mean '\($0)'?" }
            ?? "the types are \(types.map { "'\($0)'" }.joined(separator: ", "))")
      ]
    case .unknownDialect:
      return [
        Diagnostic.Note(
          "known dialects: " + Dialect.named.map { "'\($0.uri)'" }.joined(separator: ", "))
      ]
    case .unresolvedReference(_, let advice):
      return advice.map { [Diagnostic.Note($0)] } ?? []
    case .endlessLoop:
      return [Diagnostic.Note("it is left out; checking it would never end")]
    default: return []
    }
  }
}

extension JSONKind {
  /// The kind as a noun, with its article.
  var withArticle: String {
    switch self {
    case .null: "null"
    case .array, .object: "an \(rawValue)"
    default: "a \(rawValue)"
    }
  }
}
