import UnderstudyJSON
import UnderstudyOpenAPI

/// Puts the events of a stream together: the deltas become the whole (`assembles` of `x-stream`).
///
/// A later value takes an earlier one's place unless it is null, objects member by member, except where a rule says
/// otherwise.
struct StreamAssembly: Sendable {
  private let rules: [(pattern: StreamContract.Pattern, rule: StreamContract.Rule)]
  /// What has been put together so far; `nil` before the first event.
  private(set) var value: JSONValue?

  init(_ assembly: StreamContract.Assembly) {
    rules = assembly.rules
  }

  /// The property that tells the elements of an array from each other, if a rule names one.
  func identity(ofElementsAt path: [String?]) -> String? {
    for case (let pattern, .mergeBy(let name)) in rules where pattern.tokens == path { return name }
    return nil
  }

  /// Adds an event.
  mutating func append(_ event: JSONValue) {
    value = merged(value, event, at: [])
  }

  /// The whole, with what the rules set.
  var whole: JSONValue? {
    guard var whole = value else { return nil }
    for case (let pattern, .set(let value)) in rules {
      whole = setting(pattern.tokens[...], of: whole, to: value)
    }
    return whole
  }

  private func has(_ rule: StreamContract.Rule, at path: [String?]) -> Bool {
    rules.contains { $0.pattern.tokens == path && $0.rule == rule }
  }

  private func merged(_ old: JSONValue?, _ new: JSONValue, at path: [String?]) -> JSONValue {
    switch (old, new) {
    case (let old?, .null): return old
    case (.string(let old)?, .string(let new)) where has(.append, at: path): return .string(old + new)
    case (.array(let old)?, .array(let new)) where has(.append, at: path): return .array(old + new)
    case (_, .object(let members)):
      var object = old?.object ?? [:]
      for (name, value) in members {
        let path = path + [name]
        let key = newName(at: path) ?? name
        object[key] = merged(object[key], value, at: path)
      }
      return .object(object)
    case (_, .array(let elements)):
      guard let identity = identity(ofElementsAt: path) else {
        return .array(elements.map { merged(nil, $0, at: path + [nil]) })
      }
      var array = old?.array ?? []
      for element in elements {
        let place = array.firstIndex { $0.object?[identity] == element.object?[identity] }
        let value = merged(place.map { array[$0] }, element, at: path + [nil])
        if let place { array[place] = value } else { array.append(value) }
      }
      return .array(array)
    default: return new
    }
  }

  private func newName(at path: [String?]) -> String? {
    for case (let pattern, .renameTo(let name)) in rules where pattern.tokens == path { return name }
    return nil
  }

  private func setting(_ tokens: ArraySlice<String?>, of value: JSONValue, to new: JSONValue) -> JSONValue {
    guard let token = tokens.first else { return new }
    let rest = tokens.dropFirst()
    switch (token, value) {
    case (nil, .array(let elements)): return .array(elements.map { setting(rest, of: $0, to: new) })
    case (let name?, .object(var members)):
      members[name] = setting(rest, of: members[name] ?? .object([:]), to: new)
      return .object(members)
    default: return value
    }
  }
}
