public import UnderstudyDiagnostics
public import UnderstudyValidation

/// What came of holding values to a schema.
public struct ValidationReport: Sendable {
  /// What came of one value.
  public struct Instance: Sendable {
    /// The file, as the user named it.
    public var file: String
    /// What is wrong with the text, whatever the schema says.
    public var diagnostics: [Diagnostic] = []
    /// What breaks the schema.
    public var violations: [Violation] = []
    /// Whether there are more violations than are told.
    public var hasMore = false
    /// Whether the file could not be read at all.
    public var isUnreadable = false

    /// Whether the value could be read and keeps to the schema.
    public var isValid: Bool {
      violations.isEmpty && !diagnostics.contains { $0.severity == .error }
    }

    /// Everything that is wrong, by place.
    public var allDiagnostics: [Diagnostic] { diagnostics + violations.map(\.diagnostic) }
  }

  /// The schema's address.
  public var schema: SchemaAddress
  /// What is wrong with the schema.
  public var schemaDiagnostics: [Diagnostic] = []
  /// The values that were judged, in the order in which they were named.
  public var instances: [Instance] = []

  /// Makes a report of nothing.
  public init(schema: SchemaAddress) {
    self.schema = schema
  }

  /// Whether nothing could be judged because the schema is wrong.
  public var isSchemaWrong: Bool { schemaDiagnostics.contains { $0.severity == .error } }
  /// Everything that is wrong, the schema first.
  public var diagnostics: [Diagnostic] { schemaDiagnostics + instances.flatMap(\.allDiagnostics) }

  /// 0 where all values are valid, 1 where some are not, 2 where the schema is wrong or a file cannot be read.
  ///
  /// - Parameter isStrict: whether warnings count as errors.
  public func exitCode(isStrict: Bool = false) -> Int32 {
    if isSchemaWrong || instances.contains(where: \.isUnreadable) { return 2 }
    let hasWarnings = diagnostics.contains { $0.severity == .warning }
    return instances.allSatisfy(\.isValid) && !(isStrict && hasWarnings) ? 0 : 1
  }

  /// How many values are valid, and how much is wrong, in one line.
  public var summary: String {
    guard !isSchemaWrong else { return "nothing was judged, as the schema cannot be used" }
    let valid = instances.count(where: \.isValid)
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    let more = instances.contains(where: \.hasMore) ? "; more are left out (--all tells them)" : ""
    return
      "\(counted(instances.count, "value")), \(valid) valid; \(counted(errors, "error")), \(counted(warnings, "warning"))"
      + more
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
