extension JSONDocument {
  /// The names that their object has had before, in the order of the text; empty where each object's names differ.
  ///
  /// RFC 8259 §4 leaves open what such an object says; here the last member of a name counts. Names are looked for only
  /// when this is asked for: it reads the whole document.
  public var repeatedNames: [JSONNode] {
    var repeated: [Int] = []
    for index in valueIndices where JSONWord(raw: tape[index]).tag == .object {
      var names: Set<[UInt8]> = []
      var position = index + 2
      while position < Int(truncatingIfNeeded: tape[index + 1]) {
        if !names.insert(text(ofStringAt: position)).inserted { repeated.append(position) }
        position = indexAfter(position + 1)
      }
    }
    return repeated.sorted().map { JSONNode(document: self, index: $0) }
  }

  /// The indices of all first words.
  private var valueIndices: some Sequence<Int> {
    sequence(first: 0) { index in
      let tag = JSONWord(raw: self.tape[index]).tag
      let next = tag == .array || tag == .object ? index + 2 : index + 1
      return next < self.tape.count ? next : nil
    }
  }

  private func text(ofStringAt index: Int) -> [UInt8] {
    let word = JSONWord(raw: tape[index])
    return withBytes(of: word) { word.tag == .string ? Array($0) : JSONString.unescaped($0) }
  }
}
