import UnderstudyDiagnostics
import UnderstudyJSON

extension JSONNode {
  /// The pointer that a wrong one was likely meant to be: the first name in it that is not there, put right.
  func nearest(to pointer: JSONPointer) -> JSONPointer? {
    var node = self
    for (position, token) in pointer.tokens.enumerated() {
      if let next = node[JSONPointer(tokens: [token])] {
        node = next
        continue
      }
      guard let name = nearestSpelling(of: token, among: node.members.lazy.map(\.name)) else { return nil }
      let mended = JSONPointer(
        tokens: pointer.tokens[..<position] + [name] + pointer.tokens[(position + 1)...])
      return self[mended] == nil ? nil : mended
    }
    return nil
  }
}
