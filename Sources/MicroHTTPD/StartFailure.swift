/// Why a server could not start.
public enum StartFailure: Error, Hashable, Sendable {
  /// Another program listens on that port.
  case portInUse(host: String, port: Int)
  /// The port is not in 0…65535.
  case portOutOfRange(Int)
  /// The program may not listen on that port.
  case notPermitted(host: String, port: Int)
  /// The host is no address of this machine.
  case addressNotUsable(host: String, reason: String)
  /// The program, or the system, has no more descriptors or threads to give.
  case tooManyOpen(what: String, errno: Int32)
  /// The HTTP library was built without TLS, or does not take the identity.
  case noTLS(reason: String)
  /// Something else that the system refused.
  case refused(what: String, errno: Int32)
}
