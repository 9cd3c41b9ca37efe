import Foundation
import TestSupport
import Testing
import UnderstudyJSON

/// JSONTestSuite (nst): what a parser must accept, must reject, and may decide.
struct JSONTestSuiteTests {
  static let cases = Outside.suites("json-parsing/test_parsing").flatMap { Case.all(in: $0, "json") }

  /// What we decided for the cases that leave the choice: these are accepted, all other `i_` cases rejected.
  static let accepted: Set<String> = [
    "i_number_double_huge_neg_exp", "i_number_huge_exp", "i_number_neg_int_huge_exp",
    "i_number_pos_double_huge_exp", "i_number_real_neg_overflow", "i_number_real_pos_overflow",
    "i_number_real_underflow", "i_number_too_big_neg_int", "i_number_too_big_pos_int",
    "i_number_very_big_negative_int", "i_structure_500_nested_arrays",
    // Which later versions of the suite ask for.
    "i_string_unicode_U+10FFFE_nonchar", "i_string_unicode_U+1FFFE_nonchar",
    "i_string_unicode_U+FDD0_nonchar",
    "i_string_unicode_U+FFFE_nonchar",
  ]

  @Test(.enabled(if: !cases.isEmpty || Outside.isRequired, "no suite; scripts/suites fetches it"))
  func `the suite is there`() {
    let kinds = Dictionary(grouping: Self.cases) { $0.name.prefix(2) }.mapValues(\.count)
    print(
      "JSONTestSuite: \(kinds["y_"] ?? 0) to accept, \(kinds["n_"] ?? 0) to reject, \(kinds["i_"] ?? 0) decided"
    )
    #expect(kinds["y_"] ?? 0 >= 94)
    #expect(kinds["n_"] ?? 0 >= 180)
  }

  @Test(arguments: cases)
  func `accepts, rejects and decides as listed`(file: Case) throws {
    let isJSON = (try? JSONDocument(parsing: try file.bytes)) != nil
    switch file.name.prefix(2) {
    // Asked for by early versions of the suite; RFC 8259 §8.1 allows UTF-8 only.
    case "y_" where file.name.hasPrefix("y_string_utf16"): #expect(!isJSON)
    case "y_": #expect(isJSON)
    case "n_": #expect(!isJSON)
    default: #expect(isJSON == Self.accepted.contains(file.name))
    }
  }

  @Test(arguments: cases.filter { !$0.name.hasPrefix("n_") })
  func `what is written again is the same value`(file: Case) throws {
    guard let document = try? JSONDocument(parsing: try file.bytes) else { return }
    let value = document.root.value
    #expect(try JSONValue(parsing: value.utf8()) == value)
    #expect(try JSONValue(parsing: value.text(indentation: 2)) == value)
  }
}
