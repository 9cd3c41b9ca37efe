import Testing

@testable import BundleTool

@Suite struct LiteralTests {
  @Test func `escapes what a literal cannot hold`() {
    #expect(Literal.quoted("a\"b\\(c)\n") == #""a\"b\\(c)\n""#)
    #expect(Literal.quoted("\r\n\t\u{0}") == #""\u{d}\n\u{9}\u{0}""#)
    #expect(Literal.quoted("é\u{feff}\u{1f600}") == #""\u{e9}\u{feff}\u{1f600}""#)
  }

  @Test func `writes text as text and anything else as hexadecimal digits`() {
    let source = Literal.file(of: [("Fixtures/a", Array("é".utf8)), ("Fixtures/b", [0x0a, 0xff])])
    #expect(
      source == """
        extension Bundled {
          static let contents: [BundledFile] = [
            BundledFile(path: "Fixtures/a", text: "\\u{e9}"),
            BundledFile(path: "Fixtures/b", hex: "0aff"),
          ]
        }

        """)
  }
}
