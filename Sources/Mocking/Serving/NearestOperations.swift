import UnderstudyOpenAPI
import UnderstudyHTTP
import UnderstudyJSON

/// Tells for a path that leads nowhere which operations are nearest, and why each did not match.
struct NearestOperations {
  private let operations: [ServedOperation]

  init(_ operations: [ServedOperation]) {
    self.operations = operations
  }

  /// The 404.
  func problem(for target: String) -> Problem {
    let path = String(target.prefix { $0 != "?" }.prefix(1000))
    let nearest = nearest(to: path)
    let hint = nearest.first.map { "; nearest is \($0.operation.method) \($0.path)" } ?? ""
    return Problem(
      kind: .noRoute, status: 404, detail: "no operation has the path '\(path)'\(hint)",
      members: [
        "nearest": .array(
          nearest.map { served in
            [
              "method": .string(served.operation.method), "path": .string(served.path),
              "operation": .string(served.operation.name), "reason": .string(reason(served, path)),
            ]
          })
      ])
  }

  /// The three operations whose paths share most with a path.
  private func nearest(to path: String) -> [ServedOperation] {
    let wanted = path.split(separator: "/")
    return
      operations.enumerated().map { index, served in
        (distance: distance(wanted, served.path.split(separator: "/")), index: index)
      }
      .sorted { $0 < $1 }.prefix(3).map { operations[$0.index] }
  }

  /// How many segments would have to change, counting near spellings as half.
  private func distance(_ wanted: [Substring], _ template: [Substring]) -> Int {
    let pairs = zip(wanted, template)
    let different = pairs.reduce(0) { sum, pair in
      if pair.0 == pair.1 || pair.1.hasPrefix("{") { return sum }
      return sum + (pair.0.lowercased().prefix(3) == pair.1.lowercased().prefix(3) ? 1 : 2)
    }
    return different + 2 * abs(wanted.count - template.count)
  }

  private func reason(_ served: ServedOperation, _ path: String) -> String {
    let wanted = path.split(separator: "/")
    let template = served.path.split(separator: "/")
    for (position, (segment, expected)) in zip(wanted, template).enumerated()
    where segment != expected && !expected.hasPrefix("{") {
      return "segment \(position + 1) is '\(segment)', not '\(expected)'"
    }
    if wanted.count != template.count {
      return "the path has \(wanted.count) segments, not \(template.count)"
    }
    return path.hasSuffix("/") ? "the path ends with a slash" : "the path is not spelled the same"
  }
}
