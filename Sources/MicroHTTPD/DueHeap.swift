/// What is due when: a binary heap, the earliest on top.
///
/// A heap and not a wheel, because an idle server then sleeps, and 10,000 streams cost 14 comparisons an event.
struct DueHeap {
  struct Entry {
    /// Nanoseconds of the server's clock.
    var due: Int64
    var place: Pacer.Place
  }

  private var entries: [Entry] = []

  /// The moment of the earliest entry.
  var earliest: Int64? { entries.first?.due }

  mutating func insert(_ entry: Entry) {
    var index = entries.count
    entries.append(entry)
    while index > 0 {
      let parent = (index - 1) / 2
      guard entries[parent].due > entry.due else { break }
      entries[index] = entries[parent]
      index = parent
    }
    entries[index] = entry
  }

  /// Takes the earliest entry if it is due by that moment.
  mutating func removeFirst(dueBy now: Int64) -> Entry? {
    guard let first = entries.first, first.due <= now else { return nil }
    let last = entries.removeLast()
    guard !entries.isEmpty else { return first }
    var index = 0
    while true {
      var child = 2 * index + 1
      guard child < entries.count else { break }
      if child + 1 < entries.count, entries[child + 1].due < entries[child].due { child += 1 }
      guard entries[child].due < last.due else { break }
      entries[index] = entries[child]
      index = child
    }
    entries[index] = last
    return first
  }
}
