import APIRuntime
import Foundation
import Testing
import TypesGolden

/// Values of the golden types, read and written: by type, those that must come back as they were, and those that the type
/// must refuse.
struct RoundTrip: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let valid: [String]
  let invalid: [String]
  /// Reads a text and gives the value that is written for it.
  let exact: @Sendable (String) throws -> JSONValue
  /// The same with Foundation's coders.
  let foundation: @Sendable (String) throws -> JSONValue

  init<Value: Codable & Hashable & Sendable>(
    _ type: Value.Type, valid: [String], invalid: [String] = []
  ) {
    testDescription = "\(type)"
    self.valid = valid
    self.invalid = invalid
    exact = { text in
      let value: Value = try ExactJSONDecoder().decode(from: text)
      let written = try ExactJSONEncoder().value(of: value)
      // What was written reads as an equal value.
      let again: Value = try ExactJSONDecoder().decode(from: written.text())
      #expect(again == value && again.hashValue == value.hashValue)
      return written
    }
    foundation = { text in
      let value = try JSONDecoder().decode(Value.self, from: Data(text.utf8))
      return try JSONValue(parsing: Array(JSONEncoder().encode(value)))
    }
  }
}

@Suite struct RoundTripTests {
  static let objects = [
    RoundTrip(
      Profile.self,
      valid: [
        #"{"id":"1","nickname":null,"kind":"profile","score":1,"anything":null}"#,
        #"{"id":"1","nickname":"n","kind":"profile","score":0.1,"anything":{"a":[1e2]},"biography":null}"#,
        """
        {"id":"1","nickname":"n","email":"e","biography":"b","kind":"profile","score":1,"visible":false,"followers":7,
        "anything":[],"extra":null,"settings":{},"address":{"city":"c","lines":[]},"more":1,"most":{"x":null}}
        """,
      ],
      invalid: [
        #"{"id":"1","kind":"profile","score":1,"anything":1}"#,
        #"{"id":"1","nickname":null,"kind":"page","score":1,"anything":1}"#,
        #"{"id":"1","nickname":null,"kind":"profile","score":1,"anything":1,"email":null}"#,
        #"{"id":"1","nickname":null,"kind":"profile","score":1,"anything":1,"address":{}}"#,
        #"{"id":"1","nickname":null,"kind":"profile","score":1,"anything":1,"settings":[]}"#,
      ]),
    RoundTrip(
      Reading.self,
      valid: [
        #"{"value":null,"unit":null,"sensor":null}"#,
        #"{"value":0.123456789,"unit":"kelvin","sensor":{},"note":null,"history":[1,null]}"#,
        #"{"value":1,"unit":"rankine","sensor":{"name":"s"},"note":"n","history":[]}"#,
      ], invalid: [#"{"value":1,"unit":null}"#, #"{"value":1,"unit":1,"sensor":null}"#]),
    RoundTrip(
      Fixed.self,
      valid: [
        #"{"text":"quoted \"text\"","number":3,"flag":true,"list":[1,{"a":null}],"nothing":null}"#,
        #"{"text":"quoted \"text\"","number":3.0,"flag":true,"list":[1,{"a":null}],"nothing":null,"perhaps":"perhaps"}"#,
      ],
      invalid: [
        #"{"text":"quoted","number":3,"flag":true,"list":[1,{"a":null}],"nothing":null}"#,
        #"{"text":"quoted \"text\"","number":3,"flag":true,"list":[1],"nothing":null}"#,
      ]),
    RoundTrip(
      Person.self, valid: [#"{"id":"1","created":2,"name":"n","employer":{"id":"3"}}"#],
      invalid: [#"{"id":"1","name":"n"}"#, #"{"created":2,"name":"n"}"#]),
    RoundTrip(
      Entry.self,
      valid: [
        """
        {"values":[1,null],"matrix":[[1],[]],"categories":[{"label":"l","x":1}],"byName":{"a":["b"],"":[]},
        "limits":{"l":{"maximum":1}},"patterned":{"x-a":"b"},"pair":["a",1],"loose":[{}]}
        """
      ], invalid: [#"{"values":[1],"matrix":[1]}"#, #"{"values":[1],"patterned":{"x-a":1}}"#]),
    RoundTrip(
      Extensible.self, valid: [#"{"name":"n"}"#, #"{"name":"n","a":1,"b":2}"#],
      invalid: [#"{"name":"n","a":"1"}"#]),
    RoundTrip(
      Formats.self,
      valid: [
        #"{"int32":-2147483648,"int64":9007199254740993,"uint64":18446744073709551615,"float":0.1,"integral":2}"#,
        #"{"updated":"2026-11-21T04:20:00.50+01:00","seen":["2026-11-21t04:20:00z",null],"uuid":"A-b"}"#,
        #"{"uuid":"","day":"2026-02-30","address":"no address","bytes":"//79","content":"%"}"#,
      ],
      invalid: [#"{"int32":2147483648}"#, #"{"uint64":-1}"#, #"{"updated":"yesterday"}"#]),
    RoundTrip(Strict.self, valid: ["{}", #"{"name":"n"}"#], invalid: [#"{"name":"n","a":1}"#]),
    RoundTrip(Nothing.self, valid: ["{}"], invalid: [#"{"a":1}"#, "[]"]),
    RoundTrip(
      Awkward.self,
      valid: [
        """
        {"self":"1","class":"2","in":"3","Type":"4","init":"5","hashValue":6,"description":"7","encoder":"8",
        "decoder":"9","container":"10","additionalProperties":"11","user_id":"12","userId":"13","user-id":"14",
        "3d":true,"$schema":"15","@type":"16","":"17","\\"quoted\\\\\\"\\n":"18","名前":"19","🚀":"20","é":"é"}
        """
      ]),
  ]

  static let alternatives = [
    RoundTrip(
      Animal.self,
      valid: [
        #"{"species":"cat","lives":9}"#, #"{"species":"kitten"}"#, #"{"species":"house-dog","name":"n"}"#,
        #"{"species":"Lizard","tail":false}"#, #"{"species":"dodo","extinct":1.50}"#,
      ], invalid: [#"{"lives":9}"#, #"{"species":"house-dog"}"#, "1"]),
    RoundTrip(
      Entrant.self,
      valid: [
        #"{"type":"person","name":"n"}"#, #"{"type":null,"name":"n"}"#, #"{"name":"n","x":1}"#,
        #"{"type":"team","members":2}"#, #"{"type":"crowd"}"#, #"{"x":1}"#,
      ], invalid: [#"{"type":"team"}"#, "1"]),
    RoundTrip(Nested.self, valid: [#""a""#, "{}", "[1]"]),
    RoundTrip(
      Drawing.self,
      valid: [
        #"{"item":{"kind":"circle","radius":1}}"#, #"{"item":{"kind":"cube","side":1,"x":2}}"#,
        #"{"item":{"kind":"polygon","points":[[0,1]]}}"#, #"{"item":{"kind":"label","text":"t"}}"#,
        #"{"item":{"kind":"blob"}}"#,
      ], invalid: [#"{"item":{"kind":"circle"}}"#, #"{"item":{"kind":"label"}}"#]),
    RoundTrip(Stop.self, valid: [#""a""#, #"["a","b"]"#, "[]", "1", "null"], invalid: ["[1]"]),
    RoundTrip(Prompt.self, valid: [#""a""#, #"["a"]"#, "[1]", "[[1],[2]]", #"["a",1]"#, "{}"]),
    RoundTrip(
      Source.self,
      valid: [
        #"{"url":"u","file_id":"f"}"#, #"{"url":"u","size":1}"#, #"{"a":1,"b":2}"#, #""s""#, #"{"a":"b"}"#,
      ]),
    RoundTrip(Scalar.self, valid: [#""a""#, "1", "true", "[]"], invalid: ["1.5"]),
    RoundTrip(
      ToolChoice.self, valid: [#""auto""#, #""later""#, #"{"name":"n","x":1}"#, "2"], invalid: [#"{"x":1}"#]),
    RoundTrip(
      Holder.self,
      valid: [
        #"{"exact":null}"#, #"{"exact":{"name":"n"},"perhaps":null,"list":null}"#,
        #"{"exact":null,"perhaps":{},"list":["a"],"model":"huge","known":"third","strings":"s","anything":[null]}"#,
      ], invalid: ["{}", #"{"exact":null,"model":null}"#]),
    RoundTrip(
      WithBase.self,
      valid: [
        #"{"id":"1","name":"n"}"#, #"{"id":"1","number":1,"x":[]}"#, #"{"id":"1","neither":true}"#, "[]",
      ]),
    RoundTrip(
      APITask.self,
      valid: [
        #"{"object":"task","effort":"low"}"#,
        #"{"object":"job","effort":"extreme","state":null,"priority":"low"}"#,
        #"{"object":"task","effort":"high","state":"open"}"#,
      ]),
    RoundTrip(
      [Mixed].self, valid: [#"["auto",1,1.5,true,{"a":[1]},{"a":[2]},"other",[]]"#]),
    RoundTrip([Deadline].self, valid: [#"["2026-11-21T04:20:00Z",1,null]"#], invalid: [#"["soon"]"#]),
    RoundTrip([Level].self, valid: ["[0,1,-1,400,7]"], invalid: ["[1.5]", #"["0"]"#]),
  ]

  static let tuples = [
    RoundTrip(Point.self, valid: ["[1.5,-2]"], invalid: ["[1]", "[1,2,3]", #"["a",2]"#, "{}"]),
    RoundTrip(
      Versioned.self,
      valid: [#"["v1",null]"#, #"["v1","a",1]"#, #"["v1","a",1,null]"#, #"["v1","a",1,2,"b","c"]"#],
      invalid: [#"["v1"]"#, #"["v2",null]"#, #"["v1",null,null]"#, #"["v1",null,1,2,3]"#]),
    RoundTrip(Loose.self, valid: ["[]", #"["set"]"#, #"["later",{"at":[1,2]},[null],1.50]"#]),
    RoundTrip(Limited.self, valid: ["[]", "[true]"], invalid: ["[true,true]", "[null]"]),
    RoundTrip(PatternExtensions.self, valid: ["{}", #"{"x-a":"b"}"#], invalid: [#"{"x-a":1}"#]),
    RoundTrip(SeveralPatterns.self, valid: [#"{"x-a":"b","y-a":""}"#], invalid: [#"{"x-a":1}"#]),
    RoundTrip(DifferentPatterns.self, valid: ["{}", #"{"x-a":"b","y-a":2}"#], invalid: [#"{"y-a":2.5}"#]),
    RoundTrip(OpenPatterns.self, valid: [#"{"x-a":"b","other":[1.50,null]}"#]),
    RoundTrip(
      NamedOpen.self, valid: [#"{"name":"n","x-a":1,"y":1.5,"z":{"a":null},"w":null}"#],
      invalid: [#"{"x-a":1}"#]),
    RoundTrip(
      Shelf.self, valid: [#"{"item-1":{"price":2,"x":1},"note-1":"n","tags-1":["a"]}"#],
      invalid: [#"{"item-1":{}}"#, #"{"tags-1":[1]}"#]),
    RoundTrip(
      Measures.self,
      valid: [#"{"unit":"m","min":1,"max":null,"seen_at":"2026-11-21T04:20:00.50+01:00","fine":true}"#],
      invalid: [#"{"unit":"m","min":1.5}"#, #"{"unit":"m","seen_at":"now"}"#, #"{"unit":null}"#]),
    RoundTrip(EveryPattern.self, valid: [#"{"":1,"a":2}"#], invalid: [#"{"a":"1"}"#]),
    RoundTrip(AnyPattern.self, valid: [#"{"x-a":{"b":1.0},"y-a":"c"}"#], invalid: ["[]"]),
    RoundTrip(
      NamedPatterns.self, valid: [#"{"name":"n","x-a":{"n":1,"m":2}}"#],
      invalid: [#"{"name":"n","x-a":1}"#, #"{"x-a":{}}"#]),
    RoundTrip(Account.self, valid: [#"{"owner":"o"}"#, #"{"id":"1","owner":"o","secret":"s"}"#]),
    RoundTrip(Refusal.self, valid: [#"{"reason":"r"}"#], invalid: ["{}"]),
  ]

  static let recursive = [
    RoundTrip(TreeNode.self, valid: [#"{"name":"a","children":[{"name":"b"},{"name":"c","children":[]}]}"#]),
    RoundTrip(
      LinkedNode.self,
      valid: [
        #"{"value":1}"#, #"{"value":1,"next":null}"#, #"{"value":1,"next":{"value":2,"next":{"value":3}}}"#,
      ]),
    RoundTrip(Ping.self, valid: [#"{"pong":{"ping":{"pong":{}}}}"#]),
    RoundTrip(
      Expression.self,
      valid: ["1", #"{"operator":"+","left":1,"right":{"operator":"-","left":2,"right":3}}"#],
      invalid: [#"{"operator":"+"}"#]),
    RoundTrip(Endless.self, valid: ["[]", "[[],[[]]]"]),
  ]

  @Test(arguments: objects + alternatives + tuples + recursive)
  func `a value is the same after reading and writing`(type: RoundTrip) throws {
    #expect(!type.valid.isEmpty)
    for text in type.valid {
      #expect(try type.exact(text) == JSONValue(parsing: text), "\(text)")
      #expect(try type.foundation(text) == JSONValue(parsing: text), "\(text)")
    }
  }

  @Test(arguments: objects + alternatives + tuples + recursive)
  func `what a type can know to be wrong is refused`(type: RoundTrip) {
    for text in type.invalid {
      #expect(throws: DecodingError.self, "\(text)") { try type.exact(text) }
      #expect(throws: DecodingError.self, "\(text)") { try type.foundation(text) }
    }
  }

  @Test func `exact numbers keep their digits, and what is missing has its default`() throws {
    let text = #"{"amount":0.10000000000000000000001,"weight":1.5,"more":1}"#
    let price: Price = try ExactJSONDecoder().decode(from: text)
    #expect(price == Price(amount: try #require(JSONNumber("0.10000000000000000000001")), weight: 1.5))
    let written = try String(decoding: ExactJSONEncoder().encode(price), as: UTF8.self)
    #expect(
      written
        == #"{"amount":0.10000000000000000000001,"weight":1.5,"currency":"EUR","kind":"net","#
        + #""note":"none","count":1,"free":false}"#)
  }

  @Test func `decimal numbers keep every digit, and are Foundation's where they are asked for it`() throws {
    let text =
      #"{"total":12345678901234567890.123456789012345678,"currency":"EUR","discount":0.10,"tax":"19.00","#
      + #""fee":null,"parts":[1,-0.3],"weight":1.5}"#
    let invoice: Invoice = try ExactJSONDecoder().decode(from: text)
    #expect(try String(decoding: ExactJSONEncoder().encode(invoice), as: UTF8.self) == text)
    #expect(invoice.total.decimal == Decimal(string: "12345678901234567890.123456789012345678"))
    #expect(invoice.parts?.reduce(0) { $0 + ($1.decimal ?? 0) } == Decimal(string: "0.7"))
    #expect(invoice.tax?.decimal == 19)
    #expect(invoice.tax == "19.00")
    let half = try #require(Decimal(string: "0.50"))
    #expect(DecimalNumber(half) == 0.5 && DecimalText(half) == "0.5")
    #expect(DecimalNumber(Decimal.nan) == nil && DecimalText("x").decimal == nil)
    #expect([2, 0.5, DecimalNumber(half)].compactMap(\.self).min() == 0.5)
    #expect(try ExactJSONDecoder().decode(InvoicePrice.self, from: "0.30") == .decimalNumber(0.3))
    #expect(throws: DecodingError.self) { try ExactJSONDecoder().decode(InvoiceAmount.self, from: #""1""#) }
  }

  @Test func `by choice initialisers take the defaults of what may be left out, and reading does not`() throws
  {
    let written = try ExactJSONEncoder().value(of: Search(query: "q"))
    let expected: JSONValue = [
      "query": "q", "locale": "en", "limit": 20, "ratio": 0.5, "order": "newest", "fields": ["title"],
      "priority": 2,
      "after": .null, "before": "now", "weights": ["title": 2],
      "options": ["fuzzy": true], "style": "none", "stop": ["a", "b"],
      "page": ["size": 10, "sort": .null, "x": [1]], "id": "0b9a",
    ]
    #expect(written == expected)
    let read: Search = try ExactJSONDecoder().decode(from: #"{"query":"q","locale":null}"#)
    #expect(try ExactJSONEncoder().value(of: read) == ["query": "q", "locale": .null])
  }

  @Test func `nested branches are found by their tags`() throws {
    let drawing: Drawing = try ExactJSONDecoder().decode(from: #"{"item":{"kind":"cube","side":2}}"#)
    guard case .shape(.side(let side)) = drawing.item else {
      Issue.record("\(drawing)")
      return
    }
    #expect(side.kind == .cube)
  }

  @Test func `the branch that asks for more is tried first`() throws {
    let source: Source = try ExactJSONDecoder().decode(from: #"{"url":"u","file_id":"f"}"#)
    guard case .fileID = source else {
      Issue.record("\(source)")
      return
    }
  }
}
