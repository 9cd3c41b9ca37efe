import Synchronization

/// A value that is made when it is first asked for.
final class Lazy<Value: Sendable>: Sendable {
  /// The value where it can be read without being copied.
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) {
      self.value = value
    }
  }

  private let make: @Sendable () -> Value
  private let made = Mutex<Box?>(nil)

  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  var value: Value {
    _read {
      yield box.value
    }
  }

  private var box: Box {
    made.withLock { made in
      if let made { return made }
      let box = Box(make())
      made = box
      return box
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
