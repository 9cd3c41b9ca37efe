import UnderstudyHTTP

/// The body that a fault is about, and what the fault's place means in it.
struct FaultTarget {
  /// All bytes of the body.
  let bytes: ArraySlice<UInt8>
  /// The stream, if it is one.
  let stream: PreparedStream?

  init(_ bytes: SharedBytes) {
    self.bytes = bytes.array[...]
    stream = nil
  }

  init(_ stream: PreparedStream) {
    bytes = stream.bytes.array[...]
    self.stream = stream
  }

  /// The body of content that goes out as it is; `nil` where there is none, or it is made for each request.
  init?(_ content: PreparedContent) {
    switch content.payload {
    case .none, .template: return nil
    case .whole(let bytes): self.init(bytes)
    case .stream(let stream): self.init(stream)
    }
  }

  /// The offset that a place means; `nil` where the body has no such place.
  func offset(of place: Fault.Place) -> Int? {
    switch place {
    case .bytes(let count): min(count, bytes.count)
    case .fraction(let share): Int((Double(bytes.count) * share).rounded(.down))
    case .events(let count): stream?.offset(afterEvents: count)
    case .headBytes: nil
    }
  }

  /// Where the body is cut.
  func cut(by fault: Fault) -> Int? {
    let usual = fault.interior == nil ? bytes.count / 2 : 0
    guard let start = fault.place.map(offset(of:)) ?? usual else { return nil }
    switch fault.interior {
    case nil, .head: return start
    // What follows is the line of the next chunk's size.
    case .chunkSize: return fault.place == nil ? bytes.count / 2 : start
    case .codepoint: return bytes[start...].firstIndex { $0 >= 0xC0 }.map { $0 + 1 }
    case .event:
      return eventRanges.lazy.map { $0.lowerBound + $0.count / 2 }.first { $0 >= start }
    case .jsonString:
      return texts.lazy.compactMap { $0.middleOfString(from: start) }.first
    }
  }

  /// The index of the event that a fault is about: the one after its place, the one in the middle where it has none.
  /// As many as there are events means that there is none.
  func eventIndex(of fault: Fault) -> Int {
    guard let stream else { return 0 }
    switch fault.place {
    case .events(let count): return min(count, stream.eventCount)
    case nil, .headBytes: return stream.eventCount / 2
    case .some(let place):
      let offset = offset(of: place) ?? 0
      return min(stream.ends.count { $0 <= offset }, stream.eventCount)
    }
  }

  /// The body with its JSON made none, its length unchanged.
  func withCorruptJSON(_ fault: Fault) -> [UInt8]? {
    let start = start(of: fault)
    guard
      let index = texts.lazy.compactMap({ $0.structure.first { $0 >= start } }).first
        ?? texts.last?.structure.last
    else { return nil }
    var changed = Array(bytes)
    changed[index] = UInt8(ascii: ";")
    return changed
  }

  /// The body with a byte that no UTF-8 has in one of its strings; anywhere, where it has no JSON.
  func withInvalidUTF8(_ fault: Fault) -> [UInt8]? {
    let start = start(of: fault)
    func isPlain(_ index: Int) -> Bool {
      bytes[index] >= 0x20 && bytes[index] < 0x80 && bytes[index] != UInt8(ascii: "\\")
        && bytes[index - 1] != UInt8(ascii: "\\")
    }
    let strings = texts.lazy.flatMap(\.strings).filter { !$0.isEmpty }
    let candidates = strings.flatMap { $0.filter(isPlain) }
    guard
      let index = candidates.first(where: { $0 >= start }) ?? candidates.last
        ?? (texts.allSatisfy(\.structure.isEmpty) && start < bytes.count ? start : nil)
    else { return nil }
    var changed = Array(bytes)
    changed[index] = 0xFF
    return changed
  }

  private func start(of fault: Fault) -> Int {
    if let stream, fault.place == nil {
      let index = eventIndex(of: fault)
      return index < stream.ends.count ? stream.range(ofEvent: index).lowerBound : 0
    }
    return fault.place.flatMap(offset(of:)) ?? bytes.count / 2
  }

  private var eventRanges: [Range<Int>] {
    stream.map { stream in stream.ends.indices.map(stream.range(ofEvent:)) } ?? []
  }

  /// The JSON of the body: that of each event, or all of it.
  private var texts: [JSONText] {
    stream == nil ? [JSONText(bytes)] : eventRanges.map { JSONText(ofEvent: bytes[$0]) }
  }
}
