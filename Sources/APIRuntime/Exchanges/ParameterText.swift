import UnderstudyJSON

/// The value of a parameter, taken apart for its text.
struct ParameterText {
  private let value: JSONValue
  private let escape: (String) -> String

  /// - Parameter escape: makes a text fit for where the parameter stands.
  init(_ value: some Encodable, escape: @escaping (String) -> String) throws {
    self.value = try ExactJSONEncoder().value(of: value)
    self.escape = escape
  }

  /// The text of a value in a path or a header field.
  func text(named name: String, _ style: ParameterStyle, explode: Bool) -> String {
    let pairs = self.pairs(explode: explode)
    switch style {
    case .json: return escape(value.text())
    case .label:
      return pairs.map { "." + joined($0, explode) }.joined()
    case .matrix:
      return pairs.map { pair in
        ";" + (pair.key.map { "\(escape($0))=" } ?? "\(escape(name))=") + pair.values.joined(separator: ",")
      }.joined()
    default:
      return pairs.map { joined($0, explode) }.joined(separator: ",")
    }
  }

  /// The names and values of a query or a cookie.
  func items(named name: String, _ style: ParameterStyle, explode: Bool) -> [(name: String, value: String)] {
    switch style {
    case .json: [(escape(name), escape(value.text()))]
    case .deepObject:
      switch value {
      case .object(let object): object.flatMap { deep("\(name)[\($0.name)]", $0.value) }
      default: pairs(explode: true).map { (escape(name), $0.values.joined(separator: ",")) }
      }
    default:
      pairs(explode: explode).map { pair in
        let separator =
          switch style {
          case .spaceDelimited: "%20"
          case .pipeDelimited: "%7C"
          default: ","
          }
        return (escape(pair.key ?? name), pair.values.joined(separator: separator))
      }
    }
  }

  private func deep(_ name: String, _ value: JSONValue) -> [(name: String, value: String)] {
    switch value {
    case .object(let object): object.flatMap { deep("\(name)[\($0.name)]", $0.value) }
    case .array(let elements): elements.map { (escape(name), escape(Self.plain($0))) }
    default: [(escape(name), escape(Self.plain(value)))]
    }
  }

  /// What is written with a name of its own: exploded, each element or member; else all at once.
  private func pairs(explode: Bool) -> [(key: String?, values: [String])] {
    switch value {
    case .array(let elements):
      let values = elements.map { escape(Self.plain($0)) }
      return explode ? values.map { (nil, [$0]) } : [(nil, values)]
    case .object(let object):
      if explode { return object.map { ($0.name, [escape(Self.plain($0.value))]) } }
      return [(nil, object.flatMap { [escape($0.name), escape(Self.plain($0.value))] })]
    default: return [(nil, [escape(Self.plain(value))])]
    }
  }

  private func joined(_ pair: (key: String?, values: [String]), _ explode: Bool) -> String {
    (pair.key.map { escape($0) + "=" } ?? "") + pair.values.joined(separator: ",")
  }

  /// A scalar as text; anything deeper as JSON.
  static func plain(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text
    case .null: ""
    default: value.text()
    }
  }
}
