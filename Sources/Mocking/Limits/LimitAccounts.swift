import UnderstudyHTTP

/// The accounts of the keys of one session; bounded in number.
struct LimitAccounts {
  /// One scenario's limits, or the server's (no name), for one credential.
  struct Key: Hashable {
    var scenario: String?
    var credential: UInt64
  }

  /// The most accounts; of more, the one that was not used for longest goes.
  static let maximumCount = 10_000

  private var accounts: [Key: LimitAccount] = [:]

  var count: Int { accounts.count }

  /// Asks for a request, and tells how things stand afterwards.
  mutating func admit(
    _ key: Key, under limits: Limits, tokens: Int, at now: Moment
  ) -> (verdict: LimitAccount.Verdict, fields: [HTTPField]) {
    var account = accounts[key] ?? LimitAccount(limits, at: now)
    let verdict = account.admit(tokens: tokens, at: now)
    if accounts[key] == nil, accounts.count >= Self.maximumCount { dropOldest() }
    accounts[key] = account
    return (verdict, account.fields)
  }

  /// How things stand, without a request.
  mutating func standing(_ key: Key, under limits: Limits, at now: Moment) -> [HTTPField] {
    var account = accounts[key] ?? LimitAccount(limits, at: now)
    account.refill(at: now)
    return account.fields
  }

  /// How things stand with each key that has asked so far, those of the server first.
  func standings(at now: Moment) -> [LimitStanding] {
    accounts.sorted {
      ($0.key.scenario ?? "", $0.key.credential) < ($1.key.scenario ?? "", $1.key.credential)
    }
    .map { key, account in account.standing(key, at: now) }
  }

  /// Takes the tokens of an answer, and tells how things stand afterwards.
  mutating func charge(_ key: Key, tokens: Int) -> [HTTPField] {
    accounts[key]?.charge(tokens)
    return accounts[key]?.fields ?? []
  }

  /// Drops a tenth at once, so that a client with ever new keys does not make each request look at all.
  private mutating func dropOldest() {
    let oldest = accounts.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(
      max(1, Self.maximumCount / 10))
    for (key, _) in oldest { accounts[key] = nil }
  }
}
