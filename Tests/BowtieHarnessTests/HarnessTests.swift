import Testing
import UnderstudyJSON

@testable import BowtieHarness

struct HarnessTests {
  private func answers(_ lines: String...) throws -> [JSONValue] {
    var harness = Harness()
    return try lines.compactMap { line in
      guard case .line(let answer) = try harness.answer(to: Array(line.utf8)) else { return nil }
      return answer
    }
  }

  private let start = #"{"cmd": "start", "version": 1}"#

  @Test func `tells what it is, with the dialects as Bowtie spells them`() throws {
    let answer = try answers(start)[0]
    #expect(answer["version"] == 1)
    let implementation = try #require(answer["implementation"])
    for name in ["name", "language", "homepage", "issues", "source"] {
      #expect(implementation[name]?.string?.isEmpty == false)
    }
    #expect(
      implementation["dialects"] == [
        "https://json-schema.org/draft/2020-12/schema", "https://json-schema.org/draft/2019-09/schema",
        "http://json-schema.org/draft-07/schema#", "http://json-schema.org/draft-06/schema#",
        "http://json-schema.org/draft-04/schema#",
      ])
  }

  @Test func `judges by the dialect that was chosen`() throws {
    let run =
      #"{"cmd": "run", "seq": 7, "output": "flag", "case": {"description": "d", "schema": {"minimum": 5, "exclusiveMinimum": true}, "tests": [{"description": "t", "instance": 5}]}}"#
    let answers = try answers(
      start, #"{"cmd": "dialect", "dialect": "http://json-schema.org/draft-04/schema#"}"#, run)
    #expect(answers[1] == ["ok": true])
    #expect(answers[2] == ["seq": 7, "results": [["valid": false]]])
    #expect(try self.answers(start, #"{"cmd": "dialect", "dialect": "urn:x"}"#)[1] == ["ok": false])
  }

  @Test func `references lead into the registry of a case`() throws {
    let answer = try answers(
      start,
      #"{"cmd": "run", "seq": "a", "case": {"schema": {"$ref": "http://localhost:1234/n.json#/$defs/n"}, "registry": {"http://localhost:1234/n.json": {"$defs": {"n": {"type": "integer"}}}}, "tests": [{"instance": 1}, {"instance": "x"}, {"instance": null}]}}"#
    )[1]
    #expect(answer == ["seq": "a", "results": [["valid": true], ["valid": false], ["valid": false]]])
  }

  @Test func `a schema that is wrong is an error of the case`() throws {
    let answer = try answers(
      start, ##"{"cmd": "run", "seq": 1, "case": {"schema": {"$ref": "#/no"}, "tests": [{"instance": 1}]}}"##)[
        1]
    #expect(answer["errored"] == true)
    #expect(answer["results"] == nil)
    #expect(answer["context"]?["message"]?.string?.contains("leads nowhere") == true)
  }

  @Test func `a value that cannot be judged is an error of its own`() throws {
    let layers = (0..<40).map {
      ##""l\##($0)": {"allOf": [{"$ref": "#/$defs/l\##($0 + 1)"}, {"not": {"not": {"$ref": "#/$defs/l\##($0 + 1)"}}}]}"##
    }
    let schema =
      ##"{"$ref": "#/$defs/l0", "$defs": {\##(layers.joined(separator: ",")), "l40": {"type": "integer"}}}"##
    let answer = try answers(
      start,
      ##"{"cmd": "run", "seq": 1, "case": {"schema": \##(schema), "tests": [{"instance": 1}, {"instance": 2}]}}"##
    )[1]
    #expect(answer["results"]?.array?.map { $0["errored"] } == [true, true])
  }

  @Test(arguments: [
    "{", #"{"cmd": "start", "version": 2}"#, #"{"cmd": "dialect", "dialect": "x"}"#, #"{"cmd": "walk"}"#, "5",
  ])
  func `what the protocol does not have is refused`(line: String) {
    #expect(throws: Harness.Failure.self) { try answers(line) }
  }
}
