import UnderstudyDiagnostics

/// Finds types that would contain themselves, and keeps the value in question outside of them: an enum becomes indirect,
/// a struct's property is wrapped.
struct Recursion {
  /// A property or a case that holds a value of another type in itself.
  private struct Edge {
    var target: Int
    /// The position of the property; `nil` in enums and aliases.
    var property: Int?
  }

  private var paths: [[String]] = []
  private var positions: [[String]: Int] = [:]
  private var edges: [[Edge]] = []
  private var isUnion: [Bool] = []
  private var indirectUnions: Set<Int> = []
  private var indirectProperties: [Int: Set<Int>] = [:]

  /// Breaks the circles in the declarations of a module.
  static func broken(_ declarations: [Declaration]) -> [Declaration] {
    var recursion = Recursion()
    for declaration in declarations { recursion.collect(declaration, []) }
    for declaration in declarations { recursion.connect(declaration, []) }
    recursion.findCircles()
    return declarations.map { recursion.applied($0, []) }
  }

  private mutating func collect(_ declaration: Declaration, _ path: [String]) {
    let path = path + [declaration.name]
    positions[path] = paths.count
    paths.append(path)
    edges.append([])
    if case .union = declaration { isUnion.append(true) } else { isUnion.append(false) }
    for inner in declaration.nested { collect(inner, path) }
  }

  private mutating func connect(_ declaration: Declaration, _ path: [String]) {
    let path = path + [declaration.name]
    guard let position = positions[path] else { return }
    switch declaration {
    case .structure(let value):
      for (index, property) in value.properties.enumerated() {
        add(property.type, from: position, property: index)
      }
    case .union(let value): for item in value.cases { add(item.type, from: position, property: nil) }
    case .alias(let value): add(value.type, from: position, property: nil)
    case .openEnum, .operation, .failures: break
    }
    for inner in declaration.nested { connect(inner, path) }
  }

  private mutating func add(_ type: SwiftType, from position: Int, property: Int?) {
    guard let name = type.heldName else { return }
    var scope = paths[position]
    while true {
      if let target = positions[scope + [name]] {
        return edges[position].append(Edge(target: target, property: property))
      }
      guard !scope.isEmpty else { return }
      scope.removeLast()
    }
  }

  /// Walks in depth; an edge back to a type on the way closes a circle, which is broken at its nearest enum, else at the
  /// property that closes it.
  private mutating func findCircles() {
    var state = [UInt8](repeating: 0, count: paths.count)
    for start in paths.indices where state[start] == 0 {
      var way: [(position: Int, next: Int)] = [(start, 0)]
      state[start] = 1
      while let (position, next) = way.last {
        guard next < edges[position].count else {
          state[position] = 2
          way.removeLast()
          continue
        }
        way[way.count - 1].next += 1
        let edge = edges[position][next]
        if state[edge.target] == 0 {
          state[edge.target] = 1
          way.append((edge.target, 0))
        } else if state[edge.target] == 1 {
          breakCircle(way, edge)
        }
      }
    }
  }

  private mutating func breakCircle(_ way: [(position: Int, next: Int)], _ last: Edge) {
    guard let first = way.firstIndex(where: { $0.position == last.target }) else { return }
    let circle = way[first...].map { ($0.position, edges[$0.position][$0.next - 1]) }
    if circle.contains(where: { indirectUnions.contains($0.0) }) { return }
    if circle.contains(where: { position, edge in
      edge.property.map { indirectProperties[position]?.contains($0) ?? false } ?? false
    }) {
      return
    }
    if let (union, _) = circle.last(where: { isUnion[$0.0] }) {
      indirectUnions.insert(union)
    } else if let (position, edge) = circle.last(where: { $0.1.property != nil }),
      let property = edge.property
    {
      indirectProperties[position, default: []].insert(property)
    }
  }

  private func applied(_ declaration: Declaration, _ path: [String]) -> Declaration {
    let path = path + [declaration.name]
    let position = positions[path] ?? -1
    switch declaration {
    case .structure(var value):
      for property in indirectProperties[position] ?? [] { value.properties[property].isIndirect = true }
      value.nested = value.nested.map { applied($0, path) }
      return .structure(value)
    case .union(var value):
      value.isIndirect = indirectUnions.contains(position)
      value.nested = value.nested.map { applied($0, path) }
      return .union(value)
    case .operation(var value):
      value.nested = value.nested.map { applied($0, path) }
      return .operation(value)
    case .alias, .openEnum, .failures: return declaration
    }
  }
}

extension Declaration {
  /// The declarations within this one.
  var nested: [Declaration] {
    switch self {
    case .structure(let value): value.nested
    case .union(let value): value.nested
    case .operation(let value): value.nested
    case .alias(let value): value.nested
    case .openEnum, .failures: []
    }
  }
}
