import UnderstudyDiagnostics
import UnderstudyJSON

/// Builds a program, schema by schema: each that is reached is reserved a block when it is first named, and compiled
/// when its turn comes, so that neither nesting nor recursion of schemas is recursion here.
struct ProgramBuilder {
  let dialect: Dialect
  let options: SchemaOptions
  let resolver: any SchemaResolver

  var parts = ProgramParts()
  private(set) var diagnostics: [Diagnostic] = []
  var resources: [Resource] = []
  /// The names of dynamic references, a row of `dynamicTargets` each.
  var dynamicNames: [String] = []

  private var blockOfNode: [JSONNode: Int32] = [:]
  private var resourceOfRoot: [JSONNode: Int32] = [:]
  private var queue: [Pending] = []

  /// A schema whose turn is still to come.
  private struct Pending {
    var node: JSONNode
    var block: Int32
    var resource: Int32
  }

  /// A resource that has been entered.
  struct Resource {
    var resource: SchemaResource
    var dialect: Dialect
  }

  init(dialect: Dialect, options: SchemaOptions, resolver: any SchemaResolver) {
    self.dialect = dialect
    self.options = options
    self.resolver = resolver
    parts.blocks.append(BlockRange(start: 0, end: 0, resource: 0))
    if let anywhere = Self.anywhere { parts.nodes.append(anywhere) }
  }

  /// The node of the schema that everything is valid against, wherever it stands.
  private static let anywhere = try? JSONDocument(parsing: "true").root

  /// The block of a schema that is compiled for itself.
  mutating func entry(_ node: JSONNode) -> Int32 {
    block(for: node, in: resource(of: node))
  }

  /// The block of a schema, compiled sooner or later.
  mutating func block(for node: JSONNode, in resource: Int32) -> Int32 {
    if node.bool == true { return Blocks.always }
    if let block = blockOfNode[node] { return block }
    let block = Int32(parts.blocks.count)
    parts.blocks.append(BlockRange(start: 0, end: 0, resource: resource))
    parts.nodes.append(node)
    blockOfNode[node] = block
    queue.append(Pending(node: node, block: block, resource: resource))
    return block
  }

  /// The number of the resource that a schema belongs to.
  mutating func resource(of node: JSONNode) -> Int32 {
    let resource = resolver.resource(of: node)
    if let known = resourceOfRoot[resource.root] { return known }
    let number = Int32(resources.count)
    resourceOfRoot[resource.root] = number
    if let unknown = resource.unknownDialect {
      report(.unknownDialect(unknown), at: resource.root["$schema"] ?? resource.root)
    }
    resources.append(Resource(resource: resource, dialect: resource.dialect ?? dialect))
    return number
  }

  /// Compiles what has been reached, resolves dynamic references, and refuses loops.
  mutating func finish() -> Program {
    repeat {
      while let pending = queue.popLast() { compile(pending) }
      linkDynamicReferences()
    } while !queue.isEmpty
    for loop in parts.breakLoops() {
      let keyword = loop.origin.keyword.name
      report(.endlessLoop(keyword), at: loop.node[keyword] ?? loop.node)
    }
    parts.findSimpleBlocks()
    parts.findShortcuts()
    diagnostics.sort { ($0.location ?? .none) < ($1.location ?? .none) }
    return Program(parts)
  }

  private mutating func compile(_ pending: Pending) {
    let start = Int32(parts.instructions.count)
    var resource = pending.resource
    switch pending.node.kind {
    case .boolean: emit(.never, .never)
    case .object:
      var schema = SchemaKeywords(pending.node, dialect: resources[Int(resource)].dialect)
      if schema.mayBeResource {
        resource = self.resource(of: pending.node)
        schema = SchemaKeywords(pending.node, dialect: resources[Int(resource)].dialect)
      }
      for (name, expected, value) in schema.misfits {
        report(.wrongValue(keyword: name, expected: expected, found: value.briefDescription), at: value)
      }
      compile(schema, block: pending.block, resource: resource)
    case let kind: report(.notASchema(kind), at: pending.node)
    }
    parts.blocks[Int(pending.block)] = BlockRange(
      start: start, end: Int32(parts.instructions.count), resource: resource)
  }

  /// Adds an instruction to the block that is being compiled.
  mutating func emit(_ instruction: Instruction, _ keyword: Keyword, at position: Int = -1) {
    parts.instructions.append(instruction)
    parts.origins.append(Origin(keyword: keyword, position: Int32(position)))
  }

  /// Notes what is wrong with a schema.
  mutating func report(_ error: SchemaError, at node: JSONNode) {
    diagnostics.append(error.diagnostic(at: node.location))
  }
}

extension SourceLocation {
  /// Before all others.
  fileprivate static let none = SourceLocation(file: "", line: 0, column: 0)
}
