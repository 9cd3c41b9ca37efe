import UnderstudyOpenAPI

/// The parts of a `multipart` body, cut at its boundary (RFC 2046 §5.1).
struct MultipartBody {
  /// One part.
  struct Part {
    /// The header fields, names in lower case.
    var fields: [(name: String, value: String)] = []
    /// The name in `Content-Disposition` (RFC 7578 §4.2); empty if there is none.
    var name = ""
    /// Whether the part has a file's name.
    var isFile = false
    var content: ArraySlice<UInt8>

    /// The media type, if the part names one.
    var type: MediaTypeRange? {
      fields.first { $0.name == "content-type" }.flatMap { MediaTypeRange($0.value) }
    }
  }

  /// Why a body cannot be cut.
  enum Failure: String, Error {
    case noBoundary = "'Content-Type' names no boundary"
    case noParts = "the boundary does not occur in it"
    case unfinished = "the last boundary is missing"
    case unfinishedHead = "the head of a part does not end"
  }

  private(set) var parts: [Part] = []

  /// Cuts a body.
  init(_ body: [UInt8], boundary: String?) throws(Failure) {
    guard let boundary, !boundary.isEmpty else { throw .noBoundary }
    let delimiter = Array("--\(boundary)".utf8)
    guard var position = Self.find(delimiter, in: body, from: 0) else { throw .noParts }
    while true {
      position += delimiter.count
      if body[position...].starts(with: "--".utf8) { return }
      guard let start = body[position...].firstIndex(of: 0x0A) else { throw .unfinished }
      guard let next = Self.find(delimiter, in: body, from: start + 1) else { throw .unfinished }
      // The line break before a boundary belongs to it.
      var end = max(start + 1, next - 1)
      if end > start + 1, body[end - 1] == 0x0D { end -= 1 }
      parts.append(try Self.part(body[(start + 1)..<end]))
      position = next
    }
  }

  /// The next place where a line begins with a delimiter.
  private static func find(_ delimiter: [UInt8], in body: [UInt8], from start: Int) -> Int? {
    var position = start
    while position + delimiter.count <= body.count {
      if position == 0 || body[position - 1] == 0x0A,
        body[position..<position + delimiter.count].elementsEqual(delimiter)
      {
        return position
      }
      guard let lineEnd = body[position...].firstIndex(of: 0x0A) else { return nil }
      position = lineEnd + 1
    }
    return nil
  }

  private static func part(_ bytes: ArraySlice<UInt8>) throws(Failure) -> Part {
    var part = Part(content: [])
    var rest = bytes
    while true {
      guard let lineEnd = rest.firstIndex(of: 0x0A) else {
        // A part without content and without the empty line's break.
        guard rest.isEmpty || rest.elementsEqual([0x0D]) else { throw .unfinishedHead }
        part.content = []
        break
      }
      var line = rest[..<lineEnd]
      rest = rest[(lineEnd + 1)...]
      if line.last == 0x0D { line = line.dropLast() }
      if line.isEmpty {
        part.content = rest
        break
      }
      let text = String(decoding: line, as: UTF8.self)
      guard let colon = text.firstIndex(of: ":") else { continue }
      let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      part.fields.append((text[..<colon].lowercased(), String(value)))
    }
    if let disposition = part.fields.first(where: { $0.name == "content-disposition" })?.value {
      for (name, value) in MediaTypeRange.parameters(of: disposition) {
        if name == "name" { part.name = decoded(value) }
        if name == "filename" || name == "filename*" { part.isFile = true }
      }
    }
    return part
  }

  /// A name with the three characters put back that browsers escape (HTML §4.10.21.8).
  private static func decoded(_ name: String) -> String {
    guard name.contains("%") else { return name }
    return name.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
  }
}
