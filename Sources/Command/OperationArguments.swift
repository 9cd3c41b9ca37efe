import ArgumentParser
import Understudy
import UnderstudyDiagnostics

/// How a mock is run: where it listens besides a port, what it bears, what it tells, how it stops.
struct OperationArguments: ParsableArguments {
  /// How exchanges are logged.
  enum LogForm: String, ExpressibleByArgument, CaseIterable {
    case none, json
  }

  @Option(
    help: ArgumentHelp(
      "Listen on a socket in the file system, in place of host and port.", valueName: "path"))
  var unixSocket: String?

  @Option(help: ArgumentHelp("Who may connect to it, in octal digits.", valueName: "mode"))
  var unixSocketMode = "660"

  @Option(help: "The most connections at a time; more wait until one is closed.")
  var maxConnections = 16_384

  @Option(
    help: "The longest head of a request, request line included, in bytes; a longer one is answered with 431."
  )
  var headLimit = 8_192

  @Option(help: "How long what is in flight may take after a signal to stop, in seconds.")
  var grace = 8.0

  @Option(help: "A line on standard error for each exchange, without secrets: json, or none.")
  var log = LogForm.none

  func validate() throws {
    guard 1...1_000_000 ~= maxConnections else {
      throw ValidationError("--max-connections must be from 1 to 1000000")
    }
    guard 1_024...1_048_576 ~= headLimit else {
      throw ValidationError("--head-limit must be from 1024 to 1048576")
    }
    guard grace >= 0, grace <= 86_400 else {
      throw ValidationError("--grace must be from 0 to 86400 seconds")
    }
    guard mode != nil else {
      throw ValidationError("--unix-socket-mode must be octal digits, such as 660")
    }
  }

  private var mode: UInt16? {
    UInt16(unixSocketMode, radix: 8).flatMap { $0 <= 0o777 ? $0 : nil }
  }

  /// Sets what was asked for. Returns what is to be told.
  func apply(to options: inout MockServer.Options) -> [Diagnostic] {
    if let unixSocket { options.unixSocket = UnixSocket(unixSocket, permissions: mode ?? 0o660) }
    let (limit, remark) = OpenFiles.connectionLimit(maxConnections)
    options.connectionLimit = limit
    options.headLimit = headLimit
    if log == .json { options.log = { Console.write($0, to: .errors) } }
    return remark.map { [$0] } ?? []
  }
}
