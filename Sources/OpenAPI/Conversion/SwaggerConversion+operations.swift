import UnderstudyJSON

/// Path items and operations: 2.0 has bodies among the parameters.
extension SwaggerConversion {
  mutating func writePathItem(_ node: JSONNode, _ writer: inout ConversionWriter) {
    guard node.kind == .object else { return writer.copy(node) }
    let shared = node["parameters"].map { Array($0.elements) } ?? []
    let bodies = shared.filter(isBody)
    writer.object(at: node) { writer in
      for member in node.members {
        if member.name == "parameters" {
          writer.key("parameters", at: member.key)
          writeParameters(member.value, &writer)
        } else if member.name.hasPrefix("x-") || member.name == "$ref" {
          writer.copy(member)
        } else {
          writer.key(member.name, at: member.key)
          writeOperation(member.value, bodies, &writer)
        }
      }
    }
  }

  private mutating func writeOperation(
    _ node: JSONNode, _ inherited: [JSONNode], _ writer: inout ConversionWriter
  ) {
    guard node.kind == .object else { return writer.copy(node) }
    let own = node["parameters"].map { Array($0.elements).filter(isBody) } ?? []
    let consumes = mediaTypes(node["consumes"] ?? root["consumes"])
    let produces = mediaTypes(node["produces"] ?? root["produces"])
    writer.object(at: node) { writer in
      for member in node.members {
        switch member.name {
        case "consumes", "produces", "schemes": break
        case "parameters":
          writer.key("parameters", at: member.key)
          writeParameters(member.value, &writer)
        case "responses":
          writer.key("responses", at: member.key)
          guard member.value.kind == .object else {
            writer.copy(member.value)
            continue
          }
          writer.object(at: member.value) { writer in
            for response in member.value.members {
              writer.key(response.name, at: response.key)
              writeResponse(response.value, produces, &writer)
            }
          }
        default: writer.copy(member)
        }
      }
      writeBody((own.isEmpty ? inherited : own).map(target), consumes, &writer)
    }
  }

  private mutating func writeParameters(_ list: JSONNode, _ writer: inout ConversionWriter) {
    guard list.kind == .array else { return writer.copy(list) }
    writer.array(at: list) { writer in
      for parameter in list.elements where !isBody(parameter) {
        writer.element()
        writeParameter(parameter, &writer)
      }
    }
  }

  /// Whether a parameter, or what it refers to in the document, is the body or a part of it.
  func isBody(_ node: JSONNode) -> Bool {
    let place = target(node)["in"]?.string
    return place == "body" || place == "formData"
  }

  /// The parameter that a reference within the document leads to.
  private func target(_ node: JSONNode) -> JSONNode {
    guard let text = node["$ref"]?.string, text.hasPrefix("#"), let pointer = JSONPointer(text.dropFirst()),
      let target = root[pointer]
    else { return node }
    return target
  }

  /// Writes the request body that body and form parameters make.
  private func writeBody(_ parameters: [JSONNode], _ consumes: [String], _ writer: inout ConversionWriter) {
    if let body = parameters.first(where: { $0["in"]?.string == "body" }) {
      writer.key("requestBody", at: body)
      writer.object(at: body) { writer in
        for key in ["description", "required"] {
          guard let value = body[key] else { continue }
          writer.key(key, at: value)
          writer.copy(value)
        }
        writeContent(consumes.isEmpty ? ["application/json"] : consumes, at: body, &writer) { writer in
          guard let schema = body["schema"] else { return }
          writer.key("schema", at: schema)
          writeSchema(schema, &writer)
        }
      }
      return
    }
    let fields = parameters.filter { $0.kind == .object }
    guard let first = fields.first else { return }
    let hasFiles = fields.contains { $0["type"]?.string == "file" }
    let forms = consumes.filter {
      $0.hasPrefix("multipart/") || $0 == "application/x-www-form-urlencoded" && !hasFiles
    }
    let standard = [hasFiles ? "multipart/form-data" : "application/x-www-form-urlencoded"]
    writer.key("requestBody", at: first)
    writer.object(at: first) { writer in
      writer.key("required", at: first)
      writer.bool(fields.contains { $0["required"]?.bool == true }, at: first)
      writeContent(forms.isEmpty ? standard : forms, at: first, &writer) { writer in
        writer.key("schema", at: first)
        writer.object(at: first) { writeForm(fields, at: first, &$0) }
      }
    }
  }

  private func writeForm(_ fields: [JSONNode], at node: JSONNode, _ writer: inout ConversionWriter) {
    let required = fields.filter { $0["required"]?.bool == true }.compactMap { $0["name"]?.string }
    writer.member("type", "object", at: node)
    if !required.isEmpty {
      writer.key("required", at: node)
      writer.array(at: node) { writer in
        for name in required {
          writer.element()
          writer.string(name, at: node)
        }
      }
    }
    writer.key("properties", at: node)
    writer.object(at: node) { writer in
      for field in fields {
        guard let name = field["name"]?.string else { continue }
        writer.key(name, at: field)
        writeField(field, &writer)
      }
    }
  }

  private func writeContent(
    _ types: [String], at node: JSONNode, _ writer: inout ConversionWriter,
    _ media: (inout ConversionWriter) -> Void
  ) {
    writer.key("content", at: node)
    writer.object(at: node) { writer in
      for type in types {
        writer.key(type, at: node)
        writer.object(at: node, media)
      }
    }
  }

  mutating func writeResponse(_ node: JSONNode, _ produces: [String], _ writer: inout ConversionWriter) {
    if let text = node["$ref"]?.string {
      writer.object(at: node) { $0.member("$ref", reference(text), at: node) }
      return
    }
    guard node.kind == .object else { return writer.copy(node) }
    let examples = node["examples"]
    // Examples are by media type, which some documents list nowhere else.
    var types = produces.isEmpty ? ["application/json"] : produces
    for member in examples.map({ Array($0.members) }) ?? [] where !types.contains(member.name) {
      if MediaTypeRange(member.name) != nil { types.append(member.name) }
    }
    writer.object(at: node) { writer in
      for member in node.members {
        switch member.name {
        case "schema", "examples": break
        case "headers":
          writer.key("headers", at: member.key)
          writer.object(at: member.value) { writer in
            for header in member.value.members {
              writer.key(header.name, at: header.key)
              writeHeader(header.value, &writer)
            }
          }
        default: writer.copy(member)
        }
      }
      guard node["schema"] != nil || (examples?.count ?? 0) > 0 else { return }
      writer.key("content", at: node)
      writer.object(at: node) { writer in
        for type in types {
          writer.key(type, at: node)
          writer.object(at: node) { writer in
            if let schema = node["schema"] {
              writer.key("schema", at: schema)
              writeSchema(schema, &writer)
            }
            if let example = examples?[type] {
              writer.key("example", at: example)
              writer.copy(example)
            }
          }
        }
      }
    }
  }
}
