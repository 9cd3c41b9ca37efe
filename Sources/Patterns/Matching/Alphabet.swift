/// The classes of characters that a program tells apart: two of one class are in the same of its sets.
///
/// A matcher then works on small numbers instead of characters.
struct Alphabet: Sendable {
  /// The number of classes; the end of the text has this number.
  private(set) var count = 0
  /// The class of each ASCII character.
  private(set) var ascii: [Int32] = []
  /// Where runs of one class start beyond ASCII, in order, the first at U+0080.
  private var starts: [UInt32] = []
  private var classes: [Int32] = []
  /// For each set the classes in it.
  private var members: [Members] = []
  /// For each class whether it holds word characters; only if asked for.
  private(set) var words: [Bool] = []

  private enum Members: Sendable {
    case one(Int32)
    case some([Bool])
  }

  /// Sorts characters by the sets that hold them, and by whether they make words.
  init(_ sets: [ScalarSet], tellsWords: Bool) {
    let all = sets + (tellsWords ? [.word] : [])
    var toggles: [(value: UInt32, set: Int)] = [(0x80, -1)]
    for (index, set) in all.enumerated() {
      for range in set.ranges {
        toggles.append((range.lowerBound, index))
        toggles.append((range.upperBound + 1, index))
      }
    }
    toggles.sort { $0.value < $1.value }

    var holding: Set<Int> = []
    var known: [Set<Int>: Int32] = [:]
    var holders: [[Int]] = []
    var position: UInt32 = 0
    var next = 0
    while position <= ScalarSet.largest {
      while next < toggles.count, toggles[next].value == position {
        if toggles[next].set >= 0 { holding.formSymmetricDifference([toggles[next].set]) }
        next += 1
      }
      let end = next < toggles.count ? toggles[next].value : ScalarSet.largest + 1
      let number = known[holding] ?? Int32(holders.count)
      if number == holders.count {
        known[holding] = number
        holders.append(Array(holding))
      }
      if position < 0x80 {
        ascii += Array(repeating: number, count: Int(end - position))
      } else if classes.last != number {
        starts.append(position)
        classes.append(number)
      }
      position = end
    }
    count = holders.count

    var classesOfSet: [[Int32]] = Array(repeating: [], count: all.count)
    for (number, indices) in holders.enumerated() {
      for index in indices { classesOfSet[index].append(Int32(number)) }
    }
    members = classesOfSet.map { numbers in
      if numbers.count == 1 { return .one(numbers[0]) }
      var isIn = Array(repeating: false, count: count)
      for number in numbers { isIn[Int(number)] = true }
      return .some(isIn)
    }
    if tellsWords, case .some(let isIn)? = members.last { words = isIn }
    if tellsWords, case .one(let only)? = members.last { words = (0..<count).map { $0 == only } }
  }

  /// The class of any character.
  func number(of value: UInt32) -> Int32 {
    if value < 0x80 { return ascii[Int(value)] }
    var (low, high) = (0, starts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= value { low = middle } else { high = middle }
    }
    return classes[low]
  }

  /// Whether a set holds the characters of a class. The end of the text is in none.
  func isMember(_ number: Int32, of set: Int) -> Bool {
    switch members[set] {
    case .one(let only): only == number
    case .some(let isIn): number < count && isIn[Int(number)]
    }
  }

  /// The storage that the sets need at most, for a limit before they are made.
  static func isTooLarge(_ sets: [ScalarSet]) -> Bool {
    let ranges = sets.reduce(0) { $0 + $1.ranges.count }
    let wide = sets.count { $0.ranges.count > 1 || $0.ranges.first.map { $0.count > 1 } ?? true }
    return ranges > 1 << 20 || wide * (2 * ranges + 1) > 1 << 24
  }
}
