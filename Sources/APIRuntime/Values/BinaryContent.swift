import Synchronization

/// The content of a file in a form (`type: string, format: binary`): in `multipart/form-data` a part of its own, byte for
/// byte (RFC 7578 §4).
///
/// JSON has no bytes: there it is text, and what is no UTF-8 is refused.
public struct BinaryContent: Hashable, Sendable {
  /// The content.
  public var bytes: [UInt8]
  /// The name that the server is told.
  public var filename: String
  /// The media type.
  public var mediaType: String

  /// Makes content of bytes.
  public init(
    _ bytes: some Sequence<UInt8>, filename: String = "file", mediaType: String = "application/octet-stream"
  ) {
    self.bytes = Array(bytes)
    self.filename = filename
    self.mediaType = mediaType
  }
}

extension BinaryContent: ExpressibleByStringLiteral {
  /// The bytes of a text.
  public init(stringLiteral value: String) {
    self.init(value.utf8)
  }
}

extension BinaryContent: Codable {
  /// Reads the bytes of a text.
  public init(from decoder: any Decoder) throws {
    self.init(try String(from: decoder).utf8)
  }

  /// Writes the bytes as text. Throws if they are none.
  public func encode(to encoder: any Encoder) throws {
    if let files = FormFiles.current { return try files.mark(for: self).encode(to: encoder) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw EncodingError.invalidValue(
        self,
        .init(codingPath: encoder.codingPath, debugDescription: "bytes that are no text have no form here"))
    }
    try text.encode(to: encoder)
  }
}

/// The files of a form while it is written: each leaves a mark in its place, however deep that is.
final class FormFiles: Sendable {
  @TaskLocal static var current: FormFiles?

  private let prefix = "file-\(UInt64.random(in: 0 ... .max))-\(UInt64.random(in: 0 ... .max))-"
  private let files = Mutex<[BinaryContent]>([])

  func mark(for file: BinaryContent) -> String {
    files.withLock { files in
      files.append(file)
      return prefix + String(files.count - 1)
    }
  }

  /// The file that left a mark; `nil` if the text is none.
  subscript(mark: String) -> BinaryContent? {
    guard mark.hasPrefix(prefix), let index = Int(mark.dropFirst(prefix.count)) else { return nil }
    return files.withLock { $0.indices.contains(index) ? $0[index] : nil }
  }
}
