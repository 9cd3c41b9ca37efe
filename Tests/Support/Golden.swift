public import Foundation
public import Testing

/// Compares what was made with the golden file beside an input; `UPDATE_GOLDEN=1` writes the file instead.
///
/// A file that holds the text already is left alone: writing one puts another beside it for a moment, which a test that
/// reads the folder would take for a case.
///
/// - Parameter url: the golden file.
public func expectGolden(
  _ text: String, at url: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let expected = try? String(contentsOf: url, encoding: .utf8)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
    if expected != text { try text.write(to: url, atomically: true, encoding: .utf8) }
    return
  }
  guard let expected else {
    Issue.record(
      "no golden file \(url.lastPathComponent); make it with UPDATE_GOLDEN=1 swift test",
      sourceLocation: sourceLocation)
    return
  }
  guard expected != text else { return }
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).prefix { $0 == $1 }.count
  Issue.record(
    """
    \(url.lastPathComponent):\(line + 1) differs (UPDATE_GOLDEN=1 swift test rewrites it)
    - \(line < old.count ? String(old[line]) : "(end)")
    + \(line < new.count ? String(new[line]) : "(end)")
    """, sourceLocation: sourceLocation)
}
