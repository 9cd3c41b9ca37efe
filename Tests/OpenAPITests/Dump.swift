import UnderstudyOpenAPI

extension OpenAPIDocument {
  /// What a document says, in a few lines an operation.
  var dump: String {
    var lines = ["openapi \(version): \(title)"]
    for scheme in securitySchemes { lines.append("scheme \(scheme.name): \(scheme.kind)") }
    for operation in operations + webhooks { lines += operation.dump(indent: "") }
    if !schemas.isEmpty { lines.append("schemas: " + schemas.map(\.name).joined(separator: " ")) }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Operation {
  func dump(indent: String) -> [String] {
    var lines = ["\(method) \(path) = \(name)" + (isDeprecated ? " (deprecated)" : "")]
    for server in servers { lines.append("  at \(server.url) -> '\(server.basePath)'") }
    for requirement in security {
      lines.append("  needs " + requirement.parts.map { $0.scheme.name }.joined(separator: " and "))
    }
    for parameter in parameters {
      lines.append(
        "  \(parameter.place.rawValue) \(parameter.name) \(parameter.style.rawValue)"
          + (parameter.explode ? " explode" : "") + (parameter.isRequired ? " required" : "")
          + (parameter.schema.map { " " + $0.dump } ?? "")
          + (parameter.content.map { " as \($0.type)" } ?? ""))
    }
    if let requestBody {
      lines.append("  body" + (requestBody.isRequired ? " required" : ""))
      lines += requestBody.content.map { "    " + $0.dump }
    }
    for response in responses {
      lines.append("  \(response.status)" + (response.componentName.map { " \($0)" } ?? ""))
      lines += response.headers.map { "    header \($0.name)" + ($0.isRequired ? " required" : "") }
      lines += response.content.map { "    " + $0.dump }
    }
    for callback in callbacks {
      lines.append("  callback \(callback.name)")
      lines += callback.operations.flatMap { $0.dump(indent: "    ") }
    }
    return lines.map { indent + $0 }
  }
}

extension MediaType {
  var dump: String {
    type + (schema.map { " " + $0.dump } ?? "") + (itemSchema.map { " items " + $0.dump } ?? "")
      + (examples.isEmpty ? "" : " examples " + examples.map { $0.name ?? "-" }.joined(separator: ","))
      + (stream.map { " stream until \($0.terminator ?? "-")" } ?? "")
  }
}

extension Schema {
  var dump: String {
    let name = resolved.name.map { [$0] } ?? resolved.types.map(\.rawValue)
    return "<" + (name + (isNullable ? ["?"] : [])).joined(separator: "|") + ">"
  }
}
