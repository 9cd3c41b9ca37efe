public import UnderstudyDiagnostics
public import UnderstudyMocking
import UnderstudyOpenAPI

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that keeps what chance has done, so that the run can be repeated: a line of JSON for each decision.
public final class ChaosFile: Sendable {
  private let descriptor: Int32

  /// Makes the file anew, and writes the seed of the run as its first line.
  ///
  /// - Throws: why it cannot be written.
  public init(_ path: String, seed: UInt64) throws(DiagnosticError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw DiagnosticError(.error("'\(path)' cannot be written: \(String(cString: strerror(errno)))"))
    }
    write(ChaosLog.header(seed: seed))
  }

  deinit {
    close(descriptor)
  }

  /// Writes a decision. From any thread: a line is one write, and the file is only ever added to.
  public func append(_ entry: ChaosLog.Entry) {
    write(entry.line)
  }

  private func write(_ line: String) {
    var bytes = line + "\n"
    bytes.withUTF8 { bytes in
      #if canImport(Darwin)
        _ = Darwin.write(descriptor, bytes.baseAddress, bytes.count)
      #else
        _ = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
      #endif
    }
  }
}

extension ChaosLog {
  /// Reads the log of an earlier run.
  ///
  /// - Throws: why it cannot be read.
  public init(contentsOf path: String) throws(DiagnosticError) {
    let bytes: [UInt8]
    do throws(DocumentSourceError) {
      bytes = try FileSource().bytes(of: path)
    } catch {
      throw DiagnosticError(.error("'\(path)' cannot be read: \(error.reason)"))
    }
    try self.init(String(decoding: bytes, as: UTF8.self), file: path)
  }
}

extension ChaosSource {
  /// Chance as it is asked for on a command line.
  ///
  /// - Parameters:
  ///   - text: `reset: 2%, code 503: 5%`; `nil` for no chance of the server's own.
  ///   - seed: what draws depend on; drawn where neither this nor the text has one.
  ///   - log: the path of a file to keep decisions in.
  ///   - replay: the path of such a file, to repeat.
  /// - Returns: `nil` where nothing is asked for.
  public static func asked(
    _ text: String?, seed: UInt64?, log: String?, replay: String?
  ) throws(DiagnosticError) -> ChaosSource? {
    guard text != nil || seed != nil || log != nil || replay != nil else { return nil }
    var chaos: Chaos?
    if let text { chaos = try Chaos(parsing: text) }
    var earlier: ChaosLog?
    if let replay { earlier = try ChaosLog(contentsOf: replay) }
    var generator = SystemRandomNumberGenerator()
    // What a person can write down.
    let drawn = generator.next(upperBound: UInt64(1_000_000_000))
    let seed = earlier?.seed ?? chaos?.seed ?? seed ?? drawn
    guard let log else { return ChaosSource(chaos, repeating: earlier, seed: seed) }
    let file = try ChaosFile(log, seed: seed)
    return ChaosSource(chaos, repeating: earlier, seed: seed) { file.append($0) }
  }
}
