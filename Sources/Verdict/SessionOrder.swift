import UnderstudyMocking

/// Exchanges by session, each session's in the order of arrival.
struct SessionOrder {
  private var sessions: [[Int]] = []
  /// Of each exchange: its session, and how many of the session came before it.
  private var places: [(session: Int, position: Int)] = []

  init(_ exchanges: [Exchange]) {
    var numbers: [String: Int] = [:]
    places.reserveCapacity(exchanges.count)
    for index in exchanges.indices {
      let session = numbers[exchanges[index].session] ?? sessions.count
      if session == sessions.count {
        numbers[exchanges[index].session] = session
        sessions.append([])
      }
      places.append((session, sessions[session].count))
      sessions[session].append(index)
    }
  }

  /// The exchanges that came after one in the same session.
  func following(_ index: Int) -> ArraySlice<Int> {
    let place = places[index]
    return sessions[place.session][(place.position + 1)...]
  }
}

extension RandomAccessCollection {
  /// Where the first element is that something holds of, where it holds of all that come after the first.
  func partitioningIndex(where isAfter: (Element) -> Bool) -> Index {
    var (low, count) = (startIndex, count)
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isAfter(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
