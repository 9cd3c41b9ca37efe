/// Keeps large values outside of the structs that have them as properties.
///
/// A struct holds all that its properties are made of: an issue the repository that it is in, with its owner. Such structs
/// grow to ten thousand bytes, which each call moves and which the compiler writes code to copy piece by piece: half of
/// what GitHub's document costs it.
struct LargeValues {
  /// The greatest size of a value that stays in its struct, in words.
  static let limit = 64

  private let index: DeclarationIndex
  private var sizes: [[String]: Int] = [:]

  private init(_ declarations: [Declaration]) {
    index = DeclarationIndex(declarations)
  }

  /// The declarations of a module, in which no type contains itself, with large properties marked.
  static func outside(_ declarations: [Declaration]) -> [Declaration] {
    var values = LargeValues(declarations)
    return declarations.map { values.applied($0, []) }
  }

  private mutating func applied(_ declaration: Declaration, _ path: [String]) -> Declaration {
    let path = path + [declaration.name]
    switch declaration {
    case .structure(var value):
      for position in value.properties.indices where isLarge(value.properties[position], in: path) {
        value.properties[position].isIndirect = true
      }
      value.nested = value.nested.map { applied($0, path) }
      return .structure(value)
    case .union(var value):
      value.nested = value.nested.map { applied($0, path) }
      return .union(value)
    case .operation(var value):
      value.nested = value.nested.map { applied($0, path) }
      return .operation(value)
    case .alias(var value):
      value.nested = value.nested.map { applied($0, path) }
      return .alias(value)
    case .openEnum, .failures: return declaration
    }
  }

  private mutating func isLarge(_ property: Property, in path: [String]) -> Bool {
    !property.isConstant && size(of: property.type, in: path) > Self.limit
  }

  private mutating func size(of type: SwiftType, in scope: [String]) -> Int {
    switch type {
    case .array, .dictionary: return 1
    case .optional(let wrapped): return size(of: wrapped, in: scope)
    case .named:
      let (_, declaration, path) = index.resolve(type, in: scope)
      // Strings and most types of the runtime are two words.
      guard let declaration else { return 2 }
      if let size = sizes[path] { return size }
      // What is in a circle is held outside already.
      sizes[path] = 1
      let size = size(of: declaration, at: path)
      sizes[path] = size
      return size
    }
  }

  private mutating func size(of declaration: Declaration, at path: [String]) -> Int {
    switch declaration {
    case .structure(let value):
      value.properties.reduce(1) { size, property in
        if property.isConstant { return size }
        return size
          + (property.isIndirect || isLarge(property, in: path) ? 1 : self.size(of: property.type, in: path))
      }
    case .union(let value):
      value.isIndirect ? 1 : value.cases.reduce(1) { max($0, size(of: $1.type, in: path)) }
    case .openEnum: 2
    case .alias, .operation, .failures: 1
    }
  }
}
