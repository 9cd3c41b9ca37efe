public import UnderstudyDiagnostics
public import UnderstudyJSON

/// A value that a request carries outside its body.
public struct Parameter: Sendable {
  /// Where in a request it stands.
  public enum Place: String, Hashable, Sendable, CaseIterable {
    /// In the path, where the template has its name.
    case path
    /// Under its name in the query.
    case query
    /// In a header field.
    case header
    /// In the Cookie header field.
    case cookie
    /// 3.2: the whole query, its name means nothing.
    case querystring
  }

  /// How a value becomes text (OpenAPI 3.1.1 §4.8.12.3, "Style Values").
  public enum Style: String, Hashable, Sendable, CaseIterable {
    /// `;name=value`
    case matrix
    /// `.value`
    case label
    /// `value,value`
    case simple
    /// `name=value`
    case form
    /// `value%20value`
    case spaceDelimited
    /// `value|value`
    case pipeDelimited
    /// `name[key]=value`
    case deepObject
    /// 3.2: a cookie's, without escaping.
    case cookie
  }

  /// The name; a header's in any case.
  public let name: String
  /// Where it stands.
  public let place: Place
  /// Whether each request must have it.
  public let isRequired: Bool
  /// How its value becomes text; the place's default where the document says nothing.
  public let style: Style
  /// Whether an array's or object's parts are parameters of their own; the style's default where the document says nothing.
  public let explode: Bool
  /// Whether reserved characters need no percent-encoding.
  public let allowsReserved: Bool
  /// Whether `name=` means that there is no value.
  public let allowsEmptyValue: Bool
  /// The shape of its value; `nil` if ``content`` says it, or nothing does.
  public let schema: Schema?
  /// The media type that its text is in, in place of style and schema.
  public let content: MediaType?
  /// Example values.
  public let examples: [Example]
  /// What it is for.
  public let description: String?
  /// Whether clients should not use it any more.
  public let isDeprecated: Bool
  /// The object in the document; that of the path item where the parameter is declared nowhere.
  public let node: JSONNode

  /// Where the object stands.
  public var location: SourceLocation { node.location }
}

extension Parameter.Place {
  /// The style where a document names none.
  public var defaultStyle: Parameter.Style {
    switch self {
    case .path, .header: .simple
    case .query, .cookie, .querystring: .form
    }
  }

  /// The styles that can be used there.
  public var styles: [Parameter.Style] {
    switch self {
    case .path: [.matrix, .label, .simple]
    case .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject]
    case .header: [.simple]
    case .cookie: [.form, .cookie]
    case .querystring: [.form]
    }
  }
}
