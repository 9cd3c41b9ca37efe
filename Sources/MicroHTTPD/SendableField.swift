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
