import ArgumentParser
import Understudy
import UnderstudyDiagnostics
import UnderstudyMocking

/// What goes wrong by chance, and how much may be asked.
struct ChanceArguments: ParsableArguments {
  @Option(help: "What goes wrong by chance, and how often: 'reset: 2%, code 503: 5%'.")
  var chaos: String?

  @Option(help: "What chance depends on: the same seed, the same run. Drawn and printed if not given.")
  var seed: UInt64?

  @Option(help: ArgumentHelp("Keep what chance does, to repeat it.", valueName: "file"))
  var chaosLog: String?

  @Option(help: ArgumentHelp("Repeat what chance did in an earlier run.", valueName: "file"))
  var replay: String?

  @Option(
    help: "How much may be asked with one key: 'requests: 60/min, tokens: 90000/min, budget: 1000000'.")
  var limits: String?

  /// Puts all of it into options. Says what to print about it.
  func apply(to options: inout MockOptions) throws(DiagnosticError) -> String? {
    if let limits { options.limits = try Limits(parsing: limits) }
    options.chaos = try ChaosSource.asked(chaos, seed: seed, log: chaosLog, replay: replay)
    guard let source = options.chaos else { return nil }
    options.seed = source.seed
    return source.isActive ? "chance has the seed \(source.seed); --seed \(source.seed) repeats it" : nil
  }
}
