import Foundation
import Testing
import UnderstudyEventStream

/// A case of the outside suite: the pieces that go in, the events that must come out.
struct OutsideCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Event: Decodable, Equatable {
    var type: String
    var data: String
    var lastEventId: String
  }

  var source: String
  var name: String
  var chunks: [Data]
  var events: [Event]
  var retry: Int?

  enum CodingKeys: String, CodingKey {
    case source, name, events, retry
    case chunks = "chunks_b64"
  }

  var testDescription: String { name }
  var pieces: [[UInt8]] { chunks.map { [UInt8]($0) } }

  /// Where the outside suites are: `UNDERSTUDY_SHARED`, else a folder `shared` beside the package or above it.
  static let folder: URL? = {
    if let path = ProcessInfo.processInfo.environment["UNDERSTUDY_SHARED"] {
      return URL(filePath: path)
    }
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "shared")
      if FileManager.default.fileExists(atPath: candidate.appending(path: "suites").path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  static let all: [OutsideCase] = {
    guard let file = folder?.appending(path: "suites/sse-cases/cases.json"),
      let text = try? Data(contentsOf: file)
    else { return [] }
    do {
      return try JSONDecoder().decode([OutsideCase].self, from: text)
    } catch {
      Issue.record("\(file.path): \(error)")
      return []
    }
  }()
}

struct OutsideSuiteTests {
  @Test func `the outside cases are there`() {
    guard OutsideCase.folder != nil || ProcessInfo.processInfo.environment["CI"] != nil else {
      print("notice: no folder 'shared' found, the outside event stream cases were not run")
      return
    }
    #expect(OutsideCase.all.count >= 124)
  }

  @Test(arguments: OutsideCase.all)
  func `dispatches what the standard says`(_ outside: OutsideCase) {
    let reading = Reading(outside.pieces)
    let events = reading.events.map {
      OutsideCase.Event(type: $0.event.type, data: $0.event.data, lastEventId: $0.lastEventID)
    }
    #expect(events == outside.events)
    #expect(events.map { Array($0.data.utf8) } == outside.events.map { Array($0.data.utf8) })
    #expect(reading.reconnectionTime == outside.retry)
  }

  @Test(arguments: OutsideCase.all)
  func `reads the same however the bytes are cut`(_ outside: OutsideCase) {
    let bytes = outside.pieces.flatMap(\.self)
    let whole = Reading([bytes])
    #expect(Reading(outside.pieces) == whole)
    #expect(Reading(bytes.map { [$0] }) == whole)
    for cut in 0...bytes.count {
      #expect(Reading([Array(bytes[..<cut]), Array(bytes[cut...])]) == whole, "cut at \(cut)")
    }
  }

  @Test(arguments: OutsideCase.all)
  func `splits a stream into events without losing a byte`(_ outside: OutsideCase) {
    expectLossless(outside.pieces.flatMap(\.self))
  }
}
