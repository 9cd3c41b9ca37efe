import Testing

@Suite struct ArchitectureTests {
  @Test func `every target imports only what its row in the table allows`() throws {
    let folders = try SourceFile.targetFolders
    #expect(folders.contains("JSON"))
    for folder in folders {
      guard let allowed = AllowedImports.byFolder[folder] else {
        Issue.record("Sources/\(folder) has no row in AllowedImports.swift")
        continue
      }
      for file in try SourceFile.all(in: "Sources/\(folder)") {
        for (module, line) in file.imports where !allowed.union(AllowedImports.everywhere).contains(module) {
          Issue.record("\(file.path):\(line): error: Sources/\(folder) may not import '\(module)'")
        }
      }
    }
  }

  @Test func `no row allows all of Foundation, but for the transport that is made of it`() {
    for (folder, allowed) in AllowedImports.byFolder where folder != "URLSessionTransport" {
      #expect(allowed.isDisjoint(with: ["Foundation", "FoundationNetworking", "Dispatch"]), "\(folder)")
    }
  }

  @Test func `each C library is imported by one target`() {
    let owners = ["CMicroHTTPD": "MicroHTTPD", "CGnuTLS": "TLS", "CLibYAML": "YAML", "CCurl": "Curl"]
    for (module, owner) in owners {
      #expect(AllowedImports.byFolder.filter { $0.value.contains(module) }.map(\.key) == [owner])
    }
  }

  @Test(arguments: [("Sources", 400), ("Plugins", 400), ("Tests", 500)])
  func `no file is too long to be read in one go`(folder: String, limit: Int) throws {
    let files = try SourceFile.all(in: folder)
    #expect(!files.isEmpty)
    for file in files where !file.path.contains("/Cases/") && !file.isMadeTable {
      #expect(file.lines.count <= limit, "\(file.path)")
    }
  }

  @Test func `only what shares memory with C claims to be safe, and says why`() throws {
    let places = [
      "Sources/MicroHTTPD/", "Sources/HTTP/SharedBytes.swift", "Sources/HTTP/HTTPFields.swift",
      "Sources/HTTP/Lock.swift",
    ]
    for file in try SourceFile.all(in: "Sources") {
      for (index, line) in file.lines.enumerated()
      where line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") {
        #expect(places.contains { file.path.hasPrefix($0) }, "\(file.path):\(index + 1): \(line)")
        let above = file.lines[..<index].suffix(4)
        #expect(
          above.contains { $0.contains("Safe because") },
          "\(file.path):\(index + 1) does not say why it is safe")
      }
    }
  }

  @Test func `every way to write an import is seen`() {
    let file = SourceFile(
      path: "x.swift",
      text: #"""
        import JSON
        public import YAML
        @_exported public import OpenAPI
        @testable import HTTP
        @_spi(Testing) private import Mocking
          internal  import   Glibc
        import struct Foundation.Data
        import protocol Collections.Deque
        // import Comment
        let important = 1
        let text = """
          import Literal
          """
        import Last; let x = 1
        """#)
    #expect(
      file.imports.map(\.module) == [
        "JSON", "YAML", "OpenAPI", "HTTP", "Mocking", "Glibc", "Foundation", "Collections", "Last",
      ])
    #expect(file.imports.map(\.line) == [1, 2, 3, 4, 5, 6, 7, 8, 14])
  }
}
