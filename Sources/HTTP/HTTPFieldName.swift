/// A field name that is known when the program is written: looking for it makes no string.
public struct HTTPFieldName: Sendable {
  private let text: StaticString

  /// Makes a name. It must be ASCII, its letters in lower case.
  public init(_ text: StaticString) {
    self.text = text
  }

  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// `Accept` (RFC 9110 §12.5.1).
  public static let accept = HTTPFieldName("accept")
  /// `Authorization` (RFC 9110 §11.6.2).
  public static let authorization = HTTPFieldName("authorization")
  /// `Content-Type` (RFC 9110 §8.3).
  public static let contentType = HTTPFieldName("content-type")
  /// `Origin` (RFC 6454 §7).
  public static let origin = HTTPFieldName("origin")
  /// `Prefer` (RFC 7240 §2).
  public static let prefer = HTTPFieldName("prefer")
  /// `Understudy-Session`: names the session.
  public static let understudySession = HTTPFieldName("understudy-session")
}

extension HTTPFields {
  /// The value of the first field of that name, or `nil`.
  public subscript(name: HTTPFieldName) -> String? {
    firstIndex(of: name).map { value(at: $0) }
  }

  /// The position of the first field of that name, or `nil`.
  public func firstIndex(of name: HTTPFieldName) -> Int? {
    storage?.firstIndex(named: name.bytes)
  }

  /// Lends the bytes of the first field of that name, or `nil` to say that there is none.
  @inlinable
  public func withValue<Result>(
    of name: HTTPFieldName, _ body: (UnsafeBufferPointer<UInt8>?) -> Result
  ) -> Result {
    withExtendedLifetime(self) { body(valueBytes(of: name)) }
  }

  /// The bytes of the first field of that name, as long as the fields are there.
  @usableFromInline
  func valueBytes(of name: HTTPFieldName) -> UnsafeBufferPointer<UInt8>? {
    guard let storage, let index = storage.firstIndex(named: name.bytes) else { return nil }
    return storage.withField(at: index) { _, value in value }
  }
}

/// A request's own fields, looked at where they are: `fields` hands out a copy, which is counted.
extension HTTPRequest {
  /// Whether there is a header field of that name.
  public func hasField(_ name: HTTPFieldName) -> Bool { fieldIndex(of: name) != nil }

  /// Lends the bytes of the first header field of that name, or `nil` to say that there is none.
  @inlinable
  public func withFieldValue<Result>(
    of name: HTTPFieldName, _ body: (UnsafeBufferPointer<UInt8>?) -> Result
  ) -> Result {
    withExtendedLifetime(self) { body(fieldValueBytes(of: name)) }
  }
}
