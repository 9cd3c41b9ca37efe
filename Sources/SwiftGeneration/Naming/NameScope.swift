/// Names that are in use, so that the next one is different.
struct NameScope {
  private var names: Set<String> = []
  /// The number that a name is tried with next, so that ten thousand of the same take no time.
  private var nextNumbers: [String: Int] = [:]

  init(_ names: some Sequence<String> = []) {
    self.names = Set(names)
  }

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// Takes the first of several names that is free; where none is, the last with the lowest number from 2 that is.
  ///
  /// - Parameter isAllowed: whether a name can be had here at all.
  mutating func take(_ candidates: [String], where isAllowed: (String) -> Bool = { _ in true }) -> String {
    for candidate in candidates where isAllowed(candidate) && names.insert(candidate).inserted {
      return candidate
    }
    let stem = candidates.last ?? "unnamed"
    var number = nextNumbers[stem] ?? 2
    while true {
      let candidate = stem + separator(stem) + "\(number)"
      number += 1
      guard isAllowed(candidate), names.insert(candidate).inserted else { continue }
      nextNumbers[stem] = number
      return candidate
    }
  }

  mutating func take(_ name: String) -> String { take([name]) }

  private func separator(_ name: String) -> String {
    name.last?.isNumber == true ? "_" : ""
  }
}
