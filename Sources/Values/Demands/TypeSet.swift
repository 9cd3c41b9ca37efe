import UnderstudyJSON

/// The types that a value may have; numbers with and without fraction are told apart.
struct TypeSet: OptionSet, Hashable {
  let rawValue: UInt8

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  static let null = TypeSet(rawValue: 1)
  static let boolean = TypeSet(rawValue: 2)
  static let integer = TypeSet(rawValue: 4)
  static let fraction = TypeSet(rawValue: 8)
  static let string = TypeSet(rawValue: 16)
  static let array = TypeSet(rawValue: 32)
  static let object = TypeSet(rawValue: 64)

  static let number: TypeSet = [.integer, .fraction]
  static let all: TypeSet = [.null, .boolean, .number, .string, .array, .object]

  /// Single types, the most telling first.
  static let single: [TypeSet] = [.object, .array, .string, .integer, .fraction, .boolean, .null]

  /// The types that a word of `type` stands for; all for one that is unknown, since nobody checks it.
  init(word: String) {
    switch word {
    case "null": self = .null
    case "boolean": self = .boolean
    case "integer": self = .integer
    case "number": self = .number
    case "string": self = .string
    case "array": self = .array
    case "object": self = .object
    default: self = .all
    }
  }

  /// The types of the words of a `type`.
  init(_ node: JSONNode) {
    if let word = node.string {
      self.init(word: word)
    } else {
      self = node.elements.reduce(into: []) { $0.formUnion(TypeSet(word: $1.string ?? "")) }
      if isEmpty { self = .all }
    }
  }

  /// The type of a value.
  init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool: self = .boolean
    case .number(let number): self = number.isInteger ? .integer : .fraction
    case .string: self = .string
    case .array: self = .array
    case .object: self = .object
    }
  }
}
