public import UnderstudyJSON

/// All files of a document, and where the references between and within them lead.
///
/// Nothing changes once a document is loaded: every file that a reference names has been read by then.
public final class References: Sendable {
  /// The dialect of schemas that name none.
  public let defaultDialect: SchemaDialect
  /// The files that were read, the document's own first.
  let files: [File]
  private let fileByDocument: [ObjectIdentifier: Int]
  private let fileByPath: [String: Int]
  private let failures: [String: ReferenceFailure]
  private let resourceByAddress: [String: (file: Int, resource: Int)]
  private let names: [JSONNode: String]

  /// How many references may follow one another.
  static let chainLimit = 100

  /// One file.
  struct File: Sendable {
    var document: JSONDocument
    var path: String
    var scan: ReferenceScan
  }

  /// Prepares the references of files; component schemas that are only references give their names to what they lead to,
  /// unless that has one.
  static func prepared(
    files: [File], failures: [String: ReferenceFailure], dialect: SchemaDialect
  ) -> References {
    var names: [JSONNode: String] = [:]
    var references: [(name: String, node: JSONNode)] = []
    for file in files {
      guard let schemas = file.document.root["components"]?["schemas"] else { continue }
      for member in schemas.members {
        names[member.value] = member.name
        if member.value["$ref"] != nil { references.append((member.name, member.value)) }
      }
    }
    let bare = References(files: files, failures: failures, dialect: dialect, names: names)
    for (name, node) in references {
      guard let target = node["$ref"]?.string.flatMap({ bare.resolve($0, from: node) }) else { continue }
      if names[target] == nil { names[target] = name }
    }
    return References(files: files, failures: failures, dialect: dialect, names: names)
  }

  private init(
    files: [File], failures: [String: ReferenceFailure], dialect: SchemaDialect, names: [JSONNode: String]
  ) {
    self.names = names
    self.files = files
    self.failures = failures
    defaultDialect = dialect
    var fileByDocument: [ObjectIdentifier: Int] = [:]
    var fileByPath: [String: Int] = [:]
    var resourceByAddress: [String: (file: Int, resource: Int)] = [:]
    for (position, file) in files.enumerated() {
      fileByDocument[ObjectIdentifier(file.document)] = position
      fileByPath[file.path] = position
      for (number, resource) in file.scan.resources.enumerated() {
        let address = resource.base.text
        if resourceByAddress[address] == nil { resourceByAddress[address] = (position, number) }
      }
    }
    self.fileByDocument = fileByDocument
    self.fileByPath = fileByPath
    self.resourceByAddress = resourceByAddress
  }

  /// What a reference leads to, one step; `nil` if it leads nowhere.
  ///
  /// - Parameters:
  ///   - reference: the text of a `$ref` or the like.
  ///   - node: the object that it stands in.
  public func resolve(_ reference: String, from node: JSONNode) -> JSONNode? {
    // Looking for what may have been meant takes long where there are many names.
    try? target(of: reference, from: node, suggests: false)
  }

  /// What a reference leads to, one step.
  public func target(of reference: String, from node: JSONNode) throws(ReferenceFailure) -> JSONNode {
    try target(of: reference, from: node, suggests: true)
  }

  private func target(
    of reference: String, from node: JSONNode, suggests: Bool
  ) throws(ReferenceFailure) -> JSONNode {
    guard let file = fileByDocument[ObjectIdentifier(node.document)] else {
      throw .nothingThere(reference: reference, nearest: nil)
    }
    let (address, fragment) = URIReference.cut(reference)
    let place =
      address.isEmpty
      ? (file: file, resource: resource(of: node, in: file))
      : try self.place(of: String(address), from: node, in: file)
    guard let fragment, !fragment.isEmpty else { return root(of: place) }
    let name = URIReference.decoded(fragment)
    guard name.hasPrefix("/") else {
      guard
        let word = files[place.file].scan.anchors[
          ReferenceScan.Anchor(resource: place.resource, name: name, isDynamic: false)]
      else { throw .noAnchor(reference: reference) }
      return JSONNode(document: files[place.file].document, index: word)
    }
    guard let pointer = JSONPointer(name) else { throw .nothingThere(reference: reference, nearest: nil) }
    do {
      return try follow(pointer, from: root(of: place), in: place.file, reference, suggests: suggests)
    } catch {
      // A pointer that counts from the file's root although an '$id' stands between is meant plainly.
      guard place.resource > 0,
        let node = try? follow(
          pointer, from: files[place.file].document.root, in: place.file, reference, suggests: false)
      else { throw error }
      return node
    }
  }

  /// The dialect by which a schema is read.
  public func dialect(of node: JSONNode) -> SchemaDialect {
    guard let file = fileByDocument[ObjectIdentifier(node.document)] else { return defaultDialect }
    var resource: Int? = resource(of: node, in: file)
    while let number = resource {
      if let dialect = files[file].scan.resources[number].dialect { return dialect }
      resource = files[file].scan.resources[number].parent
    }
    return defaultDialect
  }

  /// The root of the resource that a node is in: the innermost object around it that has an `$id`, else its file's root.
  public func resourceRoot(of node: JSONNode) -> JSONNode {
    guard let file = fileByDocument[ObjectIdentifier(node.document)] else { return node.document.root }
    return root(of: (file, resource(of: node, in: file)))
  }

  /// The schema that a `$dynamicAnchor` names within the resource that a node is in.
  public func dynamicAnchor(_ name: String, inResourceOf node: JSONNode) -> JSONNode? {
    guard let file = fileByDocument[ObjectIdentifier(node.document)] else { return nil }
    let anchor = ReferenceScan.Anchor(resource: resource(of: node, in: file), name: name, isDynamic: true)
    return files[file].scan.anchors[anchor].map { JSONNode(document: node.document, index: $0) }
  }

  /// The name that a schema has in a document's components.
  func schemaName(of node: JSONNode) -> String? { names[node] }

  private func root(of place: (file: Int, resource: Int)) -> JSONNode {
    let file = files[place.file]
    return JSONNode(document: file.document, index: file.scan.resources[place.resource].words.lowerBound)
  }

  /// The innermost resource that a node is in.
  private func resource(of node: JSONNode, in file: Int) -> Int {
    let resources = files[file].scan.resources
    guard resources.count > 1 else { return 0 }
    var low = 0
    var high = resources.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if resources[middle].words.lowerBound <= node.index { low = middle } else { high = middle }
    }
    var candidate = low
    while !resources[candidate].words.contains(node.index), let parent = resources[candidate].parent {
      candidate = parent
    }
    return candidate
  }

  /// The file or part of one that an address names.
  private func place(
    of address: String, from node: JSONNode, in file: Int
  ) throws(ReferenceFailure) -> (file: Int, resource: Int) {
    let base = files[file].scan.resources[resource(of: node, in: file)].base
    let wanted = URIReference(address).resolved(against: base)
    if let place = resourceByAddress[wanted.text] { return place }
    let path = Self.path(of: address, from: files[file].path)
    if let path {
      if let file = fileByPath[path] { return (file, 0) }
      if case .outside? = failures[path] { throw .outside(path: address) }
      if let failure = failures[path] { throw failure }
    }
    throw .remote(address: wanted.text)
  }

  /// The path of the file that an address names, seen from another file; `nil` if it is no file.
  static func path(of address: String, from path: String) -> String? {
    let reference = URIReference(address)
    guard reference.scheme == nil, reference.authority == nil else { return nil }
    return URIReference.decoded(reference.resolved(against: URIReference(filePath: path)).path)
  }

  private func follow(
    _ pointer: JSONPointer, from root: JSONNode, in file: Int, _ reference: String, suggests: Bool
  ) throws(ReferenceFailure) -> JSONNode {
    var node = root
    for token in pointer.tokens {
      guard let next = step(token, from: node, in: file) else {
        throw .nothingThere(
          reference: reference, nearest: suggests ? Self.nearest(to: token, in: node) : nil)
      }
      node = next
    }
    return node
  }

  private func step(_ token: String, from node: JSONNode, in file: Int) -> JSONNode? {
    guard node.kind == .object else { return node[JSONPointer(tokens: [token])] }
    if let positions = files[file].scan.maps[node.index] {
      return positions[token].map { JSONNode(document: node.document, index: $0) }
    }
    return node[token]
  }
}
