/// The version of the OpenAPI Specification that a document says it follows.
public struct OpenAPIVersion: Hashable, Sendable {
  /// The first number.
  public let major: Int
  /// The second number. What comes after it never changes how a document is read.
  public let minor: Int

  /// Makes a version.
  init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// A version from its text, `3.1.0` or shorter; `nil` if that is none.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let major = parts.first.flatMap({ Int($0) }), major >= 0 else { return nil }
    let minor = parts.count > 1 ? Int(parts[1]) : 0
    guard let minor, minor >= 0 else { return nil }
    self.init(major, minor)
  }

  /// Swagger 2.0, which is converted to 3.0 when it is read.
  public static let v20 = OpenAPIVersion(2, 0)
  /// 3.0
  public static let v30 = OpenAPIVersion(3, 0)
  /// 3.1
  public static let v31 = OpenAPIVersion(3, 1)
  /// 3.2
  public static let v32 = OpenAPIVersion(3, 2)
}

extension OpenAPIVersion: Comparable, CustomStringConvertible {
  /// Orders by major, then minor.
  public static func < (left: Self, right: Self) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  /// `major.minor`
  public var description: String { "\(major).\(minor)" }
}
