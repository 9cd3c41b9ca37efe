import UnderstudyDiagnostics
import UnderstudyJSON

extension References {
  /// A name in an object that a missing one was most likely meant to be.
  static func nearest(to name: String, in node: JSONNode) -> String? {
    nearestSpelling(of: name, among: node.members.lazy.map(\.name))
  }
}

extension URIReference {
  /// A file's path as a reference: whatever stands in it stands for itself.
  init(filePath: String) {
    self.init("")
    path = filePath
  }
}
