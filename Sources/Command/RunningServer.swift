import ArgumentParser
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyTLS

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A running mock that a command asks.
struct RunningServer: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The mock's URL; without it, where 'serve' listens with the same UNDERSTUDY_ variables.",
      valueName: "url"))
  var server = ServedPlace.url

  @Option(
    help: "The bearer token of the admin API; else that of the environment variable UNDERSTUDY_ADMIN_TOKEN.")
  var adminToken: String?

  @Option(
    help: ArgumentHelp(
      "The authority to trust in an https URL; those of this machine if none is given.", valueName: "file"))
  var tlsCA: String?

  @Flag(help: "Trust any certificate in an https URL.")
  var insecure = false

  /// What a server answers.
  struct Answer {
    var status: Int
    var body: [UInt8]
  }

  /// Asks the admin API.
  ///
  /// - Parameter path: below `/__understudy`, query included.
  /// - Throws: exit code 2, after saying why there is no answer.
  func ask(_ path: String) throws -> Answer {
    let (host, port, isSecure) = try address()
    let bytes = try ClientSocket.exchange(
      request(path, "HTTP/1.1", host, port), host: host, port: port, trust: isSecure ? trust() : nil)
    guard let answer = Self.read(bytes) else { throw noMock }
    return answer
  }

  /// Asks for a stream, and hands on its body as it comes, until it ends.
  ///
  /// - Parameters:
  ///   - path: below `/__understudy`, query included.
  ///   - lastEventID: the id of the last event that was seen.
  /// - Throws: exit code 2, after saying why there is no stream.
  func stream(_ path: String, after lastEventID: String?, _ take: (ArraySlice<UInt8>) -> Void) throws {
    let (host, port, isSecure) = try address()
    let seen = lastEventID.map { "Last-Event-ID: \($0)\r\n" } ?? ""
    // HTTP/1.0 has no chunks: what follows the head is the body.
    let bytes = request(path, "HTTP/1.0", host, port, seen)
    var head: [UInt8]? = []
    try ClientSocket.exchange(bytes, host: host, port: port, trust: isSecure ? trust() : nil) { more in
      guard var begun = head else { return take(more) }
      begun += more
      head = begun
      guard let end = begun.firstRange(of: Array("\r\n\r\n".utf8)) else { return }
      guard let answer = Self.read(begun), answer.status == 200 else { return }
      head = nil
      take(begun[end.upperBound...])
    }
    guard let head else { return }
    guard let answer = Self.read(head) else { throw noMock }
    throw Self.failure(Self.detail(of: answer), nil)
  }

  /// Whether anybody answers there; says nothing where nobody does.
  func answers() -> Bool {
    guard let (host, port, _) = try? address() else { return false }
    return ClientSocket.isAnswering(host: host, port: port)
  }

  /// What an answer says is wrong.
  static func detail(of answer: Answer) -> String {
    (try? JSONValue(parsing: answer.body))?["detail"]?.string ?? "the mock answers with \(answer.status)"
  }

  private var noMock: ExitCode { Self.failure("what answers at '\(server)' is no mock", nil) }

  /// The port is empty where the host is a socket in the file system.
  private func address() throws -> (host: String, port: String, isSecure: Bool) {
    if server.hasPrefix("unix:") { return (String(server.dropFirst("unix:".count)), "", false) }
    guard let address = Self.address(server) else {
      throw Self.failure("'\(server)' is no URL of a mock", "it looks like http://127.0.0.1:4010")
    }
    return address
  }

  private func request(
    _ path: String, _ version: String, _ host: String, _ port: String, _ fields: String = ""
  ) -> [UInt8] {
    let authority = port.isEmpty ? "localhost" : "\(host):\(port)"
    var head = "GET /__understudy\(path) \(version)\r\nHost: \(authority)\r\nConnection: close\r\n"
    if let token = adminToken ?? Environment.value(of: "UNDERSTUDY_ADMIN_TOKEN") {
      head += "Authorization: Bearer \(token)\r\n"
    }
    return Array((head + fields + "\r\n").utf8)
  }

  private func trust() throws -> TLSClient.Trust {
    // A server of this machine, whose certificate is for the names that others know it by.
    if insecure || server == ServedPlace.url { return .anyone }
    guard let tlsCA else { return .system }
    do throws(DocumentSourceError) {
      return .authorities(try FileSource(limit: 1 << 20).bytes(of: tlsCA))
    } catch {
      throw Self.failure("'\(tlsCA)' cannot be read: \(error.reason)", nil)
    }
  }

  /// Says what is wrong; the exit code to throw.
  static func failure(_ message: String, _ note: String?) -> ExitCode {
    Console.write([.error(message, notes: note.map { [Diagnostic.Note($0)] } ?? [])])
    return ExitCode(2)
  }

  /// `http[s]://HOST[:PORT][/]`; the brackets of an IPv6 address stay.
  private static func address(_ url: String) -> (host: String, port: String, isSecure: Bool)? {
    let isSecure = url.hasPrefix("https://")
    guard isSecure || url.hasPrefix("http://") else { return nil }
    let rest = url.dropFirst(isSecure ? "https://".count : "http://".count)
    let authority = rest.prefix { $0 != "/" }
    let end = authority.lastIndex(of: "]").map { authority.index(after: $0) } ?? authority.startIndex
    let colon = authority[end...].firstIndex(of: ":")
    let host = authority[..<(colon ?? authority.endIndex)]
    let port = colon.map { String(authority[authority.index(after: $0)...]) } ?? (isSecure ? "443" : "80")
    let isPlain = host.utf8.allSatisfy { 0x21...0x7E ~= $0 }
    guard !host.isEmpty, isPlain, UInt16(port) != nil else { return nil }
    return (String(host), port, isSecure)
  }

  /// The answer in the bytes of a connection. The admin API declares the length of every body.
  private static func read(_ bytes: [UInt8]) -> Answer? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let line = String(decoding: bytes.prefix { $0 != 0x0D }, as: UTF8.self).split(separator: " ")
    guard line.count >= 2, line[0].hasPrefix("HTTP/1."), let status = Int(line[1]) else { return nil }
    return Answer(status: status, body: Array(bytes[end.upperBound...]))
  }
}
