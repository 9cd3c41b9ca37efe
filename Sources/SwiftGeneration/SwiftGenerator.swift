public import UnderstudyDiagnostics
import UnderstudyJSON
public import UnderstudyOpenAPI

/// A document → Swift source.
///
/// In comes a loaded document. Schemas and operations become declarations, which are plain values (`TypePlanner` and
/// `OperationPlanner`); they get the document's defaults (`Defaults`); circles are broken (`Recursion`), large values taken out (`LargeValues`); declarations become text
/// (`Printer`). The same document and options give the same bytes. What the text needs at run time is the target
/// `APIRuntime`.
public enum SwiftGenerator {
  /// Generates the types of a document.
  ///
  /// - Returns: the files, and what could not be expressed as it is in the document.
  public static func generate(
    from document: OpenAPIDocument, options: GenerationOptions = GenerationOptions()
  ) -> (files: [GeneratedFile], diagnostics: [Diagnostic]) {
    let selected = Selected(document, options.selection)
    let module = declarations(for: document, selected, options)
    var diagnostics = selected.diagnostics + module.diagnostics
    let use = RuntimeUse(index: DeclarationIndex(module.declarations), access: options.access)
    var texts = module.declarations.map { printed($0, use, options) }
    if options.hasClient {
      texts += client(
        of: document, selected, module.declarations, named: module.clientName, options, &diagnostics)
    }
    if options.hasExamples {
      let examples = ExamplePlanner(document, selected, module.declarations, names: module.names)
      diagnostics += examples.diagnostics
      texts += examples.values.map { type, values in
        printed(type, in: "Examples", options) { $0.print(values, of: type) }
      }
    }
    if options.hasBuilders { texts += builders(module.declarations, options) }
    return (files(texts, document.file, options), diagnostics)
  }

  /// What a document's module holds.
  struct Module {
    var declarations: [Declaration]
    /// The names of the types of schemas.
    var names: [JSONNode: String]
    /// The name that was kept for a client; empty if there is none.
    var clientName: String
    var diagnostics: [Diagnostic]
  }

  /// The declarations of a document's types, in its order.
  static func declarations(
    for document: OpenAPIDocument, _ selected: Selected, _ options: GenerationOptions
  ) -> Module {
    var types = TypePlanner(options: options, operations: document.operations + document.webhooks)
    if options.hasExamples { types.keepFree(["Examples"]) }
    types.reserve(document.schemas, declaring: selected.schemas)
    let planner = OperationPlanner(&types)
    let clientName = options.hasClient ? types.takeModuleName("Client") : ""
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
    let filled = Defaults.filled(declarations, options.defaults)
    return Module(
      declarations: SharedParts.shared(LargeValues.outside(Recursion.broken(filled.declarations))),
      names: types.names, clientName: clientName, diagnostics: diagnostics + filled.diagnostics)
  }

  /// The text of a client for the operations that are selected.
  private static func client(
    of document: OpenAPIDocument, _ selected: Selected, _ declarations: [Declaration], named name: String,
    _ options: GenerationOptions, _ diagnostics: inout [Diagnostic]
  ) -> [PrintedDeclaration] {
    let planner = ClientPlanner(declarations)
    let all = declarations.compactMap { if case .operation(let operation) = $0 { operation } else { nil } }
    // Webhooks come after the operations, and are not called.
    let operations = Array(all.prefix(selected.operations.count))
    let client = planner.plan(operations, of: document, named: name, &diagnostics)
    let byName = Dictionary(operations.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return [printed(name, in: name, options) { $0.print(client) }]
      + client.groups.map { tag, methods in
        let group = ([name] + [tag.map { Identifier.type($0) }].compactMap(\.self)).joined(separator: "-")
        return printed(group, in: group, options) { $0.print(methods, of: name, byName, planner) }
      }
  }

  private static func builders(
    _ declarations: [Declaration], _ options: GenerationOptions
  ) -> [PrintedDeclaration] {
    let planner = BuilderPlanner(declarations)
    return declarations.compactMap { declaration in
      var hasPrinted = false
      let text = printed(declaration.name, in: "Builders", options) {
        hasPrinted = $0.printBuilders(declaration, planner)
      }
      return hasPrinted ? text : nil
    }
  }

  private static func printed(
    _ declaration: Declaration, _ use: RuntimeUse, _ options: GenerationOptions
  ) -> PrintedDeclaration {
    printed(declaration.name, in: declaration.group, options) {
      $0.showsRuntime = use.isShown(by: declaration)
      $0.print(declaration)
      $0.usesRuntime = $0.usesRuntime || $0.showsRuntime
    }
  }

  private static func printed(
    _ name: String, in group: String, _ options: GenerationOptions, _ print: (inout Printer) -> Void
  ) -> PrintedDeclaration {
    var printer = Printer(access: options.accessText)
    printer.source.line()
    print(&printer)
    let lines = printer.source.text.utf8.count { $0 == UInt8(ascii: "\n") }
    return PrintedDeclaration(
      name: name, group: group, text: printer.source.text, lines: lines, usesRuntime: printer.usesRuntime,
      showsRuntime: printer.showsRuntime)
  }

  /// Declarations in files as the options say.
  static func files(
    _ declarations: [PrintedDeclaration], _ document: String, _ options: GenerationOptions
  ) -> [GeneratedFile] {
    let source = document.split(separator: "/").last.map(String.init) ?? document
    return options.layout.files(declarations).map { name, declarations in
      // An import that is not used would be a warning, and so would a public one that nobody sees.
      let isShown = declarations.contains { $0.usesRuntime && $0.showsRuntime }
      let imports =
        declarations.contains(where: \.usesRuntime)
        ? "\(isShown ? options.accessText : "")import APIRuntime" : nil
      let head = Printer.head(document: source, imports: imports)
      return GeneratedFile(name: name + ".swift", text: declarations.reduce(into: head) { $0 += $1.text })
    }
  }
}

extension GenerationOptions {
  /// What stands before each declaration.
  fileprivate var accessText: String { access == .internal ? "" : access.rawValue + " " }
}

extension Declaration {
  /// The group of files that it goes to.
  fileprivate var group: String {
    guard case .operation(let operation) = self else { return "Schemas" }
    return operation.tag.map { "Operations-" + Identifier.type($0) } ?? "Operations"
  }
}
