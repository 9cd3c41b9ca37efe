#if canImport(FoundationEssentials)
  public import FoundationEssentials
#elseif canImport(Foundation)
  public import Foundation
#endif

extension UUIDText {
  /// The UUID; `nil` if the text is none.
  public var uuid: UUID? { UUID(uuidString: rawValue) }

  /// The text of a UUID, in lower case as RFC 9562 §4 has it.
  public init(_ uuid: UUID) { self.init(rawValue: uuid.uuidString.lowercased()) }
}

extension URIText {
  /// The address; `nil` if the text is none.
  public var url: URL? { URL(string: rawValue) }

  /// The text of an address.
  public init(_ url: URL) { self.init(rawValue: url.absoluteString) }
}

extension Base64Text {
  /// The bytes; `nil` if the text is not base 64. White space is skipped.
  public var data: Data? { Data(base64Encoded: rawValue, options: .ignoreUnknownCharacters) }

  /// The text for bytes.
  public init(_ data: some Sequence<UInt8>) { self.init(rawValue: Data(data).base64EncodedString()) }
}

extension DecimalText {
  /// The number; `nil` if the text is none. Of more than 38 digits the first ones count.
  public var decimal: Decimal? { JSONNumber(rawValue).flatMap { Decimal(string: $0.text) } }

  /// The text of a number.
  public init(_ decimal: Decimal) { self.init(rawValue: decimal.description) }
}

extension DecimalNumber {
  /// The number as Foundation has it; `nil` if it is too large. Of more than 38 digits the first ones count.
  public var decimal: Decimal? { Decimal(string: number.text) }

  /// A number of Foundation's; `nil` if it is not a number.
  public init?(_ decimal: Decimal) { self.init(decimal.description) }
}
