public import Synchronization

/// A reference that is set once and never let go of before this is: reading it takes no lock and counts nothing, so that
/// threads that read it all the time do not wait for each other's caches.
public final class SetOnce<Object: AnyObject & Sendable>: Sendable {
  // Retained in `set`, released in `deinit`; 0 until then.
  @usableFromInline let address = Atomic<UInt>(0)

  /// Nothing is set.
  public init() {}

  deinit {
    guard let pointer else { return }
    Unmanaged<Object>.fromOpaque(pointer).release()
  }

  @inlinable var pointer: UnsafeRawPointer? {
    UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring))
  }

  /// Sets it. Says whether it could: it stays what it was where it had been set.
  @discardableResult
  public func set(_ object: Object) -> Bool {
    let new = Unmanaged.passRetained(object)
    let isSet = address.compareExchange(
      expected: 0, desired: UInt(bitPattern: new.toOpaque()), ordering: .acquiringAndReleasing
    ).exchanged
    if !isSet { new.release() }
    return isSet
  }

  // Inlined where they are used: as generic code they would ask for memory at each call.

  /// Lends what is set, or `nil`.
  @inlinable
  public func withObject<Result>(_ body: (Object?) -> Result) -> Result {
    guard let pointer else { return body(nil) }
    return Unmanaged<Object>.fromOpaque(pointer)._withUnsafeGuaranteedRef { body($0) }
  }

  /// What is set, or `nil`.
  @inlinable
  public var object: Object? {
    guard let pointer else { return nil }
    return Unmanaged<Object>.fromOpaque(pointer).takeUnretainedValue()
  }
}
