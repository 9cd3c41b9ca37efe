import UnderstudyHTTP
import UnderstudyJSON

/// What faults do to the events of a stream.
struct EventFaults {
  let fault: Fault
  /// The data of an error event.
  let errorEvent: JSONValue

  /// The stream with the fault in it; `nil` where it has no event that the fault could be about.
  func applied(to stream: PreparedStream) -> PreparedStream? {
    var parts = stream.parts
    let index = FaultTarget(stream).eventIndex(of: fault)
    func made(hasTerminator: Bool = stream.hasTerminator) -> PreparedStream {
      PreparedStream(parts, hasTerminator: hasTerminator)
    }
    switch fault.kind {
    case .missingDone:
      guard stream.hasTerminator else { return nil }
      parts.removeLast()
      return made(hasTerminator: false)
    case .missingFinish:
      guard stream.eventCount > 0 else { return nil }
      parts.remove(at: stream.eventCount - 1)
      return made()
    case .errorEvent:
      parts = parts.prefix(index) + [Self.part("data: \(errorEvent.text())\n\n")]
      return made(hasTerminator: false)
    case .flatError:
      parts = parts.prefix(index) + [Self.part("event: error\ndata: \(flatError.text())\n\n")]
      return made(hasTerminator: false)
    case .unknownEvent:
      parts.insert(
        Self.part("event: understudy.unknown\ndata: {\"type\":\"understudy.unknown\"}\n\n"), at: index)
      return made()
    case .datalessEvent:
      parts.insert(Self.part("event: ping\n\n"), at: index)
      return made()
    case .keepAlive:
      let pause = fault.pause ?? fault.kind.defaultPause
      let comment = PreparedStream.Part(bytes: Array(": keep-alive\n\n".utf8)[...], timing: .fixed(pause))
      let count = max(0, fault.size ?? fault.kind.defaultSize)
      parts.insert(contentsOf: repeatElement(comment, count: count), at: index)
      return made()
    case .duplicateEvent, .malformedEvent, .hugeEvent:
      guard stream.eventCount > 0 else { return nil }
      return changed(&parts, at: min(index, stream.eventCount - 1)) ? made() : nil
    default: return stream
    }
  }

  private func changed(_ parts: inout [PreparedStream.Part], at index: Int) -> Bool {
    switch fault.kind {
    case .duplicateEvent:
      parts.insert(parts[index], at: index + 1)
    case .malformedEvent:
      let event = parts[index].bytes
      parts[index].bytes = event.prefix(event.count / 2) + Array("\n\n".utf8)
    default:
      // Spaces between JSON's tokens mean nothing (RFC 8259 §2).
      guard let place = JSONText(ofEvent: parts[index].bytes).structure.first else { return false }
      let spaces = repeatElement(UInt8(ascii: " "), count: fault.size ?? fault.kind.defaultSize)
      parts[index].bytes.insert(contentsOf: spaces, at: place + 1)
    }
    return true
  }

  private static func part(_ text: String) -> PreparedStream.Part {
    PreparedStream.Part(bytes: Array(text.utf8)[...])
  }

  /// The members of the error, without the member that wraps them.
  private var flatError: JSONValue {
    if case .object(let object) = errorEvent, object.names.count == 1, let name = object.names.first,
      let inner = object[name], case .object = inner
    {
      return inner
    }
    return errorEvent
  }
}
