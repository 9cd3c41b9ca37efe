import Foundation
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation
import UnderstudyValues

@testable import UnderstudySwiftGeneration

/// The types of a whole document, compiled into a program that reads and writes values of them.
struct DocumentRoundTrip {
  /// A value, and the type that it is of.
  struct Probe {
    var type: String
    var value: JSONValue
    /// Where the value is from.
    var source: String
    /// Whether the type must take it.
    var isValid = true
  }

  let document: OpenAPIDocument
  private let selection: Selection
  private let compiler: SchemaCompiler
  /// The type of each schema of the components that has one, where it is used: optional where null is among its values.
  private let names: [String: String]
  private let index: DeclarationIndex
  private let operations: [(operation: UnderstudyOpenAPI.Operation, namespace: OperationNamespace)]
  private let planner: ClientPlanner

  init(_ document: OpenAPIDocument, _ selection: Selection = Selection()) {
    self.document = document
    self.selection = selection
    compiler = SchemaCompiler(
      dialect: Dialect(uri: document.references.defaultDialect.uri) ?? .openAPI31,
      options: SchemaOptions(), resolver: document.references)
    let selected = Selected(document, selection)
    let module = SwiftGenerator.declarations(for: document, selected, GenerationOptions())
    let declared = Set(module.declarations.map(\.name))
    names = Dictionary(
      document.schemas.compactMap { schema in
        guard let name = module.names[schema.schema.node], declared.contains(name) else { return nil }
        return (schema.name, SchemaFacts.isNullable([schema.schema]) ? "\(name)?" : name)
      },
      uniquingKeysWith: { first, _ in first })
    index = DeclarationIndex(module.declarations)
    let namespaces = module.declarations.compactMap {
      if case .operation(let value) = $0 { value } else { nil }
    }
    operations = Array(zip(selected.operations, namespaces))
    planner = ClientPlanner(module.declarations)
  }

  /// Values made for each schema of the components, and how many schemas none could be made for.
  func madeValues(seeds: [UInt64?]) -> (probes: [Probe], unmade: [String]) {
    var probes: [Probe] = []
    var unmade: [String] = []
    for schema in document.schemas {
      guard let type = names[schema.name] else { continue }
      let generator = ValueGenerator(schema.schema.node, compiler: compiler)
      for extent in [ValueGenerator.Extent.full, .minimal] {
        for seed in extent == .full ? seeds : [nil] {
          do {
            let value = try generator.value(seed: seed, extent: extent)
            // Integers have 64 bits; documents give the greatest as a double has it, which is more.
            guard Self.fits(value) else { continue }
            probes.append(Probe(type: type, value: value, source: schema.name))
          } catch {
            unmade.append(schema.name)
          }
        }
      }
    }
    return (probes, unmade)
  }

  /// Values made for schemas, each with one thing wrong that its type knows of.
  func brokenValues() -> [Probe] {
    let broken = BrokenValues(index: index)
    return document.schemas.flatMap { schema -> [Probe] in
      guard let type = names[schema.name] else { return [] }
      let isOptional = type.hasSuffix("?")
      let name = isOptional ? String(type.dropLast()) : type
      let generator = ValueGenerator(schema.schema.node, compiler: compiler)
      let values = [ValueGenerator.Extent.full, .minimal].lazy.compactMap {
        try? generator.value(seed: nil, extent: $0)
      }
      // There are many of them.
      guard let value = values.first(where: { $0.text().utf8.count < 4000 }) else { return [] }
      let variants = broken.variants(of: value, .named(name), in: []).filter { !isOptional || !$0.isNull }
      // Some from everywhere, where there are many.
      let step = max(1, variants.count / 40)
      return stride(from: 0, to: variants.count, by: step).map {
        Probe(type: type, value: variants[$0], source: schema.name, isValid: false)
      }
    }
  }

  private static func fits(_ value: JSONValue) -> Bool {
    switch value {
    case .number(let number): number.integer != nil || number.double.magnitude < 0x1p53
    case .array(let elements): elements.allSatisfy(fits)
    case .object(let object): object.allSatisfy { fits($0.value) }
    default: true
    }
  }

  /// The examples of schemas and JSON bodies that are what their schema says.
  func examples() -> [Probe] {
    var probes: [Probe] = []
    func add(_ value: JSONValue, _ schema: Schema?, _ type: String?, _ source: String) {
      guard let schema, let type, let parsed = try? JSONDocument(parsing: value.utf8()),
        compiler.compile(schema.node).schema.isValid(parsed.root)
      else { return }
      probes.append(Probe(type: type, value: value, source: source))
    }
    for schema in document.schemas {
      for example in schema.schema.examples + Self.embedded(schema.schema.node) {
        add(example.value, schema.schema, names[schema.name], schema.name)
      }
    }
    for (operation, namespace) in operations {
      let request = operation.requestBody?.content.first(where: \.range.isJSON)
      for example in request?.examples ?? [] {
        let type = namespace.requests.first.map { planner.qualified($0.type, in: namespace) }
        if let value = example.value?.value { add(value, request?.schema, type, namespace.name) }
      }
      for example in Self.posted(operation.node) {
        let type = namespace.requests.first.map { planner.qualified($0.type, in: namespace) }
        add(example, request?.schema, type, namespace.name)
      }
      guard let success = operation.success?.content.first(where: \.range.isJSON) else { continue }
      let type = namespace.successes.first?.body.type.map { planner.qualified($0, in: namespace) }
      let embedded = Self.embedded(operation.node).map(\.value)
      for value in success.examples.compactMap({ $0.value?.value }) + embedded {
        add(value, success.schema, type, namespace.name)
      }
    }
    return probes
  }

  /// Examples as JSON text in an extension of the kind that OpenAI's documents have.
  private static func embedded(_ node: JSONNode) -> [JSONNode] {
    guard let meta = node["x-oaiMeta"] else { return [] }
    let texts =
      [meta["example"], meta["examples"]?["response"]]
      + (meta["examples"]?.elements.map { $0["response"] } ?? [])
    return texts.compactMap { $0?.string }.compactMap { try? JSONDocument(parsing: $0).root }
  }

  /// Bodies in the commands of the same extension: what stands between quotes after `-d`.
  private static func posted(_ node: JSONNode) -> [JSONValue] {
    let meta = node["x-oaiMeta"]?["examples"]
    let requests = [meta?["request"]] + (meta?.elements.map { $0["request"] } ?? [])
    return requests.compactMap { $0?["curl"]?.string }.compactMap { text in
      guard let start = text.firstRange(of: "-d '"), let end = text[start.upperBound...].lastIndex(of: "'")
      else {
        return nil
      }
      return try? JSONValue(parsing: String(text[start.upperBound..<end]))
    }
  }

  /// Reads and writes the values in a program of the generated types.
  ///
  /// - Returns: what is not the same afterwards, or was refused; and what is wrong and was taken.
  func differences(_ probes: [Probe]) async throws -> [String] {
    var options = GenerationOptions()
    options.access = .internal
    options.selection = selection
    let (files, _) = SwiftGenerator.generate(from: document, options: options)
    let types = Array(Set(probes.map(\.type))).sorted()
    let positions = Dictionary(uniqueKeysWithValues: types.enumerated().map { ($1, $0) })
    let input = probes.map { "\(positions[$0.type] ?? 0)\t\($0.value.text())\n" }.joined()
    let output = try await SwiftProgram.run(
      [("Types.swift", files.first?.text ?? ""), ("main.swift", Self.program(types))], input: input)
    var problems: [Int: Substring] = [:]
    for line in output.split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1)
      if let number = Int(parts[0]) { problems[number] = parts.last }
    }
    return probes.enumerated().compactMap { number, probe in
      guard (problems[number] == nil) != probe.isValid else { return nil }
      return "\(probe.source) as \(probe.type): \(problems[number] ?? "is taken") | \(probe.value.text())"
    }
  }

  /// A program that reads lines with a type's number and a value, and says which values do not come back.
  private static func program(_ types: [String]) -> String {
    let cases = types.enumerated().map { "    case \($0): difference(\($1).self, text)\n" }.joined()
    return """
      import APIRuntime

      func difference<Value: Codable & Equatable>(_ type: Value.Type, _ text: Substring) -> String? {
        do {
          let value: Value = try ExactJSONDecoder().decode(from: text)
          let written = try ExactJSONEncoder().value(of: value)
          if try written == JSONValue(parsing: String(text)) { return nil }
          return "is " + written.text()
        } catch {
          return "\\(error)"
        }
      }

      func difference(_ number: Int, _ text: Substring) -> String? {
        switch number {
      \(cases)  default: "no type"
        }
      }

      var count = 0
      while let line = readLine() {
        let parts = line.split(separator: "\\t", maxSplits: 1)
        if let problem = difference(Int(parts[0]) ?? -1, parts[1]) {
          print("\\(count)\\t" + problem.split(separator: "\\n").joined(separator: " "))
        }
        count += 1
      }
      """
  }
}

/// A program of a few files that use the runtime.
enum SwiftProgram {
  /// Compiles and runs it.
  ///
  /// - Returns: its standard output.
  static func run(_ files: [(name: String, text: String)], input: String) async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    try input.write(to: folder.appending(path: "input"), atomically: true, encoding: .utf8)
    let program = folder.appending(path: "program").path
    let compiled = try await TypeChecker.run(
      ["swiftc", "-Onone", "-swift-version", "6", "-o", program] + TypeChecker.moduleArguments
        + TypeChecker.objects() + files.map { folder.appending(path: $0.name).path })
    guard compiled.status == 0 else { throw Failure(text: compiled.errors) }
    let ran = try await TypeChecker.run([program], input: folder.appending(path: "input"))
    guard ran.status == 0 else { throw Failure(text: ran.errors + ran.output.suffix(300)) }
    return ran.output
  }

  struct Failure: Error {
    let text: String
  }
}
