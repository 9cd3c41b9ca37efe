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
    let selected = Selected(document, options.selection)
    let (declarations, diagnostics) = declarations(for: document, selected, options)
    return (files(declarations, document.file, options), selected.diagnostics + diagnostics)
  }

  /// The declarations of a document's types, in its order.
  static func declarations(
    for document: OpenAPIDocument, _ selected: Selected, _ options: GenerationOptions
  ) -> (declarations: [Declaration], diagnostics: [Diagnostic]) {
    var types = TypePlanner(options: options, operations: document.operations + document.webhooks)
    types.reserve(document.schemas, declaring: selected.schemas)
    let planner = OperationPlanner(&types)
    types.declarePending()
    var operations: [Declaration] = []
    for operation in selected.operations + selected.webhooks {
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

  /// The text of declarations, in files as the options say.
  static func files(
    _ declarations: [Declaration], _ document: String, _ options: GenerationOptions
  ) -> [GeneratedFile] {
    let access = options.access == .internal ? "" : options.access.rawValue + " "
    let source = document.split(separator: "/").last.map(String.init) ?? document
    let printed = declarations.map { declaration in
      var printer = Printer(access: access)
      printer.source.line()
      printer.print(declaration)
      let lines = printer.source.text.utf8.count { $0 == UInt8(ascii: "\n") }
      return PrintedDeclaration(
        name: declaration.name, group: declaration.group, text: printer.source.text, lines: lines,
        usesRuntime: printer.usesRuntime)
    }
    return options.layout.files(printed).map { name, declarations in
      // An import that is not used would be a warning.
      let imports = declarations.contains(where: \.usesRuntime) ? "\(access)import APIRuntime" : nil
      let head = Printer.head(document: source, imports: imports)
      return GeneratedFile(name: name + ".swift", text: declarations.reduce(into: head) { $0 += $1.text })
    }
  }
}

extension Declaration {
  /// The group of files that it goes to.
  fileprivate var group: String {
    guard case .operation(let operation) = self else { return "Schemas" }
    return operation.tag.map { "Operations-" + Identifier.type($0) } ?? "Operations"
  }
}
