import UnderstudyDiagnostics
import UnderstudyJSON

/// Reads the objects of a document and reports what is wrong with each, once.
///
/// Extensions read one kind of object each. What several operations share is read once and kept.
struct DocumentReader {
  let root: JSONNode
  let version: OpenAPIVersion
  let references: References
  private(set) var diagnostics: [Diagnostic] = []
  private var checked: Set<JSONNode> = []

  var parameters: [JSONNode: Parameter?] = [:]
  var requestBodies: [JSONNode: RequestBody] = [:]
  var responses: [JSONNode: Response] = [:]
  var headers: [JSONNode: Header] = [:]
  var examples: [JSONNode: Example] = [:]
  var mediaTypes: [JSONNode: MediaType] = [:]
  /// Schemas that wait to be checked.
  var pendingSchemas: [JSONNode] = []
  var schemes: [SecurityScheme] = []
  /// Where each operationId was used first.
  var operationIDs: [String: JSONNode] = [:]
  var names: Set<String> = []
  /// How many names were made of one that several operations want.
  var nameCounts: [String: Int] = [:]
  /// How many callbacks are being read within one another.
  var callbackDepth = 0
  /// Whether an operation was a reference, which is said once.
  var hasOperationReferences = false

  init(root: JSONNode, version: OpenAPIVersion, references: References) {
    self.root = root
    self.version = version
    self.references = references
  }

  /// Reads the whole document.
  mutating func document(file: String) -> OpenAPIDocument {
    if check(root, .document), root["paths"] == nil, root["webhooks"] == nil, root["components"] == nil {
      report(.nothingInside, at: root)
    }
    let info = root["info"]
    readInfo(info)
    let servers = root["servers"].map { readServers($0) } ?? []
    schemes = readSchemes()
    let security = root["security"].map { readSecurity($0) } ?? []
    let inherited = Inherited(
      servers: servers.isEmpty ? [defaultServer] : servers, security: security)
    let operations = root["paths"].map { readPaths($0, inherited) } ?? []
    let webhooks = root["webhooks"].map { readWebhooks($0, inherited) } ?? []
    readComponents(inherited)
    var names: Set<String> = []
    // JSON allows a name twice; references lead to the last.
    let members = root["components"]?["schemas"].map { $0.members.reversed() } ?? []
    let named = members.filter { names.insert($0.name).inserted }.reversed()
    let schemas = named.map { NamedSchema(name: $0.name, schema: readSchema($0.value)) }
    checkSchemas()
    return OpenAPIDocument(
      file: file, version: version, title: info?["title"]?.string ?? "",
      description: info?["description"]?.string, root: root, servers: inherited.servers,
      operations: operations, webhooks: webhooks, schemas: schemas, securitySchemes: schemes,
      tags: readTags(), references: references)
  }

  /// What operations have from the document or their path item unless they say otherwise.
  struct Inherited {
    var servers: [Server]
    var security: [SecurityRequirement]
  }

  /// The address `/`, which is meant where none is named.
  var defaultServer: Server {
    Server(url: "/", description: nil, name: nil, variables: [], node: root)
  }

  func schema(_ node: JSONNode) -> Schema {
    Schema(node: node, references: references)
  }

  // MARK: Reporting and checking

  mutating func report(
    _ finding: Finding, at node: JSONNode, earlier: (SourceLocation, String)? = nil
  ) {
    diagnostics.append(finding.diagnostic(at: node.location, earlier: earlier))
  }

  /// Whether an object is looked at for the first time.
  mutating func isFirstVisit(_ node: JSONNode) -> Bool {
    checked.insert(node).inserted
  }

  /// Checks that a node is an object and has no keys but those of its kind.
  ///
  /// - Returns: whether it is an object.
  @discardableResult
  mutating func check(_ node: JSONNode, _ kind: FixedFields) -> Bool {
    guard node.kind == .object else {
      if isFirstVisit(node) { report(node.isNull ? .emptyValue(kind.article) : .notAnObject(kind), at: node) }
      return node.isNull
    }
    guard isFirstVisit(node), !kind.isMap else { return true }
    let keys = kind.keys
    for member in node.members {
      let name = member.name
      if keys.contains(name) || name.hasPrefix("x-") { continue }
      if let since = kind.laterKeys[name] {
        if version < since {
          report(.newerKey(name, in: kind, since: since, document: version), at: member.key)
        }
      } else if kind == .pathItem, Self.isMethodInCapitals(name, of: node) {
        report(.methodInCapitals(name), at: member.key)
      } else if kind == .pathItem {
        report(.unknownMethod(name, nearest: nearestSpelling(of: name, among: keys.sorted())), at: member.key)
      } else {
        let known = keys.union(kind.laterKeys.keys).sorted()
        report(.unknownKey(name, in: kind, nearest: nearestSpelling(of: name, among: known)), at: member.key)
      }
    }
    return true
  }

  /// Reports pairs of keys of which an object may have one only.
  mutating func exclude(_ pairs: [(String, String)], in node: JSONNode) {
    for (key, other) in pairs where node[key] != nil && node[other] != nil {
      report(.exclusive(key, other), at: node)
    }
  }

  // MARK: References

  /// An object at the end of its references.
  struct Dereferenced {
    var node: JSONNode
    /// The name it has in the components, if a reference leads there.
    var componentName: String?
    /// The description that stands beside the reference and counts instead of the object's own.
    var description: String?
  }

  /// Follows the references of an object to the end.
  ///
  /// - Returns: `nil` if they lead nowhere, which is reported.
  mutating func dereferenced(_ node: JSONNode) -> Dereferenced? {
    var result = Dereferenced(node: node)
    for _ in 0..<References.chainLimit {
      guard result.node.kind == .object, let reference = result.node["$ref"] else { return result }
      guard let text = reference.string else {
        report(.reference(.notText), at: reference)
        return nil
      }
      do throws(ReferenceFailure) {
        let target = try references.target(of: text, from: result.node)
        result.description = result.description ?? result.node["description"]?.string
        result.node = target
        result.componentName = componentName(in: text) ?? result.componentName
      } catch {
        report(.reference(error), at: reference)
        return nil
      }
    }
    report(.reference(.circular(reference: node["$ref"]?.string ?? "")), at: node)
    return nil
  }

  /// The last part of `#/components/KIND/NAME`.
  private func componentName(in reference: String) -> String? {
    guard let fragment = URIReference.cut(reference).fragment,
      let pointer = JSONPointer(URIReference.decoded(fragment)), pointer.tokens.count == 3,
      pointer.tokens[0] == "components"
    else { return nil }
    return pointer.tokens[2]
  }
}
