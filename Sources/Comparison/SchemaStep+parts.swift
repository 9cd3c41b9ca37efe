import UnderstudyJSON
import UnderstudyOpenAPI

extension SchemaStep {
  // MARK: Objects

  mutating func compareObjects(_ comparison: inout SchemaComparison) {
    for (name, after) in new.properties where !isOfTheOtherDirection(after) {
      guard let before = old.properties.first(where: { $0.name == name })?.schema else {
        added(name, after, &comparison)
        continue
      }
      descend(before, after, member(name), &comparison)
    }
    for (name, before) in old.properties
    where !isOfTheOtherDirection(before) && !new.properties.contains(where: { $0.name == name }) {
      removed(name, before, &comparison)
    }
    compareRequired()
    compareAdditional(&comparison)
  }

  private func member(_ name: String) -> SchemaPlace { place.appending(name) }

  private var element: SchemaPlace { member("*") }

  /// What only replies have is of no account in requests, and the other way round.
  private func isOfTheOtherDirection(_ schema: Schema) -> Bool {
    let schema = schema.resolved
    return direction == .request ? schema.isReadOnly : schema.isWriteOnly
  }

  private mutating func added(_ name: String, _ schema: Schema, _ comparison: inout SchemaComparison) {
    if let additional = old.additional {
      if additional.booleanValue == false {
        widened(
          "property-added", "'\(name)' is new where only declared members were allowed", additional.node,
          schema.node)
        return
      }
      if additional.booleanValue == nil { return descend(additional, schema, member(name), &comparison) }
    }
    if new.required[name] == nil {
      narrowed("property-added", "'\(name)' is new", nil, schema.node, .safe)
    }
  }

  private mutating func removed(_ name: String, _ schema: Schema, _ comparison: inout SchemaComparison) {
    if let additional = new.additional {
      if additional.booleanValue == false {
        narrowed("property-removed", "'\(name)' is not allowed any more", schema.node, additional.node)
        if direction == .response {
          changed("property-removed", "'\(name)' is never there any more", schema.node, nil)
        }
        return
      }
      if additional.booleanValue == nil { return descend(schema, additional, member(name), &comparison) }
    }
    changed(
      "property-removed",
      direction == .request
        ? "'\(name)' is gone: it is not read any more" : "'\(name)' is not declared any more",
      schema.node, nil)
  }

  private mutating func compareRequired() {
    for (name, node) in new.required.sorted(by: { $0.key < $1.key }) where old.required[name] == nil {
      guard !isIgnored(name, in: new) else { continue }
      narrowed("required", "'\(name)' is required now", nil, node)
    }
    for (name, node) in old.required.sorted(by: { $0.key < $1.key }) where new.required[name] == nil {
      guard !isIgnored(name, in: old) else { continue }
      widened("required", "'\(name)' may be missing now", node, nil)
    }
  }

  private func isIgnored(_ name: String, in facts: SchemaFacts) -> Bool {
    facts.properties.first { $0.name == name }.map { isOfTheOtherDirection($0.schema) } ?? false
  }

  private mutating func compareAdditional(_ comparison: inout SchemaComparison) {
    let (before, after) = (old.additional, new.additional)
    let isClosed = { (schema: Schema?) in schema?.booleanValue == false }
    let isOpen = { (schema: Schema?) in schema == nil || schema?.booleanValue == true }
    if isClosed(before), !isClosed(after) {
      widened(
        "additionalProperties", "members that are not declared are allowed now", before?.node, after?.node,
        .risky)
    } else if isClosed(after), !isClosed(before) {
      narrowed("additionalProperties", "only declared members are allowed now", before?.node, after?.node)
    } else if isOpen(before), !isOpen(after), let after {
      narrowed("additionalProperties", "members that are not declared must be of a kind now", nil, after.node)
    } else if !isOpen(before), isOpen(after), let before {
      widened(
        "additionalProperties", "members that are not declared may be of any kind now", before.node, nil)
    } else if let before, let after, before.booleanValue == nil, after.booleanValue == nil {
      descend(before, after, element, &comparison)
    }
  }

  // MARK: Arrays

  mutating func compareArrays(_ comparison: inout SchemaComparison) {
    for (position, (before, after)) in zip(old.prefixItems, new.prefixItems).enumerated() {
      descend(before, after, member("\(position)"), &comparison)
    }
    if old.prefixItems.count < new.prefixItems.count {
      narrowed("prefixItems", "more of the first elements are said", nil, new.prefixItems.last?.node, .risky)
    } else if old.prefixItems.count > new.prefixItems.count {
      widened("prefixItems", "fewer of the first elements are said", old.prefixItems.last?.node, nil, .risky)
    }
    switch (old.items, new.items) {
    case (let before?, let after?): descend(before, after, element, &comparison)
    case (nil, let after?): narrowed("items", "elements must be of a kind now", nil, after.node)
    case (let before?, nil): widened("items", "elements may be of any kind now", before.node, nil)
    case (nil, nil): break
    }
  }

  // MARK: Alternatives

  /// Each alternative that must still be there needs one on the other side that it fits.
  mutating func compareGroups(_ comparison: inout SchemaComparison) {
    guard !old.groups.isEmpty || !new.groups.isEmpty else { return }
    compareNullOfGroups()
    guard old.groups.count <= 1, new.groups.count <= 1 else {
      if old.groups.count != new.groups.count {
        changed(
          "alternatives", "its alternatives are written in another way", old.groups.first?.node,
          new.groups.first?.node)
        return
      }
      for position in old.groups.indices {
        compareGroup(old.groups[position], new.groups[position], &comparison)
      }
      return
    }
    switch (old.groups.first, new.groups.first) {
    case (let before?, let after?): compareGroup(before, after, &comparison)
    case (let before?, nil):
      widened("alternatives", "it need be none of its alternatives any more", before.node, nil)
    case (nil, let after?):
      narrowed("alternatives", "it must be one of several alternatives now", nil, after.node)
    case (nil, nil): break
    }
  }

  /// Alternatives decide on null where no type is given beside them.
  private mutating func compareNullOfGroups() {
    guard old.types == nil, new.types == nil, let before = old.groups.first, let after = new.groups.first
    else { return }
    if before.allowsNull, !after.allowsNull {
      narrowed("null", "null is not allowed any more", before.node, after.node)
    } else if after.allowsNull, !before.allowsNull {
      widened("null", "null is allowed now", before.node, after.node)
    }
  }

  private mutating func compareGroup(
    _ before: SchemaFacts.Group, _ after: SchemaFacts.Group, _ comparison: inout SchemaComparison
  ) {
    var free = Array(after.alternatives.indices)
    var missing: [Schema] = []
    for (position, alternative) in before.alternatives.enumerated() {
      guard let match = partner(of: alternative, position, in: after.alternatives, free, &comparison) else {
        missing.append(alternative)
        continue
      }
      free.removeAll { $0 == match }
      descend(alternative, after.alternatives[match], place, &comparison)
    }
    for alternative in missing {
      narrowed(
        "alternatives", "\(Self.name(alternative)) is no alternative any more", alternative.node, after.node)
    }
    for position in free {
      let alternative = after.alternatives[position]
      widened(
        "alternatives", "\(Self.name(alternative)) is an alternative now", before.node, alternative.node)
    }
  }

  /// The alternative that has taken another's place: of the same name, else one that nothing breaks with, else, where as
  /// many are left on both sides, the one in the same position.
  private func partner(
    of alternative: Schema, _ position: Int, in list: [Schema], _ free: [Int],
    _ comparison: inout SchemaComparison
  ) -> Int? {
    if let name = Self.componentName(alternative) {
      if let same = free.first(where: { Self.componentName(list[$0]) == name }) { return same }
    }
    for candidate in free
    where Self.componentName(list[candidate]) == nil || Self.componentName(alternative) == nil {
      let pair = comparison.compare(alternative, list[candidate], direction, at: place, depth: depth + 1)
      if !comparison.isBreaking(pair) { return candidate }
    }
    guard Self.componentName(alternative) == nil, free.contains(position), position < list.count,
      Self.componentName(list[position]) == nil, alternative.types == list[position].types
    else { return nil }
    return position
  }

  private static func componentName(_ schema: Schema) -> String? {
    schema.name ?? (schema.isOnlyReference ? schema.target.flatMap(\.name) : nil)
  }

  private static func name(_ schema: Schema) -> String {
    if let name = componentName(schema) { return "'\(name)'" }
    let types = schema.types.map(\.rawValue).joined(separator: " or ")
    return types.isEmpty ? "something" : "something of type '\(types)'"
  }
}
