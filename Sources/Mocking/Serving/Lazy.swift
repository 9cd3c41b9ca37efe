import Synchronization

/// An object that is made when it is first asked for, once.
final class Lazy<Object: AnyObject & Sendable>: Sendable {
  private let make: @Sendable () -> Object
  private let made = Mutex<Object?>(nil)

  init(_ make: @escaping @Sendable () -> Object) {
    self.make = make
  }

  var value: Object {
    made.withLock { made in
      if let made { return made }
      let object = make()
      made = object
      return object
    }
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
