import UnderstudyJSON
import UnderstudyPatterns

/// Compiled schemas: instructions in one list, cut into blocks, and the lists that they refer to.
///
/// Instructions and lists are read through pointers that a run takes once (``Machine``); what only reports need is
/// beside them.
final class Program: Sendable {
  let parts: ProgramParts

  init(_ parts: ProgramParts) {
    self.parts = parts
  }
}

/// The lists of a program.
struct ProgramParts: Sendable {
  var instructions: [Instruction] = []
  var blocks: [BlockRange] = []
  var objects: [ObjectPlan] = []
  var arrays: [ArrayPlan] = []
  var contains: [ContainsPlan] = []
  var tables: [NameTable] = []
  var slots: [NameSlot] = []
  var names: [NameRange] = []
  /// The bytes of all names.
  var nameBytes: [UInt8] = []
  /// Blocks that a plan refers to by a range: of properties in the order of their names' table, of tuples, of branches.
  var blockLists: [Int32] = []
  var bounds: [Bound] = []
  /// The numbers of the bounds, for reports.
  var boundNumbers: [JSONNumber] = []
  var divisors: [Divisor] = []
  var values: [ValueSet] = []
  var constants: [JSONNode] = []
  var patterns: [Pattern] = []
  var patternProperties: [PatternProperty] = []
  var dependencies: [Dependency] = []
  var contents: [ContentPlan] = []
  var choices: [ChoicePlan] = []
  /// The branches that are left for a value of a choice's key: a bit for each branch.
  var branchMasks: [UInt64] = []
  var dynamicCalls: [DynamicCall] = []
  /// For each dynamic name and resource, in rows of resources: the block, or -1.
  var dynamicTargets: [Int32] = []
  var resourceCount: Int32 = 1

  // For reports.
  /// The keyword that each instruction comes from.
  var origins: [Origin] = []
  /// The schema that each block comes from.
  var nodes: [JSONNode] = []
}

/// The instructions of one schema.
struct BlockRange: Sendable {
  var start: Int32
  var end: Int32
  /// The resource that the schema belongs to, for dynamic references.
  var resource: Int32
  /// The types, where the schema asks for nothing else; none where it does.
  var onlyType: TypeMask = []
  /// The types that can be valid, or more.
  var types: TypeMask = .any
}

/// Where an instruction comes from.
struct Origin: Sendable {
  var keyword: Keyword
  /// The element of the keyword's array, or -1.
  var position: Int32 = -1
}

/// What an object's members must be.
struct ObjectPlan: Sendable {
  var table: Int32
  /// The first block of the properties in `blockLists`, in the order of the table; ``Blocks/undeclared`` for a name
  /// that is only required.
  var firstBlock: Int32
  /// The entries of the table that are required, of the first 128.
  var required: RequiredNames
  /// Required names beyond 128, as a range of the program's names.
  var moreRequired: Range<Int32>
  var patterns: Range<Int32>
  var additional: Int32
  /// Whether undeclared names need to be looked at.
  var judgesUndeclared: Bool
  /// Whether `additionalProperties` is there, so that all members count as evaluated.
  var evaluatesAll: Bool
}

/// Numbers of blocks that stand for themselves.
enum Blocks {
  /// The schema that everything is valid against.
  static let always: Int32 = 0
  static let undeclared: Int32 = -2
  static let none: Int32 = -1
}

/// What an array's elements must be.
struct ArrayPlan: Sendable {
  /// The tuple, as a range of `blockLists`.
  var prefix: Range<Int32>
  var rest: Int32
  /// Whether there is a schema for the rest, so that all elements count as evaluated.
  var evaluatesAll: Bool
}

/// How many of an array's elements must be valid against a schema.
struct ContainsPlan: Sendable {
  var block: Int32
  var minimum: Int
  var maximum: Int
  /// Whether the elements that are valid count as evaluated (from 2020-12).
  var evaluates: Bool
}

/// A schema for the properties whose names match.
struct PatternProperty: Sendable {
  var pattern: Int32
  var block: Int32
}

/// Names that an object must have if it has another, as numbers and ranges of the program's names.
struct Dependency: Sendable {
  var name: Int32
  var required: Range<Int32>
}

/// What the text in a string must be.
struct ContentPlan: Sendable {
  var encoding: ContentEncoding?
  var isJSON: Bool
  /// The schema of the JSON in it.
  var block: Int32
}

/// The branches of `anyOf` or `oneOf`.
struct ChoicePlan: Sendable {
  /// A range of `blockLists`.
  var branches: Range<Int32>
  /// The name of the property that tells which branch is meant, or -1.
  var tag: Int32 = -1
  /// The tag's values; entry numbers are positions in `branchOfValue`.
  var table: Int32 = -1
  /// The first block for the values in `blockLists`.
  var firstBlock: Int32 = 0
  /// The name of a property that all branches require and allow only some strings for, or -1.
  var key: Int32 = -1
  /// Those strings.
  var keyTable: Int32 = -1
  /// The first of them in `branchMasks`.
  var firstMask: Int32 = 0
  /// How many of the discriminator's values to tell people of: those of its mapping, if it has one.
  var toldCount: Int32 = 0
}

/// A reference whose target depends on the way that led to it.
struct DynamicCall: Sendable {
  /// The row of `dynamicTargets`.
  var name: Int32
  /// The target where no resource on the way has the name.
  var fallback: Int32
}
