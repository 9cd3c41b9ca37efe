import UnderstudyDiagnostics
import UnderstudyJSON

/// Security schemes and requirements.
extension DocumentReader {
  mutating func readSchemes() -> [SecurityScheme] {
    guard let declared = root["components"]?["securitySchemes"] else { return [] }
    return declared.members.filter { !$0.name.hasPrefix("x-") }.compactMap { member in
      guard let node = dereferenced(member.value)?.node, check(node, .securityScheme),
        let kind = readKind(node)
      else { return nil }
      return SecurityScheme(
        name: member.name, kind: kind, description: node["description"]?.string, node: node)
    }
  }

  private mutating func readKind(_ node: JSONNode) -> SecurityScheme.Kind? {
    guard let type = node["type"]?.string else {
      report(.missing("type", in: .securityScheme), at: node)
      return nil
    }
    switch type.lowercased() {
    case "apikey":
      guard let name = node["name"]?.string else {
        report(.missing("name", in: .securityScheme), at: node)
        return nil
      }
      let text = node["in"]?.string ?? ""
      guard let place = Parameter.Place(rawValue: text.lowercased()),
        [.header, .query, .cookie].contains(place)
      else {
        report(.badSchemePlace(text), at: node["in"] ?? node)
        return nil
      }
      return .apiKey(place: place, name: name)
    case "http":
      guard let scheme = node["scheme"]?.string else {
        report(.missing("scheme", in: .securityScheme), at: node)
        return nil
      }
      return .http(scheme: scheme.lowercased())
    case "oauth2":
      if let flows = node["flows"], check(flows, .flows) {
        for flow in flows.members where !flow.name.hasPrefix("x-") { check(flow.value, .flow) }
      }
      return .oauth2
    case "openidconnect": return .openIDConnect
    case "mutualtls": return .mutualTLS
    default:
      report(.badSchemeType(type), at: node["type"] ?? node)
      return nil
    }
  }

  /// Reads requirements. One that names an unknown scheme cannot be met as meant: that scheme is left out of it.
  mutating func readSecurity(_ list: JSONNode) -> [SecurityRequirement] {
    guard list.kind == .array else {
      if isFirstVisit(list) {
        report(list.isNull ? .emptyValue("'security'") : .notAList("security"), at: list)
      }
      return []
    }
    return list.elements.compactMap { node in
      guard check(node, .requirement) else { return nil }
      var parts: [SecurityRequirement.Part] = []
      for member in node.members {
        if let scheme = scheme(member.name) {
          parts.append(.init(scheme: scheme, scopes: member.value.elements.compactMap(\.string)))
        } else {
          let nearest = nearestSpelling(of: member.name, among: schemes.map(\.name))
          report(.unknownScheme(member.name, nearest: nearest), at: member.key)
        }
      }
      return parts.isEmpty && node.count > 0 ? nil : SecurityRequirement(parts: parts, node: node)
    }
  }

  private func scheme(_ name: String) -> SecurityScheme? {
    schemes.first { $0.name == name }
  }
}
