import UnderstudyDiagnostics

extension Finding {
  /// How bad it is: an error where something cannot be used.
  var severity: Diagnostic.Severity {
    switch self {
    case .noDocument, .jsonSchemaAsDocument, .unknownVersion, .notAnObject, .notAList, .reference, .badPath,
      .sameOperation, .pathWithFragment, .badPlace, .unknownScheme, .badSchemeType, .badSchemePlace,
      .badPattern,
      .badRule,
      .notASchema,
      .badStatus, .duplicateParameter, .badHeaderName, .querystringTwice:
      .error
    case .missing(_, let kind):
      [.parameter, .securityScheme, .server, .assembly].contains(kind) ? .error : .warning
    default: .warning
    }
  }

  /// What is wrong, in one sentence.
  var message: String {
    switch self {
    case .noDocument: "this is no OpenAPI document: it has no 'openapi' with the version"
    case .jsonSchemaAsDocument: "this is a JSON Schema, not an OpenAPI document"
    case .versionIsNoString(let text):
      "the version is a number here; quote it: \"\(text.hasPrefix("2") ? "2.0" : text + ".0")\""
    case .unknownVersion(let text): "version '\(text)' is not one that can be read: 2.0, 3.0, 3.1 and 3.2 are"
    case .newerVersion(let text): "version '\(text)' is read as 3.2"
    case .nothingInside: "the document has neither paths nor webhooks nor components"
    case .missingTitle: "the document has no title"
    case .notAnObject(let kind): "\(kind.article) must be an object"
    case .emptyValue(let what): "\(what) has no value here; it is read as empty"
    case .notAList(let name): "'\(name)' must be a list"
    case .unknownKey(let key, let kind, _): "\(kind.article) has no key '\(key)'"
    case .newerKey(let key, let kind, let since, let document):
      "key '\(key)' of \(kind.article) is of OpenAPI \(since), and this document is \(document)"
    case .missing(let key, let kind): "\(kind.article) must have '\(key)'"
    case .reference(let failure): failure.message
    case .pathWithoutSlash(let path): "path '\(path)' must begin with a slash"
    case .badPath(let path, .unbalancedBraces): "the braces of path '\(path)' are not balanced"
    case .badPath(let path, .emptyName): "path '\(path)' has a parameter without a name"
    case .badPath(let path, .repeatedName(let name)): "path '\(path)' has parameter '\(name)' twice"
    case .pathWithQuery(let path):
      "path '\(path)' has a query, which a path cannot have; requests need it to match"
    case .pathWithFragment(let path): "path '\(path)' has a fragment, so that no request can match it"
    case .pathWithExpression(let path):
      "path '\(path)' has an expression for the query, which a path cannot have; it is read without"
    case .sameOperation(let method, let path): "\(method) of path '\(path)' is declared already"
    case .operationReference:
      "an operation cannot be a reference; it is followed all the same, here and wherever there is one"
    case .samePath(let path):
      "path '\(path)' is the same as an earlier one but for the names of its parameters"
    case .duplicateOperationID(let id): "operationId '\(id)' is used already"
    case .unknownMethod(let method, _): "a path item has no method '\(method)'"
    case .methodInCapitals(let method): "method '\(method)' must be in lower case; it is read as if it were"
    case .noResponses: "the operation has no responses"
    case .badStatus(let text):
      "'\(text)' is no status: a number such as 404, a range such as 4XX or default is"
    case .duplicateParameter(let name, let place): "\(place.rawValue) parameter '\(name)' is declared twice"
    case .badPlace(let text): "'\(text)' is no place for a parameter"
    case .pathParameterNotInTemplate(let name): "path parameter '\(name)' does not occur in the path"
    case .pathParameterNotDeclared(let name): "parameter '\(name)' of the path is not declared"
    case .pathParameterNotRequired(let name): "path parameter '\(name)' is always required"
    case .badStyle(let style, let place): "style '\(style)' cannot be used for a \(place.rawValue) parameter"
    case .noSchema(let name): "parameter '\(name)' has neither a schema nor content"
    case .schemaAndContent: "'schema' and 'content' exclude each other; 'content' counts"
    case .noReservedCharacters(let place): "'allowReserved' has no meaning for a \(place) parameter"
    case .badHeaderName(let name): "'\(name)' cannot be the name of a header"
    case .querystringWithoutContent: "a parameter for the whole query must have 'content'"
    case .querystringTwice: "there can be only one parameter for the whole query"
    case .querystringWithQuery: "a parameter for the whole query excludes query parameters"
    case .exclusive(let key, let other): "'\(key)' and '\(other)' exclude each other"
    case .noValues(let name): "variable '\(name)' lists no values it could take"
    case .headerIsIgnored(let name): "a header parameter named '\(name)' is ignored"
    case .badMediaType(let text): "'\(text)' is no media type"
    case .exampleAndExamples: "'example' and 'examples' exclude each other; both are read, 'example' first"
    case .missingDescription: "the response has no description"
    case .bodyOfMethod(let method): "a request body of \(method) has no meaning in HTTP"
    case .contentTypeHeader: "a response header named 'Content-Type' is ignored"
    case .unknownScheme(let name, _): "security scheme '\(name)' is not declared"
    case .badSchemeType(let type): "'\(type)' is no type of security scheme"
    case .badSchemePlace(let place): "'\(place)' is no place for an API key"
    case .undeclaredVariable(let name): "variable '\(name)' of the address is not declared"
    case .variableWithoutDefault(let name): "variable '\(name)' has no default"
    case .defaultNotListed(let value): "the default '\(value)' is not among the values of 'enum'"
    case .badPattern(let text): "'\(text)' is no JSON Pointer"
    case .badRule(let text): "'\(text)' is no rule for putting events together"
    case .nullableIn31:
      "'nullable' has no meaning in OpenAPI 3.1 and later; null is allowed here all the same"
    case .booleanExclusiveBound(let keyword, _):
      "'\(keyword)' is a number in OpenAPI 3.1 and later; it is read as 3.0 has it"
    case .numericExclusiveBound(let keyword, _):
      "'\(keyword)' is true or false in OpenAPI 3.0; it is read as 3.1 has it"
    case .exclusiveBoundWithoutBound(let keyword): "'\(keyword): true' has no bound to make exclusive"
    case .typeSpelling(let word, let meant): "type '\(word)' is read as '\(meant.rawValue)'"
    case .typeIsNull: "type null without quotes is no string; it is read as \"null\""
    case .mapReference(let keyword):
      "'\(keyword)' cannot be a reference as a whole; it is followed all the same"
    case .unknownType(let word): "'\(word)' is no type, and is not looked at"
    case .typeListIn30: "'type' is a single name in OpenAPI 3.0; the list is read as 3.1 has it"
    case .nullTypeIn30: "type 'null' is not in OpenAPI 3.0; it is read as 3.1 has it"
    case .notASchema: "a schema must be an object"
    case .wrongKind(let keyword, let expected): "'\(keyword)' must be \(expected); it is not looked at"
    case .duplicateRequired(let name): "'\(name)' is required twice"
    case .requiredIsBoolean: "'required' is a list of property names; true or false has no meaning here"
    case .discriminatorWithoutName: "a discriminator must have 'propertyName'"
    case .discriminatorText: "a discriminator must be an object with 'propertyName'"
    case .mappingLeadsNowhere(let text): "discriminator mapping '\(text)' leads to nothing"
    case .oldKeyword(let keyword, _): "'\(keyword)' is not a keyword of this version, and is not looked at"
    }
  }

  /// What to do, or what else matters.
  var advice: String? {
    switch self {
    case .unknownKey(_, _, let nearest?), .unknownMethod(_, let nearest?), .unknownScheme(_, let nearest?):
      "did you mean '\(nearest)'?"
    case .unknownKey(_, _, nil): "a key of your own must begin with 'x-'"
    case .reference(let failure): failure.advice
    case .noDocument: "it begins with 'openapi: 3.1.0', for example"
    case .pathWithQuery, .pathWithExpression: "declare its parts as query parameters"
    case .pathParameterNotDeclared: "any string is taken; declare it with 'in: path' and 'required: true'"
    case .pathParameterNotRequired: "write 'required: true'"
    case .missingDescription: "every response must have one; it may be empty"
    case .nullableIn31(let type?): "write 'type: [\(type), \"null\"]'"
    case .nullableIn31(nil): "add 'null' to its type, or put 'type: \"null\"' beside it in an 'anyOf'"
    case .booleanExclusiveBound(let keyword, let bound?):
      "write '\(keyword): \(bound)', and leave the other bound out"
    case .booleanExclusiveBound(_, nil): "leave it out"
    case .numericExclusiveBound(let keyword, let bound): "write '\(bound)' and '\(keyword): true'"
    case .typeListIn30, .nullTypeIn30: "write 'nullable: true', or 'openapi: 3.1.0'"
    case .duplicateOperationID: "operations are told apart by their ids; this one gets a name of its own"
    case .operationReference: "make the whole path item a reference"
    case .badPlace: "places are 'path', 'query', 'header' and 'cookie'"
    case .headerIsIgnored: "Accept, Content-Type and Authorization are described by content and security"
    case .badSchemeType: "types are 'apiKey', 'http', 'oauth2', 'openIdConnect' and 'mutualTLS'"
    case .badRule: "rules are {set: …}, {append: true}, {mergeBy: …} and {renameTo: …}"
    case .oldKeyword(_, let instead): "write '\(instead)'"
    default: nil
    }
  }

  /// A stable name: that of the case, in words.
  var rule: String {
    let name = Mirror(reflecting: self).children.first?.label ?? "\(self)"
    var words = ""
    for character in name {
      // `operationID` is one word after `operation`, `nullableIn31` two.
      let isStart = character.isUppercase && words.last.map { !$0.isUppercase } ?? false
      let isNumber = character.isNumber && words.last.map { !$0.isNumber } ?? false
      words += (isStart || isNumber ? "-" : "") + String(character)
    }
    return words.lowercased()
  }

  /// The finding at a place.
  func diagnostic(at location: SourceLocation, earlier: (SourceLocation, String)? = nil) -> Diagnostic {
    var notes: [Diagnostic.Note] = []
    if let earlier { notes.append(Diagnostic.Note(earlier.1, at: earlier.0)) }
    if let advice { notes.append(Diagnostic.Note(advice)) }
    return Diagnostic(severity, message, at: location, notes: notes, rule: rule)
  }
}
