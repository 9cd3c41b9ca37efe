import APIRuntime
import Testing
import TypesGolden

/// A document's examples as values, and values for tests.
@Suite struct ExampleTests {
  @Test func `examples are what the document has`() throws {
    let short = try Letter.examples.short
    #expect(short.lines == ["\"quoted\" \\#(1) \"\"\"#", "b\u{202E}"])
    #expect(short.kind == .card)
    let example = try Letter.examples.example
    #expect(example.stamp == Letter.Stamp(value: 1.5))
    #expect(example.extra == [1])
  }

  @Test func `what is not given has the least value of its type`() {
    let letter = Letter.make(to: "a")
    #expect(letter.to == "a" && letter.lines == [] && letter.kind == .letter && letter.object == "letter")
    #expect(letter.sender == .string("") && letter.stamp.value == 0 && letter.reply == nil)
  }
}
