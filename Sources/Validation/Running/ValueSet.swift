/// The values of `enum` or `const`.
struct ValueSet: Sendable {
  /// `null`, `false` and `true` as bits 0, 1 and 2.
  var literals: UInt8 = 0
  /// The strings, as a table; -1 where there are none.
  var strings: Int32 = -1
  /// All other values, as a range of the program's constants.
  var others: Range<Int32> = 0..<0
  /// All values, as a range of the program's constants, for reports.
  var all: Range<Int32> = 0..<0
}
