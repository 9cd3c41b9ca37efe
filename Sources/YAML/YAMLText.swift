public import UnderstudyDiagnostics
public import UnderstudyJSON

/// YAML text in, the same document that JSON text would give out, with the place of every value.
///
/// Scalars are read as YAML 1.2's core schema has them (<https://yaml.org/spec/1.2.2/#103-core-schema>): `no` and
/// `2020-01-01` are strings, `012` is twelve. Aliases and merge keys are expanded. The way is: libyaml's events
/// (``YAMLEvents``) become a flat list of nodes (``YAMLNodes``), which is written out as a tape (``YAMLWriter``).
public enum YAMLText {
  /// Reads the first document of a YAML text.
  ///
  /// - Parameters:
  ///   - bytes: the text, UTF-8, or UTF-16 with a byte order mark.
  ///   - file: the name of the file for places.
  ///   - limits: depth, size, and how much aliases may add.
  /// - Returns: the document, `nil` if the text is not YAML; and what is wrong with it. A document with errors, such as a
  ///   key that occurs twice, can be read on.
  public static func parse(
    _ bytes: [UInt8], file: String, limits: YAMLLimits = .standard
  ) -> (document: JSONDocument?, diagnostics: [Diagnostic]) {
    do {
      var nodes = YAMLNodes(file: file, limits: limits)
      try nodes.read(bytes)
      var writer = YAMLWriter(nodes: nodes, file: file, limits: limits)
      writer.writeRoot()
      let diagnostics = (nodes.diagnostics + writer.diagnostics).sorted { left, right in
        (left.location?.line ?? 0, left.location?.column ?? 0)
          < (right.location?.line ?? 0, right.location?.column ?? 0)
      }
      return (writer.finish(), diagnostics)
    } catch {
      return (nil, [error.diagnostic(file: file)])
    }
  }
}
