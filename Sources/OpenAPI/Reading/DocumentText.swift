public import UnderstudyDiagnostics
public import UnderstudyJSON
public import UnderstudyYAML

/// A text that is JSON or YAML, told apart by the file's name and by what the text begins with.
public enum DocumentText {
  /// Reads a text.
  ///
  /// A file `.json` is JSON and nothing else, one `.yaml` or `.yml` is YAML, which takes all of JSON too, but not as fast.
  /// With any other name, what begins with a brace or bracket is JSON. A byte order mark is left out.
  ///
  /// - Returns: the values, `nil` if it is neither; and what is wrong with it.
  public static func parse(
    _ bytes: [UInt8], file: String, json: JSONLimits = .standard, yaml: YAMLLimits = .standard
  ) -> (document: JSONDocument?, diagnostics: [Diagnostic]) {
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let first = bytes.dropFirst(isMarked ? 3 : 0).first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let looksLikeJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    let isYAML = file.hasSuffix(".yaml") || file.hasSuffix(".yml")
    guard file.hasSuffix(".json") || looksLikeJSON else {
      return YAMLText.parse(bytes, file: file, limits: yaml)
    }
    do throws(JSONError) {
      let text = isMarked ? Array(bytes.dropFirst(3)) : bytes
      return (try JSONDocument(parsing: text, file: file, limits: json), [])
    } catch {
      let (document, found) = isYAML ? YAMLText.parse(bytes, file: file, limits: yaml) : (nil, [])
      return document.map { ($0, found) } ?? (nil, [error.diagnostic(file: file)])
    }
  }
}
