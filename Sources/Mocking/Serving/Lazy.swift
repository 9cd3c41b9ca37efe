import UnderstudyHTTP

/// An object that is made when it is first asked for, once.
final class Lazy<Object: AnyObject & Sendable>: Sendable {
  private let make: @Sendable () -> Object
  // Not a lock on nothing: that has no place of its own, and the thread sanitizer takes it for the mutex beside it.
  private let making = Lock<Object?>(nil)
  private let made = SetOnce<Object>()

  init(_ make: @escaping @Sendable () -> Object) {
    self.make = make
  }

  var value: Object { made.object ?? makeNow() }

  /// Lends it, without counting.
  func withValue<Result>(_ body: (Object) -> Result) -> Result {
    made.withObject { made in
      if let made { body(made) } else { body(makeNow()) }
    }
  }

  private func makeNow() -> Object {
    making.withLock { making in
      if let object = making { return object }
      let object = make()
      making = object
      made.set(object)
      return object
    }
  }
}

/// Values by key, each made when it is first asked for.
final class LazyTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let made = Lock<[Key: Value]>([:])

  func value(for key: Key, make: () -> Value) -> Value {
    made.withLock { made in
      if let known = made[key] { return known }
      let value = make()
      made[key] = value
      return value
    }
  }
}
