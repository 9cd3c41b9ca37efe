/// What the connections of one daemon share: the engine, and the bell of the thread that looks after them.
// Safe because of what is said at its one variable.
final class Worker: @unchecked Sendable {
  let engine: Engine
  /// Wakes the thread after a request was resumed.
  let bell: Bell
  // Safe because it is used on the thread alone.
  /// How often the library has called back for a request.
  var callCount: UInt = 0

  init(_ engine: Engine) throws(StartFailure) {
    self.engine = engine
    bell = try Bell()
  }
}
