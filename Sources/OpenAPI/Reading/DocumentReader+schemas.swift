import UnderstudyDiagnostics
import UnderstudyJSON

/// Schemas: each is checked once, with all that it refers to.
extension DocumentReader {
  /// The view on a schema, which will be checked.
  mutating func readSchema(_ node: JSONNode) -> Schema {
    if isFirstVisit(node) { pendingSchemas.append(node) }
    return schema(node)
  }

  /// Checks the schemas that were read, and those in them, and those that they refer to.
  mutating func checkSchemas() {
    while let node = pendingSchemas.popLast() { checkSchema(node) }
  }

  private mutating func checkSchema(_ node: JSONNode) {
    if node.kind == .boolean, version >= .v31 { return }
    guard node.kind == .object else {
      report(.notASchema, at: node)
      return
    }
    for member in node.members {
      let name = member.name
      if let keyword = SchemaKeyword.common[name] {
        check(member, keyword, of: node)
      } else if name.hasPrefix("x-") {
        continue
      } else if let keyword = SchemaKeyword.later[name] {
        if version < .v31, !isBoolean(keyword) {
          report(.newerKey(name, in: .schema, since: .v31, document: version), at: member.key)
        }
        check(member, keyword, of: node)
      } else if name.utf8.count > 2, let nearest = nearestSpelling(of: name, among: SchemaKeyword.names) {
        report(.unknownKey(name, in: .schema, nearest: nearest), at: member.key)
      } else if version < .v31 {
        report(.unknownKey(name, in: .schema, nearest: nil), at: member.key)
      }
    }
  }

  /// Whether a keyword is one that 3.0 documents have although 3.0 does not know it, and that harms nobody.
  private func isBoolean(_ keyword: SchemaKeyword) -> Bool {
    if case .boolean = keyword { true } else { false }
  }

  private mutating func check(_ member: JSONMember, _ keyword: SchemaKeyword, of schema: JSONNode) {
    let value = member.value
    switch keyword {
    case .schema: add(value, schemaOrBoolean: true)
    case .items: if value.kind == .array { addList(member) } else { add(value, schemaOrBoolean: true) }
    case .list: addList(member)
    case .map, .dependencies:
      guard expect(value.kind == .object, "an object", member) else { return }
      for child in value.members where child.value.kind != .array {
        if let reference = child.value.string, child.name == "$ref" {
          report(.mapReference(member.name), at: child.value)
          checkMapReference(reference, in: value, at: child.value)
        } else {
          add(child.value, schemaOrBoolean: true)
        }
      }
    case .reference: checkReference(value, of: schema)
    case .type: checkType(value)
    case .nullable: checkNullable(member, of: schema)
    case .exclusiveBound: checkExclusiveBound(member, of: schema)
    case .required: checkRequired(value)
    case .discriminator: checkDiscriminator(value)
    case .xml:
      check(value, .xml)
      exclude([("nodeType", "attribute"), ("nodeType", "wrapped")], in: value)
    case .externalDocs: check(value, .externalDocs)
    case .text: expect(value.kind == .string, "a string", member)
    case .boolean: expect(value.kind == .boolean, "true or false", member)
    case .number: expect(value.kind == .number, "a number", member)
    case .count: expect((value.number?.integer ?? -1) >= 0, "a whole number from 0", member)
    case .values: expect(value.kind == .array, "a list", member)
    case .old(let instead): report(.oldKeyword(member.name, instead: instead), at: member.key)
    case .anything: break
    }
  }

  @discardableResult
  private mutating func expect(_ isAsExpected: Bool, _ expected: String, _ member: JSONMember) -> Bool {
    if !isAsExpected { report(.wrongKind(keyword: member.name, expected: expected), at: member.value) }
    return isAsExpected
  }

  /// Adds a schema to those to be checked. 3.0 allows true and false for some keywords only; they are clear for all.
  private mutating func add(_ node: JSONNode, schemaOrBoolean: Bool) {
    if schemaOrBoolean, node.kind == .boolean { return }
    _ = readSchema(node)
  }

  private mutating func addList(_ member: JSONMember) {
    guard expect(member.value.kind == .array, "a list", member) else { return }
    for element in member.value.elements { add(element, schemaOrBoolean: true) }
  }

  private mutating func checkMapReference(_ reference: String, in map: JSONNode, at place: JSONNode) {
    do throws(ReferenceFailure) {
      let target = try references.target(of: reference, from: map)
      if target == map { throw .circular(reference: reference) }
      if target.kind != .object { report(.notAnObject(.schemas), at: place) }
      for member in references.members(of: map) { add(member.value, schemaOrBoolean: true) }
    } catch {
      report(.reference(error), at: place)
    }
  }

  private mutating func checkReference(_ value: JSONNode, of schema: JSONNode) {
    guard let text = value.string else {
      report(.reference(.notText), at: value)
      return
    }
    do throws(ReferenceFailure) {
      var target = try references.target(of: text, from: schema)
      add(target, schemaOrBoolean: true)
      // References that lead only to each other.
      var length = 0
      while let next = target["$ref"]?.string, target != schema {
        length += 1
        guard length < References.chainLimit else { throw .circular(reference: text) }
        guard let following = references.resolve(next, from: target) else { return }
        target = following
      }
      if target == schema, target["$ref"] != nil, Schema(node: schema, references: references).isOnlyReference
      {
        throw .circular(reference: text)
      }
    } catch {
      report(.reference(error), at: value)
    }
  }

  private mutating func checkType(_ value: JSONNode) {
    if value.kind == .array, version < .v31 { report(.typeListIn30, at: value) }
    for word in value.kind == .array ? Array(value.elements) : [value] {
      let text = word.string ?? (word.isNull ? "null" : "")
      guard let type = SchemaType(tolerating: text) else {
        report(.unknownType(text), at: word)
        continue
      }
      if word.isNull {
        report(.typeIsNull, at: word)
      } else if type.rawValue != text {
        report(.typeSpelling(text, meant: type), at: word)
      } else if type == .null, version < .v31, value.kind != .array {
        report(.nullTypeIn30, at: word)
      }
    }
  }

  private mutating func checkNullable(_ member: JSONMember, of schema: JSONNode) {
    guard expect(member.value.kind == .boolean, "true or false", member) else { return }
    if version >= .v31, member.value.bool == true {
      report(.nullableIn31(schema["type"]?.string), at: member.key)
    }
  }

  private mutating func checkExclusiveBound(_ member: JSONMember, of schema: JSONNode) {
    let keyword = member.name
    let boundKeyword = keyword == "exclusiveMinimum" ? "minimum" : "maximum"
    switch member.value.kind {
    case .boolean:
      let bound = schema[boundKeyword]?.number?.text
      if version >= .v31 {
        report(
          .booleanExclusiveBound(keyword, bound: member.value.bool == true ? bound : nil), at: member.key)
      } else if bound == nil, member.value.bool == true {
        report(.exclusiveBoundWithoutBound(keyword), at: member.key)
      }
    case .number:
      if version < .v31 { report(.numericExclusiveBound(keyword, boundKeyword), at: member.key) }
    default:
      report(
        .wrongKind(keyword: keyword, expected: version < .v31 ? "true or false" : "a number"),
        at: member.value)
    }
  }

  private mutating func checkRequired(_ value: JSONNode) {
    guard value.kind == .array else {
      report(
        value.kind == .boolean ? .requiredIsBoolean : .wrongKind(keyword: "required", expected: "a list"),
        at: value)
      return
    }
    var seen: Set<String> = []
    for element in value.elements {
      guard let name = element.string else {
        report(.wrongKind(keyword: "required", expected: "a list of strings"), at: element)
        continue
      }
      if !seen.insert(name).inserted { report(.duplicateRequired(name), at: element) }
    }
  }

  private mutating func checkDiscriminator(_ value: JSONNode) {
    guard value.kind == .object else {
      report(.discriminatorText, at: value)
      return
    }
    check(value, .discriminator)
    guard let property = value["propertyName"]?.string else {
      report(.discriminatorWithoutName, at: value)
      return
    }
    let discriminator = Discriminator(propertyName: property, node: value, references: references)
    for member in value["mapping"].map({ Array($0.members) }) ?? [] {
      guard let text = member.value.string, let target = discriminator.schema(for: text) else {
        report(.mappingLeadsNowhere(member.value.string ?? ""), at: member.value)
        continue
      }
      add(target.node, schemaOrBoolean: true)
    }
  }
}
