/// Why a reference leads nowhere.
public enum ReferenceFailure: Error, Hashable, Sendable {
  /// The document has nothing at that pointer; `nearest` is a name that it has.
  case nothingThere(reference: String, nearest: String?)
  /// There is no anchor of that name.
  case noAnchor(reference: String)
  /// The file could not be read.
  case unreadable(path: String, reason: String)
  /// The file is outside the document's folder.
  case outside(path: String)
  /// It is an address, and nothing is fetched.
  case remote(address: String)
  /// It leads to itself.
  case circular(reference: String)
  /// It is not a text.
  case notText
}

extension ReferenceFailure {
  /// The reason in one sentence.
  public var message: String {
    switch self {
    case .nothingThere(let reference, _): "reference '\(reference)' leads to nothing"
    case .noAnchor(let reference): "reference '\(reference)' names an anchor that is not there"
    case .unreadable(let path, let reason): "file '\(path)' cannot be read: \(reason)"
    case .outside(let path): "reference to '\(path)' leaves the folder of the document"
    case .remote(let address): "reference to '\(address)' is not followed, as nothing is fetched"
    case .circular(let reference): "reference '\(reference)' leads back to itself"
    case .notText: "a reference must be a string"
    }
  }

  /// What to do, if that is known.
  public var advice: String? {
    switch self {
    case .nothingThere(_, let nearest?): "did you mean '\(nearest)'?"
    case .outside: "allow it with '--allow-outside'"
    case .remote: "put a copy beside the document and refer to that"
    default: nil
    }
  }
}
