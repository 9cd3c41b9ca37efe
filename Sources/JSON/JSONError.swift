public import UnderstudyDiagnostics

/// How deep and how long a JSON text may be.
public struct JSONLimits: Hashable, Sendable {
  /// The greatest depth of nested arrays and objects.
  public var depth: Int
  /// The greatest length in bytes; at most 2³² − 1 is possible.
  public var size: Int

  /// Makes limits.
  public init(depth: Int = 512, size: Int = 256 << 20) {
    self.depth = depth
    self.size = size
  }

  /// 512 levels and 256 MiB.
  public static let standard = JSONLimits()
}

/// Why a text is not JSON, and at which byte.
public struct JSONError: Error, Hashable, Sendable {
  /// What was wrong.
  public enum Reason: Hashable, Sendable {
    /// The text ended where something was still to come.
    case unexpectedEnd(expected: String)
    /// A byte that cannot stand there.
    case unexpectedByte(UInt8, expected: String)
    /// Something followed the value.
    case trailingBytes
    /// A number that RFC 8259 §6 does not allow.
    case invalidNumber
    /// A control character inside a string (RFC 8259 §7).
    case controlCharacter(UInt8)
    /// A backslash followed by something that is no escape.
    case invalidEscape
    /// Half of a surrogate pair, which is no character.
    case loneSurrogate
    /// Bytes that are not UTF-8 (RFC 8259 §8.1).
    case invalidUTF8
    /// A byte order mark at the start (RFC 8259 §8.1).
    case byteOrderMark
    /// Arrays and objects nested deeper than the limit.
    case tooDeep(limit: Int)
    /// A text, or a string in it, longer than the limit.
    case tooLong(limit: Int)
  }

  /// What was wrong.
  public var reason: Reason
  /// The offset of the offending byte.
  public var offset: Int
  /// Its line, from 1.
  public var line: Int
  /// Its column in Unicode scalars, from 1.
  public var column: Int

  init(_ reason: Reason, at offset: Int, in bytes: [UInt8]) {
    self.reason = reason
    self.offset = offset
    (line, column) = LineStarts().place(ofOffset: offset, in: bytes)
  }

  /// The error as a diagnostic at its place in a file.
  public func diagnostic(file: String) -> Diagnostic {
    .error(message, at: SourceLocation(file: file, line: line, column: column))
  }
}
