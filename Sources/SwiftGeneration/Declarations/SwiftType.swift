/// A type as it is written where it is used.
indirect enum SwiftType: Hashable, Sendable {
  /// a type that has a name, in the scope where it is used
  case named(String)
  /// `[Element]`
  case array(SwiftType)
  /// `[String: Value]`
  case dictionary(SwiftType)
  /// `Wrapped?`
  case optional(SwiftType)

  static let string = SwiftType.named("String")
  static let integer = SwiftType.named("Int")
  static let number = SwiftType.named("Double")
  static let boolean = SwiftType.named("Bool")
  static let json = SwiftType.named("JSONValue")
  static let jsonObject = SwiftType.named("JSONObject")
  static let bytes = SwiftType.array(.named("UInt8"))

  var text: String {
    switch self {
    case .named(let name): name
    case .array(let element): "[\(element.text)]"
    case .dictionary(let value): "[String: \(value.text)]"
    case .optional(let wrapped): "\(wrapped.text)?"
    }
  }

  /// The types that a value of this type holds in itself, without a heap in between.
  var heldName: String? {
    switch self {
    case .named(let name): name
    case .optional(let wrapped): wrapped.heldName
    case .array, .dictionary: nil
    }
  }
}
