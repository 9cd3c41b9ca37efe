import Testing
import UnderstudyDiagnostics

struct DiagnosticTests {
  @Test func `prints place, severity, message and notes as compilers do`() {
    let diagnostic = Diagnostic.error(
      "response '200' has no content",
      at: SourceLocation(file: "openapi/chat.yaml", line: 41, column: 9),
      notes: [
        .init(
          "operation 'send' is declared here",
          at: SourceLocation(file: "openapi/chat.yaml", line: 12, column: 5))
      ])
    #expect(
      diagnostic.description == """
        openapi/chat.yaml:41:9: error: response '200' has no content
        openapi/chat.yaml:12:5: note: operation 'send' is declared here
        """)
  }

  @Test func `prints no place where there is none`() {
    #expect(Diagnostic.warning("port 4010 is taken").description == "warning: port 4010 is taken")
  }

  @Test func `an error needs at least one diagnostic that is an error`() {
    #expect(DiagnosticError([.warning("odd")]) == nil)
    #expect(DiagnosticError([.warning("odd"), .error("bad")])?.diagnostics.count == 2)
  }
}

struct SpellingTests {
  @Test(arguments: [
    ("temprature", "temperature"), ("Modell", "model"), ("mesages", "messages"), ("tpo_p", "top_p"),
  ])
  func `finds what a misspelt name was meant to be`(written: String, meant: String) {
    #expect(
      nearestSpelling(of: written, among: ["model", "messages", "temperature", "top_p", "top_k"]) == meant)
  }

  @Test func `does not guess when nothing is near`() {
    #expect(nearestSpelling(of: "colour", among: ["model", "messages"]) == nil)
    #expect(nearestSpelling(of: "", among: ["model"]) == nil)
  }
}
