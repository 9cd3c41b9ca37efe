import Foundation
import PackagePlugin

/// Turns the package's `openapi/`, `Fixtures/` and the admin API's page into one Swift file of static bytes.
///
/// The build system asks a plugin for its commands only when a source folder or the manifest has changed. A command
/// with the files as its inputs would therefore miss a new file's later edits, and fail once a file is removed.
/// So the tool runs in every build, which takes it a few milliseconds, and writes only when something is
/// different: its one input is a stamp that it touches itself.
@main
struct BundleFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "BundledFiles.swift")
    let stamp = context.pluginWorkDirectoryURL.appending(path: "stamp.txt")
    try "".write(to: stamp, atomically: true, encoding: .utf8)
    return [
      .buildCommand(
        displayName: "Bundling documents and fixtures",
        executable: try context.tool(named: "BundleTool").url,
        arguments: [
          root.path, stamp.path, output.path, "openapi", "Fixtures", "Sources/Administration/Page",
        ],
        inputFiles: [stamp], outputFiles: [output])
    ]
  }
}
