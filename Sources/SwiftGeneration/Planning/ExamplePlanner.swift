import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// The examples of a document → values of its types.
struct ExamplePlanner {
  /// An example under its name.
  struct Value {
    var name: String
    var documentation: String?
    var text: String
  }

  /// The examples by the types that they are of, in the order in which they are found.
  private(set) var values: [(type: String, values: [Value])] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let check: ExampleCheck
  private let names: [JSONNode: String]
  private var positions: [String: Int] = [:]
  private var taken: [String: NameScope] = [:]
  private var seen: Set<String> = []

  /// - Parameter names: the names of the types of schemas.
  init(
    _ document: OpenAPIDocument, _ selected: Selected, _ declarations: [Declaration],
    names: [JSONNode: String]
  ) {
    check = ExampleCheck(index: DeclarationIndex(declarations))
    self.names = names
    let declared = Set(declarations.map(\.name))
    for schema in document.schemas {
      guard let type = names[schema.schema.node], declared.contains(type) else { continue }
      for example in schema.schema.examples { add(example, named: nil, nil, type) }
    }
    for operation in selected.operations + selected.webhooks {
      let media = (operation.requestBody?.content ?? []) + operation.responses.flatMap(\.content)
      for media in media where media.range.isJSON {
        guard let schema = media.schema, let type = schema.target.flatMap({ names[$0.node] }),
          schema.isOnlyReference
        else { continue }
        for example in media.examples {
          guard let value = example.dataValue ?? example.value else { continue }
          add(value, named: example.name, example.summary ?? example.description, type)
        }
      }
    }
  }

  private mutating func add(_ node: JSONNode, named name: String?, _ documentation: String?, _ type: String) {
    let value = node.value
    guard seen.insert(type + " " + value.text()).inserted else { return }
    // A type that is another name for one that is not ours has no examples: these would be everybody's.
    guard check.index.resolve(.named(type), in: []).path == [type] else { return }
    guard check.accepts(value, as: .named(type), in: []) else {
      diagnostics.append(.warning("the example is no value of '\(type)': it is left out", at: node.location))
      return
    }
    let identifier = Identifier.member(name ?? "example", .property)
    let example = Value(
      name: taken[type, default: NameScope()].take(identifier), documentation: documentation,
      text: value.text(indentation: 2))
    if let position = positions[type] {
      values[position].values.append(example)
    } else {
      positions[type] = values.count
      values.append((type, [example]))
    }
  }
}
