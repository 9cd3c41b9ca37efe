public import UnderstudyJSON

extension Violation {
  /// What was broken, with what was expected.
  public enum Kind: Hashable, Sendable {
    /// Another type (`type`).
    case wrongType(expected: [String])
    /// Another value (`const`).
    case notEqual(to: JSONValue)
    /// None of the values (`enum`), and the one that was likely meant.
    case notListed(expected: [JSONValue], suggestion: String?)
    /// Below a bound, or at it where that is excluded.
    case tooSmall(limit: JSONNumber, isExclusive: Bool)
    /// Above a bound, or at it where that is excluded.
    case tooLarge(limit: JSONNumber, isExclusive: Bool)
    /// Not a multiple (`multipleOf`).
    case notMultiple(of: JSONNumber)
    /// Fewer Unicode scalars, elements or members than there must be.
    case tooFew(limit: Int)
    /// More Unicode scalars, elements or members than there may be.
    case tooMany(limit: Int)
    /// A property that must be there is not; another may be a misspelling of it.
    case missing(property: String, misspelling: String?)
    /// None of these properties is there, of which there must be one.
    case missingAny(properties: [String])
    /// A property that must be there because another is.
    case missingDependency(property: String, because: String)
    /// A property that is not declared where only declared ones are allowed, and the one that was likely meant.
    case undeclared(suggestion: String?)
    /// An element after the last that is allowed.
    case surplusElement
    /// Something that may not be there at all (a schema that is `false`).
    case notAllowed
    /// Two elements that are equal, by their positions.
    case duplicate(first: Int, second: Int)
    /// Fewer elements than needed are as `contains` has it.
    case tooFewContained(limit: Int)
    /// More elements than allowed are as `contains` has it.
    case tooManyContained(limit: Int)
    /// The expression does not match (`pattern`).
    case patternMismatch(String)
    /// Not of the format (`format`).
    case formatMismatch(String)
    /// None of the alternatives fits, and none more nearly than the others.
    case noAlternative(count: Int)
    /// More than one of the alternatives of `oneOf` fits; their positions.
    case severalAlternatives([Int])
    /// What `not` forbids.
    case forbidden
    /// The text is not encoded as it must be (`contentEncoding`).
    case notEncoded(String)
    /// The text is no JSON, and why (`contentMediaType`, or a JSON media type).
    case notJSON(reason: String)
    /// The body cannot be cut into parts, and why.
    case notMultipart(reason: String)
    /// The body is not well-formed XML, and why.
    case notXML(reason: String)
    /// A part of a form is of none of the media types that are declared for it.
    case wrongPartType(String, supported: [String])
    /// The message has no body, and must have one.
    case missingBody
    /// The message has a body, and none is declared.
    case surplusBody
    /// The body's media type is none of those declared; `nil` where the message names none.
    case unsupportedMediaType(String?, supported: [String])
    /// A parameter or header field that must be there is not.
    case missingParameter
    /// The text of a parameter is not written in its style.
    case malformed(style: String)
    /// A status that is not declared.
    case undeclaredStatus(Int, declared: [String])
    /// A value that is not the same as in an earlier event (`x-stream`).
    case changed(from: JSONValue, event: Int)
    /// A value that an earlier event has given already, and may be given once (`x-stream`).
    case givenAgain(event: Int)
    /// A value that no event gives (`x-stream`).
    case neverGiven
    /// An event after the one that ends the stream (`x-stream`).
    case afterTerminator(String, event: Int)
    /// A stream that ends without the event that ends it (`x-stream`).
    case noTerminator(String)
    /// It was not found out whether the value is valid: the schema asks for more work than is done for one value.
    case givenUp
    /// The value is not valid, but to find out why asks for more work than is done for one value.
    case unexplained

    /// Whether it is a keyword of a schema that is broken.
    var isOfSchema: Bool {
      switch self {
      case .notJSON, .notMultipart, .notXML, .wrongPartType, .missingBody, .surplusBody,
        .unsupportedMediaType, .missingParameter, .malformed,
        .undeclaredStatus, .changed, .givenAgain, .neverGiven, .afterTerminator, .noTerminator:
        false
      default: true
      }
    }
  }
}
