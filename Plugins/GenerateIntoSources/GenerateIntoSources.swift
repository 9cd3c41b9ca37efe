import Foundation
import PackagePlugin

/// Generates Swift types into the source tree: `swift package generate-types [--target NAME]…`.
///
/// A target that has a file `understudy-generator.yaml` gets the types of the document that it names, in the folder that
/// it names as `output` (`Generated` if it names none), to be committed like all other code.
@main
struct GenerateIntoSources: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    var extractor = ArgumentExtractor(arguments)
    let names = extractor.extractOption(named: "target")
    let targets = names.isEmpty ? context.package.targets : try context.package.targets(named: names)
    let configured = targets.filter { target in
      FileManager.default.fileExists(
        atPath: target.directoryURL.appending(path: "understudy-generator.yaml").path)
    }
    guard !configured.isEmpty else {
      Diagnostics.error("no target has a file 'understudy-generator.yaml', which says what to generate")
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
