/// Where fixtures come from: a folder, or what is built into the program.
public protocol FixtureSource: Sendable {
  /// The paths of the files in a folder, as places name them, sorted; empty where there is no such folder.
  func paths(in folder: String) -> [String]

  /// The bytes of a file; `nil` where it cannot be read.
  func contents(of path: String) -> [UInt8]?
}

/// No fixtures at all.
public struct NoFixtures: FixtureSource {
  /// Makes a source without files.
  public init() {}
  /// No paths.
  public func paths(in folder: String) -> [String] { [] }
  /// No bytes.
  public func contents(of path: String) -> [UInt8]? { nil }
}
