import Understudy
import UnderstudyHTTP
import UnderstudyMocking
import UnderstudyVerdict

/// A case while its command runs: looked at again and again, until there is a report.
final class RunningCase {
  private let rehearsed: RehearsalCase
  private let session: MockSession
  private let process: ClientProcess
  private let options: Rehearsal.Options
  private let times: Timestamp
  private let start: Moment
  private var firstRequest: Moment?
  private var deadline: Moment
  /// When the command was stopped because its time was over.
  private var stopped: Moment?
  /// When it had ended.
  private var ended: Moment?

  init(
    _ rehearsed: RehearsalCase, _ session: MockSession, _ process: ClientProcess,
    _ options: Rehearsal.Options,
    times: Timestamp, start: Moment
  ) {
    self.rehearsed = rehearsed
    self.session = session
    self.process = process
    self.options = options
    self.times = times
    self.start = start
    deadline = start + options.startLimit
  }

  /// Rules that look at every request, whatever the case is for.
  private static let always = ["valid-requests", "steady-credentials", "same-request-again", "no-duplicates"]
    .compactMap(Rule.named)

  /// What the command prints.
  var descriptor: Int32 { process.descriptor }
  /// Whether a request has come.
  var hasAsked: Bool { firstRequest != nil }

  func age(at now: Moment) -> Duration { now - start }

  /// Takes what the command has printed, and ends it where its time is over.
  func look(at now: Moment) {
    process.drain()
    if firstRequest == nil, let first = session.journal.exchanges.first {
      firstRequest = first.request.arrival
      deadline = now + limit(first)
    }
    guard ended == nil else { return }
    if process.reap() {
      ended = now
    } else if now >= deadline {
      stopped = now
      process.kill()
      ended = now
    }
  }

  /// How long the command may take. Where it waits for what never comes and says how long it is going to, nobody need
  /// wait with it.
  private func limit(_ first: Exchange) -> Duration {
    let limit = rehearsed.limit ?? options.limit
    guard rehearsed.rules.contains(where: { $0.name.hasPrefix("bounds-") }),
      let stated = first.request.fields["x-stainless-read-timeout"].flatMap({ Double($0) })
    else { return limit }
    return stated > 120 ? .seconds(3) : min(limit, .milliseconds(Int64(stated * 3300) + 10_000))
  }

  /// The report, when the command has ended and the server has seen its connections end.
  func report(at now: Moment) -> CaseReport? {
    guard let ended else { return nil }
    let exchanges = session.journal.exchanges
    guard exchanges.allSatisfy({ $0.end != nil }) || now - ended > .milliseconds(3500) else { return nil }
    let circumstances = Verdict.Circumstances(
      outcomes: outcomes(exchanges, at: ended), times: times, stopped: stopped, callCount: rehearsed.callCount
    )
    let names = Set(rehearsed.rules.map(\.name))
    let verdict = Verdict(
      of: exchanges, circumstances, rules: rehearsed.rules + Self.always.filter { !names.contains($0.name) })
    session.end()
    return CaseReport(
      rehearsed: rehearsed, ending: ending, duration: ended - start, results: verdict.results,
      exchanges: exchanges,
      calls: verdict.calls, output: process.tail, outputCount: process.outputCount)
  }

  private var ending: CaseReport.Ending {
    if stopped != nil { return .stopped }
    switch process.ending {
    case .exited(let status): return .exited(Int(status))
    case .killed(let signal): return .crashed(signal: Int(signal))
    case nil: return .stopped
    }
  }

  /// What the application told, or else its exit status: 0 means that it took all answers for good, anything else that
  /// it noticed something in the last.
  private func outcomes(_ exchanges: [Exchange], at now: Moment) -> [Outcome] {
    let told = session.outcomes
    guard told.isEmpty, stopped == nil else { return told }
    guard process.ending == .exited(0) else { return [Outcome(.error, kind: ending.text, at: now)] }
    return Array(repeating: Outcome(.ok, at: now), count: min(64, exchanges.count))
  }
}
