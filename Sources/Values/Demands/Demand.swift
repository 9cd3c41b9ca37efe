import UnderstudyJSON

/// What a value has to be.
enum Demand: Hashable {
  /// Valid against a schema.
  case meets(JSONNode)
  /// Not valid against a schema.
  case fails(JSONNode)

  /// Whether nothing is as demanded.
  var isImpossible: Bool {
    switch self {
    case .meets(let node): node.bool == false
    case .fails(let node): node.bool == true
    }
  }
}

/// Nothing was found that meets what is demanded.
struct Contradiction: Error {}
