import UnderstudyDiagnostics
import UnderstudyJSON

/// A Swagger 2.0 document as the OpenAPI 3.0 document that says the same, every value with its place.
///
/// Extensions convert operations and schemas.
struct SwaggerConversion {
  let root: JSONNode
  private(set) var diagnostics: [Diagnostic] = []

  init(root: JSONNode) {
    self.root = root
  }

  /// The converted document.
  mutating func document() -> JSONDocument {
    var writer = ConversionWriter(from: root.document)
    writer.object(at: root) { writer in
      for member in root.members { convert(member, &writer) }
      writeServers(&writer)
      writer.key("components", at: root)
      writer.object(at: root) { writeComponents(&$0) }
    }
    return writer.finish()
  }

  /// Says that something cannot be converted as it is meant.
  mutating func warn(_ message: String, at node: JSONNode) {
    diagnostics.append(.warning(message, at: node.location))
  }

  private mutating func convert(_ member: JSONMember, _ writer: inout ConversionWriter) {
    switch member.name {
    case "swagger":
      writer.key("openapi", at: member.key)
      writer.string("3.0.0", at: member.value)
    case "paths":
      writer.key("paths", at: member.key)
      guard member.value.kind == .object else { return writer.copy(member.value) }
      writer.object(at: member.value) { writer in
        for path in member.value.members {
          writer.key(path.name, at: path.key)
          writePathItem(path.value, &writer)
        }
      }
    case "host", "basePath", "schemes", "consumes", "produces", "definitions", "parameters", "responses",
      "securityDefinitions":
      break
    default: writer.copy(member)
    }
  }

  /// Writes an address for each scheme, of host and base path.
  private func writeServers(_ writer: inout ConversionWriter) {
    let place = root["host"] ?? root["basePath"] ?? root
    let written = root["basePath"]?.string ?? ""
    // It must begin with a slash; without one it is meant all the same.
    let path = written.isEmpty || written.hasPrefix("/") ? written : "/" + written
    var addresses = [path.isEmpty ? "/" : path]
    if let host = root["host"]?.string, !host.isEmpty {
      let schemes = root["schemes"]?.elements.compactMap(\.string) ?? []
      addresses = (schemes.isEmpty ? ["https"] : schemes).map { "\($0)://\(host)\(path)" }
    }
    writer.key("servers", at: place)
    writer.array(at: place) { writer in
      for address in addresses {
        writer.element()
        writer.object(at: place) { $0.member("url", address, at: place) }
      }
    }
  }

  private mutating func writeComponents(_ writer: inout ConversionWriter) {
    if let definitions = root["definitions"] {
      writer.key("schemas", at: definitions)
      writeMap(definitions, &writer) { conversion, value, writer in conversion.writeSchema(value, &writer) }
    }
    if let responses = root["responses"] {
      let produces = mediaTypes(root["produces"])
      writer.key("responses", at: responses)
      writeMap(responses, &writer) { conversion, value, writer in
        conversion.writeResponse(value, produces, &writer)
      }
    }
    if let parameters = root["parameters"] {
      writer.key("parameters", at: parameters)
      writer.object(at: parameters) { writer in
        for member in parameters.members where !isBody(member.value) {
          writer.key(member.name, at: member.key)
          writeParameter(member.value, &writer)
        }
      }
    }
    if let schemes = root["securityDefinitions"] {
      writer.key("securitySchemes", at: schemes)
      writeMap(schemes, &writer) { conversion, value, writer in conversion.writeScheme(value, &writer) }
    }
  }

  private mutating func writeMap(
    _ map: JSONNode, _ writer: inout ConversionWriter,
    _ write: (inout SwaggerConversion, JSONNode, inout ConversionWriter) -> Void
  ) {
    guard map.kind == .object else { return writer.copy(map) }
    writer.object(at: map) { writer in
      for member in map.members {
        writer.key(member.name, at: member.key)
        write(&self, member.value, &writer)
      }
    }
  }

  /// The media types of `consumes` or `produces`.
  func mediaTypes(_ list: JSONNode?) -> [String] {
    list?.elements.compactMap(\.string) ?? []
  }

  private mutating func writeScheme(_ node: JSONNode, _ writer: inout ConversionWriter) {
    guard node.kind == .object else { return writer.copy(node) }
    writer.object(at: node) { writer in
      for member in node.members {
        switch (member.name, member.value.string) {
        case ("type", "basic"?):
          writer.member("type", "http", at: member.value)
          writer.member("scheme", "basic", at: member.value)
        case ("flow", let flow?):
          writer.key("flows", at: member.key)
          writer.object(at: node) { writeFlow(flow, node, &$0) }
        case ("flow", _), ("authorizationUrl", _), ("tokenUrl", _), ("scopes", _): break
        default: writer.copy(member)
        }
      }
    }
  }

  private func writeFlow(_ flow: String, _ node: JSONNode, _ writer: inout ConversionWriter) {
    let names = ["application": "clientCredentials", "accessCode": "authorizationCode"]
    writer.key(names[flow] ?? flow, at: node)
    writer.object(at: node) { writer in
      for member in node.members where ["authorizationUrl", "tokenUrl", "scopes"].contains(member.name) {
        writer.copy(member)
      }
    }
  }
}
