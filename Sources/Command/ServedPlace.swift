/// Where the mock is that `understudy serve` starts with this process's variables. In a container, the commands that ask
/// find them set as the server does, its health check among them.
enum ServedPlace {
  /// Its URL.
  static let url = url(of: Environment.value(of:))

  static func url(of value: (String) -> String?) -> String {
    let ownPort = value("UNDERSTUDY_ADMIN_PORT")
    if ownPort == nil, let path = value("UNDERSTUDY_UNIX_SOCKET") { return "unix:\(path)" }
    let isSecure = value("UNDERSTUDY_TLS") != nil || value("UNDERSTUDY_TLS_CERT") != nil
    // Which one 0 became is not known here.
    let port = (ownPort ?? value("UNDERSTUDY_PORT")).flatMap { $0 == "0" ? nil : $0 } ?? "4010"
    let host = (ownPort == nil ? nil : value("UNDERSTUDY_ADMIN_HOST")) ?? value("UNDERSTUDY_HOST")
    return "\(isSecure ? "https" : "http")://\(name(ofListening: host)):\(port)"
  }

  /// How a client of this machine names an address that is listened on.
  private static func name(ofListening host: String?) -> String {
    switch host {
    case nil, "0.0.0.0", "::": "127.0.0.1"
    case let host?: host.contains(":") ? "[\(host)]" : host
    }
  }
}
