public import UnderstudyJSON

/// A schema that has been compiled: checks values, as many at a time as there are threads.
public struct CompiledSchema: Sendable {
  let program: Program
  let block: Int32

  init(program: Program, block: Int32) {
    self.program = program
    self.block = block
  }

  /// Every schema that this one reaches, itself among them, by its place; those that are only `true` are left out.
  public var subschemas: [JSONNode: CompiledSchema] {
    let nodes = program.parts.nodes.enumerated().dropFirst(1)
    return Dictionary(
      nodes.map { ($1, CompiledSchema(program: program, block: Int32($0))) }, uniquingKeysWith: { $1 })
  }

  /// Whether a value is valid. Ends at the first failure.
  public func isValid(_ node: JSONNode) -> Bool {
    program.run(over: node.document) { (machine: consuming Machine) in
      machine.isValid(block, node.index) && machine.limitReached == nil
    }
  }

  /// Whether a document's outermost value is valid.
  func isValid(_ document: JSONDocument) -> Bool {
    program.run(over: document) { (machine: consuming Machine) in
      machine.isValid(block, 0) && machine.limitReached == nil
    }
  }

  /// The ways in which a value is not valid, in the order of the value; empty if it is valid.
  ///
  /// - Parameter limit: how many to look for, at least 1.
  public func violations(of node: JSONNode, limit: Int = 100) -> [Violation] {
    violations(of: node, limit: limit, depth: 0)
  }

  /// The violations of what is in a string at some depth of schemas.
  func violations(of node: JSONNode, limit: Int, depth: Int) -> [Violation] {
    program.run(over: node.document) { (machine: consuming Machine) in
      machine.depth = depth
      machine.depthLimit = min(Machine.greatestDepth, depth + machine.depthLimit)
      if machine.isValid(block, node.index), machine.limitReached == nil { return [] }
      var collector = Collector(machine, program: program, root: node, limit: max(1, limit))
      return collector.violations(of: block)
    }
  }
}
