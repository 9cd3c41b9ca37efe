/// The name of a member on the way to a value.
struct MemberName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// The position of an element on the way to a value.
struct ElementPosition: CodingKey {
  let intValue: Int?
  var stringValue: String { intValue.map { String($0) } ?? "" }

  init(_ position: Int) { intValue = position }
  init(intValue: Int) { self.init(intValue) }
  init?(stringValue: String) { nil }
}
