/// The members of a JSON object, in order.
///
/// Names are compared scalar by scalar, as RFC 8259 §8.3 has it, not by canonical equivalence as Swift's strings are.
public struct JSONObject: Sendable {
  /// A name that is equal to another only if its bytes are.
  struct Name: Hashable, Sendable {
    var text: String

    static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  private var members: [(key: Name, value: JSONValue)] = []
  /// Positions by name, once there are so many members that looking through them is slower.
  private var positions: [Name: Int]?

  private static let indexedFrom = 12

  /// No members.
  public init() {}

  /// Members from pairs; where a name occurs more than once, the last value counts.
  public init(_ pairs: some Sequence<(String, JSONValue)>) {
    for (name, value) in pairs { self[name] = value }
  }

  /// The value of a member; setting `nil` removes it.
  public subscript(name: String) -> JSONValue? {
    get { position(of: Name(text: name)).map { members[$0].value } }
    set {
      let key = Name(text: name)
      switch (position(of: key), newValue) {
      case (let position?, let value?): members[position].value = value
      case (let position?, nil):
        members.remove(at: position)
        reindex()
      case (nil, let value?):
        positions?[key] = members.count
        members.append((key, value))
        if positions == nil, members.count == Self.indexedFrom { reindex() }
      case (nil, nil): break
      }
    }
  }

  /// The names, in order.
  public var names: [String] { members.map(\.key.text) }

  private func position(of key: Name) -> Int? {
    if let positions { return positions[key] }
    return members.firstIndex { $0.key == key }
  }

  private mutating func reindex() {
    guard members.count >= Self.indexedFrom else { return positions = nil }
    positions = Dictionary(
      members.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension JSONObject: Hashable {
  /// Whether both have the same members, in any order.
  public static func == (left: Self, right: Self) -> Bool {
    left.members.count == right.members.count
      && left.members.allSatisfy { member in
        right.position(of: member.key).map { right.members[$0].value == member.value } ?? false
      }
  }

  /// Hashes the members regardless of their order.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for (key, value) in members {
      var inner = Hasher()
      inner.combine(key)
      inner.combine(value)
      sum ^= inner.finalize()
    }
    hasher.combine(sum)
  }
}

extension JSONObject: RandomAccessCollection {
  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of members.
  public var endIndex: Int { members.count }
  /// A member.
  public subscript(position: Int) -> (name: String, value: JSONValue) {
    (members[position].key.text, members[position].value)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Members in the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements)
  }
}

extension JSONObject: CustomStringConvertible {
  /// The object as compact JSON text.
  public var description: String { JSONValue.object(self).text() }
}
