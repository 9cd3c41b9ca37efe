import UnderstudyHTTP
import UnderstudyJSON

/// What faults do to tool calls: to every object that has a string `arguments`, or a `name` beside it.
struct ToolCallFaults {
  let kind: Fault.Kind

  /// The content with the fault in it; `nil` where it calls no tool.
  func applied(to content: PreparedContent) -> PreparedContent? {
    var content = content
    switch content.payload {
    case .none, .template: return nil
    case .whole(let bytes):
      guard var value = try? JSONValue(parsing: bytes.array), change(&value) else { return nil }
      content.payload = .whole(SharedBytes(value.utf8()))
    case .stream(let stream):
      guard let changed = applied(to: stream) else { return nil }
      content.payload = .stream(changed)
    }
    return content
  }

  private func applied(to stream: PreparedStream) -> PreparedStream? {
    var parts = stream.parts
    var hasChanged = false
    // Arguments come in fragments: the last of them is enough to break them.
    for index in parts.indices.reversed() {
      let prefix = Array("data: ".utf8)
      guard parts[index].bytes.starts(with: prefix),
        var value = try? JSONValue(parsing: Array(parts[index].bytes.dropFirst(prefix.count))), change(&value)
      else { continue }
      parts[index].bytes = Array("data: \(value.text())\n\n".utf8)[...]
      hasChanged = true
      if kind == .brokenArguments { break }
    }
    return hasChanged ? PreparedStream(parts, hasTerminator: stream.hasTerminator) : nil
  }

  /// Changes every tool call in a value. Says whether there was one.
  private func change(_ value: inout JSONValue) -> Bool {
    var hasChanged = false
    switch value {
    case .array(var elements):
      for index in elements.indices where change(&elements[index]) { hasChanged = true }
      value = .array(elements)
    case .object(var object):
      for name in object.names {
        if var inner = object[name], change(&inner) {
          object[name] = inner
          hasChanged = true
        }
      }
      if let arguments = object["arguments"]?.string {
        if kind == .unknownTool, object["name"]?.string != nil {
          object["name"] = "understudy_unknown_tool"
          hasChanged = true
        } else if kind == .brokenArguments, !arguments.isEmpty {
          object["arguments"] = .string(
            String(arguments.unicodeScalars.prefix(arguments.unicodeScalars.count / 2)))
          hasChanged = true
        }
      }
      value = .object(object)
    case .null, .bool, .number, .string: break
    }
    return hasChanged
  }
}
