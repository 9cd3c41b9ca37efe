extension Printer {
  mutating func print(_ union: Union) {
    printAnnotation(union.annotation)
    let body = UnionBody(union)
    block(
      "\(access)\(union.isIndirect ? "indirect " : "")enum \(union.name): Codable, Hashable, Sendable",
      [{ body.printCases(&$0) }, { body.printDecoding(&$0) }, { body.printEncoding(&$0) }]
        + nested(union.nested))
  }
}

/// The members of an enum with payloads.
private struct UnionBody {
  let union: Union

  init(_ union: Union) {
    self.union = union
  }

  func printCases(_ printer: inout Printer) {
    for item in union.cases {
      printer.printAnnotation(item.annotation)
      printer.source.line("case \(Identifier.quoted(item.name))(\(item.type.text))")
    }
    let what =
      union.tag.map { "A value whose `\($0)` the document does not list" } ?? "A value of no other kind"
    printer.source.documentation("\(what), kept as it is.")
    printer.source.line("case unknown(JSONValue)")
  }

  func printEncoding(_ printer: inout Printer) {
    printer.source.block("\(printer.access)func encode(to encoder: any Encoder) throws") { source in
      source.line("switch self {")
      for name in union.cases.map(\.name) + ["unknown"] {
        source.line("case .\(name)(let value): try value.encode(to: encoder)")
      }
      source.line("}")
    }
  }

  func printDecoding(_ printer: inout Printer) {
    printer.source.block("\(printer.access)init(from decoder: any Decoder) throws") { source in
      let byKind = self.byKind
      if byKind.count == 1, byKind[0].kinds == ["object"], byKind[0].cases.allSatisfy(\.isTagged) {
        return printTags(byKind[0].cases, &source)
      }
      if union.isLenient || byKind.count == 1 && byKind[0].cases.allSatisfy({ !$0.isTagged }) {
        return printAttempts(union.cases, &source)
      }
      source.line("switch try decoder.kind() {")
      for (kinds, cases) in byKind {
        let head = "case \(kinds.map { "." + $0 }.joined(separator: ", ")):"
        if cases.count == 1, !cases[0].isTagged {
          source.line("\(head) \(assignment(cases[0]))")
        } else {
          source.line(head)
          source.indented { source in
            if cases.contains(where: \.isTagged) {
              printTags(cases, &source)
            } else {
              printAttempts(cases, &source)
            }
          }
        }
      }
      if byKind.reduce(0, { $0 + $1.kinds.count }) < 6 { source.line("default: \(Self.unknown)") }
      source.line("}")
    }
  }

  private static let unknown = "self = .unknown(try .init(from: decoder))"

  private func assignment(_ item: Union.Case) -> String {
    "self = .\(item.name)(try .init(from: decoder))"
  }

  private func printTags(_ cases: [Union.Case], _ source: inout SourceText) {
    // What has no tag may still be one of those that need none.
    let untagged = cases.filter { !$0.isTagged || $0.mayLackTag }
    let reading = untagged.isEmpty ? "tag" : "optionalTag"
    source.line("switch try decoder.\(reading)(\(Literal.string(union.tag ?? ""))) {")
    for item in cases {
      guard case .tags(let tags) = item.match else { continue }
      source.patterns(tags.map(Literal.string), assignment(item))
    }
    if !untagged.isEmpty {
      source.line("case nil:")
      source.indented { printAttempts(untagged, &$0) }
    }
    let others = cases.filter { !$0.isTagged }
    if others.isEmpty {
      source.line("default: \(Self.unknown)")
    } else {
      source.line("default:")
      source.indented { printAttempts(others, &$0) }
    }
    source.line("}")
  }

  private func printAttempts(_ cases: [Union.Case], _ source: inout SourceText) {
    let ordered = cases.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }
    for (index, item) in ordered.map(\.element).enumerated() {
      source.line(
        "\(index == 0 ? "" : "} else ")if let value = decoder.attempt(\(item.type.metatypeText)) {")
      source.indented { $0.line("self = .\(item.name)(value)") }
    }
    source.line("} else {")
    source.indented { $0.line(Self.unknown) }
    source.line("}")
  }

  /// The cases that each kind of value may be, kinds with the same cases together.
  private var byKind: [(kinds: [String], cases: [Union.Case])] {
    var groups: [(kinds: [String], cases: [Union.Case])] = []
    for kind in ["null", "boolean", "number", "string", "array", "object"] {
      let cases = union.cases.filter { $0.kinds.contains(kind) }
      guard !cases.isEmpty else { continue }
      if let index = groups.firstIndex(where: { $0.cases == cases }) {
        groups[index].kinds.append(kind)
      } else {
        groups.append(([kind], cases))
      }
    }
    return groups
  }
}

extension Union.Case {
  var isTagged: Bool { if case .tags = match { true } else { false } }

  var kinds: [String] {
    switch match {
    case .tags: ["object"]
    case .kinds(let kinds): kinds
    }
  }
}

extension SwiftType {
  fileprivate var metatypeText: String { text + ".self" }
}
