import UnderstudyJSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program `bowtie-understudy`: lines of JSON on standard input, answers on standard output.
///
/// Exit codes: 0 after `stop` or the end of input, 2 where Bowtie says what the protocol does not have.
@main
enum BowtieHarness {
  static func main() {
    var harness = Harness()
    while var line = readLine(strippingNewline: true) {
      do throws(Harness.Failure) {
        let bytes = line.withUTF8 { Array($0) }
        guard case .line(let answer) = try harness.answer(to: bytes) else { exit(0) }
        print(answer.text())
        fflush(nil)
      } catch {
        let message = "bowtie-understudy: error: \(error.message)\n"
        _ = message.utf8.withContiguousStorageIfAvailable { write(2, $0.baseAddress, $0.count) }
        exit(2)
      }
    }
  }
}
