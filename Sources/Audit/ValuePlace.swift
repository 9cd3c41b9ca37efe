import UnderstudyJSON
import UnderstudyValidation

/// A place in a JSON body, and what can be changed there.
///
/// What a schema says is not read: the validator is asked about changed values, and its answer tells whether the change
/// breaks the document, and where the bounds are. So each keyword is known in one place only.
struct ValuePlace {
  let pointer: JSONPointer
  let value: JSONValue

  /// A changed value.
  struct Change {
    var value: JSONValue
    /// Whether the document allows it.
    var isValid: Bool
    var label: String
  }

  /// The members of a value, and those of its objects and of the first elements of its arrays, the outer ones first.
  static func all(in value: JSONValue) -> [ValuePlace] {
    var places: [ValuePlace] = []
    var level = [ValuePlace(pointer: JSONPointer(), value: value)]
    for _ in 0..<depthLimit {
      level = level.flatMap(\.children)
      places += level
    }
    return Array(places.prefix(countLimit))
  }

  private static let depthLimit = 3
  private static let countLimit = 60

  private var children: [ValuePlace] {
    switch value {
    case .object(let members):
      members.map { ValuePlace(pointer: pointer.appending($0.name), value: $0.value) }
    case .array(let elements):
      elements.prefix(1).map { ValuePlace(pointer: pointer.appending(0), value: $0) }
    default: []
    }
  }

  /// What can be changed, with what the document says of it.
  func changes(of whole: JSONValue, violations: (JSONValue) -> [Violation]?) -> [Change] {
    var changes: [Change] = []
    let name = "'\(pointer)'"
    func add(_ value: JSONValue?, _ label: String, isValid: Bool = false) {
      let changed = whole.replacing(pointer.tokens[...], with: value)
      guard let found = violations(changed), found.isEmpty == isValid else { return }
      changes.append(Change(value: changed, isValid: isValid, label: label))
    }
    if Int(pointer.tokens.last ?? "") == nil { add(nil, "without \(name)") }
    add(ofAnotherType, "\(name) of another type")
    switch value {
    case .string(let text):
      let unknown = JSONValue.string("understudy-unknown")
      let found = violations(whole.replacing(pointer.tokens[...], with: unknown)) ?? []
      if !found.isEmpty, !text.isEmpty { add(unknown, "an unknown \(name)") }
      bound(whole, .string(""), violations) { .string(String(repeating: "a", count: $0)) }
        .forEach { add($0.value, "\(name) of length \($0.count)", isValid: $0.isValid) }
      bound(whole, .string(String(repeating: "a", count: 10_000)), violations) {
        .string(String(repeating: "a", count: $0))
      }.forEach { add($0.value, "\(name) of length \($0.count)", isValid: $0.isValid) }
    case .number:
      for bound in Bounds.ofNumbers {
        let found = violations(whole.replacing(pointer.tokens[...], with: .number(bound.number))) ?? []
        guard let limit = bound.limit(in: found, at: pointer) else { continue }
        add(.number(limit.inside), "\(name) at \(limit.inside.text)", isValid: true)
        add(.number(limit.outside), "\(name) at \(limit.outside.text)")
      }
    case .array(let elements) where !elements.isEmpty:
      bound(whole, .array([]), violations) { .array((0..<$0).map { elements[$0 % elements.count] }) }
        .forEach { add($0.value, "\(name) of \($0.count)", isValid: $0.isValid) }
    default: break
    }
    return changes
  }

  /// Values at a bound of a length and just outside, found with a value that is far beyond.
  private func bound(
    _ whole: JSONValue, _ beyond: JSONValue, _ violations: (JSONValue) -> [Violation]?,
    make: (Int) -> JSONValue
  ) -> [(value: JSONValue, count: Int, isValid: Bool)] {
    let found = violations(whole.replacing(pointer.tokens[...], with: beyond)) ?? []
    for violation in found where violation.instance == pointer {
      switch violation.kind {
      case .tooFew(let limit) where 1...1000 ~= limit:
        return [(make(limit), limit, true), (make(limit - 1), limit - 1, false)]
      case .tooMany(let limit) where limit < 10_000:
        return [(make(limit), limit, true), (make(limit + 1), limit + 1, false)]
      default: continue
      }
    }
    return []
  }

  private var ofAnotherType: JSONValue {
    switch value {
    case .string: .number(5)
    case .object, .array, .number, .bool, .null: .string("understudy")
    }
  }
}

extension JSONValue {
  /// The value with another at a place; `nil` takes away what is there.
  func replacing(_ tokens: ArraySlice<String>, with new: JSONValue?) -> JSONValue {
    guard let token = tokens.first else { return new ?? .null }
    let rest = tokens.dropFirst()
    switch self {
    case .object(var object):
      let old = object[token] ?? .null
      object[token] = rest.isEmpty ? new : old.replacing(rest, with: new)
      return .object(object)
    case .array(var elements):
      guard let position = Int(token), elements.indices.contains(position) else { return self }
      if rest.isEmpty, new == nil {
        elements.remove(at: position)
      } else {
        elements[position] = elements[position].replacing(rest, with: new)
      }
      return .array(elements)
    default: return self
    }
  }
}
