/// The resources on the way to a schema, outermost first and each once: for a dynamic reference only the outermost
/// place of one counts.
struct ResourceWay {
  /// As many as there are in nearly all cases, for which nothing is allocated.
  private var first = SIMD8<Int32>(repeating: 0)
  private var rest: [Int32] = []
  private(set) var count = 0

  subscript(position: Int) -> Int32 { position < 8 ? first[position] : rest[position - 8] }

  /// Notes that the way leads into a resource.
  ///
  /// - Returns: whether it had not been there; then it must be left again.
  mutating func enter(_ resource: Int32) -> Bool {
    for position in 0..<count where self[position] == resource { return false }
    if count < 8 { first[count] = resource } else { rest.append(resource) }
    count += 1
    return true
  }

  /// Goes back out of the innermost resource, if it was entered.
  mutating func leave(_ wasEntered: Bool) {
    guard wasEntered else { return }
    count -= 1
    if count >= 8 { rest.removeLast() }
  }
}
