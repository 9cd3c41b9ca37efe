import UnderstudyDiagnostics
import UnderstudyJSON

/// Paths, path items, operations.
extension DocumentReader {
  /// Methods that a path item has keys for.
  private static let methods = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
  ]

  mutating func readPaths(_ paths: JSONNode, _ inherited: Inherited) -> [Operation] {
    guard check(paths, .paths) else { return [] }
    var operations: [Operation] = []
    var shapes: [String: JSONNode] = [:]
    var reached: Set<String> = []
    for member in paths.members where !member.name.hasPrefix("x-") {
      guard let template = readPath(member) else { continue }
      if let earlier = shapes[template.shape] {
        report(
          .samePath(template.text), at: member.key,
          earlier: (earlier.location, "'\(earlier.string ?? "")' is here"))
      }
      shapes[template.shape] = shapes[template.shape] ?? member.key
      for operation in readPathItem(member.value, template, inherited) {
        if reached.insert("\(operation.method) \(template.shape)").inserted {
          operations.append(operation)
        } else {
          report(.sameOperation(operation.method, path: template.text), at: operation.node)
        }
      }
    }
    return operations
  }

  private mutating func readPath(_ member: JSONMember) -> PathTemplate? {
    var text = member.name
    if !text.hasPrefix("/") {
      report(.pathWithoutSlash(text), at: member.key)
      text = "/" + text
    }
    // RFC 6570 §3.2.8 and §3.2.9, as other descriptions have them: `/users{?page,size}`.
    let plain = Self.withoutQueryExpressions(text)
    if plain != text { report(.pathWithExpression(text), at: member.key) }
    text = plain
    do {
      let template = try PathTemplate(text)
      if !template.query.isEmpty { report(.pathWithQuery(text), at: member.key) }
      guard !text.contains("#") else {
        report(.pathWithFragment(text), at: member.key)
        return nil
      }
      return template
    } catch {
      report(.badPath(text, error), at: member.key)
      return nil
    }
  }

  /// A path without `{?…}` and `{&…}`.
  private static func withoutQueryExpressions(_ path: String) -> String {
    var text = ""
    var rest = Substring(path)
    while let brace = rest.firstIndex(of: "{") {
      let inner = rest.index(after: brace)
      guard let mark = rest[inner...].first, mark == "?" || mark == "&",
        let end = rest[inner...].firstIndex(of: "}")
      else {
        text += rest[..<inner]
        rest = rest[inner...]
        continue
      }
      text += rest[..<brace]
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }

  mutating func readWebhooks(_ webhooks: JSONNode, _ inherited: Inherited) -> [Operation] {
    webhooks.members.filter { !$0.name.hasPrefix("x-") }.flatMap { member in
      readPathItem(member.value, PathTemplate(literal: member.name), inherited)
    }
  }

  /// Reads the operations of a path item. What stands beside a reference counts, and goes first.
  mutating func readPathItem(
    _ node: JSONNode, _ path: PathTemplate, _ inherited: Inherited
  ) -> [Operation] {
    guard check(node, .pathItem), let target = dereferenced(node)?.node, check(target, .pathItem) else {
      return []
    }
    let items = node == target ? [node] : [node, target]
    var inherited = inherited
    for item in items.reversed() {
      if let servers = item["servers"] {
        let own = readServers(servers)
        if !own.isEmpty { inherited.servers = own }
      }
    }
    let shared = items.compactMap { $0["parameters"] }.flatMap { readParameters($0) }
    var operations: [Operation] = []
    var seen: Set<String> = []
    for item in items {
      for member in item.members {
        let name = Self.isMethodInCapitals(member.name, of: item) ? member.name.lowercased() : member.name
        guard Self.methods.contains(name), seen.insert(name).inserted else { continue }
        let found = readOperation(member.value, method: name.uppercased(), path, shared, inherited)
        if let found { operations.append(found) }
      }
      for member in item["additionalOperations"].map({ Array($0.members) }) ?? [] {
        if let found = readOperation(member.value, method: member.name, path, shared, inherited) {
          operations.append(found)
        }
      }
    }
    return operations
  }

  /// Whether a key of a path item is a method but for its capitals, and none is there without.
  static func isMethodInCapitals(_ name: String, of item: JSONNode) -> Bool {
    let meant = name.lowercased()
    return name != meant && methods.contains(meant) && item[meant] == nil
  }

  private mutating func readOperation(
    _ declared: JSONNode, method: String, _ path: PathTemplate, _ shared: [Parameter], _ inherited: Inherited
  ) -> Operation? {
    guard let node = dereferenced(declared)?.node, check(node, .operation) else { return nil }
    if node != declared, !hasOperationReferences {
      report(.operationReference, at: declared)
      hasOperationReferences = true
    }
    let id = node["operationId"].flatMap(Self.text)
    let servers = node["servers"].map { readServers($0) } ?? []
    let parameters = effectiveParameters(node, path, shared)
    let body = node["requestBody"].flatMap { readRequestBody($0) }
    if let body, method == "GET" || method == "HEAD" || method == "TRACE", isFirstVisit(body.node) {
      report(.bodyOfMethod(method), at: node["requestBody"] ?? node)
    }
    let name = uniqueName(id: id, method: method, path: path, at: node)
    return Operation(
      id: id, name: name, method: method, path: path, summary: node["summary"]?.string,
      description: node["description"]?.string, isDeprecated: node["deprecated"]?.bool == true,
      tags: node["tags"]?.elements.compactMap(\.string) ?? [], parameters: parameters, requestBody: body,
      responses: readResponses(node),
      security: node["security"].map { readSecurity($0) } ?? inherited.security,
      servers: servers.isEmpty ? inherited.servers : servers,
      callbacks: readCallbacks(node["callbacks"], inherited), node: node)
  }

  private mutating func readResponses(_ operation: JSONNode) -> [Response] {
    guard let node = operation["responses"], node.kind == .object else {
      // From 3.1 on an operation may have none.
      if version < .v31 || operation["responses"] != nil {
        report(.noResponses, at: operation["responses"] ?? operation)
      }
      return []
    }
    var responses: [Response] = []
    for member in node.members where !member.name.hasPrefix("x-") {
      guard let status = StatusPattern(member.name) else {
        report(.badStatus(member.name), at: member.key)
        continue
      }
      if let response = readResponse(member.value, status) { responses.append(response) }
    }
    if responses.isEmpty, node.count == 0 { report(.noResponses, at: node) }
    return responses
  }

  private mutating func readCallbacks(_ node: JSONNode?, _ inherited: Inherited) -> [Callback] {
    guard let node else { return [] }
    var callbacks: [Callback] = []
    for member in node.members where !member.name.hasPrefix("x-") {
      if let callback = readCallback(member.value, member.name, inherited) { callbacks.append(callback) }
    }
    return callbacks
  }

  mutating func readCallback(_ node: JSONNode, _ name: String, _ inherited: Inherited) -> Callback? {
    // A callback may describe the operation that it belongs to, and so itself.
    guard callbackDepth < 4, let target = dereferenced(node)?.node, check(target, .callback) else {
      return nil
    }
    callbackDepth += 1
    defer { callbackDepth -= 1 }
    let operations = target.members.filter { !$0.name.hasPrefix("x-") }.flatMap { item in
      readPathItem(item.value, PathTemplate(literal: item.name), inherited)
    }
    return Callback(name: name, operations: operations)
  }

  /// The operation's id if nobody has it, else a name made from method and path.
  private mutating func uniqueName(
    id: String?, method: String, path: PathTemplate, at node: JSONNode
  ) -> String {
    if let id {
      let place = node["operationId"] ?? node
      if let earlier = operationIDs[id], earlier != place {
        report(.duplicateOperationID(id), at: place, earlier: (earlier.location, "it is used here"))
      } else {
        operationIDs[id] = place
      }
    }
    let wanted = id ?? Self.name(method: method, path: path)
    var name = wanted
    var number = nameCounts[wanted] ?? 1
    while !names.insert(name).inserted {
      number += 1
      name = "\(wanted)\(number)"
    }
    nameCounts[wanted] = number
    return name
  }

  /// `getUsersByID` for `GET /users/{ID}`.
  private static func name(method: String, path: PathTemplate) -> String {
    var words: [String] = []
    if path.segments.isEmpty {
      words = path.text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    for piece in path.segments.flatMap(\.pieces) {
      switch piece {
      case .text(let text): words += text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      case .parameter(let name):
        words += ["by"] + name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      }
    }
    return words.reduce(method.lowercased()) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }
}
