/// The keywords of schemas, by what stands under them.
enum SchemaKeyword {
  /// One schema.
  case schema
  /// A list of schemas.
  case list
  /// Schemas by name.
  case map
  /// One schema, or a list in old drafts.
  case items
  /// Schemas, or lists of names, by name.
  case dependencies
  case reference, type, nullable, exclusiveBound, required, discriminator, xml, externalDocs
  case text, boolean, count, number, values
  /// Nothing is said of it.
  case anything
  /// A keyword of old drafts that has another name now.
  case old(instead: String)

  /// Keywords that all versions have.
  static let common: [String: SchemaKeyword] = [
    "$ref": .reference, "type": .type, "nullable": .nullable, "exclusiveMinimum": .exclusiveBound,
    "exclusiveMaximum": .exclusiveBound, "required": .required, "discriminator": .discriminator, "xml": .xml,
    "externalDocs": .externalDocs, "title": .text, "description": .text, "format": .text, "pattern": .text,
    "deprecated": .boolean, "readOnly": .boolean, "writeOnly": .boolean, "uniqueItems": .boolean,
    "minLength": .count, "maxLength": .count, "minItems": .count, "maxItems": .count, "minProperties": .count,
    "maxProperties": .count, "minimum": .number, "maximum": .number, "multipleOf": .number, "enum": .values,
    "default": .anything, "example": .anything, "allOf": .list, "anyOf": .list, "oneOf": .list,
    "not": .schema,
    "items": .items, "properties": .map, "additionalProperties": .schema,
  ]

  /// Keywords that 3.1 added, with all of JSON Schema 2020-12.
  static let later: [String: SchemaKeyword] = [
    "$schema": .text, "$id": .text, "$anchor": .text, "$dynamicAnchor": .text, "$dynamicRef": .reference,
    "$vocabulary": .anything, "$comment": .text, "$defs": .map, "definitions": .map, "const": .anything,
    "examples": .values, "if": .schema, "then": .schema, "else": .schema, "contains": .schema,
    "minContains": .count, "maxContains": .count, "propertyNames": .schema, "patternProperties": .map,
    "dependentRequired": .anything, "dependentSchemas": .map, "prefixItems": .list,
    "unevaluatedItems": .schema, "unevaluatedProperties": .schema, "contentMediaType": .text,
    "contentEncoding": .text, "contentSchema": .schema, "additionalItems": .schema,
    "dependencies": .dependencies, "$recursiveAnchor": .old(instead: "$dynamicAnchor"),
    "$recursiveRef": .old(instead: "$dynamicRef"),
  ]

  /// All names, for spelling.
  static let names = (Array(common.keys) + Array(later.keys)).sorted()
}
