import UnderstudyJSON

/// What all demands on one place come to, once every choice that schemas leave open is made.
struct Shape {
  /// A schema object that the value must be valid against.
  struct Part {
    var schema: SchemaPart
    /// The parts that name this one: what it sees counts as seen by them, for `unevaluated…`.
    var owners: Set<Int>
    /// Whether it is the schema asked for itself, or the target of its reference.
    var isWhole: Bool
  }

  /// A schema that holds under a condition.
  struct Condition {
    var owner: JSONNode
    var test: JSONNode
    var then: JSONNode?
    var otherwise: JSONNode?
  }

  /// Branches of which only one may hold.
  struct Choice {
    var owner: JSONNode
    var branches: [JSONNode]
    var taken: JSONNode
  }

  var parts: [Part] = []
  var types = TypeSet.all
  /// The types in the order that the schema names them in, or that its keywords are for.
  var hints: [TypeSet] = []
  /// The only values there are.
  var allowed: [JSONValue]?
  /// Values that it must not be.
  var excluded: Set<JSONValue> = []
  var numbers = NumberLimits()
  /// Of strings in Unicode scalars, arrays in elements, objects in members.
  var lengths = 0...Int.max
  var counts = 0...Int.max
  var sizes = 0...Int.max
  var patterns: [String] = []
  var formats: [String] = []
  var isUnique = false
  /// The names of members that must be there, in order.
  private(set) var required: [String] = []
  private var requiredNames: Set<String> = []
  /// The names of members that must not be there.
  var forbidden: Set<String> = []
  /// Further demands on members.
  var memberDemands: [String: [Demand]] = [:]
  /// Demands that each asks for an element of its own.
  var elementDemands: [[Demand]] = []
  /// What a discriminator's property is, if its schema allows it.
  var tags: [String: JSONValue] = [:]
  /// The same where a discriminator has no mapping: what is given as an example goes before it.
  var names: [String: JSONValue] = [:]
  var conditions: [Condition] = []
  var choices: [Choice] = []
  /// Whether what is built must be looked at before it is known to fit.
  var isHard = false

  mutating func require(_ name: String) {
    if requiredNames.insert(name).inserted { required.append(name) }
  }

  /// Whether a member must be there.
  func requires(_ name: String) -> Bool { requiredNames.contains(name) }

  /// Whether no value can be like this, as far as can be told at once.
  var isContradiction: Bool {
    types.isEmpty || forbidden.contains(where: requires)
      || allowed.map {
        $0.allSatisfy { value in excluded.contains(value) || !types.contains(TypeSet(value)) }
      }
        == true
  }
}

extension ClosedRange<Int> {
  /// The range with another lower bound, if that is higher; `nil` where nothing would be left.
  func raised(to least: Int) -> ClosedRange<Int>? {
    least > upperBound ? nil : Swift.max(lowerBound, least)...upperBound
  }

  /// The range with another upper bound, if that is lower; `nil` where nothing would be left.
  func lowered(to most: Int) -> ClosedRange<Int>? {
    most < lowerBound ? nil : lowerBound...Swift.min(upperBound, most)
  }
}
