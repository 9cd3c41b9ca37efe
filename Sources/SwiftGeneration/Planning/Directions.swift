import UnderstudyJSON
import UnderstudyOpenAPI

/// Which schemas are part of what goes out to the API, and which of what comes back.
struct Directions {
  /// The schemas of requests.
  private(set) var inRequests: Set<JSONNode> = []
  /// The schemas of replies and their streams.
  private(set) var inReplies: Set<JSONNode> = []

  init(_ operations: [Operation]) {
    for operation in operations {
      for media in operation.requestBody?.content ?? [] { Self.reach(media, &inRequests) }
      for media in operation.responses.flatMap(\.content) { Self.reach(media, &inReplies) }
    }
  }

  private static func reach(_ media: MediaType, _ reached: inout Set<JSONNode>) {
    for schema in [media.schema, media.itemSchema].compactMap(\.self) { schema.reach(&reached) }
  }
}

extension Schema {
  /// Adds the schema and all that it is made of to those that have been reached.
  func reach(_ reached: inout Set<JSONNode>) {
    var waiting = [self]
    while let schema = waiting.popLast() {
      guard reached.insert(schema.node).inserted else { continue }
      waiting += schema.parts
    }
  }

  /// The schemas that say what values of this one are.
  private var parts: [Schema] {
    [target, additionalProperties, unevaluatedProperties, items, contentSchema].compactMap(\.self)
      + properties.map(\.schema) + patternProperties.map(\.schema) + prefixItems + allOf + oneOf + anyOf
  }
}
