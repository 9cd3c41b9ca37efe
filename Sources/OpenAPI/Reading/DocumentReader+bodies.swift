import UnderstudyDiagnostics
import UnderstudyJSON

/// Request bodies, responses, headers, media types, examples.
extension DocumentReader {
  mutating func readRequestBody(_ reference: JSONNode) -> RequestBody? {
    guard let target = dereferenced(reference) else { return nil }
    if let known = requestBodies[target.node] { return known }
    guard check(target.node, .requestBody) else { return nil }
    if target.node["content"] == nil { report(.missing("content", in: .requestBody), at: target.node) }
    let body = RequestBody(
      isRequired: target.node["required"]?.bool == true,
      content: target.node["content"].map { readContent($0) } ?? [],
      description: target.description ?? target.node["description"]?.string, node: target.node,
      componentName: target.componentName)
    requestBodies[target.node] = body
    return body
  }

  mutating func readResponse(_ reference: JSONNode, _ status: StatusPattern) -> Response? {
    guard let target = dereferenced(reference) else { return nil }
    if var known = responses[target.node] {
      known.status = status
      return known
    }
    let node = target.node
    guard check(node, .response) else { return nil }
    if node["description"]?.string == nil { report(.missingDescription, at: node) }
    var headers: [Header] = []
    for member in node["headers"].map({ Array($0.members) }) ?? [] {
      if member.name.lowercased() == "content-type" {
        report(.contentTypeHeader, at: member.key)
      } else if let header = readHeader(member.value, name: member.name) {
        headers.append(header)
      }
    }
    for member in node["links"].map({ Array($0.members) }) ?? [] { readLink(member.value) }
    let response = Response(
      status: status, description: target.description ?? node["description"]?.string ?? "", headers: headers,
      content: node["content"].map { readContent($0) } ?? [], node: node, componentName: target.componentName)
    responses[node] = response
    return response
  }

  mutating func readLink(_ reference: JSONNode) {
    if let link = dereferenced(reference)?.node { check(link, .link) }
  }

  mutating func readHeader(_ reference: JSONNode, name: String) -> Header? {
    guard let target = dereferenced(reference) else { return nil }
    if var known = headers[target.node] {
      known.name = name
      return known
    }
    let node = target.node
    guard check(node, .header) else { return nil }
    if version >= .v31, let reserved = node["allowReserved"] {
      report(.noReservedCharacters("header"), at: reserved)
    }
    let (schema, content) = readShape(node, name)
    let header = Header(
      name: name, isRequired: node["required"]?.bool == true, explode: node["explode"]?.bool == true,
      schema: schema, content: content, examples: readExamples(node),
      description: target.description ?? node["description"]?.string,
      isDeprecated: node["deprecated"]?.bool == true, node: node)
    headers[node] = header
    return header
  }

  mutating func readContent(_ content: JSONNode) -> [MediaType] {
    guard content.kind == .object else {
      if isFirstVisit(content) { report(.notAnObject(.mediaType), at: content) }
      return []
    }
    return content.members.filter { !$0.name.hasPrefix("x-") }.compactMap { member in
      let media = readMediaType(member.value, member.name)
      if media != nil, MediaTypeRange(member.name) == nil {
        report(.badMediaType(member.name), at: member.key)
      }
      return media
    }
  }

  mutating func readMediaType(_ reference: JSONNode, _ name: String) -> MediaType? {
    guard let node = dereferenced(reference)?.node, check(node, .mediaType) else { return nil }
    checkEncodings(in: node)
    return MediaType(
      type: name, range: MediaTypeRange(name) ?? .any, schema: node["schema"].map { readSchema($0) },
      itemSchema: node["itemSchema"].map { readSchema($0) }, examples: readExamples(node),
      encoding: readEncodings(node["encoding"]), stream: node["x-stream"].flatMap { readStream($0) },
      node: node)
  }

  /// Checks what 3.2 added for parts that have no names, and for parts of parts.
  private mutating func checkEncodings(in node: JSONNode) {
    exclude([("encoding", "prefixEncoding"), ("encoding", "itemEncoding")], in: node)
    let nested =
      (node["prefixEncoding"].map { Array($0.elements) } ?? []) + [node["itemEncoding"]].compactMap(\.self)
    for encoding in nested where check(encoding, .encoding) { checkEncodings(in: encoding) }
    if node["prefixEncoding"] == nil, node["itemEncoding"] == nil { return }
    _ = readEncodings(node["encoding"])
  }

  private mutating func readEncodings(_ node: JSONNode?) -> [MediaType.Encoding] {
    guard let node else { return [] }
    return node.members.compactMap { member in
      let encoding = member.value
      guard check(encoding, .encoding) else { return nil }
      checkEncodings(in: encoding)
      let headers = encoding["headers"].map { Array($0.members) } ?? []
      return MediaType.Encoding(
        name: member.name, contentType: encoding["contentType"]?.string,
        headers: headers.compactMap { readHeader($0.value, name: $0.name) },
        style: encoding["style"]?.string.flatMap(Parameter.Style.init), explode: encoding["explode"]?.bool,
        allowsReserved: encoding["allowReserved"]?.bool == true, node: encoding)
    }
  }

  /// The examples of a parameter, header or media type: the single one first.
  mutating func readExamples(_ node: JSONNode) -> [Example] {
    var examples: [Example] = []
    if let single = node["example"] {
      if node["examples"] != nil { report(.exampleAndExamples, at: node) }
      examples.append(
        Example(
          name: nil, summary: nil, description: nil, value: single, dataValue: nil, serializedValue: nil,
          externalValue: nil, node: single))
    }
    for member in node["examples"].map({ Array($0.members) }) ?? [] {
      if let example = readExample(member.value, name: member.name) { examples.append(example) }
    }
    return examples
  }

  mutating func readExample(_ reference: JSONNode, name: String) -> Example? {
    guard let target = dereferenced(reference), check(target.node, .example) else { return nil }
    let node = target.node
    if examples[node] == nil {
      exclude(
        [
          ("value", "externalValue"), ("value", "dataValue"), ("value", "serializedValue"),
          ("serializedValue", "externalValue"),
        ], in: node)
    }
    let example = Example(
      name: name, summary: node["summary"]?.string,
      description: target.description ?? node["description"]?.string, value: node["value"],
      dataValue: node["dataValue"], serializedValue: node["serializedValue"]?.string,
      externalValue: node["externalValue"]?.string, node: node)
    examples[node] = example
    return example
  }
}
