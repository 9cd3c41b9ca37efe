public import UnderstudyJSON

import Synchronization
import UnderstudyDiagnostics
import UnderstudyOpenAPI

/// Schemas by their URIs: documents that were added, the resources embedded in them, the metaschemas, and on demand
/// what a loader brings.
public final class SchemaRegistry: SchemaResolver {
  /// What documents without `$schema` are read by.
  public let dialect: Dialect

  private let loader: @Sendable (String) -> JSONDocument?
  private let state = Mutex(State())

  private struct State {
    /// The documents that are known, each with what is in it.
    var scans: [ObjectIdentifier: ResourceScan] = [:]
    /// The resources by URI without fragment.
    var resources: [String: ResourceScan.Resource] = [:]
    /// Kept, so that the identifiers stay theirs.
    var documents: [JSONDocument] = []
    /// URIs that were looked for in vain.
    var missing: Set<String> = []
  }

  /// Makes a registry that knows the metaschemas.
  ///
  /// - Parameters:
  ///   - dialect: what documents without `$schema` are read by.
  ///   - loader: brings the document of a URI (without fragment) that is not known, or nothing.
  public init(
    dialect: Dialect = .draft2020, loader: @escaping @Sendable (String) -> JSONDocument? = { _ in nil }
  ) {
    self.dialect = dialect
    self.loader = loader
  }

  /// Adds a document under the URI that it was found at.
  public func add(_ document: JSONDocument, uri: String) {
    register(document.root, uri: uri)
  }

  /// The schema at a URI, by pointer or anchor, relative to the resource that holds the reference.
  public func resolve(_ reference: String, from node: JSONNode) -> JSONNode? {
    let base = scan(of: node).resource(of: node)
    let (address, encoded) = URIReference.cut(reference)
    let uri = URIReference(address).resolved(against: base.uri).text
    guard let resource = uri == base.uri.text ? base : resource(at: uri) else { return nil }
    guard let fragment = encoded.map({ URIReference.decoded($0) }), !fragment.isEmpty else {
      return resource.root
    }
    if fragment.hasPrefix("/") {
      guard let pointer = JSONPointer(fragment) else { return nil }
      return resource.root[pointer]
    }
    return resource.anchors[fragment]
  }

  /// A name that the reference was likely meant to hold; or that nothing is known at its address.
  public func advice(on reference: String, from node: JSONNode) -> String? {
    let base = scan(of: node).resource(of: node)
    let (address, encoded) = URIReference.cut(reference)
    let uri = URIReference(address).resolved(against: base.uri).text
    guard let resource = uri == base.uri.text ? base : resource(at: uri) else {
      return uri.contains(":")
        ? "nothing is fetched from '\(uri)'; give the schema of that address as well"
        : "there is no readable schema '\(uri)'"
    }
    let fragment = encoded.map { URIReference.decoded($0) } ?? ""
    guard let pointer = JSONPointer(fragment) else {
      return nearestSpelling(of: fragment, among: resource.anchors.keys.sorted()).map {
        "did you mean '#\($0)'?"
      }
    }
    return resource.root.nearest(to: pointer).map { "did you mean '#\($0)'?" }
  }

  /// The innermost resource that a schema is in.
  public func resource(of node: JSONNode) -> SchemaResource {
    let resource = scan(of: node).resource(of: node)
    return SchemaResource(
      root: resource.root, dialect: resource.dialect, unknownDialect: resource.unknownDialect)
  }

  /// The schema in a resource that has a `$dynamicAnchor` of that name.
  public func dynamicAnchor(_ name: String, in resource: SchemaResource) -> JSONNode? {
    scan(of: resource.root).resource(of: resource.root).dynamicAnchors[name]
  }

  /// The dialect that a `$schema` names: one of those known, or what a metaschema says of its vocabularies.
  private func dialect(named uri: String) -> Dialect? {
    if let known = Dialect(uri: uri) { return known }
    let plain = uri.hasSuffix("#") ? String(uri.dropLast()) : uri
    guard let metaschema = resource(at: plain) else { return nil }
    guard metaschema.unknownDialect == nil, let list = metaschema.root["$vocabulary"] else { return nil }
    var vocabularies: Dialect.Vocabularies = []
    for member in list.members {
      switch member.name.split(separator: "/").last {
      case "core": vocabularies.insert(.core)
      case "applicator": vocabularies.insert(.applicator)
      case "unevaluated": vocabularies.insert(.unevaluated)
      case "validation": vocabularies.insert(.validation)
      case "format-assertion": vocabularies.insert(.formatAssertion)
      // In 2019-09 the same vocabulary is both, and `true` asks for assertion.
      case "format": if member.value.bool == true { vocabularies.insert(.formatAssertion) }
      case "meta-data", "content", "format-annotation": break
      // One that is required and not known would change the meaning in ways that cannot be followed.
      default: if member.value.bool == true { return nil }
      }
    }
    return Dialect(metaschema.dialect, uri: uri, vocabularies: vocabularies)
  }

  private func scan(of node: JSONNode) -> ResourceScan {
    let known = state.withLock { $0.scans[ObjectIdentifier(node.document)] }
    // A document that was not added names itself by its file.
    return known ?? register(node.document.root, uri: node.document.file)
  }

  private func resource(at uri: String) -> ResourceScan.Resource? {
    if let known = state.withLock({ $0.resources[uri] }) { return known }
    if state.withLock({ $0.missing.contains(uri) }) { return nil }
    // Missing until it is there: two metaschemas that name each other must not be loaded forever.
    state.withLock { _ = $0.missing.insert(uri) }
    guard let document = Metaschema.document(uri) ?? loader(uri) else { return nil }
    register(document.root, uri: uri)
    return state.withLock { $0.resources[uri] }
  }

  @discardableResult
  private func register(_ root: JSONNode, uri: String) -> ResourceScan {
    let base = URIReference(uri)
    let scan = ResourceScan(root, uri: base, dialect: dialect) { name in
      // A metaschema describes itself.
      name == base.text ? Dialect(uri: name) : self.dialect(named: name)
    }
    state.withLock { state in
      state.scans[ObjectIdentifier(root.document)] = scan
      state.documents.append(root.document)
      for resource in scan.resources { state.resources[resource.uri.text] = resource }
      if state.resources[base.text] == nil {
        state.resources[base.text] = scan.resources[0]
      }
      state.missing.subtract(scan.resources.map(\.uri.text))
    }
    return scan
  }
}
