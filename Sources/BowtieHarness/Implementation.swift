import UnderstudyJSON
import UnderstudyValidation

/// What Bowtie tells of this implementation.
enum Implementation {
  /// The answer to `start`.
  static var description: JSONValue {
    [
      "name": "understudy", "language": "swift", "version": "0.1.0", "os": .string(system),
      "dialects": .array(dialects.map { .string($0) }),
      "homepage": .string(address), "issues": .string(address + "issues"),
      "source": .string(address + "source"),
    ]
  }

  /// Bowtie asks for addresses, and the project has none on the web yet: RFC 2606 §2 keeps `.invalid` free for that.
  private static let address = "https://understudy.invalid/"

  /// The dialects that Bowtie knows, as it spells them: up to draft 7 with an empty fragment.
  private static let dialects = [Dialect.draft2020, .draft2019, .draft7, .draft6, .draft4].map { dialect in
    dialect.uri.hasPrefix("http:") ? dialect.uri + "#" : dialect.uri
  }

  private static var system: String {
    #if os(macOS)
      "macOS"
    #else
      "Linux"
    #endif
  }
}
