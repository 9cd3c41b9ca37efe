import CMicroHTTPD
import Synchronization
import UnderstudyTLS

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The library's server; stopped when it goes out of scope, outside its threads.
///
/// Either the library runs it on threads of its own, or an ``EventLoop`` does.
///
/// Connections are known to the library by the pointer that `connectionChanged` puts into their context: retained
/// when a connection opens, released when it closes, borrowed by all other callbacks.
// Safe because the library's own locks guard what threads do with it at a time.
struct Daemon: ~Copyable, @unchecked Sendable {
  /// Who runs it.
  enum Threads {
    case ofTheLibrary(count: Int)
    case ours
  }

  let pointer: OpaquePointer
  // Retained in `init`, released in `deinit`, after the threads have ended.
  private let worker: Unmanaged<Worker>
  // The library's own descriptor of the listening socket: where its start fails it may, or may not, close it.
  let socket: Int32
  private let isQuiescent = Atomic(false)
  // What the library reads the identity from.
  private let identity: IdentityText?

  init(
    _ configuration: MicroServer.Configuration, worker: Worker, threads: Threads,
    listener: borrowing Listener
  ) throws(StartFailure) {
    if configuration.identity != nil, mhd_shim_has_tls() == 0 {
      throw .noTLS(reason: "the HTTP library was built without it")
    }
    let socket = fcntl(listener.socket, F_DUPFD_CLOEXEC, 0)
    guard socket >= 0 else { throw startFailure(errno) }
    let context = Unmanaged.passRetained(worker)
    var options = daemonOptions(configuration, socket: socket, context: context.toOpaque())
    var flags = MHD_ALLOW_SUSPEND_RESUME.rawValue
    let identity = configuration.identity.map(IdentityText.init)
    if let identity {
      flags |= MHD_USE_TLS.rawValue
      options += identity.options
    } else {
      // A connection is read at once when accepted, and closed without a shutdown of its own before; with TLS that is
      // how the library says that nothing more follows.
      flags |= MHD_USE_TURBO.rawValue
    }
    switch threads {
    case .ours:
      flags |= MHD_USE_EPOLL.rawValue
    case .ofTheLibrary(let count):
      flags |= MHD_USE_AUTO_INTERNAL_THREAD.rawValue
      // A pool of one is refused with a warning.
      if count > 1 { options.append(numberOption(.THREAD_POOL_SIZE, count)) }
    }
    options.append(numberOption(.END, 0))
    guard
      let pointer = mhd_shim_start_daemon(
        UInt32(flags), requestAdvanced, context.toOpaque(), &options)
    else {
      let number = errno
      context.release()
      if identity != nil, number == 0 {
        throw .noTLS(reason: "the HTTP library does not take the certificate and its key")
      }
      throw startFailure(number)
    }
    self.identity = identity
    self.pointer = pointer
    self.worker = context
    self.socket = socket
  }

  deinit {
    quiesce()
    MHD_stop_daemon(pointer)
    // Ours since it is quiescent; the threads may have looked at it until now.
    close(socket)
    worker.release()
  }

  /// Takes no new connections from now on.
  func quiesce() {
    guard !isQuiescent.exchange(true, ordering: .acquiringAndReleasing) else { return }
    _ = MHD_quiesce_daemon(pointer)
  }
}

/// Certificate and key as C strings, for as long as the daemon may read them.
// Safe because nothing changes them, and they are freed with the last reference.
private final class IdentityText: @unchecked Sendable {
  private let certificate: UnsafeMutablePointer<CChar>
  private let key: UnsafeMutablePointer<CChar>

  init(_ identity: TLSIdentity) {
    certificate = Self.text(identity.certificate)
    key = Self.text(identity.key)
  }

  deinit {
    certificate.deallocate()
    key.deallocate()
  }

  var options: [MHD_OptionItem] {
    [
      MHD_OptionItem(option: .HTTPS_MEM_CERT, value: 0, ptr_value: certificate),
      MHD_OptionItem(option: .HTTPS_MEM_KEY, value: 0, ptr_value: key),
    ]
  }

  private static func text(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar> {
    let text = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { text[index] = CChar(bitPattern: byte) }
    text[bytes.count] = 0
    return text
  }
}

private func startFailure(_ number: Int32) -> StartFailure {
  switch number {
  case EMFILE, ENFILE, EAGAIN, ENOMEM: .tooManyOpen(what: "open files or threads", errno: number)
  default: .refused(what: "the HTTP library's start", errno: number)
  }
}

private func daemonOptions(
  _ configuration: MicroServer.Configuration, socket: Int32, context: UnsafeMutableRawPointer
) -> [MHD_OptionItem] {
  func callback(_ option: MHD_OPTION, _ function: Int) -> MHD_OptionItem {
    MHD_OptionItem(option: option, value: function, ptr_value: context)
  }
  return [
    numberOption(.LISTEN_SOCKET, Int(socket)),
    numberOption(.CONNECTION_LIMIT, configuration.connectionLimit),
    numberOption(.CONNECTION_MEMORY_LIMIT, max(1024, configuration.connectionMemory)),
    numberOption(.CONNECTION_TIMEOUT, configuration.connectionTimeout),
    numberOption(.STRICT_FOR_CLIENT, 1),
    callback(
      .NOTIFY_CONNECTION, unsafeBitCast(connectionChanged as MHD_NotifyConnectionCallback, to: Int.self)),
    callback(
      .NOTIFY_COMPLETED, unsafeBitCast(requestCompleted as MHD_RequestCompletedCallback, to: Int.self)),
    callback(.URI_LOG_CALLBACK, unsafeBitCast(targetReceived as TargetCallback, to: Int.self)),
  ]
}

private func numberOption(_ option: MHD_OPTION, _ value: Int) -> MHD_OptionItem {
  MHD_OptionItem(option: option, value: max(0, value), ptr_value: nil)
}

/// microhttpd.h, MHD_OPTION_URI_LOG_CALLBACK.
private typealias TargetCallback =
  @convention(c) (
    UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?
  ) -> UnsafeMutableRawPointer?

private func connectionChanged(
  _ context: UnsafeMutableRawPointer?, _ handle: OpaquePointer?,
  _ place: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ event: MHD_ConnectionNotificationCode
) {
  guard let context, let handle, let place else { return }
  if event == .CONNECTION_NOTIFY_STARTED {
    let worker = Unmanaged<Worker>.fromOpaque(context).takeUnretainedValue()
    worker.connectionCount &+= 1
    place.pointee = Unmanaged.passRetained(Connection(handle, worker: worker)).toOpaque()
  } else if let connection = place.pointee {
    place.pointee = nil
    Unmanaged<Worker>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.connectionCount &-= 1 }
    Unmanaged<Connection>.fromOpaque(connection).takeRetainedValue().closed()
  }
}

private func targetReceived(
  _: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ handle: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let target, let context = mhd_shim_socket_context(handle) else { return nil }
  Unmanaged<Connection>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.begin(target: target) }
  return context
}

private func requestAdvanced(
  _ worker: UnsafeMutableRawPointer?, _: OpaquePointer?, _: UnsafePointer<CChar>?,
  _ method: UnsafePointer<CChar>?,
  _ version: UnsafePointer<CChar>?, _ bytes: UnsafePointer<CChar>?, _ count: UnsafeMutablePointer<Int>?,
  _ place: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let worker, let context = place?.pointee, let method, let version, let count else { return .NO }
  Unmanaged<Worker>.fromOpaque(worker)._withUnsafeGuaranteedRef { $0.callCount &+= 1 }
  let chunk = byteBuffer(bytes, count.pointee)
  count.pointee = 0
  let goesOn = Unmanaged<Connection>.fromOpaque(context)._withUnsafeGuaranteedRef {
    $0.advance(method: method, version: version, chunk: chunk)
  }
  return goesOn ? .YES : .NO
}

private func requestCompleted(
  _: UnsafeMutableRawPointer?, _: OpaquePointer?, _ place: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
  _ code: MHD_RequestTerminationCode
) {
  guard let context = place?.pointee else { return }
  let termination = Connection.Termination(rawValue: code.rawValue)
  Unmanaged<Connection>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.completed(termination) }
}
