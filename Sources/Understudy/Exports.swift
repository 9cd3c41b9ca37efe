// What scripts and journals are made of comes with `import Understudy`, name by name where a module has names that
// others have too: `SourceLocation` is also Swift Testing's.
@_exported public import struct MicroHTTPD.UnixSocket
@_exported public import struct UnderstudyDiagnostics.Diagnostic
@_exported public import struct UnderstudyDiagnostics.DiagnosticError
@_exported public import UnderstudyHTTP
@_exported public import UnderstudyJSON
@_exported public import UnderstudyMocking
@_exported public import struct UnderstudyTLS.SelfSigned
@_exported public import struct UnderstudyTLS.TLSIdentity
@_exported public import struct UnderstudyValidation.Violation
