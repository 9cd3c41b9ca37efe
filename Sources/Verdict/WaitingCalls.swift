import UnderstudyHTTP

/// Calls of one kind that a further attempt may come of: a binary heap, the one whose last attempt ended first on top.
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

  private var entries: [Entry] = []

  /// The entry whose attempt ended first.
  var first: Entry? { entries.first }

  mutating func insert(_ entry: Entry) {
    var index = entries.count
    entries.append(entry)
    while index > 0 {
      let parent = (index - 1) / 2
      guard entry.goes(before: entries[parent]) else { break }
      entries[index] = entries[parent]
      index = parent
    }
    entries[index] = entry
  }

  /// Takes ``first`` out, if there is one.
  mutating func removeFirst() {
    guard let last = entries.popLast(), !entries.isEmpty else { return }
    var index = 0
    while true {
      var child = 2 * index + 1
      guard child < entries.count else { break }
      if child + 1 < entries.count, entries[child + 1].goes(before: entries[child]) { child += 1 }
      guard entries[child].goes(before: last) else { break }
      entries[index] = entries[child]
      index = child
    }
    entries[index] = last
  }
}
