/// Examples of documents, as generated code has them.
public enum ExampleText {
  /// The value that a text is.
  ///
  /// The generator leaves out examples that their type does not accept; should one be left that it does not, whoever asks
  /// for it gets the error, and nobody's app ends for it.
  public static func value<Value: Decodable>(_ text: StaticString, as type: Value.Type = Value.self) throws
    -> Value
  {
    try ExactJSONDecoder().decode(from: "\(text)")
  }
}
