import Testing

@testable import UnderstudySwiftGeneration

/// Which declaration lies in which file.
@Suite struct FileLayoutTests {
  private func declaration(_ name: String, _ group: String = "Schemas", lines: Int = 10) -> PrintedDeclaration
  {
    PrintedDeclaration(name: name, group: group, text: name, lines: lines, usesRuntime: false)
  }

  private func files(_ declarations: [PrintedDeclaration], lines: Int) -> [String: [String]] {
    let files = FileLayout.grouped(lines: lines).files(declarations)
    #expect(files.map(\.name) == files.map(\.name).sorted())
    return Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.declarations.map(\.name)) })
  }

  @Test func `groups that are short are one file each`() {
    let all = [declaration("B"), declaration("A"), declaration("Get", "Operations-Pets")]
    #expect(files(all, lines: 100) == ["Schemas": ["B", "A"], "Operations-Pets": ["Get"]])
  }

  @Test func `long groups are split by the beginnings of names`() {
    let all = ["Chat", "ChatRequest", "Choice", "File", "fileName", "名前"].map { declaration($0) }
    #expect(
      files(all, lines: 25) == [
        "Schemas-Cha": ["Chat", "ChatRequest"], "Schemas-Cho": ["Choice"], "Schemas-F": ["File", "fileName"],
        "Schemas-_": ["名前"],
      ])
  }

  @Test func `what cannot be split stays together`() {
    let all = [declaration("A", lines: 500), declaration("Å"), declaration("A_"), declaration("A", lines: 1)]
    #expect(files(all, lines: 100).values.flatMap(\.self).sorted() == ["A", "A", "A_", "Å"].sorted())
  }

  @Test func `a new declaration leaves other files as they are`() {
    let all = ["Aa", "Ab", "Ba", "Bb", "Ca"].map { declaration($0) }
    let before = files(all, lines: 30)
    let after = files(all + [declaration("Cb")], lines: 30)
    #expect(before.filter { $0.key != "Schemas-C" } == after.filter { $0.key != "Schemas-C" })
  }

  @Test func `names that differ in their case only are in one file`() {
    let all = [declaration("A", "Operations-IDs"), declaration("B", "Operations-Ids")]
    #expect(files(all, lines: 100) == ["Operations-IDs": ["A", "B"]])
  }
}
