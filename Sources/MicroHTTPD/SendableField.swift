import UnderstudyHTTP

extension HTTPField {
  /// Why a server does not send the field as it is, or `nil`.
  ///
  /// The framing of a message is the server's own: a length of its own is ``ReplyPlan/declaredLength``, and broken
  /// framing is ``ReplyPlan/Framing/raw``. The library refuses empty values, though RFC 9110 §5.5 allows them.
  var refusal: String? {
    if name.isEmpty || !name.utf8.allSatisfy(isTokenByte) { return "its name is not a token" }
    if value.isEmpty { return "its value is empty" }
    if value.utf8.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 }) {
      return "its value has a line end or a NUL"
    }
    if isFraming { return "the server frames messages itself" }
    return nil
  }

  /// The library does not look at what the field says, and the value is of visible ASCII alone, which every head may
  /// carry as it is.
  var isPlain: Bool {
    switch name.utf8.count {
    case 4: if name.lowercased() == "date" { return false }
    case 10: if name.lowercased() == "connection" { return false }
    default: if isFraming { return false }
    }
    let isVisible = value.utf8.withContiguousStorageIfAvailable { bytes in
      var invisible = 0 as UInt8
      for byte in bytes { invisible |= byte &- 0x21 < 0x5E ? 0 : 1 }
      return invisible == 0
    }
    return isVisible ?? false
  }

  /// `Content-Length` or `Transfer-Encoding`.
  var isFraming: Bool {
    switch name.utf8.count {
    case 14: name.lowercased() == "content-length"
    case 17: name.lowercased() == "transfer-encoding"
    default: false
    }
  }
}

/// RFC 9110 §5.6.2.
private func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default:
    "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}
