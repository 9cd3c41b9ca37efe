import UnderstudyDiagnostics

/// The bytes of a stream's file without the comments that say when its events came, and what those say.
///
/// A line `: understudy pause 250ms` before an event is not sent: the event came 250 ms after what was before it.
struct RecordedStream {
  /// What is sent.
  private(set) var bytes: [UInt8]
  /// How long each event was waited for; `nil` where nothing says so.
  private(set) var pauses: [Duration?] = []
  /// Comments that cannot be read.
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether any event has a pause.
  var hasPauses: Bool { pauses.contains { $0 != nil } }

  private static let start = Array(": understudy ".utf8)

  /// Takes the comments out of a file.
  init(_ all: [UInt8], file: String) {
    bytes = all
    guard Self.holdsComments(all) else { return }
    bytes = []
    var pause: Duration?
    var hasData = false
    for (index, line) in all.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.starts(with: Self.start) {
        let words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        if words.count == 4, words[2] == "pause", let duration = Duration(written: words[3]) {
          pause = (pause ?? .zero) + duration
        } else {
          diagnostics.append(
            .error(
              "'\(String(decoding: line, as: UTF8.self))' says nothing about an event",
              at: SourceLocation(file: file, line: index + 1, column: 1),
              notes: [.init("write ': understudy pause 250ms'")]))
        }
        continue
      }
      bytes += line
      bytes.append(0x0A)
      if line.starts(with: "data".utf8) { hasData = true }
      if line.isEmpty || line == [0x0D], hasData {
        pauses.append(pause)
        pause = nil
        hasData = false
      }
    }
    // The part after the last line end is a line of its own.
    bytes.removeLast()
  }

  /// Whether a line begins as those comments do. It is written out because looking for a range in a collection, which
  /// the standard library does not specialize, takes half of a server's start.
  private static func holdsComments(_ all: [UInt8]) -> Bool {
    all.withUnsafeBufferPointer { bytes in
      var position = 0
      while position <= bytes.count - start.count {
        var length = 0
        while length < start.count, bytes[position + length] == start[length] { length += 1 }
        if length == start.count { return true }
        position += length
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        position += 1
      }
      return false
    }
  }
}
