#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs a body that blocks on a thread of its own, so that it does not starve other tests.
public func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await Running(body).value
}

/// A body that blocks, on a thread of its own from the moment this is made. A task would wait until one of the two
/// threads that all tests share is free.
public struct Running<Value: Sendable>: Sendable {
  private let result: AsyncThrowingStream<Value, any Error>

  /// Starts the thread.
  public init(_ body: @escaping @Sendable () throws -> Value) {
    let (result, continuation) = AsyncThrowingStream<Value, any Error>.makeStream()
    self.result = result
    startThread {
      do {
        continuation.yield(try body())
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
  }

  /// What the body returns or throws; asked for once.
  public var value: Value {
    get async throws {
      for try await value in result { return value }
      throw CancellationError()
    }
  }
}

private func startThread(_ body: @escaping @Sendable () -> Void) {
  let work = Unmanaged.passRetained(Work(body))
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  pthread_create(&thread, nil, runWork, work.toOpaque())
  #if canImport(Darwin)
    if let thread { pthread_detach(thread) }
  #else
    pthread_detach(thread)
  #endif
}

private final class Work: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func runWork(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
  return nil
}
