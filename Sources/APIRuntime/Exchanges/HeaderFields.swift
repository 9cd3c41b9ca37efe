/// The header fields of a request or a reply, in order; names are the same in every case (RFC 9110 §5.1).
public struct HeaderFields: Hashable, Sendable {
  /// One field.
  public struct Field: Hashable, Sendable {
    /// The name as written.
    public var name: String
    /// The value.
    public var value: String

    /// Makes a field.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The fields.
  public private(set) var fields: [Field] = []

  /// No fields.
  public init() {}

  /// The value of a field; those of several fields of one name are joined with commas (RFC 9110 §5.3). Setting it leaves
  /// one field, or none for `nil`.
  public subscript(name: String) -> String? {
    get {
      let name = name.lowercased()
      let values = fields.filter { $0.name.lowercased() == name }.map(\.value)
      return values.isEmpty ? nil : values.joined(separator: ", ")
    }
    set {
      let lowered = name.lowercased()
      fields.removeAll { $0.name.lowercased() == lowered }
      if let newValue { append(name, newValue) }
    }
  }

  /// Adds a field after the others. What would end the field is left out of the value.
  public mutating func append(_ name: String, _ value: String) {
    let scalars = value.unicodeScalars.filter { $0 != "\r" && $0 != "\n" && $0 != "\0" }
    fields.append(Field(name: name, value: String(String.UnicodeScalarView(scalars))))
  }

  /// The value of a field that must be there.
  public func required<Value: Decodable>(_ name: String) throws -> Value {
    guard let text = self[name] else { throw MissingHeader(name: name) }
    return try FieldText.value(text)
  }

  /// The value of a field; `nil` where there is none, or none that can be read.
  public func optional<Value: Decodable>(_ name: String) -> Value? {
    self[name].flatMap { try? FieldText.value($0) }
  }
}

extension HeaderFields: ExpressibleByDictionaryLiteral {
  /// Fields in the order of the literal.
  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { append(name, value) }
  }
}

/// A header field that a reply must have is not there.
public struct MissingHeader: Error, Hashable, CustomStringConvertible {
  /// The field's name.
  public var name: String

  /// One sentence in lower case without a full stop.
  public var description: String { "the header field '\(name)' is missing" }
}
