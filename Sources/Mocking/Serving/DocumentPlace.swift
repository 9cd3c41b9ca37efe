/// Where a document's operations are on a server that serves several: below a path, at a host, or both.
public struct DocumentPlace: Hashable, Sendable {
  /// The host that a request must name, in lower case, its port only where it was given; `nil`: any.
  public var host: String?
  /// What stands before every path: empty, or with a slash at the start and none at the end.
  public var prefix: String

  /// Every host, and no prefix.
  public static let root = DocumentPlace(host: nil, prefix: "")

  private init(host: String?, prefix: String) {
    self.host = host
    self.prefix = prefix
  }

  /// Reads `/billing`, `billing.example` or `billing.example/v1`; `nil` if the text is none of them. A prefix may not be
  /// one of those that name sessions (`/~`) or the server's own (`/__understudy`).
  public init?(_ text: some StringProtocol) {
    let host = text.prefix { $0 != "/" }
    var prefix = text[host.endIndex...]
    while prefix.hasSuffix("/") { prefix = prefix.dropLast() }
    guard !text.isEmpty, host.utf8.allSatisfy(Self.isOfHost), prefix.utf8.allSatisfy(Self.isOfPath) else {
      return nil
    }
    guard !prefix.hasPrefix("/~"), !prefix.hasPrefix("/__"), !prefix.contains("//") else { return nil }
    self.init(host: host.isEmpty ? nil : host.lowercased(), prefix: String(prefix))
  }

  /// Letters, digits, and what stands in names, addresses and before ports.
  private static func isOfHost(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "-._:[]".utf8.contains(byte)
  }

  /// What a path holds unescaped (RFC 3986 §3.3), and escapes.
  private static func isOfPath(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "/-._~!$&'()*+,;=:@%".utf8.contains(byte)
  }
}
