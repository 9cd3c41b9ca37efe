import Testing

@testable import UnderstudySwiftGeneration

/// Which properties are kept outside of their structs.
@Suite struct LargeValuesTests {
  private func structure(_ name: String, _ types: [SwiftType], nested: [Declaration] = []) -> Declaration {
    let properties = types.enumerated().map { position, type in
      Property(
        annotation: Annotation(), key: "p\(position)", name: "p\(position)", type: type, presence: .required)
    }
    return .structure(
      Structure(
        annotation: Annotation(), name: name, properties: properties, others: .ignored, nested: nested))
  }

  private func indirect(_ declarations: [Declaration]) -> [[Bool]] {
    LargeValues.outside(declarations).map { declaration in
      guard case .structure(let value) = declaration else { return [] }
      return value.properties.map(\.isIndirect)
    }
  }

  private var large: Declaration { structure("Large", Array(repeating: .string, count: 40)) }

  @Test func `a large struct is kept outside of the one that has it, also where it may be missing`() {
    let owner = structure("Owner", [.named("Large"), .string, .optional(.named("Large"))])
    #expect(indirect([owner, large]).first == [true, false, true])
  }

  @Test func `lists are outside already`() {
    let owner = structure("Owner", [.array(.named("Large")), .dictionary(.named("Large"))])
    #expect(indirect([owner, large]).first == [false, false])
  }

  @Test func `what is outside does not make its owner large`() {
    let owner = structure("Owner", [.named("Large"), .named("Large")])
    #expect(indirect([structure("Outer", [.named("Owner")]), owner, large]).first == [false])
  }

  @Test func `many small structs are a large one`() {
    let small = structure("Small", Array(repeating: .string, count: 10))
    let middle = structure("Middle", Array(repeating: .named("Small"), count: 4))
    #expect(
      indirect([structure("Outer", [.named("Middle"), .named("Small")]), middle, small]).first == [
        true, false,
      ])
    #expect(indirect([middle, small]).first == [false, false, false, false])
  }

  @Test func `other names, types within types and enums are looked through`() {
    let alias = Declaration.alias(Alias(annotation: Annotation(), name: "Other", type: .named("Large")))
    let union = Declaration.union(
      Union(
        annotation: Annotation(), name: "Choice",
        cases: [
          .init(annotation: Annotation(), name: "large", type: .named("Other"), match: .kinds(["object"]))
        ]))
    let owner = structure(
      "Owner", [.named("Other"), .named("Choice"), .named("Inner")],
      nested: [
        structure("Inner", Array(repeating: .string, count: 40))
      ])
    #expect(indirect([owner, alias, union, large]).first == [true, true, true])
  }
}
