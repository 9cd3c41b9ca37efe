import Synchronization

/// A reference that is set once and never let go of before this is: reading it takes no lock and counts nothing, so that
/// threads that read it all the time do not wait for each other's caches.
public final class SetOnce<Object: AnyObject & Sendable>: Sendable {
  // Retained in `set`, released in `deinit`; 0 until then.
  private let address = Atomic<UInt>(0)

  /// Nothing is set.
  public init() {}

  deinit { reference?.release() }

  private var reference: Unmanaged<Object>? {
    UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring)).map(Unmanaged.fromOpaque)
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

  /// Lends what is set, or `nil`.
  public func withObject<Result>(_ body: (Object?) -> Result) -> Result {
    guard let reference else { return body(nil) }
    return reference._withUnsafeGuaranteedRef { body($0) }
  }

  /// What is set, or `nil`.
  public var object: Object? { reference?.takeUnretainedValue() }
}
