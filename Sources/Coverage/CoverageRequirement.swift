public import UnderstudyDiagnostics
import UnderstudyOpenAPI

/// How much must have been seen: `status=all`, `operation=80%`, `media-type=5`, `fault=reset,close`.
public struct CoverageRequirement: Hashable, Sendable {
  /// What is counted.
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    /// Operations that were asked and answered.
    case operation
    /// Declared statuses.
    case status
    /// Media types of declared statuses.
    case mediaType = "media-type"
    /// Kinds of faults.
    case fault
  }

  /// How much of it.
  public enum Extent: Hashable, Sendable {
    /// Every one.
    case all
    /// So many in a hundred.
    case percent(Int)
    /// So many.
    case count(Int)
    /// These.
    case named([String])
  }

  /// What is counted.
  public let subject: Subject
  /// How much of it.
  public let extent: Extent

  /// Makes a requirement.
  public init(_ subject: Subject, _ extent: Extent) {
    self.subject = subject
    self.extent = extent
  }

  /// Reads a requirement as it is written; `nil` if it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let subject = Subject(rawValue: parts[0]), !parts[1].isEmpty else { return nil }
    self.subject = subject
    if parts[1] == "all" {
      // Nobody knows how many faults there might be.
      guard subject != .fault else { return nil }
      extent = .all
    } else if parts[1].hasSuffix("%") {
      guard subject != .fault, let percent = Int(parts[1].dropLast()), 0...100 ~= percent else { return nil }
      extent = .percent(percent)
    } else if let count = Int(parts[1]) {
      guard count >= 0 else { return nil }
      extent = .count(count)
    } else {
      extent = .named(parts[1].split(separator: ",").map(String.init))
    }
  }

  /// What is missing of it; empty where it is met.
  public func missing(in coverage: Coverage) -> [Diagnostic] {
    let all = candidates(in: coverage)
    let seen = all.count(where: \.isSeen)
    let unseen = all.filter { !$0.isSeen }
    switch extent {
    case .all: return unseen.map(\.diagnostic)
    case .percent(let percent):
      return seen * 100 >= percent * all.count
        ? [] : [tooFew(seen, all.count, "\(percent) %", unseen)]
    case .count(let count): return seen >= count ? [] : [tooFew(seen, all.count, "\(count)", unseen)]
    case .named(let names):
      return names.compactMap { name in
        let found = all.filter { $0.name == name }
        guard !found.contains(where: \.isSeen) else { return nil }
        return found.first?.diagnostic ?? .error("\(noun) '\(name)' was not seen")
      }
    }
  }

  private var noun: String {
    switch subject {
    case .operation: "operation"
    case .status: "status"
    case .mediaType: "media type"
    case .fault: "fault"
    }
  }

  private func tooFew(_ seen: Int, _ count: Int, _ wanted: String, _ unseen: [Candidate]) -> Diagnostic {
    .error(
      "\(seen)\(subject == .fault ? "" : " of \(count)") \(noun == "status" ? "statuses" : noun + "s") were seen, "
        + "and \(wanted) must be",
      notes: unseen.prefix(10).map { Diagnostic.Note($0.diagnostic.message, at: $0.diagnostic.location) })
  }

  private struct Candidate {
    var name: String
    var isSeen: Bool
    var diagnostic: Diagnostic
  }

  private func candidates(in coverage: Coverage) -> [Candidate] {
    switch subject {
    case .operation:
      coverage.operationCounts.map { operation, count in
        Candidate(
          name: operation.name, isSeen: count > 0,
          diagnostic: .error("operation '\(operation.name)' was not seen", at: operation.location))
      }
    case .status:
      coverage.statuses.map { row in
        let status = row.response.status.description
        return Candidate(
          name: status, isSeen: row.count > 0,
          diagnostic: .error(
            "\(row.operation.name): status \(status) was not seen", at: row.response.location))
      }
    case .mediaType:
      coverage.rows.compactMap { row in
        row.mediaType.map { type in
          Candidate(
            name: type, isSeen: row.count > 0,
            diagnostic: .error(
              "\(row.operation.name): \(type) of status \(row.response.status) was not seen",
              at: row.response.location))
        }
      }
    case .fault:
      coverage.faults.keys.sorted().map {
        Candidate(name: $0, isSeen: true, diagnostic: .error("fault '\($0)' was not seen"))
      }
    }
  }
}
