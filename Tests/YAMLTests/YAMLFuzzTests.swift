import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyYAML

/// Broken texts, the same ones on every run.
struct YAMLFuzzTests {
  static let seeds = [
    "a: &x {b: [1, two], <<: {c: 3}}\nd: *x\ne: |\n  text\n  more\nf: >-\n  folded\n  text\n",
    "---\n- !!str 1\n- \"\\ud83d\\ude00\\n\"\n- 'it''s'\n- ? key\n  : value\n- ~\n...\n---\nb\n",
    "{\"a\": [1, -2.5e3, true, null, {\"b\": \"\\u00e9\"}], \"c\": {}}",
    "%YAML 1.2\n---\nx: &a1 [&a2 {k: *a2}]\n<<: [*a1]\n# comment\n\"q\": é😀\n",
  ]

  @Test(arguments: seeds.indices)
  func `no bytes break the reader, and what it makes can be walked`(number: Int) {
    var random = SeededGenerator(seed: UInt64(number) + 1)
    let seed = Array(Self.seeds[number].utf8)
    let alphabet = Array("{}[]:,&*!|>'\"%@`#?-~<. \t\n\\u0x\u{FEFF}".utf8) + [0, 0x80, 0xC3, 0xED, 0xFF]
    var documents = 0
    for _ in 0..<1500 {
      var text = seed
      for _ in 0..<Int.random(in: 1...6, using: &random) where !text.isEmpty {
        let place = Int.random(in: 0..<text.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: text[place] = alphabet.randomElement(using: &random) ?? 0
        case 1: text.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
        case 2: text.remove(at: place)
        case 3: text.removeSubrange(place...)
        default: text.insert(contentsOf: text[place..<min(text.count, place + 9)], at: place)
        }
      }
      let (document, diagnostics) = YAMLText.parse(text, file: "a.yaml")
      if document == nil { #expect(diagnostics.contains { $0.severity == .error }) }
      guard let document else { continue }
      documents += 1
      #expect((try? JSONValue(parsing: document.root.value.utf8())) == document.root.value)
    }
    #expect(documents > 50)
  }
}
