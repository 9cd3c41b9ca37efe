import Foundation
import PackagePlugin

/// Generates the Swift types of an OpenAPI document into the target that uses the plugin.
///
/// The target's folder holds the document itself (`openapi.yaml`, `openapi.yml` or `openapi.json`), or a file
/// `understudy-generator.yaml` whose line `document: PATH` names it, relative to that folder.
@main
struct GenerateTypes: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL
    let configuration = folder.appending(path: "understudy-generator.yaml")
    let hasConfiguration = FileManager.default.fileExists(atPath: configuration.path)
    let settings = hasConfiguration ? try Self.settings(in: configuration) : [:]
    let candidates = settings["document"].map { [$0] } ?? ["openapi.yaml", "openapi.yml", "openapi.json"]
    let documents = candidates.map { URL(fileURLWithPath: $0, relativeTo: folder).standardizedFileURL }
    guard let document = documents.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
      throw Missing(candidates: candidates, folder: folder.path)
    }
    let output = context.pluginWorkDirectoryURL
    let count = settings["files"].flatMap { Int($0) } ?? 1
    let files = count > 1 ? (1...count).map { "Types\($0).swift" } : ["Types.swift"]
    return [
      .buildCommand(
        displayName: "Generating the types of \(document.lastPathComponent)",
        executable: try context.tool(named: "GenerateTool").url,
        arguments: [document.path, output.path] + (hasConfiguration ? [configuration.path] : []),
        inputFiles: Self.files(of: document) + (hasConfiguration ? [configuration] : []),
        outputFiles: files.map { output.appending(path: $0) })
    ]
  }

  /// A document and the files that it refers to, however far away: a change of any is a reason to generate again.
  private static func files(of document: URL) -> [URL] {
    var files = [document]
    var known: Set = [document]
    var position = 0
    while position < files.count, files.count < 10_000 {
      let file = files[position]
      position += 1
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      for match in text.matches(of: /\$ref["']?\s*:\s*["']?([^"'#\s}]+)/) where !match.1.contains(":") {
        let path = String(match.1).removingPercentEncoding ?? String(match.1)
        let other = URL(fileURLWithPath: path, relativeTo: file).standardizedFileURL
        guard known.insert(other).inserted, FileManager.default.fileExists(atPath: other.path) else {
          continue
        }
        files.append(other)
      }
    }
    return files
  }

  /// The keys and values that stand on lines of their own; the tool reads the file again, as YAML, and says what is wrong.
  private static func settings(in file: URL) throws -> [String: String] {
    var settings: [String: String] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":"), !line.hasPrefix("#"), !line.hasPrefix(" ") else { continue }
      var value = line[line.index(after: colon)...]
      if let comment = value.range(of: " #") { value = value[..<comment.lowerBound] }
      settings[String(line[..<colon])] = value.trimmingCharacters(in: CharacterSet(charactersIn: " \t\"'"))
    }
    return settings
  }
}

/// No document was found where it was looked for.
private struct Missing: Error, CustomStringConvertible {
  let candidates: [String]
  let folder: String

  var description: String {
    "\(folder): error: there is no \(candidates.joined(separator: ", ")); a file 'understudy-generator.yaml' with a "
      + "line 'document: PATH' says where the document is"
  }
}
