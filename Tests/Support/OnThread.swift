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

/// How much of its stack a body touches, on a thread of its own.
///
/// The stack is painted before; what is not as it was painted has been in use.
///
/// - Parameter size: the thread's stack, in bytes.
public func stackUse(size: Int, _ body: @escaping @Sendable () -> Void) -> Int {
  let paint: UInt8 = 0xA5
  let stack = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 1 << 16)
  defer { stack.deallocate() }
  stack.initializeMemory(as: UInt8.self, repeating: paint, count: size)
  let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
  pthread_attr_init(attributes)
  defer {
    pthread_attr_destroy(attributes)
    attributes.deallocate()
  }
  pthread_attr_setstack(attributes, stack, size)
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  let work = Unmanaged.passRetained(Work(body))
  guard pthread_create(&thread, attributes, runWork, work.toOpaque()) == 0 else {
    return 0
  }
  #if canImport(Darwin)
    if let thread { pthread_join(thread, nil) }
  #else
    pthread_join(thread, nil)
  #endif
  let untouched = UnsafeRawBufferPointer(start: stack, count: size).prefix { $0 == paint }.count
  return size - untouched
}
