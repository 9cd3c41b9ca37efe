import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

extension TypePlanner {
  /// One of the schemas that a value may match, with what the schema around it says too.
  struct Branch {
    /// The branch alone; `nil` for a merger of several.
    var schema: Schema?
    /// The branch with what is around it, where that adds something.
    var merged: SchemaParts?
    var kinds: Set<JSONKind>
    /// The type, where it is known before one is declared.
    var type: SwiftType?
    /// The values of a merger of strings.
    var values: [JSONValue] = []
    var tags: [String] = []

    /// Whether the branch is the content of a file.
    var isBinary: Bool {
      guard kinds == [.string], let schema else { return false }
      let parts = SchemaParts([schema])
      return (parts.reference.map { SchemaParts([$0]) } ?? parts).isBinary
    }

    /// The schema that the branch refers to.
    var target: Schema? { schema.flatMap { SchemaParts([$0]).reference } }
  }

  /// The type of a schema with alternatives; `nil` if they say nothing about the type.
  mutating func unionType(
    _ parts: SchemaParts, role: String, name: String?, in scope: inout TypeScope
  ) -> SwiftType? {
    guard
      let alternatives = parts.alternatives.first(where: { list in
        !list.branches.allSatisfy { Self.isOnlyCondition($0) }
      })
    else { return nil }
    // A choice that has itself among its alternatives allows whatever one takes that to mean.
    let isOpen = alternatives.branches.contains(where: parts.isWhole)
    return union(
      of: alternatives, parts.choosing(from: alternatives, nil), openness: isOpen ? .open : .closed,
      role: role,
      name: name, in: &scope)
  }

  /// What values of an enum may be beside what its cases say.
  enum Openness {
    /// nothing else
    case closed
    /// something else, so that even one case alone needs an enum
    case open
    /// anything: a value that no case can read is kept, whatever kind it is of
    case lenient
  }

  /// The type of a value that matches one of several schemas, and what else is said of it.
  mutating func union(
    of alternatives: SchemaParts.Alternatives, _ base: SchemaParts, openness: Openness, role: String,
    name: String?, in scope: inout TypeScope
  ) -> SwiftType {
    var branches = branches(of: alternatives, base)
    if branches.contains(where: { $0.kinds.count >= 5 && $0.target == nil && $0.merged == nil }) {
      return .json
    }
    if branches.count == 1, openness == .closed, let only = branches.first {
      return type(of: only, role: role, name: name, in: &scope)
    }
    collapse(&branches, .string) { mergeStrings($0) }
    collapse(&branches, .number) { branches in
      let isInteger = branches.allSatisfy { $0.schema.map { SchemaParts.isInteger($0) } ?? false }
      return Branch(schema: nil, kinds: [.number], type: isInteger ? .integer : .number)
    }
    collapse(&branches, .boolean) { _ in Branch(schema: nil, kinds: [.boolean], type: .boolean) }
    switch branches.count {
    case 0: return .json
    case 1 where openness == .closed: return type(of: branches[0], role: role, name: name, in: &scope)
    default: return union(branches, base, openness: openness, role: role, name: name, in: &scope)
    }
  }

  /// Whether a branch says only which properties must be there, or nothing at all that types can say.
  private static func isOnlyCondition(_ branch: Schema) -> Bool {
    guard branch.booleanValue == nil, branch.reference == nil, branch.allOf.isEmpty else { return false }
    return branch["required"] != nil
      && SchemaParts.keywords(of: branch).subtracting(["required", "type"]).isEmpty
      || branch["not"] != nil && SchemaParts.keywords(of: branch).isEmpty
  }

  /// The branches that can be chosen: null aside, alternatives within alternatives taken apart.
  private func branches(of alternatives: SchemaParts.Alternatives, _ base: SchemaParts) -> [Branch] {
    let baseKinds = Set(base.types.map(\.kind))
    let baseNames = Set(base.properties.map(\.name))
    var branches: [Branch] = []
    var seen: Set<JSONNode> = []
    func add(_ schema: Schema, depth: Int) {
      let parts = SchemaParts([schema])
      guard seen.insert(parts.reference?.node ?? schema.node).inserted else { return }
      let isPlain = parts.own.allSatisfy {
        SchemaParts.keywords(of: $0).subtracting(["oneOf", "anyOf"]).isEmpty
      }
      if parts.reference == nil, isPlain, parts.alternatives.count == 1, depth < 8,
        !parts.own.contains(where: { $0.discriminator != nil })
      {
        for inner in parts.alternatives[0].branches { add(inner, depth: depth + 1) }
        return
      }
      var kinds = SchemaFacts.kinds(of: [schema])
      if !baseKinds.isEmpty { kinds.formIntersection(baseKinds.union([.null])) }
      guard kinds != [.null], schema.booleanValue != false, !base.isWhole(schema) else { return }
      kinds.remove(.null)
      let own = SchemaFacts.propertyNames(of: [schema]).all
      let addsNothing = baseNames.isSubset(of: own) && base.additions.isEmpty
      branches.append(
        Branch(
          schema: schema,
          merged: addsNothing || !kinds.contains(.object)
            ? nil : base.choosing(from: alternatives, schema), kinds: kinds))
    }
    for schema in alternatives.branches { add(schema, depth: 0) }
    return branches
  }

  /// Puts branches of one kind of value together, where that makes no difference for types.
  private func collapse(_ branches: inout [Branch], _ kind: JSONKind, _ merge: ([Branch]) -> Branch) {
    // Of strings, files stay apart: they are written in another way.
    let isSame = { (branch: Branch) in branch.kinds == [kind] && !branch.isBinary }
    let same = branches.filter(isSame)
    guard same.count > 1, let position = branches.firstIndex(where: isSame) else { return }
    branches.removeAll(where: isSame)
    branches.insert(merge(same), at: position)
  }

  /// Strings of several schemas are one open set, or just strings.
  private func mergeStrings(_ branches: [Branch]) -> Branch {
    var values: [JSONValue] = []
    var listing: [Branch] = []
    for branch in branches {
      guard let schema = branch.schema else { continue }
      let listed = Self.listedStrings(schema)
      if !listed.isEmpty { listing.append(branch) }
      for value in listed where !values.contains(value) { values.append(value) }
    }
    if listing.count == 1, listing[0].target != nil { return listing[0] }
    return Branch(schema: nil, kinds: [.string], type: values.isEmpty ? .string : nil, values: values)
  }

  private static func listedStrings(_ schema: Schema, depth: Int = 0) -> [JSONValue] {
    let parts = SchemaParts([schema])
    if let reference = parts.reference { return depth < 8 ? listedStrings(reference, depth: depth + 1) : [] }
    if let constant = parts.constant { return constant.isNull ? [] : [constant.value] }
    if let values = parts.enumeration { return values.map(\.value).filter { !$0.isNull } }
    guard depth < 8 else { return [] }
    return parts.alternatives.flatMap(\.branches).flatMap { listedStrings($0, depth: depth + 1) }
  }

  /// The type of one branch.
  mutating func type(
    of branch: Branch, role: String, name: String?, in scope: inout TypeScope
  ) -> SwiftType {
    if let type = branch.type { return type }
    if !branch.values.isEmpty {
      return openEnum(branch.values, annotation: Annotation(), role: role, name: name, in: &scope)
    }
    if let merged = branch.merged { return type(merged, role: role, name: name, in: &scope) }
    guard let schema = branch.schema else { return .json }
    let parts = SchemaParts([schema])
    if parts.reference == nil { return type(parts, role: role, name: name, in: &scope) }
    return use([schema], role: role, in: &scope).type
  }
}

extension SchemaParts {
  /// What the parts say of an object beyond the names of its properties, alternatives aside.
  var additions: Set<String> {
    own.reduce(into: []) { additions, part in
      additions.formUnion(
        Self.keywords(of: part).intersection(["patternProperties", "items", "prefixItems", "enum"]))
      if let others = part.additionalProperties, others.booleanValue == nil {
        additions.insert("additionalProperties")
      }
    }
  }

  /// Whether numbers that match a schema have no fraction.
  static func isInteger(_ schema: Schema, depth: Int = 0) -> Bool {
    let parts = SchemaParts([schema])
    if let reference = parts.reference { return depth < 8 && isInteger(reference, depth: depth + 1) }
    if let constant = parts.constant { return constant.integer != nil }
    if let values = parts.enumeration { return values.allSatisfy { $0.integer != nil || $0.isNull } }
    return parts.types == [.integer]
  }
}
