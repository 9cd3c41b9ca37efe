/// An element of an XML text (XML 1.0, fifth edition), read without document types, namespaces resolved to nothing: a
/// name is what follows its prefix.
struct XMLElement {
  var name: String
  var attributes: [(name: String, value: String)] = []
  var children: [XMLElement] = []
  /// All text in it that is in no child.
  var text = ""

  /// Why a text is not read.
  enum Failure: String, Error {
    case noElement = "it has no element"
    case documentType = "a document type is not read"
    case unfinished = "it ends too early"
    case wrongEnd = "an end tag is not that of the innermost open element"
    case badName = "a name was expected"
    case badAttribute = "an attribute must be name=\"value\""
    case badReference = "a reference is neither to a character nor one of the five names"
    case surplus = "something stands after the outermost element"
    case tooDeep = "it is nested deeper than 256 levels"
  }

  /// Reads a text's outermost element.
  static func parse(_ bytes: [UInt8]) throws(Failure) -> XMLElement {
    var reader = XMLTextReader(bytes)
    return try reader.document()
  }
}
