import CMicroHTTPD
import UnderstudyHTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the library has read of a request's head; valid while the request is.
struct RequestHead {
  let handle: OpaquePointer

  /// All header fields, copied.
  var fields: HTTPFields {
    let count = Int(MHD_get_connection_values_n(handle, .HEADER_KIND, nil, nil))
    return withUnsafeTemporaryAllocation(of: HTTPFields.Borrowed.self, capacity: count) { fields in
      var collector = FieldCollector(fields: fields)
      withUnsafeMutablePointer(to: &collector) {
        _ = MHD_get_connection_values_n(handle, .HEADER_KIND, collectField, $0)
      }
      return HTTPFields(copying: UnsafeBufferPointer(rebasing: fields.prefix(collector.count)))
    }
  }

  /// What `Content-Length` says, if it is a number.
  var declaredLength: Int? {
    value(of: "Content-Length").flatMap { Int(String(cString: $0)) }
  }

  /// The client asks before it sends its body (RFC 9110 §10.1.1).
  var isWaitingForContinue: Bool {
    value(of: "Expect").map { strcasecmp($0, "100-continue") == 0 } ?? false
  }

  private func value(of name: StaticString) -> UnsafePointer<CChar>? {
    UnsafeRawPointer(name.utf8Start).withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount) {
      MHD_lookup_connection_value(handle, .HEADER_KIND, $0)
    }
  }

  /// The usual ones without making a string.
  static func name(ofMethod name: UnsafePointer<CChar>) -> String {
    if strcmp(name, "POST") == 0 { return "POST" }
    if strcmp(name, "GET") == 0 { return "GET" }
    return String(cString: name)
  }

  /// The usual one without making a string.
  static func name(ofVersion name: UnsafePointer<CChar>) -> String {
    strcmp(name, "HTTP/1.1") == 0 ? "HTTP/1.1" : String(cString: name)
  }
}

private struct FieldCollector {
  let fields: UnsafeMutableBufferPointer<HTTPFields.Borrowed>
  var count = 0
}

private func collectField(
  _ context: UnsafeMutableRawPointer?, _: MHD_ValueKind, _ name: UnsafePointer<CChar>?, _ nameLength: Int,
  _ value: UnsafePointer<CChar>?, _ valueLength: Int
) -> MHD_Result {
  guard let collector = context?.assumingMemoryBound(to: FieldCollector.self), let name else { return .YES }
  guard collector.pointee.count < collector.pointee.fields.count else { return .NO }
  let field = HTTPFields.Borrowed(
    name: byteBuffer(name, nameLength), value: byteBuffer(value, value == nil ? 0 : valueLength))
  collector.pointee.fields.initializeElement(at: collector.pointee.count, to: field)
  collector.pointee.count += 1
  return .YES
}

/// The bytes of a C string.
func byteBuffer(_ start: UnsafePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
  UnsafeRawBufferPointer(start: start, count: count).assumingMemoryBound(to: UInt8.self)
}
