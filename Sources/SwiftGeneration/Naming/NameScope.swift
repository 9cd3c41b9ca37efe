/// Names that are in use, so that the next one is different.
struct NameScope {
  private var names: Set<String> = []

  init(_ names: some Sequence<String> = []) {
    self.names = Set(names)
  }

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// Takes the first of several names that is free; where none is, the last with the lowest number from 2 that is.
  mutating func take(_ candidates: [String]) -> String {
    for candidate in candidates where names.insert(candidate).inserted { return candidate }
    let last = candidates.last ?? "unnamed"
    var number = 2
    while !names.insert(last + separator(last) + "\(number)").inserted { number += 1 }
    return last + separator(last) + "\(number)"
  }

  mutating func take(_ name: String) -> String { take([name]) }

  private func separator(_ name: String) -> String {
    name.last?.isNumber == true ? "_" : ""
  }
}
