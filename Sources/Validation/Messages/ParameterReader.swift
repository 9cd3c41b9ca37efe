import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI

/// Reads the text of a parameter in its style (OpenAPI 3.1.1 §4.8.12.3). Texts are cut at delimiters as they were
/// sent, and decoded afterwards.
struct ParameterReader: Sendable {
  let name: String
  let style: Parameter.Style
  let explode: Bool
  let shape: TextShape
  /// Whether `%XX` is decoded, and in a query `+`.
  let isEncoded: Bool

  /// Whether the text of a value is cut at commas.
  var isSplit: Bool {
    guard shape.isArray || shape.isObject else { return false }
    switch style {
    case .simple: return true
    case .form, .label, .matrix, .cookie: return !explode
    case .spaceDelimited, .pipeDelimited, .deepObject: return false
    }
  }

  init(_ parameter: Parameter) {
    name = parameter.name
    style = parameter.style
    explode = parameter.explode
    shape = TextShape(parameter.schema)
    isEncoded = parameter.place != .header && parameter.style != .cookie
  }

  init(name: String, style: Parameter.Style, explode: Bool, shape: TextShape, isEncoded: Bool) {
    self.name = name
    self.style = style
    self.explode = explode
    self.shape = shape
    self.isEncoded = isEncoded
  }

  /// Reads a text that is the whole value: of a path or header parameter, or what follows `name=`.
  ///
  /// - Returns: `nil` if the text is not in the style.
  func value(of text: Substring) -> JSONValue? {
    if isNull(text) { return .null }
    switch style {
    case .label:
      guard text.hasPrefix(".") else { return nil }
      return value(of: text.dropFirst(), delimiter: explode ? "." : ",", isExploded: explode)
    case .matrix: return matrixValue(of: text)
    case .spaceDelimited: return delimited(text, by: ["%20", "+", " "])
    case .pipeDelimited: return delimited(text, by: ["%7C", "%7c", "|"])
    default: return value(of: text, delimiter: ",", isExploded: explode && style == .simple)
    }
  }

  /// Whether a text is null: where an object or a list may be that, the word, as clients commonly write it. OpenAPI leaves
  /// it open.
  private func isNull(_ text: Substring) -> Bool {
    text == "null" && shape.types.contains(.null) && (shape.isObject || shape.isArray)
  }

  private func value(of text: Substring, delimiter: Character, isExploded: Bool) -> JSONValue? {
    guard shape.isObject || shape.isArray else { return scalar(text) }
    let parts = text.isEmpty ? [] : text.split(separator: delimiter, omittingEmptySubsequences: false)
    if shape.isArray {
      return shape.allowsScalar && parts.count == 1 && !shape.types.isEmpty
        ? scalar(text) : .array(parts.map(element))
    }
    return isExploded ? object(pairs: parts) : object(alternating: parts)
  }

  private func delimited(_ text: Substring, by delimiters: [String]) -> JSONValue? {
    var text = String(text)
    for delimiter in delimiters where delimiter != "," {
      text = text.split(separator: delimiter, omittingEmptySubsequences: false).joined(separator: "\u{0}")
    }
    let parts = text.isEmpty ? [] : text.split(separator: "\u{0}", omittingEmptySubsequences: false)
    return shape.isObject ? object(alternating: parts) : .array(parts.map(element))
  }

  private func matrixValue(of text: Substring) -> JSONValue? {
    guard text.hasPrefix(";") else { return nil }
    let parts = text.dropFirst().split(separator: ";", omittingEmptySubsequences: false)
    if explode, shape.isObject { return object(pairs: parts) }
    var values: [Substring] = []
    for part in parts {
      guard part.hasPrefix(name) else { return nil }
      let rest = part.dropFirst(name.count)
      guard rest.isEmpty || rest.hasPrefix("=") else { return nil }
      values.append(rest.dropFirst())
    }
    if explode, shape.isArray { return .array(values.map(element)) }
    guard values.count == 1, let text = values.first else { return nil }
    return value(of: text, delimiter: ",", isExploded: false)
  }

  /// Reads a query's or form's fields.
  ///
  /// - Returns: `nil` if the parameter is not there; a reader's failure is the outer value, `nil` inside.
  func value(in fields: [(name: String, value: Substring)]) -> JSONValue?? {
    if style == .deepObject { return deepObject(in: fields) }
    if shape.isObject, explode, style == .form || style == .cookie { return explodedObject(in: fields) }
    let values = fields.filter { $0.name == name || $0.name == name + "[]" }.map(\.value)
    guard let first = values.first else { return nil }
    if shape.isArray, explode, style == .form || values.count > 1 {
      if values.count == 1, shape.allowsScalar, !shape.types.isEmpty { return .some(scalar(first)) }
      return .some(.array(values.map(element)))
    }
    return .some(value(of: first))
  }

  /// Each property is a field of its own; only declared ones are the object's.
  private func explodedObject(in fields: [(name: String, value: Substring)]) -> JSONValue?? {
    var object = JSONObject()
    for field in fields {
      guard let types = shape.properties[field.name] else {
        // An object in an object, in brackets as servers commonly read them, which OpenAPI leaves open.
        let keys = field.name.split(separator: "[", omittingEmptySubsequences: false)
        guard keys.count > 1, keys.dropFirst().allSatisfy({ $0.hasSuffix("]") }),
          shape.properties[String(keys[0])] != nil
        else { continue }
        let path = [String(keys[0])] + keys.dropFirst().map { String($0.dropLast()) }
        insert(decoded(field.value), at: path[...], into: &object, isTop: true)
        continue
      }
      if shape.arrays[field.name] != nil {
        insert(decoded(field.value), at: [field.name, ""], into: &object, isTop: true)
      } else {
        object[field.name] = TextShape.value(decoded(field.value), of: types)
      }
    }
    if object.isEmpty, let whole = fields.first(where: { $0.name == name }), isNull(whole.value) {
      return .some(.null)
    }
    return object.isEmpty ? .none : .some(.object(object))
  }

  /// `name[key]=value`; deeper keys and arrays as servers commonly read them, which OpenAPI leaves open.
  private func deepObject(in fields: [(name: String, value: Substring)]) -> JSONValue?? {
    var object = JSONObject()
    for field in fields where field.name.hasPrefix(name + "[") && field.name.hasSuffix("]") {
      let keys = field.name.dropFirst(name.count + 1).dropLast().split(
        separator: "][", omittingEmptySubsequences: false
      ).map(String.init)
      insert(decoded(field.value), at: keys[...], into: &object, isTop: true)
    }
    return object.isEmpty ? .none : .some(.object(object))
  }

  private func insert(_ text: String, at keys: ArraySlice<String>, into object: inout JSONObject, isTop: Bool)
  {
    guard let key = keys.first, keys.count <= 16 else { return }
    let rest = keys.dropFirst()
    if isTop, let elements = shape.arrays[key],
      rest.isEmpty || rest == [""] || rest.count == 1 && Int(rest.first ?? "") != nil
    {
      object[key] = .array((object[key]?.array ?? []) + [TextShape.value(text, of: elements)])
    } else if rest.isEmpty {
      object[key] = TextShape.value(text, of: isTop ? shape.properties[key] ?? .string : .string)
    } else {
      var inner = object[key]?.object ?? JSONObject()
      insert(text, at: rest, into: &inner, isTop: false)
      object[key] = .object(inner)
    }
  }

  private func object(pairs: [Substring]) -> JSONValue? {
    var object = JSONObject()
    for pair in pairs {
      guard let equals = pair.firstIndex(of: "=") else { return nil }
      let key = decoded(pair[..<equals])
      object[key] = TextShape.value(
        decoded(pair[pair.index(after: equals)...]), of: shape.properties[key] ?? .string)
    }
    return .object(object)
  }

  private func object(alternating parts: [Substring]) -> JSONValue? {
    guard parts.count.isMultiple(of: 2) else { return nil }
    var object = JSONObject()
    for position in stride(from: 0, to: parts.count, by: 2) {
      let key = decoded(parts[position])
      object[key] = TextShape.value(decoded(parts[position + 1]), of: shape.properties[key] ?? .string)
    }
    return .object(object)
  }

  private func scalar(_ text: Substring) -> JSONValue { TextShape.value(decoded(text), of: shape.types) }

  private func element(_ text: Substring) -> JSONValue { TextShape.value(decoded(text), of: shape.elements) }

  private func decoded(_ text: Substring) -> String {
    isEncoded ? PercentCoding.decoded(text) : String(text)
  }
}
