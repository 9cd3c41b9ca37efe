import UnderstudyJSON

/// Schemas, and the parameters and headers of 2.0 that are half schema.
extension SwaggerConversion {
  /// Where 3.0 has what 2.0 has elsewhere.
  private static let folders = [
    ("#/definitions/", "#/components/schemas/"), ("#/parameters/", "#/components/parameters/"),
    ("#/responses/", "#/components/responses/"),
  ]

  /// A reference as it must be in the converted document.
  func reference(_ text: String) -> String {
    for (old, new) in Self.folders where text.hasPrefix(old) { return new + text.dropFirst(old.count) }
    return text
  }

  func writeSchema(_ node: JSONNode, _ writer: inout ConversionWriter) {
    switch node.kind {
    case .array:
      writer.array(at: node) { writer in
        for element in node.elements {
          writer.element()
          writeSchema(element, &writer)
        }
      }
    case .object:
      writer.object(at: node) { writer in
        for member in node.members { writeKeyword(member, &writer) }
      }
    default: writer.copy(node)
    }
  }

  private func writeKeyword(_ member: JSONMember, _ writer: inout ConversionWriter) {
    switch (member.name, member.value.kind) {
    case ("properties", .object), ("patternProperties", .object), ("definitions", .object):
      // The names of properties are no keywords.
      writer.key(member.name, at: member.key)
      writer.object(at: member.value) { writer in
        for property in member.value.members {
          writer.key(property.name, at: property.key)
          if property.name == "$ref", let text = property.value.string {
            writer.string(reference(text), at: property.value)
          } else {
            writeSchema(property.value, &writer)
          }
        }
      }
    case ("$ref", .string):
      writer.key("$ref", at: member.key)
      writer.string(reference(member.value.string ?? ""), at: member.value)
    case ("discriminator", .string):
      writer.key("discriminator", at: member.key)
      writer.object(at: member.value) {
        $0.member("propertyName", member.value.string ?? "", at: member.value)
      }
    case ("x-nullable", .boolean):
      writer.key("nullable", at: member.key)
      writer.copy(member.value)
    case ("type", .string) where member.value.isString("file"):
      writer.member("type", "string", at: member.value)
      writer.member("format", "binary", at: member.value)
    case ("collectionFormat", .string): break
    case ("enum", _), ("default", _), ("example", _), ("required", _): writer.copy(member)
    default:
      writer.key(member.name, at: member.key)
      writeSchema(member.value, &writer)
    }
  }

  /// Keys of a parameter that are not of its schema.
  private static let ownKeys: Set<String> = [
    "name", "in", "description", "required", "allowEmptyValue", "collectionFormat",
  ]

  /// Writes a parameter that is not the body.
  mutating func writeParameter(_ node: JSONNode, _ writer: inout ConversionWriter) {
    if let text = node["$ref"]?.string {
      writer.object(at: node) { $0.member("$ref", reference(text), at: node) }
      return
    }
    guard node.kind == .object else { return writer.copy(node) }
    let place = node["in"]?.string
    writer.object(at: node) { writer in
      for member in node.members
      where Self.ownKeys.contains(member.name) && member.name != "collectionFormat" {
        writer.copy(member)
      }
      if node["type"]?.string == "array" { writeStyle(node, place, &writer) }
      writeShape(node, &writer)
    }
  }

  /// Writes a header of a response.
  func writeHeader(_ node: JSONNode, _ writer: inout ConversionWriter) {
    guard node.kind == .object else { return writer.copy(node) }
    writer.object(at: node) { writer in
      if let description = node["description"] {
        writer.key("description", at: description)
        writer.copy(description)
      }
      writeShape(node, &writer)
    }
  }

  /// Writes `schema` of the keywords that stand in a parameter itself, and its own extensions.
  private func writeShape(_ node: JSONNode, _ writer: inout ConversionWriter) {
    for member in node.members where member.name.hasPrefix("x-") && member.name != "x-nullable" {
      writer.copy(member)
    }
    writer.key("schema", at: node)
    writer.object(at: node) { writer in
      for member in node.members
      where !Self.ownKeys.contains(member.name)
        && (!member.name.hasPrefix("x-") || member.name == "x-nullable")
      {
        writeKeyword(member, &writer)
      }
    }
  }

  /// Writes the schema of a form's field.
  func writeField(_ node: JSONNode, _ writer: inout ConversionWriter) {
    writer.object(at: node) { writer in
      for member in node.members where member.name == "description" || !Self.ownKeys.contains(member.name) {
        writeKeyword(member, &writer)
      }
    }
  }

  /// Writes how a list becomes text (OpenAPI 2.0, "collectionFormat").
  private mutating func writeStyle(_ node: JSONNode, _ place: String?, _ writer: inout ConversionWriter) {
    let format = node["collectionFormat"]?.string ?? "csv"
    let at = node["collectionFormat"] ?? node
    guard place == "query" else {
      if format != "csv" {
        warn("collectionFormat '\(format)' of a \(place ?? "path") parameter is read as 'csv'", at: at)
      }
      return
    }
    var style = "form"
    switch format {
    case "ssv": style = "spaceDelimited"
    case "pipes": style = "pipeDelimited"
    case "tsv": warn("collectionFormat 'tsv' is read as 'csv', as OpenAPI 3 has no such style", at: at)
    default: break
    }
    writer.member("style", style, at: at)
    writer.key("explode", at: at)
    writer.bool(format == "multi", at: at)
  }
}
