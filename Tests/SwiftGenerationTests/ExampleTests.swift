import APIRuntime
import Testing
import TypesGolden

/// A document's examples as values, and values for tests.
@Suite struct ExampleTests {
  @Test func `examples are what the document has`() {
    #expect(Letter.examples.short.lines == ["\"quoted\" \\#(1) \"\"\"#", "b\u{202E}"])
    #expect(Letter.examples.short.kind == .card)
    #expect(Letter.examples.example.stamp == Letter.Stamp(value: 1.5))
    #expect(Letter.examples.example.extra == [1])
  }

  @Test func `what is not given has the least value of its type`() {
    let letter = Letter.make(to: "a")
    #expect(letter.to == "a" && letter.lines == [] && letter.kind == .letter && letter.object == "letter")
    #expect(letter.sender == .string("") && letter.stamp.value == 0 && letter.reply == nil)
  }
}
