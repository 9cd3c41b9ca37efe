import UnderstudyHTTP

/// Calls of one kind that a further attempt may come of: the one whose last attempt ended first, and a binary heap
/// of the others.
///
/// A call that has gone on stays in it until it comes to the top: an entry names the attempt that it is about, so that
/// it can be told that it is late.
struct WaitingCalls {
  struct Entry {
    let call: Int
    /// The call's last attempt when the entry was made.
    let last: Int
    /// When that attempt was over.
    let ended: Moment

    /// Of attempts that ended at one moment, the one that came first goes first.
    func goes(before other: Entry) -> Bool {
      ended == other.ended ? last < other.last : ended < other.ended
    }
  }

  /// The entry whose attempt ended first: most often the only one, which needs no memory of its own.
  private(set) var first: Entry?
  /// All others.
  private var others: [Entry] = []

  mutating func insert(_ entry: Entry) {
    guard let first else { return self.first = entry }
    var entry = entry
    if entry.goes(before: first) {
      self.first = entry
      entry = first
    }
    var index = others.count
    others.append(entry)
    while index > 0 {
      let parent = (index - 1) / 2
      guard entry.goes(before: others[parent]) else { break }
      others[index] = others[parent]
      index = parent
    }
    others[index] = entry
  }

  /// Takes ``first`` out, if there is one.
  mutating func removeFirst() {
    first = others.first
    guard let last = others.popLast(), !others.isEmpty else { return }
    var index = 0
    while true {
      var child = 2 * index + 1
      guard child < others.count else { break }
      if child + 1 < others.count, others[child + 1].goes(before: others[child]) { child += 1 }
      guard others[child].goes(before: last) else { break }
      others[index] = others[child]
      index = child
    }
    others[index] = last
  }
}
