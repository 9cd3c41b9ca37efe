/// A socket in the file system, in place of a host and a port.
public struct UnixSocket: Hashable, Sendable {
  /// Where it lies.
  public var path: String
  /// Who may connect: the file's permissions.
  public var permissions: UInt16

  /// Makes one; its owner and group may connect unless told otherwise.
  public init(_ path: String, permissions: UInt16 = 0o660) {
    self.path = path
    self.permissions = permissions
  }
}
