import UnderstudyHTTP
import UnderstudyMocking

/// Puts attempts together to calls.
///
/// An exchange is a further attempt of an earlier one that may be retried (`Attempt.mayBeRetried`) and was over by then:
/// with the same method, path and body; or a body that differs only in what clients make anew for each attempt (ids,
/// times: `BodyFingerprints`); or that follows the redirect which the earlier one was answered with; or that says itself
/// that it is a retry. Of several such, the one on the same connection, else the one that ended first. Equal requests that
/// overlap are calls of their own.
struct CallGrouping {
  /// What moments of two threads of the server may differ by.
  private static let slack = Duration.milliseconds(20)
  /// After so long without an explicit wait, an equal request is a new call.
  private static let horizon = Duration.seconds(600)

  private struct Key: Hashable {
    var session: String
    var method: String
    var path: String
    var body: UInt64
  }

  private let exchanges: [Exchange]
  private let attempts: [Attempt]
  private let isOnlyCall: Bool
  private var fingerprints = BodyFingerprints()
  /// Calls that a further attempt may come of, by what it would be like.
  private var exact: [Key: [Int]] = [:]
  private var alike: [Key: [Int]] = [:]
  /// Such calls of a path, to tell whether it is worth to look closer.
  private var waiting: [String: Int] = [:]
  private var redirected: [Int] = []
  private(set) var calls: [Call] = []
  private var keys: [(exact: Key, alike: Key)?] = []

  /// - Parameter isOnlyCall: the client was asked for a single call, so that equal requests all belong to it.
  init(_ exchanges: [Exchange], _ attempts: [Attempt], isOnlyCall: Bool) {
    self.exchanges = exchanges
    self.attempts = attempts
    self.isOnlyCall = isOnlyCall
    for index in exchanges.indices { add(index) }
  }

  private mutating func add(_ index: Int) {
    let request = exchanges[index].request
    let path = String(request.path)
    var key = Key(
      session: exchanges[index].session, method: request.method, path: path,
      body: fingerprints.exact(request.body))
    let isWorthALook = (waiting[path] ?? 0) > 0
    var call = isWorthALook ? taken(key, from: &exact, at: index) : nil
    let exactKey = key
    if call == nil, isWorthALook {
      key.body = fingerprints.alike(request.body)
      call = taken(key, from: &alike, at: index) ?? announced(path, at: index)
    }
    call = call ?? followed(path, at: index)
    if let call {
      calls[call].attempts.append(index)
      forget(call, path)
    }
    let position = call ?? calls.count
    if call == nil {
      calls.append(Call(attempts: [index]))
      keys.append(nil)
    }
    guard isOnlyCall || attempts[index].mayBeRetried else { return }
    if 300..<400 ~= attempts[index].status { redirected.append(position) }
    var alikeKey = exactKey
    alikeKey.body = fingerprints.alike(request.body)
    keys[position] = (exactKey, alikeKey)
    exact[exactKey, default: []].append(position)
    alike[alikeKey, default: []].append(position)
    waiting[path, default: 0] += 1
  }

  /// The call that the exchange at an index is a further attempt of, out of those with its key.
  private func taken(_ key: Key, from table: inout [Key: [Int]], at index: Int) -> Int? {
    guard let candidates = table[key] else { return nil }
    return best(candidates, at: index)
  }

  private func best(_ candidates: [Int], at index: Int) -> Int? {
    let now = attempts[index]
    var best: (call: Int, ended: Moment)?
    for call in candidates {
      let last = attempts[calls[call].last]
      guard let ended = last.ended, ended - now.arrival <= Self.slack else { continue }
      var horizon = Self.horizon
      if case .duration(let wait) = last.wait, wait + wait > horizon { horizon = wait + wait }
      guard now.arrival - ended <= horizon else { continue }
      if last.connection == now.connection { return call }
      if best.map({ ended < $0.ended }) ?? true { best = (call, ended) }
    }
    return best?.call
  }

  /// The call that a request belongs to which says that it is a retry, whatever it holds.
  private func announced(_ path: String, at index: Int) -> Int? {
    guard let count = attempts[index].retryCount, count > 0 else { return nil }
    let session = exchanges[index].session
    let candidates = calls.indices.reversed().prefix(64).filter { call in
      keys[call] != nil && keys[call]?.exact.path == path && keys[call]?.exact.session == session
        && calls[call].attempts.count == count
    }
    return best(Array(candidates), at: index)
  }

  /// The call whose redirect a request follows.
  private mutating func followed(_ path: String, at index: Int) -> Int? {
    guard !redirected.isEmpty else { return nil }
    let found = redirected.last { call in
      let last = calls[call].last
      guard let location = exchanges[last].marks?.field("location") else { return false }
      let target = location.prefix { $0 != "?" }
      return exchanges[last].session == exchanges[index].session
        && (target.isEmpty || target.hasSuffix(path) || path.hasSuffix(target))
        && attempts[index].arrival - attempts[last].arrival <= .seconds(30)
    }
    return found
  }

  /// A call waits no more under what its last attempt was like.
  private mutating func forget(_ call: Int, _ path: String) {
    redirected.removeAll { $0 == call }
    guard let key = keys[call] else { return }
    keys[call] = nil
    exact[key.exact]?.removeAll { $0 == call }
    alike[key.alike]?.removeAll { $0 == call }
    waiting[key.exact.path, default: 1] -= 1
  }
}
