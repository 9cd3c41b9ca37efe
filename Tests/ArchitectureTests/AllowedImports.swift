/// What the sources of each target may import.
///
/// The build does not see to it: a target may import whatever its dependencies depend on.
enum AllowedImports {
  /// What every target may import.
  static let everywhere: Set = ["Synchronization", "Glibc", "Musl", "Darwin"]

  /// A row for each folder of `Sources/`: the modules that it may import besides.
  static let byFolder: [String: Set<String>] = [
    "Diagnostics": [],
    "HTTP": ["UnderstudyDiagnostics"],
    "EventStream": ["UnderstudyDiagnostics"],
    "Patterns": ["UnderstudyDiagnostics"],
    "Bundled": [],
    "BundleTool": [],

    "JSON": ["UnderstudyDiagnostics"],
    "YAML": ["UnderstudyDiagnostics", "UnderstudyJSON", "CLibYAML"],
    "OpenAPI": ["UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyYAML"],
    "Validation": [
      "UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyOpenAPI", "UnderstudyEventStream",
      "UnderstudyPatterns", "UnderstudyHTTP",
    ],
    "Values": [
      "UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyPatterns", "UnderstudyValidation",
    ],
    "Mocking": mockingAndBelow.subtracting(["UnderstudyMocking"]).union(["Collections"]),

    "SwiftGeneration": ["UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyOpenAPI"],
    "TypeFiles": [
      "UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyYAML", "UnderstudyOpenAPI",
      "UnderstudySwiftGeneration",
    ],
    "GenerateTool": ["UnderstudyDiagnostics", "UnderstudyTypeFiles"],
    "APIRuntime": [
      "UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyEventStream", "FoundationEssentials",
    ],
    "ChatCompletions": ["APIRuntime", "FoundationEssentials"],
    "URLSessionTransport": ["APIRuntime", "Foundation", "FoundationNetworking"],

    "Administration": mockingAndBelow.union(["APIRuntime", "UnderstudyBundled", "UnderstudyVerdict"]),
    "Verdict": mockingAndBelow,
    "Rehearsal": mockingAndBelow.union([
      "Understudy", "UnderstudyAdministration", "UnderstudyReports", "UnderstudyVerdict",
    ]),

    "CLibYAML": [],
    "CMicroHTTPD": [],
    "CGnuTLS": [],
    "TLS": ["UnderstudyDiagnostics", "CGnuTLS"],
    "MicroHTTPD": ["UnderstudyDiagnostics", "UnderstudyHTTP", "UnderstudyTLS", "CMicroHTTPD"],
    "Understudy": mockingAndBelow.union([
      "APIRuntime", "MicroHTTPD", "UnderstudyAdministration", "UnderstudyBundled", "UnderstudyTLS",
      "UnderstudyVerdict", "Logging",
    ]),
    "Coverage": ["UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyMocking", "UnderstudyOpenAPI"],
    "Comparison": ["UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyOpenAPI"],
    "CCurl": [],
    "Curl": ["UnderstudyDiagnostics", "UnderstudyHTTP", "CCurl"],
    "Audit": mockingAndBelow.union(["UnderstudyCurl", "UnderstudyReports"]),
    "Reports": ["UnderstudyDiagnostics", "UnderstudyJSON"],
    "SchemaFiles": [
      "UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyOpenAPI", "UnderstudyReports",
      "UnderstudyValidation",
    ],
    "BowtieHarness": ["UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyValidation"],
    "UnderstudyTesting": mockingAndBelow.union(["Understudy", "UnderstudyVerdict", "Testing"]),
    "Command": mockingAndBelow.union([
      "Understudy", "UnderstudyAdministration", "UnderstudyAudit", "UnderstudyBundled",
      "UnderstudyComparison", "UnderstudyCoverage",
      "UnderstudyCurl",
      "UnderstudyTypeFiles",
      "UnderstudyRehearsal", "UnderstudyReports", "UnderstudyVerdict",
      "UnderstudySchemaFiles", "UnderstudySwiftGeneration", "UnderstudyTLS", "ArgumentParser", "Logging",
      "ServiceLifecycle", "UnixSignals",
    ]),
  ]

  private static let mockingAndBelow: Set = [
    "UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyYAML", "UnderstudyOpenAPI",
    "UnderstudyValidation", "UnderstudyEventStream", "UnderstudyPatterns", "UnderstudyHTTP",
    "UnderstudyValues", "UnderstudyMocking",
  ]
}
