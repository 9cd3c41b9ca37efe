package import UnderstudyOpenAPI

/// Finds the operation that a request was for, after the fact: by method and target, whatever base path or prefix of a
/// session stood before it.
package struct OperationFinder: Sendable {
  private let operations: [Operation]
  private var router = Router()

  /// Prepares to find operations; of two that are the same to a router, the first is found.
  package init(_ operations: [Operation]) {
    self.operations = operations
    for (index, operation) in operations.enumerated() {
      for base in operation.basePaths + [""] {
        router.insert(method: operation.method, path: base + operation.path.text, operation: index)
      }
    }
  }

  /// The operation of a method and a raw target; `nil` where there is none.
  package func operation(method: String, target: String) -> Operation? {
    var target = target
    if target.hasPrefix("/~") || target.lowercased().hasPrefix("/%7e") {
      target = String(target.dropFirst().drop { $0 != "/" && $0 != "?" })
    }
    return router.match(target)?.operation(for: method).map { operations[$0.index] }
  }
}
