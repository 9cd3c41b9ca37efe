/// The formats that are checked where `format` is an assertion. Any other is an annotation.
enum Format: String, CaseIterable, Hashable, Sendable {
  case int32, int64

  init?(_ name: String, in dialect: Dialect) {
    self.init(rawValue: name)
  }

  /// Whether a string is of the format.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    true
  }

  /// Whether a number is of the format.
  func matches(number: UnsafePointer<UInt8>, length: Int) -> Bool {
    true
  }
}
