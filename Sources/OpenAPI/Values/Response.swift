public import UnderstudyDiagnostics
public import UnderstudyJSON

/// The statuses that a response is for.
public enum StatusPattern: Hashable, Sendable {
  /// One status.
  case code(Int)
  /// All of a hundred: 4 for `4XX`.
  case range(Int)
  /// All that nothing else is for.
  case `default`

  /// Reads `404`, `4XX` or `default`; `nil` for everything else.
  public init?(_ text: String) {
    if text.lowercased() == "default" {
      self = .default
    } else if text.utf8.count == 3, let first = text.first?.wholeNumberValue, 1...5 ~= first,
      text.dropFirst().lowercased() == "xx"
    {
      self = .range(first)
    } else if text.utf8.count == 3, let code = Int(text), 100...999 ~= code {
      self = .code(code)
    } else {
      return nil
    }
  }

  /// The status, if it is one.
  public var code: Int? {
    if case .code(let code) = self { code } else { nil }
  }
}

extension StatusPattern: CustomStringConvertible {
  /// As a document writes it.
  public var description: String {
    switch self {
    case .code(let code): String(code)
    case .range(let hundreds): "\(hundreds)XX"
    case .default: "default"
    }
  }
}

/// One answer of an operation.
public struct Response: Sendable {
  /// The statuses it is for.
  public internal(set) var status: StatusPattern
  /// When it is given.
  public let description: String
  /// Its header fields, in the document's order; `Content-Type` is never among them.
  public let headers: [Header]
  /// The forms it can come in, in the document's order; empty if it has no body.
  public let content: [MediaType]
  /// The object in the document.
  public let node: JSONNode
  /// The name it has in the document's components, if it is one of them.
  public let componentName: String?

  /// Where the object stands.
  public var location: SourceLocation { node.location }
}

/// A header field of a response, or of a part of a multipart body.
public struct Header: Sendable {
  /// The field's name, in any case.
  public internal(set) var name: String
  /// Whether each response must have it.
  public let isRequired: Bool
  /// Whether an object's parts are written `key=value`; the style is always simple.
  public let explode: Bool
  /// The shape of its value; `nil` if ``content`` says it, or nothing does.
  public let schema: Schema?
  /// The media type that its text is in, in place of a schema.
  public let content: MediaType?
  /// Example values.
  public let examples: [Example]
  /// What it is for.
  public let description: String?
  /// Whether it should not be used any more.
  public let isDeprecated: Bool
  /// The object in the document.
  public let node: JSONNode

  /// Where the object stands.
  public var location: SourceLocation { node.location }
}
