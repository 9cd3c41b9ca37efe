import APIRuntime
import FoundationEssentials
import Testing

@Suite struct DateTimeTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0.0), ("1970-01-01T00:00:00.5Z", 0.5), ("1969-12-31T23:59:59Z", -1),
    ("2000-02-29T12:00:00+00:00", 951_825_600), ("2026-11-21t04:20:00.123456z", 1_795_234_800.123456),
    ("1996-12-19T16:39:57-08:00", 851_042_397), ("1990-12-31T23:59:60Z", 662_688_000),
    ("0000-03-01T00:00:00Z", -62_162_035_200), ("9999-12-31T23:59:59Z", 253_402_300_799),
  ]) func `reads what RFC 3339 allows`(text: String, seconds: Double) throws {
    let value = try #require(DateTime(text))
    #expect(value.text == text)
    #expect(abs(value.date.timeIntervalSince1970 - seconds) < 0.000_001)
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T04:20:00", "2026-11-21T04:20Z", "2026-13-01T00:00:00Z",
    "2023-02-29T00:00:00Z",
    "2026-11-31T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T04:20:00.Z", "2026-11-21T04:20:00+0100",
    "2026-11-21T04:20:00ZZ", "+026-11-21T04:20:00Z", "２026-11-21T04:20:00Z",
  ]) func `refuses everything else`(text: String) {
    #expect(DateTime(text) == nil)
    #expect(throws: DecodingError.self) {
      try ExactJSONDecoder().decode([DateTime].self, from: "[\"\(text)\"]")
    }
  }

  @Test func `writes the text as it was`() throws {
    let text = #"["2026-11-21T04:20:00.500+01:00","2026-11-21T03:20:00.5Z"]"#
    let values: [DateTime] = try ExactJSONDecoder().decode(from: text)
    #expect(try String(decoding: ExactJSONEncoder().encode(values), as: UTF8.self) == text)
    #expect(values[0] != values[1])
    #expect(values[0].date == values[1].date)
  }

  @Test func `a moment becomes a text and a moment again`() throws {
    #expect(DateTime(Date(timeIntervalSince1970: 0)).text == "1970-01-01T00:00:00Z")
    #expect(DateTime(Date(timeIntervalSince1970: 951_782_400.25)).text == "2000-02-29T00:00:00.250Z")
    for day in stride(from: -719_000.0, to: 2_900_000, by: 997.3) {
      let value = DateTime(Date(timeIntervalSince1970: (day * 86_400).rounded()))
      #expect(DateTime(value.text)?.date == value.date)
    }
    #expect(DateTime(Date(timeIntervalSince1970: .infinity)).text == "9999-12-31T23:59:59.999Z")
  }
}
