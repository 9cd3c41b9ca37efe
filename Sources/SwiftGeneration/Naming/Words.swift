/// The words that a name from a document is made of, as Swift's API Design Guidelines would join them.
///
/// Words end at anything that is neither letter, digit nor mark, and where lower case turns into upper case
/// (`finishReason`) or a run of capitals into a word (`HTTPServer`). Names in every script keep their letters; a name
/// without any letters or digits is spelt out by the Unicode names of what is there (`+1` is `plus 1`).
struct Words {
  private(set) var words: [String] = []

  init(_ name: String) {
    let scalars = Array(name.unicodeScalars)
    split(scalars[...])
    if scalars.first == "+" || scalars.first == "-", scalars.count > 1,
      scalars[1].properties.numericType != nil
    {
      words.insert(scalars[0] == "+" ? "plus" : "minus", at: 0)
    } else if scalars.first == "$", !words.isEmpty, scalars.count > 1 {
      // `$schema` beside `schema` is settled where names clash.
    } else if words.isEmpty {
      spellOut(scalars)
    }
    if !name.unicodeScalars.contains(where: \.isLower), words.count > 1 {
      words = words.map { $0.lowercased() }
    }
  }

  /// The words as the name of a type: `FinishReason`, `ImageURL`.
  var upperCamelCase: String { join(words.map(Self.capitalized)) }

  /// The words as the name of a property or a case: `finishReason`, `imageURL`, `url`.
  var lowerCamelCase: String {
    guard let first = words.first else { return "" }
    return join([Self.lowered(first)] + words.dropFirst().map(Self.capitalized))
  }

  private mutating func split(_ scalars: ArraySlice<Unicode.Scalar>) {
    var word = String.UnicodeScalarView()
    func isUpper(_ index: Int) -> Bool { scalars.indices.contains(index) && scalars[index].isUpper }
    func isLower(_ index: Int) -> Bool { scalars.indices.contains(index) && scalars[index].isLower }
    for (index, scalar) in zip(scalars.indices, scalars) {
      let startsWord =
        isUpper(index)
        && (!isUpper(index - 1)
          || (isUpper(index - 1) && isLower(index + 1) && !isPlural(scalars, at: index)))
      if !Self.belongsToWord(scalar) || startsWord, !word.isEmpty {
        words.append(String(word))
        word = .init()
      }
      if Self.belongsToWord(scalar) { word.append(scalar) }
    }
    if !word.isEmpty { words.append(String(word)) }
  }

  /// Whether the capital at `index` ends a run that a small s makes a plural, as in `IDs` and `URLsByName`.
  private func isPlural(_ scalars: ArraySlice<Unicode.Scalar>, at index: Int) -> Bool {
    let next = index + 2
    guard scalars.indices.contains(index + 1), scalars[index + 1] == "s" else { return false }
    return !scalars.indices.contains(next) || !scalars[next].isLower
  }

  /// Letters, digits and marks that Swift allows within an identifier.
  private static func belongsToWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.isUpper || scalar.isLower || "0"..."9" ~= scalar }
    return scalar.properties.isXIDContinue && scalar.properties.generalCategory != .connectorPunctuation
  }

  private mutating func spellOut(_ scalars: [Unicode.Scalar]) {
    for scalar in scalars.prefix(4) {
      let name = scalar.properties.name ?? "u" + String(scalar.value, radix: 16)
      words += name.lowercased().split { $0 == " " || $0 == "-" }.filter { $0 != "sign" }.map(String.init)
    }
    words = words.map { $0.filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }.filter { !$0.isEmpty }
    if words.isEmpty { words = ["empty"] }
  }

  /// Joins words; digits that would run into each other are kept apart, so that `3.5` and `35` differ.
  private func join(_ words: [String]) -> String {
    var name = ""
    for word in words {
      if let last = name.unicodeScalars.last, let first = word.unicodeScalars.first,
        last.properties.numericType != nil, first.properties.numericType != nil
      {
        name += "_"
      }
      name += word
    }
    return name
  }

  static func capitalized(_ word: String) -> String {
    if let acronym = acronyms[word.lowercased()] { return acronym }
    guard let first = word.unicodeScalars.first else { return "" }
    return first.properties.titlecaseMapping
      + String(String.UnicodeScalarView(word.unicodeScalars.dropFirst()))
  }

  private static func lowered(_ word: String) -> String {
    let isAcronym =
      acronyms[word.lowercased()] != nil || !word.unicodeScalars.contains(where: \.isLower)
    guard !isAcronym, let first = word.unicodeScalars.first else { return word.lowercased() }
    return first.properties.lowercaseMapping
      + String(String.UnicodeScalarView(word.unicodeScalars.dropFirst()))
  }

  /// Words that the guidelines write in one case throughout.
  private static let acronyms: [String: String] = {
    let words = [
      "API", "ASCII", "CPU", "CSS", "CSV", "DNS", "GPU", "HTML", "HTTP", "HTTPS", "ID", "IP", "JSON", "JWT",
      "PDF",
      "RAM", "SDK", "SHA", "SMS", "SQL", "SSH", "SSL", "TCP", "TLS", "TTL", "UDP", "UI", "URI", "URL", "UTC",
      "UTF",
      "UUID", "XML", "YAML",
    ]
    var table: [String: String] = [:]
    for word in words {
      table[word.lowercased()] = word
      if ["ID", "URL", "URI", "UUID", "API", "IP", "CPU", "GPU"].contains(word) {
        table[word.lowercased() + "s"] = word + "s"
      }
    }
    return table
  }()
}

extension Words {
  /// One of what a plural names: `Choices` → `Choice`; `nil` where it is no plural.
  static func singular(_ name: String) -> String? {
    if name.hasSuffix("ies"), name.count > 4 { return name.dropLast(3) + "y" }
    for ending in ["sses", "xes", "ches", "shes"] where name.hasSuffix(ending) {
      return String(name.dropLast(2))
    }
    guard name.hasSuffix("s"), name.count > 2, !name.hasSuffix("ss"), !name.hasSuffix("us"),
      !name.hasSuffix("is")
    else { return nil }
    return String(name.dropLast())
  }

  /// Many of what a singular names: `part` → `parts`.
  static func plural(_ name: String) -> String {
    if name.hasSuffix("y"), let before = name.dropLast().last, !"aeiou".contains(before) {
      return name.dropLast() + "ies"
    }
    if ["s", "x", "ch", "sh"].contains(where: name.hasSuffix) { return name + "es" }
    return name + "s"
  }
}

extension Unicode.Scalar {
  // Looking properties up takes long, and nearly all names are ASCII.
  fileprivate var isUpper: Bool { isASCII ? "A"..."Z" ~= self : properties.isUppercase }
  fileprivate var isLower: Bool { isASCII ? "a"..."z" ~= self : properties.isLowercase }
}
