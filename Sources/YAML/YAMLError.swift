import UnderstudyDiagnostics

/// What is wrong in a YAML text, and where.
struct YAMLError: Error, Hashable {
  enum Reason: Hashable {
    case empty
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    case tooManyAliases(limit: Int)
    case wrongEncoding(String)
    case notReadable(String)
    case tabForIndentation
    case syntax(problem: String, context: String?)
    case unknownAlias(String)
    case aliasInsideItself(String)
    case duplicateKey(String)
    case keyIsNoScalar
    case mergeOfNoMapping
    case notANumberInJSON(String)
    case integerTooLong(String)
    case tagMismatch(tag: String, text: String)
    case unknownTag(String)
    case severalDocuments
  }

  var reason: Reason
  /// Line and column, from 1.
  var mark: YAMLMark
  /// Another place that matters, with what is there.
  var note: (mark: YAMLMark, message: String)?

  init(_ reason: Reason, at mark: YAMLMark, note: (mark: YAMLMark, message: String)? = nil) {
    self.reason = reason
    self.mark = mark
    self.note = note
  }

  static func == (left: Self, right: Self) -> Bool {
    left.reason == right.reason && left.mark == right.mark
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(reason)
    hasher.combine(mark)
  }

  /// The error as a diagnostic at its place in a file.
  func diagnostic(file: String) -> Diagnostic {
    Diagnostic(
      severity, message, at: mark.location(in: file),
      notes: note.map { [Diagnostic.Note($0.message, at: $0.mark.location(in: file))] } ?? [])
  }

  private var severity: Diagnostic.Severity {
    switch reason {
    case .unknownTag, .severalDocuments: .warning
    default: .error
    }
  }
}

/// A place in a YAML text, line and column from 1.
struct YAMLMark: Hashable {
  var line: Int32
  var column: Int32

  init(line: Int, column: Int) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }

  static let start = YAMLMark(line: 1, column: 1)

  func location(in file: String) -> SourceLocation {
    SourceLocation(file: file, line: Int(line), column: Int(column))
  }
}
