/// Bytes that many replies share: written once, never changed, freed with the last reference to them.
///
/// A class, so that a C library can hold on to it while it sends.
public final class SharedBytes: Sendable {
  // Safe because the memory is written before `init` returns and only read afterwards.
  nonisolated(unsafe) private let memory: UnsafeMutableRawBufferPointer

  /// Copies bytes.
  public init(_ bytes: some Collection<UInt8>) {
    memory = .allocate(byteCount: bytes.count, alignment: 1)
    memory.copyBytes(from: bytes)
  }

  /// Copies a string's UTF-8.
  public convenience init(_ text: String) {
    self.init(Array(text.utf8))
  }

  deinit {
    memory.deallocate()
  }

  /// The number of bytes.
  public var count: Int { memory.count }

  /// The bytes; valid as long as this object lives.
  public var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(memory) }

  /// A copy of the bytes.
  public var array: [UInt8] { Array(buffer) }
}
