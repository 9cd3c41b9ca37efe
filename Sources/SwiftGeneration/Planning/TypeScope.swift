/// Where types are declared: in the module, or in another type.
struct TypeScope {
  /// The names of the types around, outermost first; empty in the module.
  var path: [String]
  /// What has been declared here.
  var declarations: [Declaration] = []
  /// The names that are in use here.
  var names = NameScope()

  var isModule: Bool { path.isEmpty }
}

/// What a schema is where it is used.
struct TypeUse: Hashable {
  /// The type of a value that is not null.
  var type: SwiftType
  /// Whether null is allowed too.
  var isNullable: Bool

  /// The type of a value, null included.
  var whole: SwiftType {
    isNullable && type != .json ? .optional(type) : type
  }
}
