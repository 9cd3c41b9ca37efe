import Testing
import UnderstudyHTTP

@testable import UnderstudyMocking

struct PreferencesTests {
  private func preferences(_ values: String...) -> Preferences? {
    var fields = HTTPFields()
    for value in values { fields.append("Prefer", value) }
    return Preferences.of(HTTPRequest(fields: fields))
  }

  @Test func `a request without the header prefers nothing`() {
    #expect(Preferences.of(HTTPRequest(fields: ["Accept": "*/*"])) == nil)
  }

  @Test func `reads every key, quoted or not, from several headers`() throws {
    let read = try #require(
      preferences(
        #"code=429, retry-after=2, scenario="cut-stream""#,
        "delay=300ms,first=1s , between=20ms; x=y, fault=reset, after=512B"))
    #expect(read.code == 429)
    #expect(read.retryAfter == .seconds(2))
    #expect(read.scenario == "cut-stream")
    #expect(
      read.pace(over: .immediate)
        == Pace(before: .milliseconds(300), first: .seconds(1), between: .milliseconds(20)))
    #expect(read.requestedFault == Fault(.reset, after: .bytes(512)))
    let fault = read.requestedFault
    #expect(read.applied(isStream: true, fault: fault)?.split(separator: ",").count == 8)
    #expect(
      read.applied(isStream: false, fault: nil)
        == #"code=429, retry-after=2, scenario="cut-stream", delay=300ms"#)
    #expect(read.malformed.isEmpty)
  }

  @Test func `the first of a repeated key counts`() {
    #expect(preferences("code=401, code=402")?.code == 401)
    #expect(preferences("CODE=401", "code=402")?.code == 401)
  }

  @Test(arguments: [
    "code=42", "code=4290", "code=abc", "code", "dynamic=yes", "delay=-1s", "delay=soon", "fault=explode",
    "after=-3", "after=x", "after=200%", "scenario=a b", "retry-after=",
  ])
  func `a malformed value of a known key is told`(value: String) {
    #expect(preferences(value)?.malformed.count == 1)
  }

  @Test func `an unknown key is ignored, with what it may have meant`() {
    let read = preferences("scenari=x, respond-async, code=503")
    #expect(read?.code == 503)
    #expect(read?.malformed.isEmpty == true)
    #expect(
      read?.unknown == [
        "'scenari' is not a preference that is known here, did you mean 'scenario'?",
        "'respond-async' is not a preference that is known here",
      ])
  }

  @Test(arguments: [
    ("3", Fault.Place.events(3)), ("12B", .bytes(12)), ("50%", .fraction(0.5)), ("0", .events(0)),
  ])
  func `a place is a number of events, of bytes or a share`(text: String, place: Fault.Place) {
    #expect(preferences("after=\(text)")?.after == place)
  }
}

struct SessionAddressTests {
  private func address(_ target: String, _ fields: HTTPFields = [:]) -> SessionAddress? {
    SessionAddress.of(HTTPRequest(target: target, fields: fields))
  }

  @Test(
    arguments: [
      ("/~cut-stream/v1/x", "cut-stream", nil, "/v1/x"), ("/~a.b/v1/x?y", "a", "b", "/v1/x?y"),
      ("/~.b/v1/x", nil, "b", "/v1/x"), ("/%7Ea/v1", "a", nil, "/v1"), ("/%7ea", "a", nil, "/"),
      ("/~a?x=1", "a", nil, "/?x=1"), ("/v1/~a", nil, nil, nil),
    ] as [(String, String?, String?, String?)])
  func `a prefix names scenario and session`(
    target: String, scenario: String?, session: String?, rest: String?
  ) {
    let read = address(target)
    #expect((read == nil) == (rest == nil))
    #expect(read?.scenario == scenario)
    #expect(read?.session == session)
    #expect(read?.target == rest)
    #expect(read?.malformed == nil)
  }

  @Test(arguments: ["/~/v1", "/~./v1", "/~a.b.c/v1", "/~ä/v1", "/~\(String(repeating: "a", count: 65))/v1"])
  func `what cannot be a name is malformed`(target: String) {
    #expect(address(target)?.malformed != nil)
  }

  @Test func `prefix goes before header, header before key`() {
    let fields: HTTPFields = ["Authorization": "Bearer understudy.k.l", "Understudy-Session": "h"]
    #expect(address("/~p/x", fields)?.scenario == "p")
    #expect(address("/x", fields)?.session == "h")
    #expect(address("/x", fields)?.scenario == nil)
    #expect(address("/x", ["Authorization": "bearer understudy.k.l"])?.scenario == "k")
    #expect(address("/x", ["Authorization": "Bearer understudy.k.l"])?.session == "l")
    #expect(address("/x", ["Authorization": "Bearer sk-123456789012"])?.scenario == nil)
    #expect(address("/x", ["Authorization": "Bearer"])?.scenario == nil)
  }
}
