import CMicroHTTPD
import UnderstudyHTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the library has read of a request's head.
enum RequestHead {
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

/// Copies the header fields of a connection's requests, into memory as large as those of the request before took: clients
/// send much the same again.
struct FieldReader {
  private struct Size {
    var count = 0
    var byteCount = 0
  }

  private var last: Size?

  /// All header fields of the request that is there now, copied.
  mutating func fields(of handle: OpaquePointer) -> HTTPFields {
    let size = last ?? Self.size(of: handle)
    // A length with a digit more should not ask for more.
    var fields = HTTPFields(capacity: size.count + 1, byteCapacity: size.byteCount + 24)
    withUnsafeMutablePointer(to: &fields) {
      _ = MHD_get_connection_values_n(handle, .HEADER_KIND, collectField, $0)
    }
    last = Size(count: fields.count, byteCount: fields.byteCount)
    return fields
  }

  private static func size(of handle: OpaquePointer) -> Size {
    var size = Size()
    withUnsafeMutablePointer(to: &size) {
      _ = MHD_get_connection_values_n(handle, .HEADER_KIND, measureField, $0)
    }
    return size
  }

  fileprivate static func add(_ byteCount: Int, to size: UnsafeMutableRawPointer) {
    let size = size.assumingMemoryBound(to: Size.self)
    size.pointee.count += 1
    size.pointee.byteCount += byteCount
  }
}

extension HTTPFields {
  /// What `Content-Length` says, if it is a number.
  var declaredLength: Int? { self[HTTPFieldName("content-length")].flatMap { Int($0) } }

  /// The client asks before it sends its body (RFC 9110 §10.1.1).
  var isWaitingForContinue: Bool {
    self[HTTPFieldName("expect")].map { $0.lowercased() == "100-continue" } ?? false
  }
}

private func measureField(
  _ context: UnsafeMutableRawPointer?, _: MHD_ValueKind, _: UnsafePointer<CChar>?, _ nameLength: Int,
  _ value: UnsafePointer<CChar>?, _ valueLength: Int
) -> MHD_Result {
  guard let context else { return .NO }
  FieldReader.add(nameLength + (value == nil ? 0 : valueLength), to: context)
  return .YES
}

private func collectField(
  _ context: UnsafeMutableRawPointer?, _: MHD_ValueKind, _ name: UnsafePointer<CChar>?, _ nameLength: Int,
  _ value: UnsafePointer<CChar>?, _ valueLength: Int
) -> MHD_Result {
  guard let fields = context?.assumingMemoryBound(to: HTTPFields.self), let name else { return .YES }
  fields.pointee.append(
    name: byteBuffer(name, nameLength), value: byteBuffer(value, value == nil ? 0 : valueLength))
  return .YES
}

/// The bytes of a C string.
func byteBuffer(_ start: UnsafePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
  UnsafeRawBufferPointer(start: start, count: count).assumingMemoryBound(to: UInt8.self)
}
