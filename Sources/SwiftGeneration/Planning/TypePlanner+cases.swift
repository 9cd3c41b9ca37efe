import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

extension TypePlanner {
  /// Declares an enum with a case for each of several branches.
  mutating func union(
    _ branches: [Branch], _ base: SchemaParts, openness: Openness = .closed, role: String, name: String?,
    in scope: inout TypeScope
  ) -> SwiftType {
    var branches = branches
    let tag = openness == .lenient ? nil : findTag(&branches, base)
    let name = name ?? takeName(role, in: &scope)
    var inner = TypeScope(path: scope.path + [name])
    var names = NameScope(["unknown", "self", "init"])
    var cases: [Union.Case] = []
    for (position, branch) in branches.enumerated() {
      let others = branches.enumerated().filter { $0.offset != position }.map(\.element)
      let label = label(of: branch, among: others)
      let type = type(of: branch, role: label ?? "Value", name: nil, in: &inner)
      // The same type twice is one case: which of the two was meant makes no difference.
      if branch.tags.isEmpty, cases.contains(where: { $0.type == type && !$0.isTagged }) { continue }
      let required = branch.schema.map { SchemaFacts.propertyNames(of: [$0]).required.count } ?? 0
      cases.append(
        Union.Case(
          annotation: Annotation(
            documentation: branch.schema.flatMap { $0.reference == nil ? $0.description : nil }),
          name: names.take(Identifier.member(label ?? Self.label(of: type), .value)), type: type,
          match: branch.tags.isEmpty
            ? .kinds(JSONKind.all.filter(branch.kinds.contains).map(\.rawValue)) : .tags(branch.tags),
          // What takes everything of its kind comes last.
          weight: branch.kinds == [.object] && type.isDictionary || branch.isBinary ? -1 : required,
          mayLackTag: mayLackTag(branch, tag)))
    }
    guard cases.count > 1 || cases.first?.isTagged == true || openness != .closed && !cases.isEmpty else {
      scope.declarations += inner.declarations
      return cases.first?.type ?? .json
    }
    var annotation = annotation(base, named: name)
    annotation.isDeprecated = false
    scope.declarations.append(
      .union(
        Union(
          annotation: annotation, name: name, tag: cases.contains(where: \.isTagged) ? tag : nil,
          cases: cases, isLenient: openness == .lenient, nested: inner.declarations)))
    return .named(name)
  }

  /// The type of a value of one of several types, as a list in `type` has it.
  mutating func typeOfSeveral(
    _ types: [SchemaType], _ parts: SchemaParts, role: String, name: String?, in scope: inout TypeScope
  ) -> SwiftType {
    let types = types.filter { $0 != .integer || !types.contains(.number) }
    guard types.count > 1, types.count < 5 else {
      return types.count == 1 ? type(of: types[0], parts, role: role, name: name, in: &scope) : .json
    }
    let branches = types.map { type in
      Branch(schema: nil, merged: parts.restricted(to: type), kinds: [type.kind])
    }
    return union(branches, parts, role: role, name: name, in: &scope)
  }

  /// Whether a branch that has tags allows values without one.
  private func mayLackTag(_ branch: Branch, _ tag: String?) -> Bool {
    guard !branch.tags.isEmpty, let tag, let schema = branch.schema else { return false }
    return !SchemaFacts.demands(tag, in: [schema])
  }

  /// The property that tells the branches that are objects apart, and its values in each.
  private func findTag(_ branches: inout [Branch], _ base: SchemaParts) -> String? {
    let objects = branches.indices.filter { branches[$0].kinds == [.object] }
    guard !objects.isEmpty else { return nil }
    var tag: String?
    if let discriminator = base.own.lazy.compactMap(\.discriminator).first {
      tag = discriminator.propertyName
      for index in objects {
        branches[index].tags = tags(of: branches[index], by: discriminator)
      }
    } else if objects.count > 1, let first = branches[objects[0]].schema {
      tag = SchemaFacts.tagCandidates([first]).first { property in
        let values = objects.map { index in
          branches[index].schema.flatMap { SchemaFacts.tags(of: property, in: [$0]) }
        }
        let all = values.flatMap { $0 ?? [] }
        return values.allSatisfy { $0 != nil } && Set(all).count == all.count
      }
      for index in objects {
        guard let tag, let schema = branches[index].schema else { continue }
        branches[index].tags = SchemaFacts.tags(of: tag, in: [schema]) ?? []
      }
    }
    // A value that two branches have tells nothing.
    var counts: [String: Int] = [:]
    for index in objects { for value in Set(branches[index].tags) { counts[value, default: 0] += 1 } }
    for index in objects where branches[index].tags.contains(where: { counts[$0, default: 0] > 1 }) {
      branches[index].tags = []
    }
    return tag
  }

  private func tags(of branch: Branch, by discriminator: Discriminator) -> [String] {
    guard let schema = branch.schema else { return [] }
    let end = schema.resolved
    let mapped = discriminator.mapping.filter {
      discriminator.schema(for: $0.reference)?.resolved.node == end.node
    }
    if !mapped.isEmpty { return mapped.map(\.value) }
    if let fixed = SchemaFacts.tags(of: discriminator.propertyName, in: [schema]), !fixed.isEmpty {
      return fixed
    }
    return [branch.target?.name ?? schema.target?.name].compactMap(\.self)
  }

  /// The name of a case: by its tag, else by its title or the name of its schema, else by what only it has.
  private func label(of branch: Branch, among others: [Branch]) -> String? {
    if branch.tags.count == 1, let tag = branch.tags.first, !tag.isEmpty { return tag }
    if !branch.values.isEmpty { return "option" }
    guard let schema = branch.schema else { return nil }
    let target = branch.target ?? schema.target
    if let name = target?.name { return name }
    if let reference = schema.reference { return reference.split(separator: "/").last.map(String.init) }
    if let title = schema.title, 1...40 ~= title.count, SchemaType(rawValue: title.lowercased()) == nil {
      return title
    }
    if branch.kinds == [.string] { return SchemaParts([schema]).enumeration != nil ? "option" : nil }
    guard branch.kinds == [.object] else { return nil }
    let own = SchemaFacts.propertyNames(of: [schema])
    let foreign = Set(others.compactMap(\.schema).flatMap { SchemaFacts.propertyNames(of: [$0]).all })
    return own.all.first { own.required.contains($0) && !foreign.contains($0) }
      ?? own.all.first { !foreign.contains($0) } ?? (own.all.isEmpty ? nil : "object")
  }

  /// The name of a case by its type alone.
  private static func label(of type: SwiftType) -> String {
    switch type {
    case .named("String"): "string"
    case .named("Bool"): "boolean"
    case .named("DateTime"): "dateTime"
    case .named("Double"): "number"
    case .named("JSONObject"): "object"
    case .named("JSONValue"): "json"
    case .named(let name) where name.hasPrefix("Int") || name.hasPrefix("UInt"): "integer"
    case .named(let name): name
    case .array(.array(let element)): label(of: element) + "Lists"
    case .array(let element): Words.plural(label(of: element))
    case .dictionary(let value): label(of: value) + "ByName"
    case .optional(let wrapped): label(of: wrapped)
    }
  }
}

extension SwiftType {
  fileprivate var isDictionary: Bool {
    if case .dictionary = self { true } else { self == .jsonObject }
  }
}
