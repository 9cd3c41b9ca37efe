#if canImport(Darwin)
  import Darwin
#else
  @preconcurrency import Glibc
#endif

/// A command that runs, in a process group of its own, with what it prints.
final class ClientProcess {
  /// How a command ended.
  enum Ending: Hashable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  /// Why a command cannot be run.
  struct Failure: Error {
    var reason: String
  }

  private let id: pid_t
  private var pipe: Int32
  private let tailLimit: Int
  private var kept: [UInt8] = []
  /// How many bytes it has printed.
  private(set) var outputCount = 0
  private(set) var ending: Ending?

  private init(_ id: pid_t, pipe: Int32, tailLimit: Int) {
    self.id = id
    self.pipe = pipe
    self.tailLimit = tailLimit
  }

  deinit {
    if ending == nil { kill() }
    if pipe >= 0 { close(pipe) }
  }

  /// Starts a command: found as a shell would find it, with nothing to read, both outputs together.
  static func start(
    _ command: [String], environment: [String: String], tailLimit: Int = 8192
  ) throws(Failure) -> ClientProcess {
    var ends: [Int32] = [-1, -1]
    guard systemPipe(&ends) == 0 else { throw Failure(reason: String(cString: strerror(errno))) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    defer { close(ends[1]) }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    // Signals as a shell leaves them to a command, whatever this process holds back or ignores.
    var none = sigset_t()
    var usual = sigset_t()
    sigemptyset(&none)
    sigemptyset(&usual)
    for signal in [SIGPIPE, SIGINT, SIGTERM] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, flags)
    var id: pid_t = 0
    let code = withCStrings(command) { arguments in
      withCStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
        posix_spawnp(&id, command[0], &actions, &attributes, arguments, variables)
      }
    }
    guard code == 0 else {
      close(ends[0])
      throw Failure(reason: String(cString: strerror(code)))
    }
    return ClientProcess(id, pipe: ends[0], tailLimit: tailLimit)
  }

  /// The end of what it printed, as text.
  var tail: String { String(decoding: kept.suffix(tailLimit), as: UTF8.self) }

  /// The descriptor to wait on for more output; negative where there is none any more.
  var descriptor: Int32 { pipe }

  /// Takes what it has printed, a few megabytes at most at a time, and keeps the end of it.
  func drain() {
    guard pipe >= 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    for _ in 0..<64 {
      let count = buffer.withUnsafeMutableBytes { read(pipe, $0.baseAddress, $0.count) }
      guard count > 0 else {
        if count == 0 || errno != EAGAIN && errno != EINTR {
          close(pipe)
          pipe = -1
        }
        return
      }
      outputCount += count
      kept += buffer[..<count].suffix(tailLimit)
      if kept.count > 4 * tailLimit { kept.removeFirst(kept.count - tailLimit) }
    }
  }

  /// Looks whether it has ended; then whatever it has left behind in its group is ended, too.
  @discardableResult
  func reap() -> Bool {
    guard ending == nil else { return true }
    var status: Int32 = 0
    guard waitpid(id, &status, WNOHANG) == id else { return false }
    let signal = status & 0x7F
    ending = signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
    _ = systemKill(-id, SIGKILL)
    drain()
    return true
  }

  /// Ends it and all of its group at once.
  func kill() {
    _ = systemKill(-id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    if ending == nil { ending = .killed(signal: SIGKILL) }
    drain()
  }
}

/// The variables of this process.
func currentEnvironment() -> [String: String] {
  var result: [String: String] = [:]
  #if canImport(Darwin)
    var next = _NSGetEnviron().pointee
  #else
    var next = environ
  #endif
  while let entry = next.pointee {
    let text = String(cString: entry)
    if let equals = text.firstIndex(of: "=") {
      result[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
    next += 1
  }
  return result
}

private func systemPipe(_ ends: inout [Int32]) -> Int32 {
  #if canImport(Darwin)
    Darwin.pipe(&ends)
  #else
    Glibc.pipe(&ends)
  #endif
}

private func systemKill(_ id: pid_t, _ signal: Int32) -> Int32 {
  #if canImport(Darwin)
    Darwin.kill(id, signal)
  #else
    Glibc.kill(id, signal)
  #endif
}

/// Lends texts as C has lists of them.
private func withCStrings<Result>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let list = texts.map { strdup($0) }
  defer { for text in list { free(text) } }
  return body(list + [nil])
}
