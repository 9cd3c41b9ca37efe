extension YAMLError {
  /// What is wrong, in one sentence without the place.
  var message: String {
    switch reason {
    case .empty: "the file holds no value"
    case .tooLong(let limit): "longer than the limit of \(limit) bytes"
    case .tooDeep(let limit): "nested deeper than the limit of \(limit) levels"
    case .tooManyAliases(let limit): "aliases expand to more than the limit of \(limit) words"
    case .wrongEncoding(let encoding): "the text is \(encoding); save it as UTF-8"
    case .notReadable(let problem): "the text is not UTF-8: \(problem)"
    case .tabForIndentation: "a tab cannot indent YAML or begin a value; use spaces"
    case .syntax(let problem, nil): problem
    case .syntax(let problem, let context?): "\(problem) \(context)"
    case .unknownAlias(let name): "alias '*\(name)' has no anchor '&\(name)' before it"
    case .aliasInsideItself(let name): "alias '*\(name)' stands inside the value that it names"
    case .duplicateKey(let name): "key '\(name)' occurs twice in this mapping; the last one counts"
    case .keyIsNoScalar: "a key must be a scalar, as JSON has no other names"
    case .mergeOfNoMapping: "'<<' merges a mapping or a list of mappings, which this is not"
    case .notANumberInJSON(let text): "JSON has no number '\(text)'; it is read as a string"
    case .integerTooLong(let text): "integer '\(text)' is too long; it is read as a string"
    case .tagMismatch(let tag, let text): "'\(text)' is no value of type '\(tag)'; it is read as a string"
    case .unknownTag(let tag): "tag '\(tag)' has no meaning here and is ignored"
    case .severalDocuments: "only the first document of a file is read, and another begins here"
    }
  }
}
