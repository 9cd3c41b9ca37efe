import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

extension TypePlanner {
  /// The type of values that the document lists.
  mutating func enumeration(
    _ values: [JSONNode], _ parts: SchemaParts, role: String, name: String?, in scope: inout TypeScope
  ) -> SwiftType {
    var listed: [JSONValue] = []
    for value in values.map(\.value) where !value.isNull && !listed.contains(value) { listed.append(value) }
    guard !listed.isEmpty else { return .json }
    if listed.allSatisfy({ $0.kind == .boolean }) { return .boolean }
    let names = parts.own.lazy.compactMap { $0["x-enum-varnames"] ?? $0["x-enumNames"] }.first
    let documentation = parts.own.lazy.compactMap { $0["x-enum-descriptions"] ?? $0["x-enumDescriptions"] }
      .first
    return openEnum(
      listed, names: names.map { $0.elements.compactMap(\.string) } ?? [],
      documentation: documentation.map { $0.elements.compactMap(\.string) } ?? [],
      annotation: annotation(parts, named: name ?? Identifier.type(role)), role: role, name: name, in: &scope)
  }

  /// Declares an open set of values, none of them null, each there once.
  mutating func openEnum(
    _ values: [JSONValue], names: [String] = [], documentation: [String] = [], annotation: Annotation,
    role: String, name: String?, in scope: inout TypeScope
  ) -> SwiftType {
    let raw: OpenEnumeration.Raw =
      values.allSatisfy { $0.kind == .string }
      ? .string : values.allSatisfy { $0.integer != nil } ? .integer : .json
    var literals: [(value: JSONValue, literal: String)] = []
    for value in values {
      // A number that no literal keeps has no name; its value is kept all the same.
      if let literal = Literal.json(value) { literals.append((value, literal)) }
    }
    var taken = NameScope()
    let wanted = literals.enumerated().map { position, item in
      names.count == values.count ? Identifier.member(names[position], .value) : Self.memberName(item.value)
    }
    let exact = Set(zip(literals, wanted).filter { $0.value.string == $1 }.map(\.1))
    _ = exact.map { taken.take($0) }
    let members = zip(literals, wanted).enumerated().map { position, pair in
      let ((value, literal), name) = pair
      return OpenEnumeration.Member(
        name: exact.contains(name) && value.string == name ? name : taken.take(name), literal: literal,
        documentation: documentation.count == values.count ? documentation[position] : nil)
    }
    let name = name ?? takeName(role, in: &scope)
    scope.declarations.append(
      .openEnum(OpenEnumeration(annotation: annotation, name: name, raw: raw, members: members)))
    return .named(name)
  }

  /// The name of a value: its words; of a number, `value` and its digits.
  static func memberName(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): Identifier.member(text, .value)
    case .number(let number):
      "value" + (number.text.hasPrefix("-") ? "Minus" : "")
        + number.text.filter { $0 != "-" && $0 != "+" }.map { $0 == "." ? "_" : String($0) }.joined()
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    case .array: "array"
    case .object: "object"
    }
  }

  /// The type that some scalar values have in common.
  func scalar(of values: [JSONValue]) -> SwiftType? {
    if values.allSatisfy({ $0.kind == .string }) { return .string }
    if values.allSatisfy({ $0.kind == .boolean }) { return .boolean }
    if values.allSatisfy({ $0.integer != nil }) { return .integer }
    if values.allSatisfy({ $0.number.map { Literal.number($0) != nil } ?? false }) { return .number }
    return nil
  }
}
