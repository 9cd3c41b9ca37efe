import UnderstudyHTTP

/// Which session and scenario a request names, by base-URL prefix, header or key (DESIGN §6).
struct SessionAddress: Hashable, Sendable {
  /// The scenario, if one is named.
  var scenario: String?
  /// The session, if one is named.
  var session: String?
  /// The target without the prefix; `nil` if it has none.
  var target: String?
  /// A prefix or key that is not well-formed.
  var malformed: String?

  /// The address of a request; `nil` if it names neither session nor scenario, as most do not.
  static func of(_ request: borrowing HTTPRequest) -> SessionAddress? {
    let second = request.secondByteOfTarget
    if second != UInt8(ascii: "~"), second != UInt8(ascii: "%"),
      !request.hasField(.understudySession), !carriesKeyOfOurs(request)
    {
      return nil
    }
    return SessionAddress(request)
  }

  /// Reads the address of a request.
  ///
  /// Prefix before header before key: the first that names a scenario or session gives both.
  private init(_ request: borrowing HTTPRequest) {
    if readPrefix(of: request.target) { return }
    if let name = request.fields[.understudySession] {
      session = name
      if !Scenario.isName(name) { malformed = "the header Understudy-Session: '\(name)'" }
      return
    }
    readKey(of: request)
  }

  /// `/~SCENARIO`, `/~SCENARIO.SESSION` or `/~.SESSION`, the tilde also as `%7E`.
  private mutating func readPrefix(of target: String) -> Bool {
    let bytes = target.utf8
    let start: Int
    if bytes.starts(with: "/~".utf8) {
      start = 2
    } else if bytes.starts(with: "/%7E".utf8) || bytes.starts(with: "/%7e".utf8) {
      start = 4
    } else {
      return false
    }
    let rest = target.dropFirst(start)
    let name = rest.prefix { $0 != "/" && $0 != "?" }
    let after = rest.dropFirst(name.count)
    self.target = after.hasPrefix("/") ? String(after) : "/" + after
    read(name, as: "the prefix '/~\(name)'")
    return true
  }

  private static func carriesKeyOfOurs(_ request: borrowing HTTPRequest) -> Bool {
    request.withFieldValue(of: .authorization) { value in
      guard let value, value.count > 18, value[7] == UInt8(ascii: "u") else { return false }
      return UnsafeBufferPointer(rebasing: value[7..<18]).elementsEqual("understudy.".utf8)
    }
  }

  /// The bearer token `understudy.SCENARIO` or `understudy.SCENARIO.SESSION`.
  private mutating func readKey(of request: borrowing HTTPRequest) {
    guard Self.carriesKeyOfOurs(request), let value = request.fields[.authorization],
      value.lowercased().hasPrefix("bearer ")
    else { return }
    let name = value.dropFirst("bearer understudy.".count)
    read(name, as: "the key 'understudy.\(name)'")
  }

  private mutating func read(_ name: some StringProtocol, as source: String) {
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isWellFormed =
      parts.allSatisfy { $0.isEmpty || Scenario.isName($0) } && parts.contains { !$0.isEmpty }
    guard isWellFormed else {
      malformed = source
      return
    }
    scenario = parts.first.flatMap { $0.isEmpty ? nil : String($0) }
    session = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
  }
}
