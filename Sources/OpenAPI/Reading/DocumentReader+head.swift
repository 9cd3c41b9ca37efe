import UnderstudyJSON

/// What stands at the head of a document: title, servers, tags.
extension DocumentReader {
  mutating func readInfo(_ info: JSONNode?) {
    guard let info else {
      report(.missing("info", in: .document), at: root)
      return
    }
    guard check(info, .info) else { return }
    if info["title"]?.string == nil { report(.missingTitle, at: info) }
    if info["version"] == nil { report(.missing("version", in: .info), at: info) }
    if let contact = info["contact"] { check(contact, .contact) }
    if let license = info["license"] { check(license, .license) }
    if let documentation = root["externalDocs"] { check(documentation, .externalDocs) }
  }

  mutating func readServers(_ list: JSONNode) -> [Server] {
    guard list.kind == .array else {
      report(list.isNull ? .emptyValue("'servers'") : .notAList("servers"), at: list)
      return []
    }
    return list.elements.compactMap { readServer($0) }
  }

  private mutating func readServer(_ node: JSONNode) -> Server? {
    let isFirst = isFirstVisit(node)
    guard check(node, .server) else { return nil }
    guard let url = node["url"]?.string else {
      if isFirst { report(.missing("url", in: .server), at: node) }
      return nil
    }
    var variables: [Server.Variable] = []
    for member in node["variables"].map({ Array($0.members) }) ?? [] {
      guard check(member.value, .serverVariable) else { continue }
      let values = member.value["enum"]?.elements.compactMap(Self.text) ?? []
      let value = member.value["default"].flatMap(Self.text)
      if let list = member.value["enum"], list.kind == .array, list.count == 0 {
        report(.noValues(member.name), at: list)
      }
      if value == nil { report(.variableWithoutDefault(member.name), at: member.value) }
      if let value, !values.isEmpty, !values.contains(value) {
        report(.defaultNotListed(value), at: member.value["default"] ?? member.value)
      }
      variables.append(
        Server.Variable(name: member.name, defaultValue: value ?? values.first ?? "", values: values))
    }
    if let template = try? PathTemplate(url) {
      for name in template.parameterNames where !variables.contains(where: { $0.name == name }) {
        report(.undeclaredVariable(name), at: node["url"] ?? node)
      }
    }
    return Server(
      url: url, description: node["description"]?.string, name: node["name"]?.string, variables: variables,
      node: node)
  }

  /// A scalar as text, for values that people write without quotes.
  static func text(_ node: JSONNode) -> String? {
    node.string ?? node.number?.text ?? node.bool.map(String.init)
  }

  mutating func readTags() -> [Tag] {
    guard let list = root["tags"] else { return [] }
    return list.elements.compactMap { node in
      guard check(node, .tag) else { return nil }
      guard let name = node["name"]?.string else {
        report(.missing("name", in: .tag), at: node)
        return nil
      }
      return Tag(
        name: name, summary: node["summary"]?.string, description: node["description"]?.string,
        parent: node["parent"]?.string, node: node)
    }
  }

  /// Reads components that no operation uses, for what is wrong with them.
  mutating func readComponents(_ inherited: Inherited) {
    guard let components = root["components"], check(components, .components) else { return }
    func members(_ key: String) -> [JSONMember] {
      (components[key].map { Array($0.members) } ?? []).filter { !$0.name.hasPrefix("x-") }
    }
    for member in members("parameters") { _ = readParameter(member.value) }
    for member in members("requestBodies") { _ = readRequestBody(member.value) }
    for member in members("responses") { _ = readResponse(member.value, .default) }
    for member in members("headers") { _ = readHeader(member.value, name: member.name) }
    for member in members("examples") { _ = readExample(member.value, name: member.name) }
    for member in members("links") { readLink(member.value) }
    for member in members("mediaTypes") { _ = readMediaType(member.value, "*/*") }
    for member in members("pathItems") {
      _ = readPathItem(member.value, PathTemplate(literal: member.name), inherited)
    }
    for member in members("callbacks") { _ = readCallback(member.value, member.name, inherited) }
  }
}
