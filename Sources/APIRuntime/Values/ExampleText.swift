/// Examples of documents, as generated code has them.
public enum ExampleText {
  /// The value that a text is. The generator has seen to it that the type accepts it.
  public static func value<Value: Decodable>(_ text: StaticString, as type: Value.Type = Value.self) -> Value
  {
    do {
      return try ExactJSONDecoder().decode(from: "\(text)")
    } catch {
      fatalError("an example of the document is no \(type): \(error)")
    }
  }
}
