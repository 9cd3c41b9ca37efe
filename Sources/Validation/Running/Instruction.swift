import UnderstudyJSON

/// One step of a program: a check of one value, or the start of a check of its parts. Numbers index the program's
/// lists; `Block` numbers are schemas.
enum Instruction: Sendable {
  /// A number that stands for a schema.
  typealias Block = Int32

  case nothing
  case never
  /// Null is valid whatever follows.
  case passIfNull
  case type(TypeMask)
  case values(Int32)
  case minimum(Int32)
  case maximum(Int32)
  case exclusiveMinimum(Int32)
  case exclusiveMaximum(Int32)
  case multipleOf(Int32)
  case minLength(Int32)
  case maxLength(Int32)
  case minItems(Int32)
  case maxItems(Int32)
  case minProperties(Int32)
  case maxProperties(Int32)
  /// Properties, patterns of properties, what is additional, and what is required, in one pass over the members.
  case object(Int32)
  case propertyNames(Block)
  /// If the object has a name, it must have others: an index of `dependencies`.
  case dependentRequired(Int32)
  /// If the object has a name, a schema applies to it.
  case dependentSchema(name: Int32, Block)
  case array(Int32)
  case contains(Int32)
  case uniqueItems
  case pattern(Int32)
  case format(Format)
  /// The string holds something: an index of `contents`.
  case content(Int32)
  /// `$ref`, or one branch of `allOf`.
  case call(Block)
  case dynamicCall(Int32)
  case anyOf(Int32)
  case oneOf(Int32)
  case not(Block)
  /// A branch of -1 is not there.
  case condition(Block, then: Block, otherwise: Block)
  case unevaluatedItems(Block, of: Block)
  case unevaluatedProperties(Block, of: Block)
}

/// A set of JSON Schema's types.
struct TypeMask: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let null = TypeMask(rawValue: 1)
  static let boolean = TypeMask(rawValue: 2)
  static let integer = TypeMask(rawValue: 4)
  static let number = TypeMask(rawValue: 8)
  static let string = TypeMask(rawValue: 16)
  static let array = TypeMask(rawValue: 32)
  static let object = TypeMask(rawValue: 64)
  /// `1.0` is no integer (draft 4).
  static let literalIntegers = TypeMask(rawValue: 128)

  /// All types.
  static let any = TypeMask(rawValue: 127)

  static let named: [(name: String, mask: TypeMask)] = [
    ("null", .null), ("boolean", .boolean), ("integer", .integer), ("number", .number), ("string", .string),
    ("array", .array), ("object", .object),
  ]

  /// The names of the types.
  var names: [String] { Self.named.filter { contains($0.mask) }.map(\.name) }
}

extension TypeMask {
  /// The types that a value with a tag is of. A number written with a fraction may be an integer nevertheless.
  @inline(__always)
  init(of tag: JSONWord.Tag) {
    // Seven bits for each tag, in their order: null, false, true, integer, decimal, string (twice), array, object.
    let types: UInt64 =
      1 | 2 << 7 | 2 << 14 | 12 << 21 | 8 << 28 | 16 << 35 | 16 << 42 | 32 << 49 | 64 << 56
    self.init(rawValue: UInt8(truncatingIfNeeded: types &>> (UInt64(tag.rawValue) &* 7)) & 127)
  }
}
