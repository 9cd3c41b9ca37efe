#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Sends what has been printed on its way.
func flush() {
  fflush(nil)
}

/// Writes a file.
func write(_ bytes: [UInt8], to path: String) throws(WriteFailure) {
  guard let file = fopen(path, "w") else { throw WriteFailure(path: path) }
  let count = fwrite(bytes, 1, bytes.count, file)
  guard fclose(file) == 0, count == bytes.count else { throw WriteFailure(path: path) }
}

/// A file that could not be written.
struct WriteFailure: Error, CustomStringConvertible {
  var path: String
  var description: String { "\(path) cannot be written" }
}
