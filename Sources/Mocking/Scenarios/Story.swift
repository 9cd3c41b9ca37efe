public import UnderstudyJSON

extension Scenario {
  /// One state of a longer story.
  public struct State: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its replies, in order.
    public var replies: [CannedReply]

    /// Makes a state.
    public init(_ name: String, _ replies: [CannedReply]) {
      self.name = name
      self.replies = replies
    }
  }
}

/// What a reply sets in the session's state.
public struct StateUpdate: Hashable, Sendable {
  /// The name that is set.
  public var name: String
  /// Its value from now on; `nil` takes the name away. A string may hold placeholders.
  public var value: JSONValue?

  /// Makes an update.
  public init(_ name: String, _ value: JSONValue?) {
    self.name = name
    self.value = value
  }
}

/// A reply's part in a longer story.
///
/// A pointer to it is all that replies without a story carry.
struct Story: Hashable, Sendable {
  private final class Box: Sendable {
    let when: Conditions?
    let updates: [StateUpdate]
    let next: String?

    init(_ when: Conditions?, _ updates: [StateUpdate], _ next: String?) {
      self.when = when
      self.updates = updates
      self.next = next
    }
  }

  private var box = Box(nil, [], nil)

  var when: Conditions? {
    get { box.when }
    set { box = Box(newValue, updates, next) }
  }

  var updates: [StateUpdate] {
    get { box.updates }
    set { box = Box(when, newValue, next) }
  }

  var next: String? {
    get { box.next }
    set { box = Box(when, updates, newValue) }
  }

  static func == (left: Self, right: Self) -> Bool {
    left.when == right.when && left.updates == right.updates && left.next == right.next
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(when)
    hasher.combine(updates)
    hasher.combine(next)
  }
}
