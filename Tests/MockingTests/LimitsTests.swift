import Testing
import UnderstudyDiagnostics
import UnderstudyHTTP

@testable import UnderstudyMocking

/// Token buckets, with time passed in.
struct LimitsTests {
  private func moment(_ milliseconds: Int64) -> Moment { Moment(nanoseconds: milliseconds * 1_000_000) }

  @Test func `a bucket is full at first, and filled evenly`() {
    var bucket = TokenBucket(.perMinute(60), at: .zero)
    for _ in 0..<60 {
      #expect(bucket.wait(for: 1) == .zero)
      bucket.take(1)
    }
    #expect(bucket.remaining == 0)
    #expect(bucket.wait(for: 1) == .seconds(1))
    #expect(bucket.untilFull == .seconds(60))
    bucket.refill(at: moment(250))
    #expect(bucket.wait(for: 1) == .milliseconds(750))
    bucket.refill(at: moment(1000))
    #expect(bucket.wait(for: 1) == .zero && bucket.remaining == 1)
    bucket.refill(at: moment(10_000_000))
    #expect(bucket.remaining == 60)
  }

  @Test func `whoever waits as long as is said passes, and not before`() {
    for count in [1, 3, 7, 60, 90_000] {
      var bucket = TokenBucket(.perMinute(count), at: .zero)
      var now = Moment.zero
      for amount in [Double(count), 1, 0.5, Double(count) / 3] {
        bucket.refill(at: now)
        let wait = bucket.wait(for: amount)
        var early = bucket
        if wait > .milliseconds(1) {
          early.refill(at: now + (wait - .milliseconds(1)))
          #expect(early.wait(for: amount) > .zero)
        }
        now = now + wait
        bucket.refill(at: now)
        #expect(bucket.wait(for: amount) == .zero)
        bucket.take(amount)
      }
    }
  }

  @Test func `more than the brim passes when it is full`() {
    var bucket = TokenBucket(.perMinute(10), at: .zero)
    #expect(bucket.wait(for: 1000) == .zero)
    bucket.take(1000)
    #expect(bucket.remaining == 0)
    #expect(bucket.wait(for: 1) == .seconds(60) * 991 / 10)
  }

  @Test func `an account counts requests, tokens and a budget`() {
    let limits = Limits(requests: .perMinute(2), tokens: .perMinute(100), budget: 150)
    var account = LimitAccount(limits, at: .zero)
    #expect(account.admit(tokens: 60, at: .zero) == .passes)
    // Not enough tokens: nothing is taken.
    #expect(account.admit(tokens: 60, at: .zero) == .waits(.seconds(12)))
    #expect(account.admit(tokens: 40, at: .zero) == .passes)
    #expect(account.admit(tokens: 0, at: .zero) == .waits(.seconds(30)))
    account.charge(60)
    #expect(account.spent == 160)
    #expect(account.admit(tokens: 1, at: moment(600_000)) == .isSpent)
  }

  @Test func `the fields tell limit, rest and the time until all is there again`() {
    var account = LimitAccount(
      Limits(requests: .perMinute(60), tokens: .init(1000, per: .seconds(1))), at: .zero)
    _ = account.admit(tokens: 250, at: .zero)
    #expect(
      account.fields.map { "\($0.name): \($0.value)" } == [
        "x-ratelimit-limit-requests: 60", "x-ratelimit-remaining-requests: 59",
        "x-ratelimit-reset-requests: 1s",
        "x-ratelimit-limit-tokens: 1000", "x-ratelimit-remaining-tokens: 750",
        "x-ratelimit-reset-tokens: 250ms",
      ])
    #expect(LimitAccount(Limits(budget: 1), at: .zero).fields.isEmpty)
  }

  @Test(arguments: [
    (0, "0s"), (1, "1ms"), (20, "20ms"), (999, "999ms"), (1000, "1s"), (1500, "1.5s"), (360_000, "6m0s"),
    (3_600_000, "1h0m0s"), (3_661_250, "1h1m1.25s"),
  ])
  func `a time until then is written as clients expect it`(milliseconds: Int, text: String) {
    #expect(LimitAccount.text(.milliseconds(milliseconds)) == text)
  }

  @Test func `a wait is told in seconds or as a date, and in milliseconds`() {
    func fields(_ form: Limits.WaitForm, _ wait: Duration) -> [String] {
      WaitFields(form: form, clockStart: .seconds(784_111_777)).fields(for: wait, at: .zero).map(\.value)
    }
    #expect(fields(.seconds, .milliseconds(1001)) == ["2", "1001"])
    #expect(fields(.seconds, .nanoseconds(1)) == ["1", "1"])
    #expect(fields(.date, .zero) == ["Sun, 06 Nov 1994 08:49:37 GMT", "0"])
    #expect(fields(.date, .milliseconds(1)) == ["Sun, 06 Nov 1994 08:49:38 GMT", "1"])
  }

  @Test(arguments: [
    (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    (1_709_164_799, "Wed, 28 Feb 2024 23:59:59 GMT"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 GMT"),
  ])
  func `dates are those of the calendar`(seconds: Int64, text: String) {
    #expect(HTTPDate.text(secondsSince1970: seconds) == text)
  }

  @Test func `accounts are bounded in number`() {
    var accounts = LimitAccounts()
    let limits = Limits(requests: .perMinute(1))
    for number in 0...LimitAccounts.maximumCount {
      _ = accounts.admit(
        .init(scenario: nil, credential: UInt64(number)), under: limits, tokens: 0, at: moment(Int64(number)))
    }
    #expect(accounts.count <= LimitAccounts.maximumCount)
    let last = LimitAccounts.Key(scenario: nil, credential: UInt64(LimitAccounts.maximumCount))
    #expect(accounts.admit(last, under: limits, tokens: 0, at: moment(20_000)).verdict != .passes)
  }

  @Test(arguments: [
    ("requests: 60", "a number and a time"), ("requests: 0/min", "a number and a time"),
    ("requests: 5/fortnight", "a number and a time"), ("budget: -1", "'budget'"), ("", "limits nothing"),
    ("reqests: 1/s", "did you mean 'requests'"), ("tokens", "not a limit and its value"),
  ])
  func `what cannot be is told`(text: String, message: String) {
    let error = #expect(throws: DiagnosticError.self) { try Limits(parsing: text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func `rates are read as people write them`() throws {
    let limits = try Limits(parsing: "requests: 60/min, tokens=5/10s, budget: 7, retryAfter: date")
    #expect(
      limits
        == Limits(requests: .perMinute(60), tokens: .init(5, per: .seconds(10)), budget: 7, waitForm: .date))
    #expect(try Limits(parsing: "requests: 1/s").requests == .init(1, per: .seconds(1)))
    #expect(try Limits(parsing: "requests: 2/h").requests == .init(2, per: .seconds(3600)))
  }
}
