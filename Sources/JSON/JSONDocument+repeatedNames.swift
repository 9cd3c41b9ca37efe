public import UnderstudyDiagnostics

extension JSONDocument {
  /// The names that their object has had before, in the order of the text; empty where each object's names differ.
  ///
  /// RFC 8259 §4 leaves open what such an object says; here the last member of a name counts. Names are looked for only
  /// when this is asked for: it reads the whole document.
  public var repeatedNames: [JSONNode] {
    repetitions(limit: .max).map(\.later).sorted().map { JSONNode(document: self, index: $0) }
  }

  /// A warning for each name that its object has had before, at its place, with a note at the place before that.
  ///
  /// - Parameter limit: how many to look for.
  public func repeatedNameWarnings(limit: Int = 100) -> [Diagnostic] {
    repetitions(limit: limit).sorted { $0.later < $1.later }.map { earlier, later in
      let name = JSONNode(document: self, index: later)
      return .warning(
        "'\(name.string ?? "")' occurs twice in this object; the last one counts", at: name.location,
        notes: [
          Diagnostic.Note("it is here before", at: JSONNode(document: self, index: earlier).location)
        ])
    }
  }

  /// Keys with one name in one object, by their indices.
  private func repetitions(limit: Int) -> [(earlier: Int, later: Int)] {
    var found: [(earlier: Int, later: Int)] = []
    var index = 0
    while index < tape.count, found.count < limit {
      let word = JSONWord(raw: tape[index])
      if word.tag == .object, word.length > 1 { addRepetitions(in: index, limit, &found) }
      index += word.tag == .array || word.tag == .object ? 2 : 1
    }
    return found
  }

  private func addRepetitions(in object: Int, _ limit: Int, _ found: inout [(earlier: Int, later: Int)]) {
    var keys: [[UInt8]: Int] = [:]
    var position = object + 2
    let end = Int(truncatingIfNeeded: tape[object + 1])
    while position < end, found.count < limit {
      if let earlier = keys.updateValue(position, forKey: text(ofStringAt: position)) {
        found.append((earlier, position))
      }
      position = indexAfter(position + 1)
    }
  }

  private func text(ofStringAt index: Int) -> [UInt8] {
    let word = JSONWord(raw: tape[index])
    return withBytes(of: word) { word.tag == .string ? Array($0) : JSONString.unescaped($0) }
  }
}
