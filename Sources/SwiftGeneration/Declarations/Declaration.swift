import UnderstudyDiagnostics
import UnderstudyJSON

/// A declaration to be written: what the document's schemas and operations become, before it is text.
indirect enum Declaration: Hashable, Sendable {
  case structure(Structure)
  case openEnum(OpenEnumeration)
  case union(Union)
  case alias(Alias)
  case operation(OperationNamespace)
  /// the ways in which an operation can fail
  case failures([OperationNamespace.ReplyCase])

  var name: String {
    switch self {
    case .structure(let value): value.name
    case .openEnum(let value): value.name
    case .union(let value): value.name
    case .alias(let value): value.name
    case .operation(let value): value.name
    case .failures: "Failure"
    }
  }
}

/// What stands above a declaration.
struct Annotation: Hashable, Sendable {
  /// Markdown, as the document has it.
  var documentation: String?
  var isDeprecated = false
}

/// Another name for a type.
struct Alias: Hashable, Sendable {
  var annotation: Annotation
  var name: String
  var type: SwiftType
  var nested: [Declaration] = []
}

/// A struct for an object.
struct Structure: Hashable, Sendable {
  /// What becomes of properties that are not listed.
  enum Others: Hashable, Sendable {
    /// they are kept as they are
    case kept
    /// they are kept, and have values of one type
    case typed(SwiftType)
    /// the document allows none: they are refused
    case refused
    /// they are ignored
    case ignored
  }

  /// How a value is read and written.
  enum Coding: Hashable, Sendable {
    /// as the members of an object
    case members
    /// as the elements of an array, in the order of the properties
    case elements
    /// into a request, each property by a statement that lacks only its value
    case request([ParameterRule])
    /// out of the header fields of a reply
    case headers
  }

  var annotation: Annotation
  var name: String
  var properties: [Property]
  var others: Others
  var nested: [Declaration] = []
  var coding = Coding.members
}

/// Where and how a parameter stands in a request.
struct ParameterRule: Hashable, Sendable {
  /// The runtime's method.
  var method: String
  /// The arguments after name and value; empty where they are the defaults.
  var arguments: [String] = []
  /// Whether the parameter's name is an argument.
  var isNamed = true
}

/// A property of a struct.
struct Property: Hashable, Sendable {
  /// In which ways the property can be there.
  enum Presence: Hashable, Sendable {
    /// always, with a value
    case required
    /// always, perhaps null
    case nullable
    /// perhaps, but then with a value
    case optional
    /// perhaps, and perhaps null
    case field
    /// always, with this value, given as a literal
    case constant(String)
    /// perhaps; else it is as if it were there with this value, given as a literal
    case defaulted(String)
  }

  var annotation: Annotation
  /// The name in JSON.
  var key: String
  /// The name in Swift, without backquotes.
  var name: String
  /// The type of a value, not optional.
  var type: SwiftType
  var presence: Presence
  /// A default as the document has it.
  struct Given: Hashable, Sendable {
    var value: JSONValue
    var location: SourceLocation?
  }

  /// The document's default, which counts or not (`Defaults`).
  var given: Given?
  /// The argument's default in the initialiser, as an expression.
  var defaultValue: String?
  /// What the property is where it is read and not there, as an expression; `nil` if it is left out then.
  var absentValue: String?
  /// Whether the value is kept outside of the struct, which would otherwise contain itself or be very large.
  var isIndirect = false
  /// Whether the document takes it for true where it is not there.
  var isTrueUnasked = false

  /// The type as declared.
  var declaredType: SwiftType {
    switch presence {
    case .required, .constant, .defaulted: type
    case .nullable, .optional: .optional(type)
    case .field: .named("Field<\(type.text)>")
    }
  }

  var isConstant: Bool {
    if case .constant = presence { true } else { false }
  }
}

/// An open set of values.
struct OpenEnumeration: Hashable, Sendable {
  enum Raw: Hashable, Sendable {
    case string
    case integer
    /// numbers, or values of several kinds
    case json
  }

  struct Member: Hashable, Sendable {
    var name: String
    /// The value, as a literal.
    var literal: String
    var documentation: String?
  }

  var annotation: Annotation
  var name: String
  var raw: Raw
  var members: [Member]
}

/// An enum with a case for each of several types.
struct Union: Hashable, Sendable {
  struct Case: Hashable, Sendable {
    var annotation: Annotation
    var name: String
    var type: SwiftType
    /// How the case is recognised.
    var match: Match
    /// Of several cases that could be meant, the one that asks for more is tried first.
    var weight = 0
    /// Whether a value of the case may be without its tag.
    var mayLackTag = false
  }

  enum Match: Hashable, Sendable {
    /// by the tag's values
    case tags([String])
    /// by the kind of value; where several cases have the same kind, the first whose type the value is of
    case kinds([String])
  }

  var annotation: Annotation
  var name: String
  /// The property that tells the cases apart.
  var tag: String?
  var cases: [Case]
  var isIndirect = false
  /// Whether a value that no case can read is kept, also where there is one case alone for values of its kind.
  var isLenient = false
  var nested: [Declaration] = []
}
