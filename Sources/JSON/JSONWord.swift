/// One word of a tape: what a value is, and where its bytes are.
///
/// A scalar takes one word. An array or object takes two, the second being the index of the word after its last
/// child; an object's children alternate between key (a string) and value.
///
/// ```
/// bits  0–31   offset of the value's first byte (a string's: of the byte after the opening quote)
/// bits 32–59   length in bytes of a string or number; number of elements or members of a container
/// bits 60–63   tag
/// ```
public struct JSONWord: Hashable, Sendable {
  /// What kind of value a word begins.
  public enum Tag: UInt8, Hashable, Sendable {
    /// `null`.
    case null
    /// `false`.
    case `false`
    /// `true`.
    case `true`
    /// A number without fraction and exponent.
    case integer
    /// A number with fraction or exponent.
    case decimal
    /// A string whose bytes are its UTF-8.
    case string
    /// A string that holds escape sequences.
    case escapedString
    /// An array.
    case array
    /// An object.
    case object
  }

  /// The word as stored.
  public var raw: UInt64

  /// A word read from a tape.
  @inlinable
  public init(raw: UInt64) {
    self.raw = raw
  }

  /// Makes a word. `length` must be below 2²⁸.
  @inlinable
  public init(_ tag: Tag, offset: UInt32, length: Int) {
    raw = UInt64(tag.rawValue) << 60 | UInt64(truncatingIfNeeded: length) << 32 | UInt64(offset)
  }

  /// What kind of value the word begins.
  @inlinable
  public var tag: Tag {
    // The tags are numbered from 0 to 8 in their order, as cases are stored; `init(rawValue:)` would be a call.
    let number = UInt8(truncatingIfNeeded: raw >> 60)
    return number <= 8 ? unsafeBitCast(number, to: Tag.self) : .null
  }

  /// The offset of the value's first byte.
  @inlinable
  public var offset: Int { Int(truncatingIfNeeded: raw & 0xFFFF_FFFF) }

  /// The length of a string or number in bytes, or the number of a container's elements or members.
  @inlinable
  public var length: Int { Int(truncatingIfNeeded: raw >> 32 & 0xFFF_FFFF) }

  /// The word with another length, or with the greatest that it can hold.
  @inline(__always)
  func withLength(_ length: Int) -> JSONWord {
    let shown = UInt64(truncatingIfNeeded: min(length, Self.maximumLength))
    return JSONWord(raw: raw & ~(UInt64(Self.maximumLength) << 32) | shown << 32)
  }

  /// The greatest length that a word can hold.
  public static let maximumLength = 0xFFF_FFFF
}
