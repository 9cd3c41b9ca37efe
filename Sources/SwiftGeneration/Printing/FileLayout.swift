/// A declaration as text, and where it belongs.
struct PrintedDeclaration {
  var name: String
  /// The group whose file it goes to: `Operations-Repos`, `Schemas`.
  var group: String
  var text: String
  var lines: Int
  var usesRuntime: Bool
  /// Whether it does so where others see it, not in the bodies of functions alone.
  var showsRuntime = true
}

/// Which declaration goes to which file. Where the files lie does not depend on what else is there, as far as that can be,
/// so that a change rebuilds little.
public enum FileLayout: Hashable, Sendable {
  /// a fixed number of files, `Types1.swift` and so on: a stable hash of its name picks the file of each declaration
  case numbered(Int)
  /// by the tag of operations and by the names of schemas, files being split by longer beginnings of names until they are
  /// no longer than so many lines, or hold one declaration only
  case grouped(lines: Int)

  /// The files' names, without their ending, with the declarations in each; sorted by name where they are grouped.
  func files(_ declarations: [PrintedDeclaration]) -> [(name: String, declarations: [PrintedDeclaration])] {
    switch self {
    case .numbered(let count):
      var files = (0..<max(1, count)).map { index in
        (name: Self.name(index, of: count), declarations: [PrintedDeclaration]())
      }
      for declaration in declarations {
        files[Int(Self.hash(declaration.name) % UInt64(files.count))].declarations.append(declaration)
      }
      return files
    case .grouped(let lines):
      var groups: [String: (name: String, declarations: [PrintedDeclaration])] = [:]
      for declaration in declarations {
        groups[declaration.group.lowercased(), default: (declaration.group, [])].declarations.append(
          declaration)
      }
      return groups.values.flatMap { Self.split($0.declarations, $0.name, depth: 0, lines) }.sorted {
        $0.name < $1.name
      }
    }
  }

  /// The name of the numbered file with an index from 0.
  static func name(_ index: Int, of count: Int) -> String {
    count <= 1 ? "Types" : "Types\(index + 1)"
  }

  private static func split(
    _ declarations: [PrintedDeclaration], _ group: String, depth: Int, _ bound: Int
  ) -> [(name: String, declarations: [PrintedDeclaration])] {
    func key(_ name: String, _ length: Int) -> String {
      // In `Operations-Repos` all names may begin with `Repos`.
      let tag = group.split(separator: "-").dropFirst().last ?? ""
      let rest = name.count > tag.count && name.hasPrefix(tag) ? String(name.dropFirst(tag.count)) : name
      return Self.key(rest, length)
    }
    let isShort = declarations.count == 1 || depth == 64 || declarations.reduce(0) { $0 + $1.lines } <= bound
    if isShort {
      let beginning = declarations.first.map { key($0.name, depth) } ?? ""
      return [(depth == 0 ? group : "\(group)-\(beginning)", declarations)]
    }
    let parts = Dictionary(grouping: declarations) { key($0.name, depth + 1) }
    return parts.values.flatMap { split($0, group, depth: depth + 1, bound) }
  }

  /// The beginning of a name, the same on file systems that do not tell cases apart.
  private static func key(_ name: String, _ length: Int) -> String {
    let plain = name.utf8.prefix(length).map { byte -> Character in
      let isPlain = byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
      return isPlain ? Character(Unicode.Scalar(byte)) : "_"
    }
    let text = String(plain).lowercased()
    return text.prefix(1).uppercased() + text.dropFirst() + String(repeating: "_", count: length - text.count)
  }

  /// FNV-1a, which is the same on every machine and in every run.
  private static func hash(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
