/// What generated code looks like.
public struct GenerationOptions: Hashable, Sendable {
  /// Who can use the generated types.
  public enum Access: String, Hashable, Sendable, CaseIterable {
    /// everyone who imports their module
    case `public`
    /// the other modules of their package
    case package
    /// their module
    case `internal`
  }

  /// What strings with a format such as `uuid`, `uri`, `date` or `byte` become.
  public enum Formats: String, Hashable, Sendable, CaseIterable {
    /// types that keep the text and read it: `UUIDText`, `URIText`, `CalendarDate`, `Base64Text`
    case typed
    /// `String`
    case plain
  }

  /// What numbers become that are neither integers nor said to be `float` or `double`.
  public enum Numbers: String, Hashable, Sendable, CaseIterable {
    /// `Double`
    case double
    /// `JSONNumber`, which keeps every digit
    case exact
  }

  /// What numbers and strings with `format: decimal` become.
  public enum Decimals: String, Hashable, Sendable, CaseIterable {
    /// what other numbers and strings become
    case plain
    /// `DecimalNumber` and `DecimalText`, which keep every digit and have a `Decimal` of Foundation's
    case typed
  }

  /// Where a document's `default` counts.
  public enum Defaults: String, Hashable, Sendable, CaseIterable {
    /// in initialisers, for properties that must be there; what may be left out is left out
    case initialisers
    /// in initialisers, for properties that may be left out too
    case optionals
    /// when a value is read too: a property that has a default always has a value
    case decoding
  }

  /// Who can use the generated types.
  public var access = Access.public
  /// Whether types keep properties that the document does not list, where it allows them.
  public var keepsUnlistedProperties = true
  /// What strings with a format become.
  public var formats = Formats.typed
  /// What numbers become.
  public var numbers = Numbers.double
  /// What numbers and strings with `format: decimal` become.
  public var decimals = Decimals.plain
  /// Where defaults count.
  public var defaults = Defaults.initialisers
  /// Whether there is a client too: a function for each operation.
  public var hasClient = false
  /// Whether the document's examples become values of the types.
  public var hasExamples = false
  /// Whether each struct has a function that makes values for tests.
  public var hasBuilders = false
  /// Which declaration goes to which file.
  public var layout = FileLayout.numbered(1)
  /// What gets types.
  public var selection = Selection()

  /// Makes the usual options.
  public init() {}
}

/// A file of generated code.
public struct GeneratedFile: Hashable, Sendable {
  /// The file's name, without a folder.
  public var name: String
  /// The text, ended by a line end.
  public var text: String
}
