import UnderstudyHTTP

/// An object that is made when it is first asked for, once.
final class Lazy<Object: AnyObject & Sendable>: Sendable {
  private let make: @Sendable () -> Object
  private let making = Lock(())
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
    making.withLock { _ in
      if let made = made.object { return made }
      let object = make()
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
