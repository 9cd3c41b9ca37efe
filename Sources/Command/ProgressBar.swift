import UnderstudyDiagnostics
import UnderstudyRehearsal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far a rehearsal has got, on one line of a terminal; where standard error is none, only what must be told.
struct ProgressBar {
  private let isTerminal = isatty(2) == 1

  /// Shows how far it has got.
  func show(_ progress: Rehearsal.Progress) {
    switch progress {
    case .ended(let report, let count, let total):
      guard isTerminal else { return }
      let filled = count * 30 / max(1, total)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      Console.write("\r\u{1B}[K\(bar) \(count)/\(total) \(report.rehearsed.name)", to: .errors, ending: "")
    case .silent(let duration):
      clear()
      Console.write([
        .warning(
          "no request has arrived for \(duration.components.seconds) s",
          notes: [.init("does the command take its base URL from OPENAI_BASE_URL?")])
      ])
    }
  }

  /// Takes the line away.
  func clear() {
    if isTerminal { Console.write("\r\u{1B}[K", to: .errors, ending: "") }
  }
}
