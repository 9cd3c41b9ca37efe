/// The candidate that a misspelt name was most likely meant to be, for "did you mean".
///
/// Near means at most a third of the name's length in edits (insert, delete, replace, swap of neighbours), ignoring
/// case; of equally near candidates the first wins.
///
/// - Returns: `nil` where nothing is near enough.
public func nearestSpelling(of name: String, among candidates: some Sequence<String>) -> String? {
  let limit = max(1, name.count / 3)
  let wanted = Array(name.lowercased())
  var best: (candidate: String, distance: Int)?
  for candidate in candidates where abs(candidate.count - wanted.count) <= limit {
    let distance = editDistance(wanted, Array(candidate.lowercased()))
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.candidate
}

/// The optimal string alignment distance.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for (row, character) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var cost = min(
        previous[column + 1] + 1, current[column] + 1, previous[column] + (character == other ? 0 : 1))
      if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}
