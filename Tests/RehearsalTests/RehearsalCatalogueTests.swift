import Testing
import UnderstudyRehearsal

@Suite struct RehearsalCatalogueTests {
  @Test func `the catalogue that comes along can be read, and no name is there twice`() {
    let (cases, diagnostics) = RehearsalCase.catalogue
    #expect(diagnostics.isEmpty)
    #expect(cases.count >= 60)
    #expect(Set(cases.map(\.name)).count == cases.count)
  }
}
