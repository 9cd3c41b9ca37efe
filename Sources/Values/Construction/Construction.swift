import UnderstudyJSON

/// Builds one value of a shape; its parts are built by the generation in turn.
struct Construction {
  let generation: Generation
  let shape: Shape
  let demands: [Demand]
  let variation: Generation.Variation

  init(
    _ generation: Generation, _ shape: Shape, _ demands: [Demand], _ variation: Generation.Variation
  ) {
    self.generation = generation
    self.shape = shape
    self.demands = demands
    self.variation = variation
  }

  var world: SchemaWorld { generation.world }

  /// The value.
  func value(named name: String?, _ draw: Draw) throws(Contradiction) -> JSONValue {
    var draw = draw
    if let allowed = shape.allowed { return try chosen(from: allowed, &draw) }
    if let given = given(&draw) { return given }
    let type = type(&draw)
    switch type {
    case .object: return .object(try object(draw))
    case .array: return .array(try array(named: name, draw))
    case .string: return .string(try text(named: name, &draw))
    case .boolean: return .bool(!draw.happens(onceIn: 2) != shape.excluded.contains(.bool(true)))
    case .null: return .null
    default: return .number(try number(named: name, of: type, &draw))
    }
  }

  /// One of the values that are listed; the first that nothing speaks against.
  private func chosen(from allowed: [JSONValue], _ draw: inout Draw) throws(Contradiction) -> JSONValue {
    let open = allowed.filter { value in
      shape.types.contains(TypeSet(value)) && !shape.excluded.contains(value)
        && (value.number.map(shape.numbers.allows) ?? true)
    }
    // Null is said only where there is nothing else to say.
    let ordered = draw.ordered(open.filter { !$0.isNull }) + open.filter(\.isNull)
    if shape.parts.count == 1, let first = ordered.first, !shape.isHard { return first }
    if let value = generation.firstFitting(ordered, demands) { return value }
    throw Contradiction()
  }

  /// What the schema itself gives as an example or a default, if it is right.
  private func given(_ draw: inout Draw) -> JSONValue? {
    guard generation.extent == .full || draw.isTypical else { return nil }
    guard draw.isTypical || draw.happens(onceIn: 2) && variation.types == 0 else { return nil }
    var candidates: [JSONValue] = []
    for part in shape.parts {
      let examples =
        (part.schema["examples"]?.elements.map(\.value) ?? [])
        + (part.schema["example"].map { [$0.value] } ?? [])
      candidates += examples.filter { isScalar($0) || part.isWhole && draw.isTypical }
      if draw.isTypical, let value = part.schema["default"]?.value, isScalar(value), !value.isNull {
        candidates.append(value)
      }
    }
    let suiting = candidates.filter { shape.types.contains(TypeSet($0)) }
    for value in draw.ordered(suiting).prefix(4) {
      let value = withoutOtherSide(value)
      if !value.isNull || shape.types == .null, shape.tags.isEmpty || isScalar(value),
        generation.fits(value, demands)
      {
        return value
      }
    }
    return nil
  }

  private func isScalar(_ value: JSONValue) -> Bool { value.kind != .object && value.kind != .array }

  /// An example without the members that do not go this way.
  private func withoutOtherSide(_ value: JSONValue) -> JSONValue {
    guard case .object(var object) = value else { return value }
    for name in object.names where isOfOtherSide(name) { object[name] = nil }
    return .object(object)
  }

  /// The type to build: what the schema names or hints at, of several the first, or one that is drawn.
  private func type(_ draw: inout Draw) -> TypeSet {
    var ranked: [TypeSet] = []
    let isOpen = shape.types.isSuperset(of: TypeSet.all.subtracting(.null)) && shape.hints.isEmpty
    let usual: [TypeSet] =
      isOpen && generation.depth > 1
      ? [.string, .integer, .object, .array, .fraction, .boolean, .null] : TypeSet.single
    for hint in shape.hints { ranked += TypeSet.single.filter { hint.contains($0) } }
    // Money and measures are shown with a fraction.
    if let first = shape.hints.first, first == .number, shape.types.contains(.fraction), shape.numbers.isOpen
    {
      ranked = ranked.filter { $0 != .fraction && $0 != .integer }
      ranked.insert(contentsOf: [.fraction, .integer], at: 0)
    }
    ranked += usual.filter { !ranked.contains($0) }
    ranked = ranked.filter { shape.types.contains($0) && TypeSet.single.contains($0) }
    if ranked.contains(.null), ranked.count > 1 {
      ranked.removeAll { $0 == .null }
      ranked.append(.null)
      if generation.depth > 1, draw.happens(onceIn: 12) { return .null }
    }
    guard !ranked.isEmpty else { return .null }
    if variation.types > 0 { return ranked[variation.types % ranked.count] }
    let named = shape.hints.count
    return named > 1 && !draw.isTypical ? ranked[draw.position(below: min(named, ranked.count))] : ranked[0]
  }

  private func number(
    named name: String?, of type: TypeSet, _ draw: inout Draw
  ) throws(Contradiction) -> JSONNumber {
    let types = type == .integer && shape.types.isSuperset(of: .number) ? TypeSet.integer : type
    let limits = shape.formats.reduce(shape.numbers) { $0.within(format: $1) }
    var wish = BelievableNumber.number(named: name ?? "", types, &draw)
    // What only the format bounds is not to be a bound.
    if wish == nil, shape.numbers.isOpen {
      let whole = 1 + draw.position(below: 1000)
      wish = types.contains(.integer) ? JSONNumber(whole) : JSONNumber("\(whole).5")
    }
    return try limits.number(types, wish: wish, &draw)
  }
}
