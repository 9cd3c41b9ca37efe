import Synchronization
import UnderstudyDiagnostics
import UnderstudyOpenAPI
import UnderstudyValidation

/// What a document's operations promise, compiled together where all of them are to be looked at. Serving compiles for each
/// operation what it needs, when it is first asked.
final class SharedValidators: Sendable {
  private let isWanted = Atomic<Bool>(false)
  private let all: Lazy<Compiled>

  private final class Compiled: Sendable {
    let validators: [ResponseValidator]
    let diagnostics: [Diagnostic]

    init(_ document: OpenAPIDocument) {
      (validators, diagnostics) = ResponseValidator.all(document.operations, in: document)
    }
  }

  init(_ document: OpenAPIDocument) {
    all = Lazy { Compiled(document) }
  }

  /// Compiles everything at once, from now on.
  ///
  /// - Returns: what is wrong with the schemas.
  func compile() -> [Diagnostic] {
    isWanted.store(true, ordering: .relaxed)
    return all.value.diagnostics
  }

  /// The validator of an operation, by its place in the document; `nil` where it has to be made.
  func validator(at index: Int) -> ResponseValidator? {
    isWanted.load(ordering: .relaxed) ? all.value.validators[index] : nil
  }
}
