extension Printer {
  /// The examples of a type, as values of it.
  mutating func print(_ examples: [ExamplePlanner.Value], of type: String) {
    usesRuntime = true
    showsRuntime = false
    block(
      "extension \(type)",
      [
        { printer in
          printer.source.line("/// The document's examples.")
          printer.source.line("\(printer.access)static let examples = Examples()")
        },
        { printer in
          printer.source.line("/// The document's examples.")
          printer.block(
            "\(printer.access)struct Examples: Sendable",
            examples.map { example in
              { printer in
                printer.source.documentation(example.documentation)
                printer.source.block(
                  "\(printer.access)var \(Identifier.quoted(example.name)): \(type)"
                ) { source in
                  source.block("get throws") {
                    $0.text("try ExampleText.value(", Self.escaped(example.text), ")")
                  }
                }
              }
            })
        },
      ])
  }

  /// JSON text with what is not to be seen in code as JSON's own escapes.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar != "\n", DocComment.isHidden(scalar) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The functions that make values of a declaration's types.
  ///
  /// - Returns: whether there are any.
  mutating func printBuilders(_ declaration: Declaration, _ planner: BuilderPlanner) -> Bool {
    let structures = declaration.codableStructures(at: [])
    showsRuntime = structures.contains { structure, path in
      planner.parameters(of: structure, at: path).contains { property, value in
        planner.isOfRuntime(property, value, in: path)
      }
    }
    usesRuntime = !structures.isEmpty
    for (position, (structure, path)) in structures.enumerated() {
      if position > 0 { source.line() }
      printBuilder(structure, planner.parameters(of: structure, at: path), path)
    }
    return !structures.isEmpty
  }

  private mutating func printBuilder(
    _ structure: Structure, _ parameters: [(property: Property, value: String?)], _ path: [String]
  ) {
    source.block("extension \(path.joined(separator: "."))") { source in
      source.line("/// A value for tests: what is not given has the least value that its type has.")
      source.list(
        "\(access)static func make(",
        parameters.map { property, value in
          "\(Identifier.label(property.name)): \(property.declaredType.text)"
            + (value.map { " = \($0)" } ?? "")
        }, ") -> Self {")
      source.indented { source in
        source.list(
          "Self(",
          parameters.map { property, _ in
            "\(Identifier.label(property.name)): \(Identifier.quoted(property.name))"
          }, ")")
      }
      source.line("}")
    }
  }
}

extension Declaration {
  /// The structs that are read and written as JSON in a declaration, with their paths.
  fileprivate func codableStructures(at path: [String]) -> [(Structure, path: [String])] {
    let path = path + [name]
    let inner = nested.flatMap { $0.codableStructures(at: path) }
    guard case .structure(let structure) = self, structure.isCodable else { return inner }
    return [(structure, path)] + inner
  }
}
