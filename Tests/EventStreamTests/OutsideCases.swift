import Foundation
import TestSupport
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

  static let all: [OutsideCase] = {
    guard let file = Outside.suite("sse-cases")?.appending(path: "cases.json"),
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
    #expect(OutsideCase.all.count >= 124 || !Outside.isRequired && Outside.folder == nil)
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
