extension Dialect {
  /// All dialects that are known, the newest first.
  public static let all = [draft2020, draft2019, draft7, draft6, draft4, openAPI31, openAPI30]

  /// A short name to type: `2020-12`, `draft7`, `openapi-3.1`.
  public var shortName: String {
    switch draft {
    case .draft4: "draft4"
    case .draft6: "draft6"
    case .draft7: "draft7"
    case .draft2019: "2019-09"
    case .draft2020: "2020-12"
    case .openAPI30: "openapi-3.0"
    case .openAPI31: "openapi-3.1"
    }
  }

  /// The dialect of a short name, of a name as it is often written (`7`, `draft-07`, `draft2020-12`), or of a URI; `nil`
  /// if it is none of those known.
  public init?(named name: String) {
    if name.contains("://") {
      self.init(uri: name)
      return
    }
    var wanted = name.lowercased()
    if wanted.hasPrefix("draft") { wanted.removeFirst(5) }
    if wanted.hasPrefix("-") { wanted.removeFirst() }
    if wanted.hasPrefix("0") { wanted.removeFirst() }
    guard let known = Self.all.first(where: { $0.shortName == wanted || $0.shortName == "draft" + wanted })
    else {
      return nil
    }
    self = known
  }
}
