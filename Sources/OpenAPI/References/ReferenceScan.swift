import UnderstudyJSON

/// What must be known of a file before its references can be followed, found in one pass over its tape: which other files
/// it needs, which parts have an address or anchor of their own, where names are in large maps.
struct ReferenceScan {
  /// A part of a file with an address of its own: `$id`, or the file itself.
  struct Resource {
    /// The words it takes.
    var words: Range<Int>
    /// Its address.
    var base: URIReference
    /// The dialect that its `$schema` names.
    var dialect: SchemaDialect?
    /// The innermost resource around it, by position.
    var parent: Int?
  }

  /// The resources in the order of their first words; the first is the file.
  private(set) var resources: [Resource]
  /// Anchors by name and the resource that they are in.
  private(set) var anchors: [Anchor: Int] = [:]
  /// The addresses in references, without fragments, each once.
  private(set) var addresses: [String] = []
  /// The members of large maps by name, by the map's first word.
  private(set) var maps: [Int: [String: Int]] = [:]

  /// An anchor's name and the resource that it is in.
  struct Anchor: Hashable {
    var resource: Int
    var name: String
    var isDynamic: Bool
  }

  private let document: JSONDocument
  private var known: Set<String> = []
  private var current = 0
  private let hasOldIdentifiers: Bool
  private let dialect: SchemaDialect

  init(_ document: JSONDocument, base: URIReference, dialect: SchemaDialect) {
    self.document = document
    self.dialect = dialect
    hasOldIdentifiers = dialect == .draft4
    resources = [Resource(words: 0..<document.tape.count, base: base)]
    if let own = document.root["$self"]?.string {
      resources[0].base = URIReference(own).resolved(against: base)
    }
    scan(document.root, isMap: false, isRoot: true)
  }

  /// Maps of names to objects, whose names are no keywords.
  private static let maps: Set<String> = [
    "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas", "responses",
    "headers",
    "paths", "content", "encoding", "links", "callbacks", "variables", "securitySchemes", "requestBodies",
    "webhooks", "pathItems", "mediaTypes", "parameters", "examples", "additionalOperations", "dependencies",
  ]

  /// Values in which nothing is a keyword.
  private static let values: Set<String> = [
    "enum", "const", "default", "example", "value", "dataValue", "required",
  ]

  private mutating func scan(_ node: JSONNode, isMap: Bool, isRoot: Bool = false) {
    guard node.kind == .object else {
      for element in node.elements where element.count > 0 { scan(element, isMap: false) }
      return
    }
    let outer = current
    if isMap {
      index(node)
    } else {
      enterResource(node, isRoot: isRoot)
    }
    for member in node.members {
      let value = member.value
      let kind = value.kind
      if isMap {
        if value.count > 0 { scan(value, isMap: false) }
        if kind == .string, member.key.isString("$ref"), let text = value.string { note(text) }
      } else if kind == .string {
        read(member, value, of: node.index)
      } else if value.count > 0 {
        scan(value, under: member.name)
      }
    }
    current = outer
  }

  private mutating func scan(_ value: JSONNode, under name: String) {
    if Self.values.contains(name) { return }
    if name == "examples", value.kind == .array { return }
    if name == "mapping" {
      for member in value.members { if let reference = member.value.string { note(reference) } }
      return
    }
    if name.hasPrefix("x-"), name != "x-stream" { return }
    scan(value, isMap: value.kind == .object && Self.maps.contains(name))
  }

  private mutating func read(_ member: JSONMember, _ value: JSONNode, of owner: Int) {
    let key = member.key
    if key.isString("$ref") {
      if let text = value.string { note(text) }
    } else if key.isString("$anchor") {
      if let name = value.string { anchors[Anchor(resource: current, name: name, isDynamic: false)] = owner }
    } else if key.isString("$dynamicAnchor") {
      if let name = value.string {
        anchors[Anchor(resource: current, name: name, isDynamic: false)] = owner
        anchors[Anchor(resource: current, name: name, isDynamic: true)] = owner
      }
    }
  }

  private mutating func enterResource(_ node: JSONNode, isRoot: Bool) {
    if isRoot, let dialect = node["$schema"]?.string ?? node["jsonSchemaDialect"]?.string {
      resources[0].dialect = SchemaDialect(uri: dialect)
    }
    guard let id = node[hasOldIdentifiers ? "id" : "$id"]?.string else { return }
    if !dialect.readsSiblingsOfReferences, dialect != .openAPI30, node["$ref"] != nil { return }
    let (address, fragment) = URIReference.cut(id)
    if address.isEmpty {
      // Drafts 4 to 7 name anchors so.
      if let fragment, !fragment.isEmpty {
        anchors[Anchor(resource: current, name: String(fragment), isDynamic: false)] = node.index
      }
      return
    }
    let base = URIReference(address).resolved(against: resources[current].base)
    let dialect = node["$schema"]?.string.map(SchemaDialect.init(uri:))
    if isRoot {
      resources[0].base = base
      resources[0].dialect = dialect ?? resources[0].dialect
      return
    }
    resources.append(
      Resource(words: node.index..<node.endIndex, base: base, dialect: dialect, parent: current))
    current = resources.count - 1
  }

  private mutating func note(_ reference: String) {
    let address = URIReference.cut(reference).address
    if !address.isEmpty, known.insert(String(address)).inserted { addresses.append(String(address)) }
  }

  private mutating func index(_ node: JSONNode) {
    guard node.count > 24 else { return }
    var positions: [String: Int] = [:]
    for member in node.members { positions[member.name] = member.value.index }
    maps[node.index] = positions
  }
}

extension JSONNode {
  /// The index of the word after the value.
  var endIndex: Int {
    kind == .array || kind == .object ? Int(truncatingIfNeeded: document.tape[index + 1]) : index + 1
  }
}
