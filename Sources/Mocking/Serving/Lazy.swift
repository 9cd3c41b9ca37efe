import Synchronization

/// An object that is made when it is first asked for, once.
final class Lazy<Object: AnyObject & Sendable>: Sendable {
  private let make: @Sendable () -> Object
  private let made = AtomicLazyReference<Object>()
  /// Held while it is made, so that it is made once.
  private let making = Mutex<Void>(())

  init(_ make: @escaping @Sendable () -> Object) {
    self.make = make
  }

  var value: Object {
    if let made = made.load() { return made }
    return making.withLock { _ in made.load() ?? made.storeIfNil(make()) }
  }
}

/// Values by key, each made when it is first asked for.
final class LazyTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let made = Mutex<[Key: Value]>([:])

  func value(for key: Key, make: () -> Value) -> Value {
    made.withLock { made in
      if let known = made[key] { return known }
      let value = make()
      made[key] = value
      return value
    }
  }
}
