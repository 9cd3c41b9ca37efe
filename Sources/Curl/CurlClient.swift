public import UnderstudyDiagnostics
public import UnderstudyHTTP

/// A client that hides nothing: one request goes out as it is given, and what comes back is told byte for byte, with its
/// times. It follows no redirection, asks for nothing a second time, decodes nothing but the transfer coding.
///
/// It works with the libcurl that the system has, which is loaded when the first client is made: nothing links to it. A
/// client blocks the thread that it is used on, and keeps its connection open for the next request.
public final class CurlClient {
  /// What a transfer may take.
  public struct Limits: Hashable, Sendable {
    /// How long a connection may take.
    public var connecting: Duration
    /// How long everything may take.
    public var whole: Duration
    /// How long a body may be, in bytes.
    public var bodySize: Int

    /// Makes limits.
    public init(
      connecting: Duration = .seconds(10), whole: Duration = .seconds(60), bodySize: Int = 32 << 20
    ) {
      self.connecting = connecting
      self.whole = whole
      self.bodySize = bodySize
    }
  }

  private let library: CurlLibrary
  private let handle: CurlLibrary.Pointer
  private let limits: Limits
  private let certificates: String?

  /// Makes a client.
  ///
  /// - Parameter certificates: a file with the certificates to trust in place of the system's.
  /// - Throws: where the system has no libcurl.
  public init(limits: Limits = Limits(), certificates: String? = nil) throws(DiagnosticError) {
    guard let library = CurlLibrary.loaded, let handle = library.makeHandle() else {
      throw DiagnosticError(
        .error(
          "there is no libcurl on this system",
          notes: [.init("install it: 'apt-get install libcurl4' or 'brew install curl'")]))
    }
    self.library = library
    self.handle = handle
    self.limits = limits
    self.certificates = certificates
  }

  deinit {
    library.end(handle)
  }

  /// Sends a request and takes in what comes back.
  ///
  /// - Parameter base: scheme, host and port, `https://api.example.com`; the request's target follows it.
  public func send(_ request: HTTPRequest, to base: String) -> Transfer {
    library.reset(handle)
    set(.noSignal, 1)
    set(.protocols, 3)  // CURLPROTO_HTTP | CURLPROTO_HTTPS
    set(.httpVersion, 2)  // CURL_HTTP_VERSION_1_1
    set(.pathAsIs, 1)
    set(.connectTimeoutMilliseconds, limits.connecting.milliseconds)
    set(.timeoutMilliseconds, limits.whole.milliseconds)
    set(.url, text: base + request.target)
    if let certificates { set(.certificates, text: certificates) }

    var list: CurlLibrary.Pointer?
    for line in Self.lines(of: request) { list = library.append(list, line) ?? list }
    defer { library.freeList(list) }
    library.set(.fields, UnsafeRawPointer(list), of: handle)

    let gathering = Gathering(limit: limits.bodySize)
    let context = Unmanaged.passUnretained(gathering).toOpaque()
    library.set(.head, receiver: takeHead, of: handle)
    library.set(.headTarget, UnsafeRawPointer(context), of: handle)
    library.set(.write, receiver: takeBody, of: handle)
    library.set(.writeTarget, UnsafeRawPointer(context), of: handle)

    var errorText = [CChar](repeating: 0, count: 256)  // CURL_ERROR_SIZE
    let code = withExtendedLifetime(gathering) {
      errorText.withUnsafeMutableBufferPointer { text in
        library.set(.errorText, UnsafeRawPointer(text.baseAddress), of: handle)
        return perform(request)
      }
    }
    var transfer = gathering.transfer
    transfer.time = gathering.elapsed
    guard code != 0 else { return transfer }
    let bytes = errorText.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let known = library.explain(code).map { String(cString: $0) } ?? "error \(code)"
    let reason = bytes.isEmpty ? known : String(decoding: bytes, as: UTF8.self)
    transfer.failure = failure(code, reason, transfer)
    return transfer
  }

  private func perform(_ request: HTTPRequest) -> Int32 {
    let hasBody = !request.body.isEmpty || ["POST", "PUT", "PATCH"].contains(request.method)
    guard hasBody else {
      set(request.method == "HEAD" ? .noBody : .httpGet, 1)
      set(.method, text: request.method)
      return library.perform(handle)
    }
    // An empty array may have no address, which would mean that the body is read from elsewhere.
    return (request.body + [0]).withUnsafeBytes { bytes in
      library.set(.bodyLength, length: request.body.count, of: handle)
      library.set(.bodyBytes, bytes.baseAddress, of: handle)
      set(.method, text: request.method)
      return library.perform(handle)
    }
  }

  private func set(_ option: CurlOption, _ value: Int) { library.set(option, value, of: handle) }

  /// The library copies the text.
  private func set(_ option: CurlOption, text: String) {
    text.withCString { library.set(option, UnsafeRawPointer($0), of: handle) }
  }

  /// The fields as libcurl takes them: an empty value is told by a semicolon, and a name alone takes away what it would
  /// send by itself (`CURLOPT_HTTPHEADER(3)`).
  private static func lines(of request: HTTPRequest) -> [String] {
    var lines = request.fields.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
    for name in ["Accept", "Content-Type", "Expect"] where request.fields[name] == nil {
      lines.append("\(name):")
    }
    return lines
  }

  /// What a code of `libcurl-errors(3)` means for the reply.
  private func failure(_ code: Int32, _ reason: String, _ transfer: Transfer) -> Transfer.Failure {
    switch code {
    case 3, 5, 6, 7, 35, 58, 59, 66, 77: .unreachable(reason)
    case 51, 60, 83, 90, 91: .untrusted(reason)
    case 1, 8: .notHTTP(reason)
    case 18: .truncated(reason)
    case 23 where transfer.body.count > limits.bodySize: .tooLong(limit: limits.bodySize)
    case 28: transfer.headTime == nil && transfer.time < limits.whole ? .unreachable(reason) : .timeout
    case 52: .nothing
    case 55, 56: transfer.status == nil ? .other(reason) : .truncated(reason)
    default: .other(reason)
    }
  }
}

/// What has come so far; C holds it for the time of one transfer, in `CurlClient.send`.
private final class Gathering {
  var transfer = Transfer()
  let limit: Int
  private let start = ContinuousClock.now

  init(limit: Int) {
    self.limit = limit
  }

  var elapsed: Duration { ContinuousClock.now - start }
}

private func takeHead(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context else { return 0 }
  let gathering = Unmanaged<Gathering>.fromOpaque(context).takeUnretainedValue()
  gathering.transfer.takeLine(
    UnsafeRawBufferPointer(start: bytes, count: size * count), at: gathering.elapsed)
  return size * count
}

private func takeBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context else { return 0 }
  let gathering = Unmanaged<Gathering>.fromOpaque(context).takeUnretainedValue()
  gathering.transfer.takeBody(
    UnsafeRawBufferPointer(start: bytes, count: size * count), at: gathering.elapsed)
  return gathering.transfer.body.count > gathering.limit ? 0 : size * count
}

extension Duration {
  /// Whole milliseconds, at least one.
  fileprivate var milliseconds: Int {
    let (seconds, attoseconds) = components
    return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}
