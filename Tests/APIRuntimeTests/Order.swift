import APIRuntime

/// A type as the generator writes it, with each way in which a property can be there.
struct Order: Codable, Hashable, Sendable {
  var id: Int
  var note: String?
  var colour: Colour?
  var delivery: Field<Double>
  @Indirect var replaces: Order?
  var anything: JSONValue?
  var additionalProperties: JSONObject
  var kind: String { "order" }

  init(
    id: Int, note: String?, colour: Colour? = nil, delivery: Field<Double> = .absent, replaces: Order? = nil,
    anything: JSONValue? = nil, additionalProperties: JSONObject = [:]
  ) {
    self.id = id
    self.note = note
    self.colour = colour
    self.delivery = delivery
    self.replaces = replaces
    self.anything = anything
    self.additionalProperties = additionalProperties
  }

  init(from decoder: any Decoder) throws {
    var container = try decoder.object()
    try container.constant("kind", "order")
    id = try container.required("id")
    note = try container.nullable("note")
    colour = try container.optional("colour")
    delivery = try container.field("delivery")
    replaces = try container.optional("replaces")
    anything = try container.optional("anything")
    additionalProperties = try container.others()
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.object()
    try container.required("kind", kind)
    try container.required("id", id)
    try container.nullable("note", note)
    try container.optional("colour", colour)
    try container.field("delivery", delivery)
    try container.optional("replaces", replaces)
    try container.optional("anything", anything)
    try container.others(additionalProperties)
  }
}

struct Colour: OpenStringEnum {
  var rawValue: String
  init(rawValue: String) { self.rawValue = rawValue }

  static let red: Self = "red"
  static let known: [Self] = [.red]
}
