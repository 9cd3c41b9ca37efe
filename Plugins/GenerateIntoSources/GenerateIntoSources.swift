import Foundation
import PackagePlugin

/// Generates Swift types into the source tree: `swift package generate-types [--target NAME]…`.
///
/// A target whose file `understudy-generator.yaml` names a folder as `output` gets the types of the document that the
/// file names there, to be committed like all other code. Without `output`, the file is meant for the build-tool plugin,
/// and the target gets them only if it is asked for by name: in `Generated`.
@main
struct GenerateIntoSources: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    var extractor = ArgumentExtractor(arguments)
    let names = extractor.extractOption(named: "target")
    let targets = names.isEmpty ? context.package.targets : try context.package.targets(named: names)
    let configured = targets.filter { target in
      let file = target.directoryURL.appending(path: "understudy-generator.yaml")
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return false }
      return !names.isEmpty || text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("output:") }
    }
    guard !configured.isEmpty else {
      Diagnostics.error("no target has a file 'understudy-generator.yaml' with a line 'output: FOLDER'")
      return
    }
    let tool = try context.tool(named: "GenerateTool").url
    for target in configured {
      let process = Process()
      process.executableURL = tool
      process.arguments = [target.directoryURL.path]
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus != 0 {
        Diagnostics.error("'\(target.name)': generating its types ended with \(process.terminationStatus)")
      }
    }
  }
}
