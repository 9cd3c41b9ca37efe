import CMicroHTTPD
import UnderstudyHTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A response in the library's form: a head, and a body or what reads one.
///
/// Noncopyable, so that it lives until it has been queued, and is let go of exactly once; from then on the library
/// keeps it as long as it needs it.
struct PreparedResponse: ~Copyable {
  private let pointer: OpaquePointer

  /// A response without a body.
  static func empty() -> PreparedResponse? {
    PreparedResponse(mhd_shim_response_from_buffer(0, nil, nil, nil))
  }

  /// A response whose body is not copied: the library lets go of the bytes when it has sent them.
  static func whole(_ bytes: SharedBytes) -> PreparedResponse? {
    // Retained here, released in `releaseBytes`.
    let context = Unmanaged.passRetained(bytes)
    let pointer = mhd_shim_response_from_buffer(
      bytes.count, bytes.buffer.baseAddress, releaseBytes, context.toOpaque())
    if pointer == nil { context.release() }
    return PreparedResponse(pointer)
  }

  /// A response whose body is read bit by bit. The context must outlive the exchange.
  ///
  /// - Parameter length: the body's length; `nil` for one that is not known (chunked in HTTP/1.1).
  static func read(
    by reader: MHD_ContentReaderCallback, context: UnsafeMutableRawPointer, length: Int?
  ) -> PreparedResponse? {
    // The buffer is used only where the length is known; a chunk is written straight into the connection's memory.
    PreparedResponse(
      MHD_create_response_from_callback(
        length.map(UInt64.init) ?? .max, length == nil ? 16 : 4096, reader, context, nil))
  }

  private init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  deinit {
    MHD_destroy_response(pointer)
  }

  /// Adds a field to the head. Says whether that could be done, and all of it; ``HTTPField/refusal`` says why not.
  borrowing func add(_ field: borrowing HTTPField) -> Bool {
    // The library would take a coding that the body does not have.
    if field.isFraming { return false }
    // Not by handing over strings as C strings implicitly: that allocates.
    return field.name.withCString { name in
      field.value.withCString { text in
        // The library takes C strings: what follows a NUL would be lost.
        strlen(text) == field.value.utf8.count
          && MHD_add_response_header(pointer, name, text) == MHD_Result.YES
      }
    }
  }

  /// Takes a field away that was added; does nothing for one that could not be.
  borrowing func remove(_ field: borrowing HTTPField) {
    field.name.withCString { name in
      field.value.withCString { text in _ = MHD_del_response_header(pointer, name, text) }
    }
  }

  /// Writes a field's new value over its old one, where it has the same name and the value is as long. Says whether it did.
  borrowing func overwrite(_ old: borrowing HTTPField, with new: borrowing HTTPField) -> Bool {
    guard old.name == new.name, old.value.utf8.count == new.value.utf8.count, new.isPlain,
      let place = place(of: old)
    else { return false }
    return new.value.withCString { text in
      place.copyMemory(from: text, byteCount: new.value.utf8.count)
      return true
    }
  }

  /// Where the library keeps the value of a field that was added; `nil` where another field has the name as well.
  ///
  /// A request id changes with each answer: to write over it spares the library three blocks of memory, and a look at each
  /// byte. The memory is the library's, which copied the value (response.c, MHD_add_response_entry), and reads it only while
  /// it puts a head together.
  borrowing func place(of field: borrowing HTTPField) -> UnsafeMutableRawPointer? {
    field.name.withCString { name in
      // The first of that name: another value means that it is another field.
      guard let place = MHD_get_response_header(pointer, name) else { return nil }
      return field.value.withCString {
        strcmp(place, $0) == 0 ? UnsafeMutableRawPointer(mutating: place) : nil
      }
    }
  }

  /// Hands the response to the library. Says whether it took it.
  borrowing func queue(on connection: OpaquePointer, status: Int) -> Bool {
    MHD_queue_response(connection, UInt32(clamping: status), pointer) == MHD_Result.YES
  }
}

private func releaseBytes(_ context: UnsafeMutableRawPointer?) {
  guard let context else { return }
  Unmanaged<SharedBytes>.fromOpaque(context).release()
}
