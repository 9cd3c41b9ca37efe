#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Looks for inputs that crash or hang the parser and the validator, by mutations that follow from a seed.
///
///     Fuzzing CORPUS [SECONDS] [SEED]
///
/// libFuzzer is not used: SwiftPM gives its flag to the tools of plugins as well, which then have two entry points.
@main
enum Fuzzing {
  static func main() {
    let arguments = CommandLine.arguments
    let folder = arguments.count > 1 ? arguments[1] : "Tests/Fuzzing/Corpus"
    let seconds = arguments.count > 2 ? Int(arguments[2]) ?? 60 : 60
    let seed = arguments.count > 3 ? UInt64(arguments[3]) ?? 1 : 1
    print("seed \(seed), \(seconds) s")
    fflush(nil)
    var loop = MutationLoop(corpus: MutationLoop.files(in: folder), seed: seed)
    guard loop.run(seconds: seconds) else { exit(1) }
  }
}
