import UnderstudyJSON
import UnderstudyOpenAPI

extension StreamCourse {
  /// The values that a pattern names in an event, each with the way to it.
  static func nodes(
    at pattern: StreamContract.Pattern, in root: JSONNode
  ) -> [(instance: JSONPointer, node: JSONNode)] {
    nodes(at: pattern.tokens[...], in: root) { _ in "index" }.map { ($0.instance, $0.node) }
  }

  /// The values that tokens name in an event, each with the way to it, and with a key that stays the same from event to
  /// event: elements of arrays are told by a property of theirs, as far as they have it, and not by their position.
  static func nodes(
    at tokens: ArraySlice<String?>, in root: JSONNode, _ identity: ([String?]) -> String
  ) -> [(key: String, instance: JSONPointer, node: JSONNode)] {
    var found: [(key: String, instance: JSONPointer, node: JSONNode)] = [("", JSONPointer(), root)]
    var path: [String?] = []
    for token in tokens {
      found = found.flatMap { place -> [(key: String, instance: JSONPointer, node: JSONNode)] in
        if let token {
          let next = place.node[JSONPointer(tokens: [token])]
          return next.map { [(place.key, place.instance.appending(token), $0)] } ?? []
        }
        if place.node.kind == .object {
          return place.node.members.map {
            (place.key + "/" + $0.name, place.instance.appending($0.name), $0.value)
          }
        }
        return place.node.elements.enumerated().map { position, element in
          let name = element[identity(path)]?.value.text() ?? "[\(position)]"
          return (place.key + "/" + name, place.instance.appending(position), element)
        }
      }
      path.append(token)
    }
    return found
  }
}
