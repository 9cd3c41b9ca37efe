// BundleTool ROOT STAMP OUTPUT FOLDER…
//
// Writes OUTPUT, a Swift file with every file in the FOLDERs of ROOT as a static literal. OUTPUT is left alone where
// nothing has changed, so that nothing is compiled again. STAMP is touched, so that the next build runs the tool again.

@main
enum BundleTool {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 4 else {
      Disk.stop("usage: BundleTool ROOT STAMP OUTPUT FOLDER…")
    }
    let (root, stamp, output) = (arguments[1], arguments[2], arguments[3])
    do {
      var entries: [Literal.Entry] = []
      for path in try arguments[4...].flatMap({ folder in try Disk.files(in: folder, of: root) }) {
        entries.append((path, try Disk.read("\(root)/\(path)")))
      }
      let source = Array(Literal.file(of: entries.sorted { $0.path < $1.path }).utf8)
      if (try? Disk.read(output)) != source { try Disk.save(source, to: output) }
      try Disk.save([], to: stamp)
    } catch let failure as Disk.Failure {
      Disk.stop("\(failure.path): error: \(failure.reason)")
    } catch {
      Disk.stop("error: \(error)")
    }
  }
}
