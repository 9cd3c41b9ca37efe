public import UnderstudyJSON

/// How the value of a property tells which of several schemas is meant.
public struct Discriminator: Sendable {
  /// The property.
  public let propertyName: String
  /// The object in the document.
  public let node: JSONNode
  private let references: References

  init(propertyName: String, node: JSONNode, references: References) {
    self.propertyName = propertyName
    self.node = node
    self.references = references
  }

  /// The values that are listed, with what each stands for: the name of a component schema, or a reference.
  public var mapping: [(value: String, reference: String)] {
    node["mapping"]?.members.compactMap { member in member.value.string.map { (member.name, $0) } } ?? []
  }

  /// 3.2: what a value stands for that is not listed, or an absent one.
  public var defaultMapping: Schema? { node["defaultMapping"]?.string.flatMap(target(of:)) }

  /// The schema that a listed name or reference stands for.
  ///
  /// A text that could be both is taken for the name of a component schema (OpenAPI 3.1.1 §4.8.25).
  public func schema(for reference: String) -> Schema? { target(of: reference) }

  /// The schema that a value of the property stands for: as listed, else the component schema of that name.
  public func schema(forValue value: String) -> Schema? {
    target(of: mapping.first { $0.value == value }?.reference ?? value)
  }

  private func target(of reference: String) -> Schema? {
    let node =
      references.resolve("#/components/schemas/" + JSONPointer.escaped(reference), from: node)
      ?? references.resolve(reference, from: node)
    return node.map { Schema(node: $0, references: references) }
  }
}
