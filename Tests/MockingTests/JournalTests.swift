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

  @Test(
    arguments: [
      ("/v1/x?lang=de", "/v1/x?lang=de", nil),
      ("/v1/x?api_key=a", "/v1/x?api_key=[redacted]", "the query parameter 'api_key'"),
      ("/v1/sk-long-secret/x", "/v1/[redacted]/x", "the path"),
      ("/v1/sk%2Dlong%2Dsecret/x", "/[redacted]", "the path"),
      ("/v1/x?q=1&k=sk%2Dlong-secret", "/v1/x?q=1&k=[redacted]", "the query parameter 'k'"),
    ]) func `a key in a URL is told of, and taken out`(target: String, shown: String, place: String?)
  {
    let request = HTTPRequest(target: target, fields: ["Authorization": "Bearer sk-long-secret"])
    let exchange = journal([request]).exchanges[0]
    #expect(exchange.request.target == shown)
    #expect(exchange.credentialExposure == place)
    // Without the field nobody knows that it is a key, and a short one may be there by chance.
    #expect(journal([HTTPRequest(target: "/v1/x?k=v")]).exchanges[0].credentialExposure == nil)
    let short = HTTPRequest(target: "/v1/x?k=abc", fields: ["Authorization": "Bearer abc"])
    #expect(journal([short]).exchanges[0].credentialExposure == nil)
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
    // From the head on, and not only from the first byte of the body.
    #expect(entry["timings"] == ["send": 0, "wait": 1, "receive": 3])
    #expect(entry["request"]?["queryString"]?[1] == ["name": "lang", "value": "de"])
  }

  /// The entry of an archive for one request and what it was answered with.
  private func entry(
    _ request: HTTPRequest, status: Int? = 200, fields: [HTTPField] = [], marks: AnswerMarks? = nil,
    end: ExchangeEnd? = nil, showsSecrets: Bool = false
  ) throws -> JSONValue {
    var journal = Journal(limits: .init(), privacy: JournalPrivacy(showsSecrets: showsSecrets))
    let record = ExchangeRecord(
      request, number: 1, id: "req_1",
      notes: ExchangeNotes(status: status, rule: .document, marks: marks, fields: SharedFields(fields)))
    if let end { record.ended(end) }
    journal.append(record)
    let log = HARLog(journal.exchanges, times: times, version: "1").json
    return try #require(log["log"]?["entries"]?[0])
  }

  @Test func `an archive tells what was sent and what came, cookies apart`() throws {
    let request = HTTPRequest(
      method: "PUT", target: "/a?b=%20c", fields: ["Host": "me:1", "Cookie": "one=1; two=a=b", "A": "1"],
      body: [0xFF, 0x00])
    let fields = [HTTPField("Content-Type", "text/plain"), HTTPField("Set-Cookie", "three=3; Path=/")]
    let end = ExchangeEnd(cause: .performed, end: .zero, bodyBytes: 7)
    let shown = try entry(request, status: 201, fields: fields, end: end, showsSecrets: true)
    let sent = try #require(shown["request"])
    #expect(sent["url"] == "http://me:1/a?b=%20c")
    #expect(sent["headers"]?.array?.count == 3)
    #expect(sent["cookies"] == [["name": "one", "value": "1"], ["name": "two", "value": "a=b"]])
    #expect(sent["bodySize"] == 2)
    #expect(sent["postData"] == ["mimeType": "", "params": [], "text": "/wA=", "_encoding": "base64"])
    let came = try #require(shown["response"])
    #expect(came["statusText"] == "Created")
    #expect(came["cookies"] == [["name": "three", "value": "3"]])
    let names: [JSONValue?]? = came["headers"]?.array?.map { $0["name"] }
    #expect(names == ["Content-Type", "Set-Cookie", "x-request-id"])
    #expect(came["content"] == ["size": 7, "mimeType": "text/plain"])
    #expect(came["bodySize"] == 7)
    let hidden = try entry(request, status: 201, fields: fields, end: end)
    #expect(!hidden.text().contains("three") && !hidden.text().contains("one="))
    #expect(hidden["request"]?["cookies"] == [])
    #expect(hidden["response"]?["cookies"] == [])
  }

  @Test func `an archive says what it does not know`() throws {
    let long = HTTPRequest(body: [0x61], isBodyOverLimit: true)
    let running = try entry(long)
    #expect(running["request"]?["bodySize"] == -1)
    #expect(running["response"]?["bodySize"] == -1)
    #expect(running["response"]?["content"] == ["size": 0, "mimeType": "x-unknown"])
    // Nothing that HTTP would call an answer.
    let none = try entry(long, status: nil, fields: [HTTPField("Content-Type", "text/plain")])
    #expect(none["response"]?["status"] == 0)
    #expect(none["response"]?["headers"] == [])
    for (target, url) in [("*", "http://localhost/"), ("http://other/x?y", "http://other/x?y")] {
      #expect(try entry(HTTPRequest(target: target))["request"]?["url"] == .string(url))
    }
  }

  @Test func `a redirect to the request's own target does not tell its key`() throws {
    let marks = AnswerMarks(fields: [HTTPField("Location", "/x?api_key=secret&a=1")])
    let response = try #require(try entry(request, status: 307, marks: marks)["response"])
    #expect(response["redirectURL"] == "/x?api_key=[redacted]&a=1")
    #expect(!response.text().contains("secret"))
    #expect(response["statusText"] == "Temporary Redirect")
  }
}
