/// What is wrong with a head or a framing that HTTP itself would never send.
///
/// The bytes of the body, and the moments that they go out at, are the plan's; see ``BrokenMessage`` for the whole.
public indirect enum FramingFault: Hashable, Sendable {
  /// The head goes out in pieces of so many bytes (at least 1), each after a pause.
  case slowHead(bytes: Int, every: Duration)
  /// The head ends after so many bytes, half way where none are given, and nothing follows.
  case cutHead(after: Int?)
  /// After the body's bytes comes the first half of a chunk's size line (RFC 9112 §7.1), and nothing more.
  case cutChunkSize
  /// After the body's bytes comes a chunk whose size is no number.
  case malformedChunk
  /// The message is completed as HTTP has it, and these bytes follow it.
  case completed(extra: [UInt8])
}
