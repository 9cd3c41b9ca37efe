import UnderstudyJSON
import UnderstudyPatterns
import UnderstudyValidation

/// What is known of the schemas that a value is made of.
final class SchemaWorld {
  /// Every schema that is reached, compiled.
  private let schemas: [JSONNode: CompiledSchema]
  private let resolver: any SchemaResolver
  private let dialect: Dialect
  /// Which way the value goes.
  let direction: SchemaOptions.Direction?

  private var parts: [JSONNode: SchemaPart] = [:]
  private var patterns: [String: Pattern?] = [:]
  private var writers: [String: PatternWriter] = [:]
  /// Patterns that no text was found for, with the lengths that it should have had.
  private var unwritable: Set<Writing> = []
  private var resources: [JSONNode: SchemaResource] = [:]
  private var targets: [JSONNode: JSONNode?] = [:]
  private var names: [JSONNode: String] = [:]

  init(
    schemas: [JSONNode: CompiledSchema], resolver: any SchemaResolver, dialect: Dialect,
    direction: SchemaOptions.Direction?
  ) {
    self.schemas = schemas
    self.resolver = resolver
    self.dialect = dialect
    self.direction = direction
  }

  /// The keywords of a schema, as its dialect reads them.
  func part(_ node: JSONNode) -> SchemaPart {
    if let known = parts[node] { return known }
    let part = SchemaPart(node: node, dialect: resource(of: node).dialect ?? dialect)
    parts[node] = part
    return part
  }

  /// The resource that a schema belongs to.
  func resource(of node: JSONNode) -> SchemaResource {
    if let known = resources[node] { return known }
    let resource = resolver.resource(of: node)
    resources[node] = resource
    return resource
  }

  /// What a schema's `$ref` leads to.
  func target(of part: SchemaPart) -> JSONNode? {
    if let known = targets[part.node] { return known }
    let target = part["$ref"]?.string.flatMap { resolver.resolve($0, from: part.node) }
    targets[part.node] = target
    if let target, names[target] == nil, let name = part["$ref"]?.string?.split(separator: "/").last {
      names[target] = String(name)
    }
    return target
  }

  /// What references call a schema that one has led to: the last word of their text.
  func name(of node: JSONNode) -> String? { names[node] }

  /// Whether a schema has another among those of its `allOf`, or those of these.
  func inherits(_ node: JSONNode, from ancestor: JSONNode, depth: Int = 0) -> Bool {
    guard depth < 8, node.kind == .object, let parents = part(node)["allOf"] else { return false }
    return parents.elements.contains { parent in
      let parent = resolved(parent)
      return parent == ancestor || inherits(parent, from: ancestor, depth: depth + 1)
    }
  }

  /// What a dynamic reference leads to, given the resources on the way to it, the outermost first.
  func dynamicTarget(of part: SchemaPart, scope: [JSONNode]) -> JSONNode? {
    guard let text = (part["$dynamicRef"] ?? part["$recursiveRef"])?.string,
      let first = resolver.resolve(text, from: part.node)
    else { return nil }
    let name: String
    if part["$dynamicRef"] != nil {
      name = text.firstIndex(of: "#").map { String(text[text.index(after: $0)...]) } ?? ""
      guard !name.isEmpty, first["$dynamicAnchor"]?.string == name else { return first }
    } else {
      name = ""
      guard first["$recursiveAnchor"]?.bool == true else { return first }
    }
    for root in scope {
      if let target = resolver.dynamicAnchor(name, in: resource(of: root)) { return target }
    }
    return first
  }

  /// The schema at the end of a schema's references, where they are all that it says.
  func resolved(_ node: JSONNode) -> JSONNode {
    var node = node
    for _ in 0..<100 {
      guard node.kind == .object, let target = target(of: part(node)) else { return node }
      node = target
    }
    return node
  }

  /// A pattern; `nil` if it is none.
  func pattern(_ source: String) -> Pattern? {
    if let known = patterns[source] { return known }
    let pattern = try? Pattern(source)
    patterns[source] = pattern
    return pattern
  }

  private struct Writing: Hashable {
    var pattern: String
    var lengths: ClosedRange<Int>
  }

  /// A text that a pattern matches; where none is found once, none is looked for again.
  func text(of pattern: Pattern, lengths: ClosedRange<Int>, _ draw: inout Draw) -> String? {
    let writing = Writing(pattern: pattern.source, lengths: lengths)
    guard !unwritable.contains(writing) else { return nil }
    let writer = writers[pattern.source] ?? PatternWriter(pattern)
    writers[pattern.source] = writer
    let text = writer.text(lengths: lengths, using: &draw)
    if text == nil { unwritable.insert(writing) }
    return text
  }

  /// The schema that a reference names.
  func schema(at reference: String, from node: JSONNode) -> JSONNode? {
    resolver.resolve(reference, from: node)
  }

  /// Whether a value meets a schema; one that was not compiled says nothing.
  func isValid(_ value: JSONNode, _ node: JSONNode) -> Bool {
    if let bool = node.bool { return bool }
    return schemas[node]?.isValid(value) ?? true
  }

  /// Whether a value meets a schema, or would for those who take formats and contents for annotations, which they are to
  /// many (JSON Schema 2020-12, Validation §7.2).
  func mayBeValid(_ value: JSONNode, _ node: JSONNode) -> Bool {
    if let bool = node.bool { return bool }
    guard let schema = schemas[node], !schema.isValid(value) else { return true }
    return schema.violations(of: value, limit: 4).allSatisfy { Self.annotations.contains($0.keyword) }
  }

  private static let annotations: Set<String> = [
    "format", "contentEncoding", "contentMediaType", "contentSchema",
  ]

  /// Whether a value is as demanded.
  func fits(_ value: JSONNode, _ demand: Demand) -> Bool {
    switch demand {
    case .meets(let node): isValid(value, node)
    case .fails(let node): node.bool.map { !$0 } ?? schemas[node].map { !$0.isValid(value) } ?? true
    }
  }
}
