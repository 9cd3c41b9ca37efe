import UnderstudyJSON

extension Violation {
  /// The violation as one sentence: what was expected and what was found.
  public var message: String {
    switch kind {
    case .wrongType(let expected):
      "\(subject) must be \(alternatives(expected.map(\.withTypeArticle))), but is \(foundWithKind)"
    case .notEqual(let value): "\(subject) must be \(value.brief), but is \(foundText)"
    case .notListed(let values, let suggestion):
      "\(subject) must be \(values.count == 1 ? "" : "one of ")\(listed(values)), but is \(foundText)"
        + didYouMean(suggestion)
    case .tooSmall(let limit, let isExclusive):
      "\(subject) must be \(isExclusive ? "above" : "at least") \(limit), but is \(foundText)"
    case .tooLarge(let limit, let isExclusive):
      "\(subject) must be \(isExclusive ? "below" : "at most") \(limit), but is \(foundText)"
    case .notMultiple(let divisor): "\(subject) must be a multiple of \(divisor), but is \(foundText)"
    case .tooFew(let limit): "\(subject) must have at least \(counted(limit)), but has \(foundCount)"
    case .tooMany(let limit): "\(subject) must have at most \(counted(limit)), but has \(foundCount)"
    case .missing(let property, let misspelling):
      "\(subject(of: property)) is missing" + (misspelling.map { "; is '\($0)' a misspelling of it?" } ?? "")
    case .missingAny(let properties):
      "\(subject) must have \(alternatives(properties.map { "'\($0)'" })), but has \(properties.count == 2 ? "neither" : "none of them")"
    case .missingDependency(let property, let because):
      "\(subject(of: property)) is missing, which '\(because)' asks for"
    case .undeclared(let suggestion): "\(subject) is not a known property" + didYouMean(suggestion)
    case .surplusElement: "\(subject) is one element too many"
    case .notAllowed: "\(subject) is not allowed"
    case .duplicate(let first, let second):
      "\(subject) must not hold an element twice, but [\(first)] and [\(second)] are equal"
    case .tooFewContained(let limit):
      "\(subject) must hold at least \(limit == 1 ? "one element" : "\(limit) elements") of the kind asked for"
    case .tooManyContained(let limit):
      "\(subject) must hold at most \(limit == 1 ? "one element" : "\(limit) elements") of the kind asked for"
    case .patternMismatch(let pattern): "\(subject) must match '\(pattern)', but is \(foundText)"
    case .formatMismatch(let format): "\(subject) must be of the format '\(format)', but is \(foundText)"
    case .noAlternative(let count): "\(subject) fits none of the \(count) alternatives"
    case .severalAlternatives(let positions):
      "\(subject) must fit only one of the alternatives, but fits \(positions.map { String($0 + 1) }.joined(separator: " and "))"
    case .forbidden: "\(subject) is of a kind that is forbidden here"
    case .notEncoded(let encoding): "\(subject) must be encoded as '\(encoding)', but is \(foundText)"
    case .notJSON(let reason): "\(subject) is not JSON: \(reason)"
    case .notMultipart(let reason): "\(subject) cannot be cut into parts: \(reason)"
    case .notXML(let reason): "\(subject) is not XML: \(reason)"
    case .wrongPartType(let found, let supported):
      "the part \(subject) must be \(alternatives(supported.map { "'\($0)'" })), but is '\(found)'"
    case .missingBody: "the body is missing"
    case .surplusBody: "there must be no body, but there is one"
    case .unsupportedMediaType(let found?, let supported):
      "the body must be \(alternatives(supported.map { "'\($0)'" })), but is '\(found)'"
    case .unsupportedMediaType(nil, let supported):
      "the body must be \(alternatives(supported.map { "'\($0)'" })), but 'Content-Type' is missing"
    case .missingParameter: "\(subject) is missing"
    case .malformed(let style): "\(subject) is not written in the style '\(style)'"
    case .undeclaredStatus(let status, let declared):
      "the status must be \(alternatives(declared)), but is \(status)"
    case .changed(let value, let event):
      "\(subject) must be the same in every event, but is \(foundText) after \(value.brief) in event \(event)"
    case .givenAgain(let event): "\(subject) is given again, after event \(event)"
    case .neverGiven: "'\(path)' is given in no event"
    case .afterTerminator(let terminator, let event):
      "\(subject) comes after '\(terminator)', which is event \(event)"
    case .noTerminator(let terminator): "the stream does not end with '\(terminator)'"
    case .unexplained: "\(subject) is not as its schema asks, which is too much work to explain"
    case .givenUp: "\(subject) could not be checked: the schema asks for too much work"
    }
  }

  /// The way to the value as people write it: `messages[0].role`; empty at the root.
  public var path: String { Self.path(instance) }

  private static func path(_ pointer: JSONPointer) -> String {
    var text = ""
    for token in pointer.tokens {
      let bytes = Array(token.utf8)
      if !bytes.isEmpty, bytes.allSatisfy({ $0 &- 0x30 < 10 }) {
        text += "[\(token)]"
      } else if bytes.isEmpty
        || bytes.contains(where: { $0 == 0x2E || $0 == 0x5B || $0 == 0x5D || $0 <= 0x20 })
      {
        text += "[\"\(token)\"]"
      } else {
        text += text.isEmpty ? token : ".\(token)"
      }
    }
    return text
  }

  /// The parameter at fault as people name it: a property of the body (`messages[0].role`), or a parameter's name.
  public var parameter: String? {
    var pointer = instance
    switch kind {
    case .missing(let property, _), .missingDependency(let property, _):
      pointer = instance.appending(property)
    default: break
    }
    let path = Self.path(pointer)
    switch part {
    case .path(let name), .query(let name), .header(let name), .cookie(let name):
      return Self.joined(name, path)
    case .value, .body, .event, .stream, .status: return path.isEmpty ? nil : path
    }
  }

  private static func joined(_ name: String, _ path: String) -> String {
    path.isEmpty ? name : path.hasPrefix("[") ? name + path : "\(name).\(path)"
  }

  /// What the sentence is about.
  private var subject: String { subject(at: instance) }

  private func subject(of property: String) -> String { subject(at: instance.appending(property)) }

  private func subject(at pointer: JSONPointer) -> String {
    let path = Self.path(pointer)
    let whose = concernsName ? "the name " : ""
    switch part {
    case .value: return path.isEmpty ? "the value" : "\(whose)'\(path)'"
    case .body: return path.isEmpty ? "the body" : "\(whose)'\(path)'"
    case .path(let name): return "\(whose)path parameter '\(Self.joined(name, path))'"
    case .query(let name): return "\(whose)query parameter '\(Self.joined(name, path))'"
    case .header(let name): return "\(whose)header '\(Self.joined(name, path))'"
    case .cookie(let name): return "\(whose)cookie '\(Self.joined(name, path))'"
    case .event(let number):
      return path.isEmpty ? "event \(number)" : "\(whose)'\(path)' of event \(number)"
    case .stream: return path.isEmpty ? "the stream" : "\(whose)'\(path)' of the events put together"
    case .status: return "the status"
    }
  }

  private var foundText: String { found?.text ?? "absent" }

  private var foundWithKind: String {
    guard let found, let scalar = found.scalar else { return found?.kind.withArticle ?? "absent" }
    return switch scalar {
    case .string: "the string \(scalar.brief)"
    case .number: "the number \(scalar.brief)"
    default: scalar.brief
    }
  }

  private func counted(_ count: Int) -> String {
    let noun =
      switch found?.kind {
      case .string: "character"
      case .object: count == 1 ? "property" : "propertie"
      default: "element"
      }
    return "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private var foundCount: String { found.map { $0.count == 0 ? "none" : "\($0.count)" } ?? "none" }

  private func didYouMean(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean '\($0)'?" } ?? ""
  }

  private func listed(_ values: [JSONValue]) -> String {
    let shown = values.prefix(8).map(\.brief)
    let more = values.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " or \(more) others" : "")
  }

  private func alternatives(_ texts: [String]) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "nothing" }
    return texts.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension FoundValue {
  /// The value as a sentence shows it.
  var text: String {
    if let scalar { return scalar.brief }
    return count == 0 ? "an empty \(kind.rawValue)" : kind.withArticle
  }
}

extension JSONValue {
  /// The value as a sentence shows it: strings in '…', cut after 60 characters; what is long cut.
  var brief: String {
    switch self {
    case .string(let text):
      return text.count > 60 ? "'\(text.prefix(60))…'" : "'\(text)'"
    case .array, .object:
      let text = text()
      return text.count > 60 ? kind.withArticle : text
    default:
      let text = text()
      return text.count > 60 ? "\(text.prefix(60))…" : text
    }
  }
}

extension JSONNode {
  /// The value as a sentence shows it.
  var briefDescription: String { FoundValue(self).text }
}

extension String {
  /// A type's name with its article.
  fileprivate var withTypeArticle: String {
    switch self {
    case "null": self
    case "array", "object", "integer": "an \(self)"
    default: "a \(self)"
    }
  }
}
