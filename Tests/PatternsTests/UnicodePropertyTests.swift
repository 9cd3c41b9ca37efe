import Testing

@testable import UnderstudyPatterns

struct UnicodePropertyTests {
  @Test func `has every general category, which share all code points`() throws {
    let short = GeneralCategory.names.filter { $0.key.count == 2 && $0.key != "LC" }.keys.sorted()
    #expect(short.count == 30)
    let sets = try short.map { try #require(UnicodeProperty.category($0)) }
    #expect(ScalarSet(sets.flatMap(\.ranges)) == .all)
    #expect(sets.reduce(0) { $0 + size($1) } == 0x110000)
  }

  @Test(arguments: [
    ("L", ["Ll", "Lm", "Lo", "Lt", "Lu"]), ("M", ["Mc", "Me", "Mn"]), ("N", ["Nd", "Nl", "No"]),
    ("LC", ["Ll", "Lt", "Lu"]), ("Z", ["Zl", "Zp", "Zs"]), ("C", ["Cc", "Cf", "Cn", "Co", "Cs"]),
  ])
  func `a group of categories is the union of its members`(group: String, members: [String]) throws {
    let sets = try members.map { try #require(UnicodeProperty.category($0)) }
    #expect(UnicodeProperty.category(group) == ScalarSet(sets.flatMap(\.ranges)))
  }

  @Test func `every script has members, and scripts share no code point`() throws {
    var records = 0
    var total = 0
    for record in unicodeTables.description.split(separator: ";") {
      let words = record.split(separator: ":")[0].split(whereSeparator: \.isWhitespace).map(String.init)
      guard words.first == "sc" else { continue }
      records += 1
      let set = try #require(UnicodeProperty.record("sc", words[1]))
      #expect(!set.ranges.isEmpty)
      #expect(UnicodeProperty.record("sc", words[2]) == set)
      total += size(set)
    }
    #expect(records >= 170)
    // Unassigned, private use and surrogates belong to no script: Unknown (Zzzz).
    let unknown = try ["Cn", "Co", "Cs"].map { try #require(UnicodeProperty.category($0)) }
    #expect(total + unknown.reduce(0) { $0 + size($1) } == 0x110000)
  }

  /// What the standard library is asked for a property.
  struct Question: Sendable, CustomTestStringConvertible {
    var name: String
    var ask: @Sendable (Unicode.Scalar.Properties) -> Bool

    var testDescription: String { name }
  }

  static let questions = [
    Question(name: "Alphabetic") { $0.isAlphabetic }, Question(name: "Cased") { $0.isCased },
    Question(name: "CWKCF") { $0.changesWhenNFKCCaseFolded }, Question(name: "Emoji") { $0.isEmoji },
    Question(name: "DI") { $0.isDefaultIgnorableCodePoint }, Question(name: "Gr_Base") { $0.isGraphemeBase },
    Question(name: "IDC") { $0.isIDContinue }, Question(name: "Lowercase") { $0.isLowercase },
    Question(name: "Math") { $0.isMath }, Question(name: "Upper") { $0.isUppercase },
    Question(name: "NChar") { $0.isNoncharacterCodePoint }, Question(name: "space") { $0.isWhitespace },
    Question(name: "Pat_Syn") { $0.isPatternSyntax },
    Question(name: "So") { $0.generalCategory == .otherSymbol },
    Question(name: "Lu") { $0.generalCategory == .uppercaseLetter },
  ]

  @Test(arguments: questions)
  func `agrees with the standard library`(question: Question) throws {
    let set = try UnicodeProperty.set(named: question.name, value: nil, at: 0)
    var differing = 0
    for value in stride(from: UInt32(0), through: ScalarSet.largest, by: 61) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if set.contains(value) != question.ask(scalar.properties) { differing += 1 }
    }
    // The two may be of different versions of Unicode.
    #expect(differing <= 40)
    #expect(!set.ranges.isEmpty)
  }

  @Test func `a set knows its members and what it lacks`() {
    let set = ScalarSet([10...20, 5...7, 8...8, 15...30, 0x10FFFF...0x10FFFF])
    #expect(set.ranges == [5...8, 10...30, 0x10FFFF...0x10FFFF])
    #expect(set.inverted.ranges == [0...4, 9...9, 31...0x10FFFE])
    #expect(set.inverted.inverted == set)
    #expect(ScalarSet.all.inverted == .none && ScalarSet.none.inverted == .all)
    for (value, isMember) in [(4, false), (5, true), (8, true), (9, false), (30, true), (0x10FFFF, true)] {
      #expect(set.contains(UInt32(value)) == isMember)
    }
  }

  private func size(_ set: ScalarSet) -> Int { set.ranges.reduce(0) { $0 + $1.count } }
}
