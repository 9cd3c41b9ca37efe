/// How the value of a parameter becomes text (OpenAPI 3.1.1 §4.8.12.3, "Style Values").
public enum ParameterStyle: Hashable, Sendable {
  /// `value,value`
  case simple
  /// `.value`
  case label
  /// `;name=value`
  case matrix
  /// `name=value`
  case form
  /// `value%20value`
  case spaceDelimited
  /// `value|value`
  case pipeDelimited
  /// `name[key]=value`
  case deepObject
  /// JSON text, where the document gives the parameter a media type.
  case json
}
