public import UnderstudyDiagnostics
import UnderstudyJSON
public import UnderstudyOpenAPI

/// A document → Swift source.
///
/// In comes a loaded document. Schemas and operations become declarations, which are plain values (`TypePlanner` and
/// `OperationPlanner`); circles are broken (`Recursion`); declarations become text (`Printer`). The same document and
/// options give the same bytes. What the text needs at run time is the target `APIRuntime`.
public enum SwiftGenerator {
  /// Generates the types of a document.
  ///
  /// - Returns: the files, and what could not be expressed as it is in the document.
  public static func generate(
    from document: OpenAPIDocument, options: GenerationOptions = GenerationOptions()
  ) -> (files: [GeneratedFile], diagnostics: [Diagnostic]) {
    let (declarations, diagnostics) = declarations(for: document, options)
    return (files(declarations, document.file, options), diagnostics)
  }

  /// The declarations of a document's types, in its order.
  static func declarations(
    for document: OpenAPIDocument, _ options: GenerationOptions
  ) -> (declarations: [Declaration], diagnostics: [Diagnostic]) {
    var types = TypePlanner(options: options, operations: document.operations + document.webhooks)
    types.reserve(document.schemas)
    let planner = OperationPlanner(&types)
    types.declarePending()
    var operations: [Declaration] = []
    for operation in document.operations + document.webhooks {
      operations.append(.operation(planner.plan(operation, &types)))
      types.declarePending()
    }
    let (declarations, broken) = AliasCircles.broken(types.module.declarations + operations)
    var diagnostics = types.diagnostics
    for name in broken {
      let schema = document.schemas.first { Identifier.type($0.name) == name }?.schema
      diagnostics.append(
        .warning(
          "the schema '\(name)' refers to nothing but itself: it becomes free-form JSON", at: schema?.location
        ))
    }
    return (SharedParts.shared(Recursion.broken(declarations)), diagnostics)
  }

  /// The text of declarations, in as many files as the options say.
  static func files(
    _ declarations: [Declaration], _ document: String, _ options: GenerationOptions
  ) -> [GeneratedFile] {
    let access = options.access == .internal ? "" : options.access.rawValue + " "
    let source = document.split(separator: "/").last.map(String.init) ?? document
    return (0..<options.fileCount).map { index in
      var printer = Printer(access: access)
      for declaration in declarations where hash(declaration.name) % UInt64(options.fileCount) == index {
        printer.source.line()
        printer.print(declaration)
      }
      // An import that is not used would be a warning.
      let imports = printer.usesRuntime ? "\(access)import APIRuntime" : nil
      return GeneratedFile(
        name: fileName(index, of: options.fileCount),
        text: Printer.head(document: source, imports: imports) + printer.source.text)
    }
  }

  /// The name of the file with an index from 0.
  public static func fileName(_ index: Int, of count: Int) -> String {
    count == 1 ? "Types.swift" : "Types\(index + 1).swift"
  }

  /// FNV-1a, which is the same on every machine and in every run.
  private static func hash(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
