import Testing
import UnderstudyHTTP
import UnderstudyJSON

@testable import UnderstudyMocking

/// What a journal tells and hides, and how it is written.
struct JournalTests {
  private let times = Timestamp(clockStart: .seconds(1_709_164_800))

  private func journal(_ requests: [HTTPRequest], limits: Journal.Limits = .init()) -> Journal {
    var journal = Journal(limits: limits, session: "mine", privacy: JournalPrivacy(key: .init(1, 2)))
    for (index, request) in requests.enumerated() {
      let record = ExchangeRecord(request, number: UInt64(index + 1), id: "req_\(index + 1)")
      var end = ExchangeEnd(
        cause: .performed, client: .closedItsSide,
        firstByte: request.arrival + .milliseconds(2), end: request.arrival + .milliseconds(5), bodyBytes: 7)
      end.head = request.arrival + .milliseconds(1)
      end.lastByte = request.arrival + .milliseconds(4)
      end.bytesBeforeLeaving = 3
      record.ended(end)
      journal.append(record)
    }
    return journal
  }

  private var request: HTTPRequest {
    HTTPRequest(
      method: "POST", target: "/v1/x?api_key=secret-1&lang=de", fields: ["Authorization": "Bearer sk-secret"],
      body: Array(#"{"a":1}"#.utf8), connection: 4, numberOnConnection: 2,
      arrival: .zero + .milliseconds(1500))
  }

  @Test func `keys in header and query do not leave the journal, but can be compared`() throws {
    var other = request
    other.target = "/v1/x?api_key=secret-2&lang=de"
    let exchanges = journal([request, request, other]).exchanges
    #expect(exchanges[0].request.target == "/v1/x?api_key=[redacted]&lang=de")
    #expect(exchanges[0].request.fields["authorization"] == "[redacted]")
    #expect(exchanges[0].credentialFingerprint == exchanges[1].credentialFingerprint)
    #expect(exchanges[0].credentialFingerprint != exchanges[2].credentialFingerprint)
    #expect(exchanges[0].bodyFingerprint == exchanges[2].bodyFingerprint)
    let formats = JournalFormat.allCases.map {
      String(decoding: $0.bytes(exchanges, droppedCount: 0, times: times, version: "1"), as: UTF8.self)
    }
    let leaks = formats.filter { $0.contains("secret") }
    #expect(leaks.isEmpty)
  }

  @Test func `secrets are shown where that is asked for`() {
    var journal = Journal(limits: .init(), privacy: JournalPrivacy(showsSecrets: true))
    journal.append(ExchangeRecord(request))
    #expect(journal.exchanges[0].request.target == request.target)
    #expect(journal.exchanges[0].request.fields["authorization"] == "Bearer sk-secret")
  }

  // The vectors of the paper's reference implementation, whose key is the bytes 0 to 15: for no byte, and for the bytes
  // 0 to 14. They are printed there as bytes, least significant first.
  @Test(arguments: [(0, "726fdb47dd0e0e31"), (15, "a129ca6149be45e5")])
  func `fingerprints are those of SipHash-2-4`(count: Int, expected: String) {
    let key = FingerprintKey(0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)
    #expect(key.fingerprint(of: (0..<count).map(UInt8.init)) == expected)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000000Z"), (1_709_164_800, "2024-02-29T00:00:00.000000Z"),
    (951_868_799, "2000-02-29T23:59:59.000000Z"), (4_107_542_400, "2100-03-01T00:00:00.000000Z"),
    (-1, "1969-12-31T23:59:59.000000Z"),
  ])
  func `moments are written as dates`(seconds: Int, expected: String) {
    #expect(Timestamp(clockStart: .seconds(seconds)).text(.zero) == expected)
  }

  @Test func `an exchange as JSON has its times, its connection and how its client left`() throws {
    let value = journal([request]).exchanges[0].json(times)
    #expect(value["session"] == "mine")
    #expect(value["connection"] == 4)
    #expect(value["numberOnConnection"] == 2)
    #expect(value["arrival"] == "2024-02-29T00:00:01.500000Z")
    #expect(value["end"]?["head"] == "2024-02-29T00:00:01.501000Z")
    #expect(value["end"]?["firstByte"] == "2024-02-29T00:00:01.502000Z")
    #expect(value["end"]?["lastByte"] == "2024-02-29T00:00:01.504000Z")
    #expect(value["end"]?["client"] == "closedItsSide")
    #expect(value["end"]?["bytesBeforeLeaving"] == 3)
    #expect(value["request"]?["body"] == #"{"a":1}"#)
  }

  @Test(arguments: [([0xFF], "/w=="), ([0xFF, 0x00], "/wA="), ([0xFF, 0x00, 0x80], "/wCA")])
  func `a body that is no text is written in Base64`(body: [UInt8], expected: String) {
    let value = journal([HTTPRequest(body: body)]).exchanges[0].json(times)
    #expect(value["request"]?["bodyBase64"] == .string(expected))
  }

  @Test func `lines of JSON are one for each exchange`() throws {
    let bytes = JournalFormat.jsonl.bytes(
      journal([request, request]).exchanges, droppedCount: 0, times: times, version: "1")
    let lines = bytes.split(separator: 0x0A)
    let numbers = try lines.map { try JSONValue(parsing: Array($0))["number"] }
    #expect(numbers == [1, 2])
  }

  @Test func `an archive has what HAR 1.2 demands`() throws {
    let bytes = JournalFormat.har.bytes(
      journal([request]).exchanges, droppedCount: 0, times: times, version: "1")
    let log = try #require(try JSONValue(parsing: bytes)["log"])
    #expect(log["version"] == "1.2")
    let entry = try #require(log["entries"]?[0])
    let missing = ["startedDateTime", "time", "request", "response", "cache", "timings"].filter {
      entry[$0] == nil
    }
    #expect(missing.isEmpty)
    #expect(entry["time"] == 4)
    #expect(entry["timings"] == ["send": 0, "wait": 2, "receive": 2])
    #expect(entry["request"]?["queryString"]?[1] == ["name": "lang", "value": "de"])
  }
}
