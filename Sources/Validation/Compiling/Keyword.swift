/// The keywords that do something when a value is checked, in the order in which they are run: cheap ones first,
/// `unevaluated…` last because they need to know what the others have seen.
enum Keyword: UInt8, CaseIterable, Hashable, Sendable {
  case nullable, type, const, enumeration
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf
  case minLength, maxLength, minItems, maxItems, minProperties, maxProperties
  case required, properties, patternProperties, additionalProperties, propertyNames
  case dependentRequired, dependencies
  case prefixItems, items, additionalItems, contains, minContains, maxContains, uniqueItems
  case pattern, format, contentEncoding, contentMediaType, contentSchema
  case reference, recursiveReference, dynamicReference
  case discriminator, allOf, anyOf, oneOf, not, condition, then, otherwise, dependentSchemas
  case unevaluatedItems, unevaluatedProperties
  /// A schema that is `false`.
  case never

  /// As schemas spell it.
  var name: String {
    switch self {
    case .enumeration: "enum"
    case .reference: "$ref"
    case .recursiveReference: "$recursiveRef"
    case .dynamicReference: "$dynamicRef"
    case .condition: "if"
    case .otherwise: "else"
    case .never: "false"
    default: "\(self)"
    }
  }

  static let named = Dictionary(
    uniqueKeysWithValues: allCases.filter { $0 != .never }.map { ($0.name, $0) })

  /// Whether a dialect has the keyword.
  func exists(in dialect: Dialect) -> Bool {
    let draft = dialect.draft
    switch self {
    case .reference: return true
    case .nullable, .discriminator: return dialect.isOpenAPI
    case .const, .contains, .propertyNames: return draft >= .draft6 && has(dialect)
    case .condition, .then, .otherwise: return draft >= .draft7 && has(dialect)
    case .additionalItems: return (draft <= .draft2019) && draft != .openAPI30 && has(dialect)
    case .patternProperties: return draft != .openAPI30 && has(dialect)
    case .dependencies: return draft != .openAPI30 && has(dialect)
    case .minContains, .maxContains, .dependentRequired, .dependentSchemas, .unevaluatedItems,
      .unevaluatedProperties:
      return draft >= .draft2019 && has(dialect)
    case .contentEncoding, .contentMediaType: return draft >= .draft7
    case .contentSchema: return draft >= .draft2019
    case .recursiveReference: return draft == .draft2019
    case .dynamicReference: return draft >= .draft2020
    case .prefixItems: return draft >= .draft2020 && has(dialect)
    case .never: return false
    default: return has(dialect)
    }
  }

  /// Whether the keyword's vocabulary is in use.
  private func has(_ dialect: Dialect) -> Bool {
    dialect.vocabularies.isSuperset(of: vocabulary(in: dialect))
  }

  private func vocabulary(in dialect: Dialect) -> Dialect.Vocabularies {
    switch self {
    case .properties, .patternProperties, .additionalProperties, .propertyNames, .prefixItems, .items,
      .additionalItems, .contains, .allOf, .anyOf, .oneOf, .not, .condition, .then, .otherwise,
      .dependentSchemas, .dependencies:
      .applicator
    // 2019-09 has no vocabulary of its own for them.
    case .unevaluatedItems, .unevaluatedProperties: dialect.draft == .draft2019 ? .applicator : .unevaluated
    case .reference, .recursiveReference, .dynamicReference, .nullable, .discriminator, .format,
      .contentEncoding, .contentMediaType, .contentSchema, .never:
      []
    default: .validation
    }
  }
}
