import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyYAML

/// Reads a document's files: the one that was named, and all that references in them name.
struct DocumentLoader<Source: DocumentSource> {
  private let source: Source
  private let options: LoadOptions
  private var files: [References.File] = []
  /// The path of the file that was named.
  private var path = ""
  private var paths: Set<String> = []
  private var failures: [String: ReferenceFailure] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(source: Source, options: LoadOptions) {
    self.source = source
    self.options = options
  }

  /// Reads the file that was named.
  ///
  /// - Returns: `nil` if it cannot be read, which is reported.
  mutating func main(_ path: String) -> JSONDocument? {
    do {
      return parse(try source.bytes(of: path), path)
    } catch {
      diagnostics.append(.error("'\(path)' cannot be read: \(error.reason)"))
      return nil
    }
  }

  /// Reads the files that a document needs, and prepares for following its references.
  ///
  /// - Parameter main: the document, which may have been converted since it was read.
  mutating func references(of main: JSONDocument, path: String, dialect: SchemaDialect) -> References {
    let folder = Self.folder(of: URIReference.withoutDots(path))
    self.path = path
    add(main, URIReference.withoutDots(path), dialect)
    var position = 0
    while position < files.count {
      let file = files[position]
      for address in file.scan.addresses {
        guard let wanted = References.path(of: address, from: file.path) else { continue }
        read(wanted, within: folder, dialect)
      }
      position += 1
    }
    return References.prepared(files: files, failures: failures, dialect: dialect)
  }

  private mutating func add(_ document: JSONDocument, _ path: String, _ dialect: SchemaDialect) {
    paths.insert(path)
    let scan = ReferenceScan(document, base: URIReference(filePath: path), dialect: dialect)
    files.append(References.File(document: document, path: path, scan: scan))
  }

  private mutating func read(_ path: String, within folder: String, _ dialect: SchemaDialect) {
    guard failures[path] == nil, !paths.contains(path) else { return }
    let isAllowed =
      options.allowsOutsideFiles || Self.isInside(path, folder) && source.holds(path, inFolderOf: self.path)
    guard isAllowed else {
      failures[path] = .outside(path: path)
      return
    }
    guard files.count < options.fileLimit else {
      failures[path] = .unreadable(
        path: path, reason: "the document has more than \(options.fileLimit) files")
      return
    }
    do {
      if let document = parse(try source.bytes(of: path), path) {
        add(document, path, dialect)
      } else {
        failures[path] = .unreadable(path: path, reason: "it is neither JSON nor YAML")
      }
    } catch {
      failures[path] = .unreadable(path: path, reason: error.reason)
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func isInside(_ path: String, _ folder: String) -> Bool {
    folder.isEmpty ? !path.hasPrefix("/") && !path.hasPrefix("../") && path != ".." : path.hasPrefix(folder)
  }

  private mutating func parse(_ bytes: [UInt8], _ path: String) -> JSONDocument? {
    let (document, found) = DocumentText.parse(bytes, file: path, json: options.json, yaml: options.yaml)
    if let document {
      diagnostics += found
      return document
    }
    // YAML allows more than JSON: a comma at the end, a comment, names without quotes. What it reads is what is meant.
    let (lenient, others) = YAMLText.parse(bytes, file: path, limits: options.yaml)
    guard let lenient, !others.contains(where: { $0.severity == .error }) else {
      diagnostics += found
      return nil
    }
    diagnostics += found.map { error in
      .warning(
        error.message, at: error.location,
        notes: [.init("it is read as YAML, which allows that; other programs may refuse it")])
    }
    diagnostics += others
    return lenient
  }
}
