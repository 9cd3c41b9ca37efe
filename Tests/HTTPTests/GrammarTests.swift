import Testing
import UnderstudyHTTP

struct GrammarTests {
  @Test(arguments: [
    ("X-Tag", true), ("", false), ("a b", false), ("ä", false), ("a:", false), ("!#$%&'*+-.^_`|~0", true),
  ])
  func `names of fields are tokens`(text: String, isName: Bool) {
    #expect(HTTPField.isName(text) == isName)
  }

  @Test(arguments: [
    ("", true), ("a b\tc", true), (" a", false), ("a ", false), ("a\r\nb", false), ("a\0", false),
    ("é", true),
  ])
  func `values of fields hold no control characters`(text: String, isValue: Bool) {
    #expect(HTTPField.isValue(text) == isValue)
  }

  @Test(arguments: [
    ("a%20b", "a b"), ("%C3%A9", "é"), ("100%", "100%"), ("%4", "%4"), ("%zz%41", "%zzA"),
    ("%FF", "\u{FFFD}"),
  ])
  func `percent-encoded bytes are decoded, anything else stays`(text: String, decoded: String) {
    #expect(PercentCoding.decoded(text) == decoded)
  }

  @Test(arguments: [
    ("/a b/v3", "/a%20b/v3"), ("/a%20b", "/a%20b"), ("/é?#[", "/%C3%A9%3F%23%5B"),
    ("/~s/-._!$&'()*+,;=:@", nil), ("", nil),
  ])
  func `what may not stand in a path is encoded, and nothing else`(path: String, encoded: String?) {
    #expect(PercentCoding.encoded(path: path) == encoded ?? path)
  }
}
