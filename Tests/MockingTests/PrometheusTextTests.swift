import Testing
import UnderstudyMocking

struct PrometheusTextTests {
  @Test func `writes help, type and samples, with labels escaped`() {
    var text = PrometheusText()
    text.begin("a_total", .counter, "How many.")
    text.add("a_total", [("path", "/x\"y\\z\n"), ("status", "200")], 3)
    text.begin("b_seconds", .gauge, "How long.")
    text.add("b_seconds", [], 0.25)
    #expect(
      text.text == #"""
        # HELP a_total How many.
        # TYPE a_total counter
        a_total{path="/x\"y\\z\n",status="200"} 3
        # HELP b_seconds How long.
        # TYPE b_seconds gauge
        b_seconds 0.25

        """#)
  }
}
