#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Looks for inputs that crash or hang the parser and the validator: with libFuzzer where the program is built with it
/// (`-sanitize=fuzzer -DLIBFUZZER`), else by mutations that follow from a seed.
///
///     Fuzzing CORPUS [SECONDS] [SEED]
@main
enum Fuzzing {
  #if LIBFUZZER
    static func main() {
      exit(runDriver(&CommandLine.argc, &arguments, testOneInput))
    }

    nonisolated(unsafe) private static var arguments = CommandLine.unsafeArgv
  #else
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
  #endif
}

#if LIBFUZZER
  private let testOneInput: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32 = { bytes, count in
    FuzzInput.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
  }

  /// libFuzzer as a library (<https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library>).
  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32
#endif
