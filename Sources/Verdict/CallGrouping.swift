import UnderstudyHTTP
import UnderstudyMocking

/// Puts attempts together to calls.
///
/// An exchange is a further attempt of an earlier one that may be retried (`Attempt.mayBeRetried`) and was over by then:
/// with the same method, path and body; or a body that differs only in what clients make anew for each attempt (ids,
/// times: `BodyFingerprints`); or that follows the redirect which the earlier one was answered with; or that says itself
/// that it is a retry. Of several such, the one on the same connection, else the one that ended first. Equal requests that
/// overlap are calls of their own.
///
/// Whatever clients do, an exchange looks at few calls (`lookCount`): those that wait are sorted by what a further attempt
/// of them would be like.
struct CallGrouping {
  /// What moments of two threads of the server may differ by.
  private static let slack = Duration.milliseconds(20)
  /// After so long without an explicit wait, an equal request is a new call.
  private static let horizon = Duration.seconds(600)
  /// Of the calls that nothing tells apart but their order, so many of the latest are looked at.
  private static let window = 64
  /// The same, of the calls that were sent to a path that ends alike.
  private static let redirectWindow = 16

  /// What the requests of a session for one path are told apart by.
  private struct Kind: Hashable {
    var body: UInt64
    /// `nil`: any.
    var connection: UInt64?
    /// Whether ids and times in the body count.
    var isExact: Bool
    var place: Int32

    /// What tells most of them apart.
    func hash(into hasher: inout Hasher) {
      hasher.combine(
        body &+ UInt64(truncatingIfNeeded: place) &* 0xD6E8_FEB8_6659_FD93
          ^ (connection.map { $0 &* 0x9E37_79B9_7F4A_7C15 } ?? 1))
    }
  }

  /// What a session is asked for.
  private struct Place: Hashable {
    let session: String
    let method: String
    let path: Substring
  }

  /// What the paths of a session end in.
  private struct PathEnd: Hashable {
    let session: String
    let end: Substring
  }

  /// Where a call waits for a further attempt, and how many it has.
  private struct Standing {
    /// Negative where it waits nowhere.
    var place: Int32 = -1
    var attemptCount: Int32 = 1
  }

  private let exchanges: [Exchange]
  private let attempts: [Attempt]
  private let isOnlyCall: Bool
  private var fingerprints = BodyFingerprints()
  private var places: [Place: Int] = [:]
  private var pathEnds: [PathEnd: Int] = [:]
  /// By place, what its path ends in.
  private var endsOfPlaces: [Int] = []
  /// Calls that wait for a further attempt, by place: whether it is worth to look closer.
  private var waitingCounts: [Int] = []
  private var waiting: [Kind: WaitingCalls] = [:]
  /// Calls that were redirected, by what the path ends in that they were sent to; the latest last.
  private var redirected: [Int: [(entry: WaitingCalls.Entry, target: Substring)]] = [:]
  private(set) var calls: [Call] = []
  /// Where each call waits for a further attempt.
  private var standings: [Standing] = []
  /// The last exchange of each kind.
  private var latest: [Kind: Int] = [:]
  /// The next exchange with the same session, method, path and body.
  private(set) var nextEqual: [Int?]
  /// How many times a call was looked at to tell whether it has gone on.
  private(set) var lookCount = 0

  /// - Parameter isOnlyCall: the client was asked for a single call, so that equal requests all belong to it.
  init(_ exchanges: [Exchange], _ attempts: [Attempt], isOnlyCall: Bool) {
    self.exchanges = exchanges
    self.attempts = attempts
    self.isOnlyCall = isOnlyCall
    nextEqual = Array(repeating: nil, count: exchanges.count)
    latest.reserveCapacity(exchanges.count)
    waiting.reserveCapacity(exchanges.count)
    for index in exchanges.indices { add(index) }
  }

  private mutating func add(_ index: Int) {
    let request = exchanges[index].request
    let place = place(exchanges[index].session, request.method, request.path)
    let exact = Kind(body: fingerprints.exact(request.body), isExact: true, place: Int32(place))
    if let earlier = latest.updateValue(index, forKey: exact) { nextEqual[earlier] = index }
    let isWorthALook = waitingCounts[place] > 0
    var call = isWorthALook ? taken(exact, at: index) : nil
    if call == nil, isWorthALook {
      call = taken(alike(exact, request.body), at: index) ?? announced(place, at: index)
    }
    call = call ?? followed(request.path, place, at: index)
    if let call {
      calls[call].attempts.append(index)
      standings[call].attemptCount += 1
      forget(call)
    } else {
      calls.append(Call(attempts: [index]))
      standings.append(Standing())
    }
    guard isOnlyCall || attempts[index].mayBeRetried else { return }
    wait(call ?? calls.count - 1, as: exact, place)
  }

  private mutating func place(_ session: String, _ method: String, _ path: Substring) -> Int {
    let place = Place(session: session, method: method, path: path)
    if let number = places[place] { return number }
    places[place] = waitingCounts.count
    waitingCounts.append(0)
    endsOfPlaces.append(endOfPath(path, session))
    return waitingCounts.count - 1
  }

  private mutating func alike(_ exact: Kind, _ body: [UInt8]) -> Kind {
    var kind = exact
    kind.body = fingerprints.alike(body, exact: exact.body)
    kind.isExact = false
    return kind
  }

  // MARK: Calls that wait

  /// A call waits for a further attempt of the kind of its last one.
  private mutating func wait(_ call: Int, as exact: Kind, _ place: Int) {
    let last = calls[call].last
    standings[call].place = Int32(place)
    waitingCounts[place] += 1
    let request = exchanges[last].request
    if 300..<400 ~= attempts[last].status, let target = target(of: last) {
      let entry = WaitingCalls.Entry(call: call, last: last, ended: attempts[last].arrival)
      let path = target.isEmpty ? request.path : target
      let end = endOfPath(path, exchanges[last].session)
      redirected[end, default: []].append((entry, target))
    }
    guard let ended = attempts[last].ended else { return }
    let entry = WaitingCalls.Entry(call: call, last: last, ended: ended)
    insert(entry, as: exact, attempts[last].connection)
    insert(entry, as: alike(exact, request.body), attempts[last].connection)
  }

  private mutating func insert(_ entry: WaitingCalls.Entry, as kind: Kind, _ connection: UInt64) {
    var kind = kind
    waiting[kind, default: WaitingCalls()].insert(entry)
    kind.connection = connection
    waiting[kind, default: WaitingCalls()].insert(entry)
  }

  /// A call waits no more under what its last attempt was like.
  private mutating func forget(_ call: Int) {
    let place = Int(standings[call].place)
    guard place >= 0 else { return }
    standings[call].place = -1
    waitingCounts[place] -= 1
  }

  private func isLate(_ entry: WaitingCalls.Entry) -> Bool {
    standings[entry.call].place < 0 || calls[entry.call].last != entry.last
  }

  // MARK: The call of an exchange

  /// The call that the exchange at an index is a further attempt of, out of those of its kind: first of those on the same
  /// connection.
  private mutating func taken(_ kind: Kind, at index: Int) -> Int? {
    var here = kind
    here.connection = attempts[index].connection
    return earliest(of: here, at: index) ?? earliest(of: kind, at: index)
  }

  /// Of the calls of a kind, the one that ended first, if it was over by then.
  private mutating func earliest(of kind: Kind, at index: Int) -> Int? {
    // Exchanges come in the order of their arrival: what is too long ago for one is so for all that follow.
    while let entry = waiting[kind]?.first {
      lookCount += 1
      guard !isLate(entry), isRecent(entry.last, at: index) else {
        waiting[kind]?.removeFirst()
        continue
      }
      return entry.ended - attempts[index].arrival <= Self.slack ? entry.call : nil
    }
    return nil
  }

  /// Whether the last attempt of a call was over so short a time ago that one may be of the same call.
  private func isRecent(_ last: Int, at index: Int) -> Bool {
    guard let ended = attempts[last].ended else { return false }
    var horizon = Self.horizon
    if case .duration(let wait) = attempts[last].wait, wait + wait > horizon { horizon = wait + wait }
    return attempts[index].arrival - ended <= horizon
  }

  /// The call that a request belongs to which says that it is a retry, whatever it holds.
  private mutating func announced(_ place: Int, at index: Int) -> Int? {
    let now = attempts[index]
    guard let count = now.retryCount, count > 0 else { return nil }
    var best: (call: Int, ended: Moment)?
    for call in calls.indices.suffix(Self.window).reversed() {
      lookCount += 1
      guard standings[call].place == place, standings[call].attemptCount == count else { continue }
      let last = calls[call].last
      guard let ended = attempts[last].ended, ended - now.arrival <= Self.slack, isRecent(last, at: index)
      else { continue }
      if attempts[last].connection == now.connection { return call }
      if best.map({ ended < $0.ended }) ?? true { best = (call, ended) }
    }
    return best?.call
  }

  /// The call whose redirect a request follows.
  private mutating func followed(_ path: Substring, _ place: Int, at index: Int) -> Int? {
    guard !redirected.isEmpty, let slot = redirected.index(forKey: endsOfPlaces[place]) else { return nil }
    // Redirects are often alike: what is not followed by this request is not looked at again.
    var elsewhere: Substring?
    for position in redirected.values[slot].indices.suffix(Self.redirectWindow).reversed() {
      lookCount += 1
      let (entry, target) = redirected.values[slot][position]
      guard attempts[index].arrival - entry.ended <= .seconds(30) else {
        redirected.values[slot].removeSubrange(...position)
        return nil
      }
      guard !isLate(entry) else {
        redirected.values[slot].remove(at: position)
        continue
      }
      if target == elsewhere { continue }
      if Self.ends(target, with: path) || Self.ends(path, with: target) { return entry.call }
      elsewhere = target
    }
    return nil
  }

  private static func ends(_ path: Substring, with end: Substring) -> Bool {
    let (path, end) = (path.utf8, end.utf8)
    return path.count >= end.count && path.suffix(end.count).elementsEqual(end)
  }

  /// Where an answer sends its client, without the query; `nil` where it does not.
  private func target(of index: Int) -> Substring? {
    exchanges[index].marks?.field("location").map { location in
      location[..<(location.utf8.firstIndex(of: UInt8(ascii: "?")) ?? location.endIndex)]
    }
  }

  /// What a path and the location of a redirect to it have in common: what comes after the last slash.
  private mutating func endOfPath(_ path: Substring, _ session: String) -> Int {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let start = slash.map(path.utf8.index(after:)) ?? path.startIndex
    let end = PathEnd(session: session, end: path[start...])
    if let number = pathEnds[end] { return number }
    pathEnds[end] = pathEnds.count
    return pathEnds.count - 1
  }
}
