/// Texts that look like what their names say: `email`, `city`, `created_at`.
enum BelievableText {
  /// A text for a name; `nil` for a name that says nothing.
  static func text(named name: String, _ draw: inout Draw) -> String? {
    let words = NameWords.words(of: name)
    guard let last = words.last else { return nil }
    let whole = words.joined(separator: " ")
    if let options = byName[whole] ?? byName[words.suffix(2).joined(separator: " ")] {
      return options[draw.position(below: options.count)]
    }
    if last == "at" || last == "on" || last == "date" || last == "timestamp" || last == "time"
      || last == "datetime"
    {
      return FormatText.text(
        format: last == "date" || last == "on" ? "date" : "date-time", named: name, lengths: 0...Int.max,
        &draw)
    }
    if ["uuid", "guid"].contains(last) {
      return FormatText.text(format: "uuid", named: name, lengths: 0...Int.max, &draw)
    }
    if let options = byName[last] { return options[draw.position(below: options.count)] }
    if last == "id" || last == "key" && words.count > 1 || last == "token" || last == "cursor" {
      let prefix = words.dropLast().joined(separator: "_")
      return (prefix.isEmpty ? last : prefix) + "_" + letters(8, &draw)
    }
    return nil
  }

  /// A text for a name that says nothing.
  static func plain(named name: String, _ draw: inout Draw) -> String {
    draw.isTypical ? "text" : (0...draw.position(below: 3)).map { _ in word(&draw) }.joined(separator: " ")
  }

  /// A word.
  static func word(_ draw: inout Draw) -> String { words[draw.position(below: words.count)] }

  /// Letters and digits without meaning.
  static func letters(_ count: Int, _ draw: inout Draw) -> String {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    return String((0..<count).map { _ in letters[Int(draw.next() % UInt64(letters.count))] })
  }

  private static let words = [
    "text", "amber", "harbour", "lantern", "meadow", "copper", "river", "orchard", "signal", "window",
    "paper",
    "granite", "violet", "timber", "compass", "feather", "marble", "summit", "canvas", "ember",
  ]

  private static let byName: [String: [String]] = [
    "email": ["ada@example.com", "grace@example.com", "alan@example.org"],
    "mail": ["ada@example.com", "grace@example.com"],
    "url": ["https://example.com/", "https://example.com/page", "https://example.org/items/7"],
    "uri": ["https://example.com/", "https://example.org/items/7"],
    "href": ["https://example.com/", "https://example.org/items/7"],
    "link": ["https://example.com/", "https://example.org/items/7"],
    "website": ["https://example.com/"], "homepage": ["https://example.com/"],
    "avatar": ["https://example.com/avatar.png"], "image": ["https://example.com/image.png"],
    "host": ["example.com", "api.example.com"], "hostname": ["example.com", "api.example.com"],
    "domain": ["example.com", "example.org"],
    "ip": ["192.0.2.1", "198.51.100.7"], "ip address": ["192.0.2.1", "198.51.100.7"],
    "name": ["Ada", "Sample", "Northwind", "Juniper"],
    "full name": ["Ada Lovelace", "Grace Hopper", "Alan Turing"],
    "first name": ["Ada", "Grace", "Alan"], "given name": ["Ada", "Grace", "Alan"],
    "last name": ["Lovelace", "Hopper", "Turing"], "family name": ["Lovelace", "Hopper", "Turing"],
    "surname": ["Lovelace", "Hopper", "Turing"], "user name": ["ada", "grace", "alan"],
    "username": ["ada", "grace", "alan"], "login": ["ada", "grace", "alan"],
    "user": ["ada", "grace", "alan"],
    "author": ["Ada Lovelace", "Grace Hopper"], "owner": ["ada", "grace"],
    "company": ["Example Ltd", "Northwind"], "organization": ["Example Ltd", "Northwind"],
    "city": ["Lisbon", "Oslo", "Kyoto", "Porto"], "country": ["Portugal", "Norway", "Japan"],
    "country code": ["PT", "NO", "JP"], "state": ["active", "pending", "done"],
    "region": ["eu-west", "us-east"], "street": ["1 Harbour Road", "7 Orchard Lane"],
    "address": ["1 Harbour Road", "7 Orchard Lane"], "zip": ["10115", "90210"],
    "postal code": ["10115", "90210"], "zip code": ["10115", "90210"],
    "phone": ["+14155550123", "+442079460958"], "phone number": ["+14155550123", "+442079460958"],
    "currency": ["EUR", "USD", "JPY"], "language": ["en", "pt", "ja"], "locale": ["en-GB", "pt-PT"],
    "timezone": ["Europe/Lisbon", "UTC"], "time zone": ["Europe/Lisbon", "UTC"],
    "title": ["A title", "The lantern", "First steps"], "subject": ["A subject", "The lantern"],
    "label": ["a label", "amber"], "tag": ["amber", "violet"], "slug": ["a-title", "first-steps"],
    "description": ["A short description", "What it is for"], "summary": ["A short summary", "What it says"],
    "message": ["A message", "All is well"], "comment": ["A comment", "Looks good"],
    "note": ["A note", "For later"], "text": ["Some text", "Hello!"], "content": ["Some content", "Hello!"],
    "reason": ["A reason", "as asked"], "detail": ["A detail"], "body": ["A body"],
    "status": ["active", "pending", "done"], "version": ["1.0.0", "2.3.1"],
    "path": ["path/to/file", "readme.md"],
    "file": ["file.txt"], "filename": ["file.txt", "readme.md"], "file name": ["file.txt", "readme.md"],
    "mime type": ["text/plain", "image/png"], "content type": ["text/plain", "image/png"],
    "color": ["#3366cc", "#cc6633"], "colour": ["#3366cc", "#cc6633"],
    "sha": ["9f2c4e1b7a6d5083c4e2f1a09b8d7c6e5f4a3b2c"], "hash": ["9f2c4e1b7a6d5083"],
    "password": ["correct horse battery"], "model": ["model-1", "model-2"], "role": ["member", "admin"],
    "key": ["key", "colour", "size"], "code": ["code", "A1"], "currency code": ["EUR", "USD"],
  ]
}

/// The words of a property's name.
enum NameWords {
  /// `createdAt`, `created_at` and `Created-At` are `created` and `at`.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name {
      let isWord = character.isLetter || character.isNumber
      if !isWord || character.isUppercase && wasLower {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isWord { word += character.lowercased() }
      wasLower = character.isLowercase || character.isNumber
    }
    return word.isEmpty ? words : words + [word]
  }
}
