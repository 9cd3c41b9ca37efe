public import Foundation

/// Test suites and documents of others, which are not part of the project.
///
/// They lie in a folder `shared` beside the checkout, or where the environment variable `UNDERSTUDY_SHARED` says; some
/// suites can be fetched with `scripts/suites` and then lie in the checkout's folder `.suites`.
public enum Outside {
  /// The folder, or `nil` where it is missing.
  public static let folder: URL? = {
    if let path = ProcessInfo.processInfo.environment["UNDERSTUDY_SHARED"] { return URL(filePath: path) }
    var place = URL(filePath: #filePath)
    while place.path != "/" {
      place.deleteLastPathComponent()
      let candidate = place.appending(path: "shared")
      if FileManager.default.fileExists(atPath: candidate.appending(path: "suites").path) { return candidate }
    }
    return nil
  }()

  /// A suite's folder.
  ///
  /// - Returns: `nil` where it is missing, which is a failure only where `CI` is set.
  public static func suite(_ name: String) -> URL? {
    suites(name).first ?? folder?.appending(path: "suites/\(name)")
  }

  /// All copies of a suite, which may differ in age: that of the folder first, then the one that was fetched.
  public static func suites(_ name: String) -> [URL] {
    [folder?.appending(path: "suites/\(name)"), fetched.appending(path: name)].compactMap(\.self)
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// What `scripts/suites` fetches.
  private static let fetched = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: ".suites")

  /// Whether a missing suite must fail the run.
  public static var isRequired: Bool { ProcessInfo.processInfo.environment["CI"] != nil }
}
