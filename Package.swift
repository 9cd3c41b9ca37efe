// swift-tools-version: 6.2

import PackageDescription

/// A library target `Understudy<name>` in `Sources/<name>`.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: "Understudy\(name)", dependencies: dependencies, path: "Sources/\(name)")
}

/// The tests of `Sources/<name>`, in `Tests/<name>Tests`, with their cases left where they are.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], cases: Bool = false) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)Tests",
    exclude: cases ? ["Cases"] : [])
}

let package = Package(
  name: "understudy",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Understudy", targets: ["Understudy"]),
    .library(name: "UnderstudyTesting", targets: ["UnderstudyTesting"]),
    .library(name: "APIRuntime", targets: ["APIRuntime"]),
    .library(name: "URLSessionTransport", targets: ["URLSessionTransport"]),
    .library(name: "ChatCompletions", targets: ["ChatCompletions"]),
    .executable(name: "understudy", targets: ["UnderstudyCommand"]),
    .executable(name: "bowtie-understudy", targets: ["BowtieHarness"]),
    .plugin(name: "GenerateTypes", targets: ["GenerateTypes"]),
    .plugin(name: "GenerateIntoSources", targets: ["GenerateIntoSources"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    library("Diagnostics"),
    tests("Diagnostics", ["UnderstudyDiagnostics"]),
    .target(name: "AllocationCount", path: "Tests/AllocationCount"),
    .target(
      name: "TestSupport", dependencies: ["AllocationCount", "UnderstudyHTTP", "UnderstudyTLS"],
      path: "Tests/Support"),
    library("HTTP"),
    tests("HTTP", ["UnderstudyHTTP"]),
    .systemLibrary(
      name: "CMicroHTTPD", pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"]), .brew(["libmicrohttpd"])]),
    .systemLibrary(
      name: "CGnuTLS", pkgConfig: "gnutls", providers: [.apt(["libgnutls28-dev"]), .brew(["gnutls"])]),
    library("TLS", ["CGnuTLS", "UnderstudyDiagnostics"]),
    tests("TLS", ["UnderstudyTLS", "UnderstudyDiagnostics", "TestSupport"]),
    .target(
      name: "MicroHTTPD",
      dependencies: ["CMicroHTTPD", "UnderstudyHTTP", "UnderstudyDiagnostics", "UnderstudyTLS"]),
    tests(
      "MicroHTTPD",
      ["MicroHTTPD", "UnderstudyHTTP", "UnderstudyDiagnostics", "UnderstudyTLS", "TestSupport"]),
    library("EventStream"),
    tests("EventStream", ["UnderstudyEventStream", "TestSupport"]),
    library("JSON", ["UnderstudyDiagnostics"]),
    tests("JSON", ["UnderstudyJSON", "TestSupport"]),
    .target(
      name: "APIRuntime", dependencies: ["UnderstudyJSON", "UnderstudyEventStream", "UnderstudyDiagnostics"]),
    tests("APIRuntime", ["APIRuntime", "UnderstudyEventStream"]),
    .target(name: "URLSessionTransport", dependencies: ["APIRuntime"]),
    tests(
      "URLSessionTransport",
      ["URLSessionTransport", "APIRuntime", "Understudy", "UnderstudyMocking", "TypesGolden"]),
    library("SwiftGeneration", ["UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyOpenAPI"]),
    .target(
      name: "TypesGolden", dependencies: ["APIRuntime"], path: "Tests/SwiftGenerationTests/Cases/golden"),
    tests(
      "SwiftGeneration",
      [
        "UnderstudySwiftGeneration", "UnderstudyTypeFiles", "UnderstudyOpenAPI", "UnderstudyDiagnostics",
        "UnderstudyJSON", "UnderstudyValidation", "UnderstudyValues", "APIRuntime", "TypesGolden",
        "TestSupport",
      ],
      cases: true),
    library(
      "TypeFiles",
      [
        "UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyYAML", "UnderstudyOpenAPI",
        "UnderstudySwiftGeneration",
      ]),
    .executableTarget(name: "GenerateTool", dependencies: ["UnderstudyDiagnostics", "UnderstudyTypeFiles"]),
    tests("GenerateTool", ["GenerateTool"]),
    .plugin(name: "GenerateTypes", capability: .buildTool(), dependencies: ["GenerateTool"]),
    .plugin(
      name: "GenerateIntoSources",
      capability: .command(
        intent: .custom(verb: "generate-types", description: "Write the types of documents into the sources"),
        permissions: [.writeToPackageDirectory(reason: "to write the generated types")]),
      dependencies: ["GenerateTool"]),
    .target(name: "ChatCompletions", dependencies: ["APIRuntime"], plugins: ["GenerateTypes"]),
    tests("ChatCompletions", ["ChatCompletions", "APIRuntime", "TestSupport"]),
    .executableTarget(
      name: "GeneratedClient", dependencies: ["APIRuntime", "URLSessionTransport"],
      path: "Tests/Clients/rehearsal/GeneratedClient", plugins: ["GenerateTypes"]),
    .executableTarget(name: "BundleTool"),
    .plugin(name: "BundleFiles", capability: .buildTool(), dependencies: ["BundleTool"]),
    .target(name: "UnderstudyBundled", path: "Sources/Bundled", plugins: ["BundleFiles"]),
    tests("Bundled", ["UnderstudyBundled", "BundleTool"]),
    tests("Architecture"),
    library(
      "Mocking",
      [
        "UnderstudyDiagnostics", "UnderstudyEventStream", "UnderstudyHTTP", "UnderstudyJSON",
        "UnderstudyOpenAPI", "UnderstudyPatterns", "UnderstudyValidation", "UnderstudyValues",
        "UnderstudyYAML",
      ]),
    tests(
      "Mocking",
      [
        "UnderstudyMocking", "TestSupport", "UnderstudyDiagnostics", "UnderstudyEventStream",
        "UnderstudyHTTP", "UnderstudyJSON", "UnderstudyYAML",
      ], cases: true),
    library(
      "Verdict",
      [
        "UnderstudyDiagnostics", "UnderstudyEventStream", "UnderstudyHTTP", "UnderstudyJSON",
        "UnderstudyMocking", "UnderstudyValidation",
      ]),
    tests(
      "Verdict",
      [
        "UnderstudyVerdict", "UnderstudyHTTP", "UnderstudyJSON", "UnderstudyMocking", "Understudy",
        "TestSupport",
      ], cases: true),
    .target(
      name: "UnderstudyAdministration",
      dependencies: [
        "APIRuntime", "UnderstudyBundled", "UnderstudyVerdict", "UnderstudyDiagnostics", "UnderstudyHTTP",
        "UnderstudyJSON",
        "UnderstudyMocking", "UnderstudyOpenAPI", "UnderstudyValidation",
      ], path: "Sources/Administration", exclude: ["Page"], plugins: ["GenerateTypes"]),
    tests(
      "Administration",
      [
        "UnderstudyAdministration", "UnderstudyBundled", "UnderstudyHTTP", "UnderstudyJSON",
        "UnderstudyMocking", "UnderstudyOpenAPI", "UnderstudyValidation", "Understudy",
      ]),
    .target(
      name: "Understudy",
      dependencies: [
        "APIRuntime", "MicroHTTPD", "UnderstudyAdministration", "UnderstudyBundled",
        "UnderstudyDiagnostics", "UnderstudyHTTP", "UnderstudyJSON",
        "UnderstudyMocking", "UnderstudyOpenAPI", "UnderstudyTLS", "UnderstudyValidation",
        "UnderstudyVerdict",
      ]),
    tests(
      "Understudy",
      [
        "Understudy", "MicroHTTPD", "TestSupport", "UnderstudyDiagnostics", "UnderstudyEventStream",
        "UnderstudyHTTP", "UnderstudyJSON", "UnderstudyMocking", "UnderstudyOpenAPI", "UnderstudyTLS",
        "UnderstudyValidation", "UnderstudyYAML", "ChatCompletions",
      ], cases: true),
    .target(
      name: "UnderstudyTesting",
      dependencies: ["Understudy", "UnderstudyDiagnostics", "UnderstudyMocking", "UnderstudyValidation"]),
    tests(
      "UnderstudyTesting",
      ["UnderstudyTesting", "Understudy", "UnderstudyHTTP", "UnderstudyMocking", "TestSupport"]),
    .executableTarget(
      name: "UnderstudyCommand",
      dependencies: [
        "Understudy", "UnderstudyAdministration", "UnderstudyAudit", "UnderstudyComparison",
        "UnderstudyCoverage", "UnderstudyCurl",
        "UnderstudyDiagnostics", "UnderstudyEventStream",
        "UnderstudyTypeFiles", "UnderstudyHTTP", "UnderstudyJSON", "UnderstudyMocking",
        "UnderstudyOpenAPI", "UnderstudyRehearsal", "UnderstudyReports", "UnderstudySchemaFiles",
        "UnderstudySwiftGeneration", "UnderstudyTLS", "UnderstudyValidation", "UnderstudyVerdict",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Sources/Command"),
    library(
      "Coverage", ["UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyMocking", "UnderstudyOpenAPI"]),
    tests(
      "Coverage",
      [
        "UnderstudyCoverage", "UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyOpenAPI", "Understudy",
        "TestSupport",
      ]),
    library(
      "Comparison", ["UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyOpenAPI"]),
    tests(
      "Comparison",
      [
        "UnderstudyComparison", "UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyOpenAPI", "TestSupport",
      ],
      cases: true),
    .systemLibrary(name: "CCurl"),
    library("Curl", ["CCurl", "UnderstudyDiagnostics", "UnderstudyHTTP"]),
    library(
      "Audit",
      [
        "UnderstudyCurl", "UnderstudyDiagnostics", "UnderstudyEventStream", "UnderstudyHTTP",
        "UnderstudyJSON",
        "UnderstudyMocking", "UnderstudyOpenAPI", "UnderstudyReports", "UnderstudyValidation",
        "UnderstudyValues",
      ]),
    tests(
      "Audit",
      [
        "UnderstudyAudit", "UnderstudyCurl", "Understudy", "UnderstudyDiagnostics", "UnderstudyHTTP",
        "UnderstudyJSON", "UnderstudyMocking", "UnderstudyOpenAPI", "UnderstudyReports",
        "UnderstudyValidation",
        "MicroHTTPD", "TestSupport",
      ]),
    library(
      "Rehearsal",
      [
        "Understudy", "UnderstudyDiagnostics", "UnderstudyHTTP", "UnderstudyJSON", "UnderstudyMocking",
        "UnderstudyAdministration", "UnderstudyReports", "UnderstudyVerdict", "UnderstudyYAML",
      ]),
    tests(
      "Rehearsal",
      [
        "UnderstudyRehearsal", "Understudy", "UnderstudyHTTP", "UnderstudyJSON", "UnderstudyMocking",
        "UnderstudyReports", "UnderstudyVerdict", "TestSupport",
      ], cases: true),
    library("Reports", ["UnderstudyDiagnostics", "UnderstudyJSON"]),
    tests(
      "Reports", ["UnderstudyReports", "UnderstudyDiagnostics", "UnderstudyJSON", "TestSupport"], cases: true),
    library(
      "SchemaFiles",
      [
        "UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyOpenAPI", "UnderstudyReports",
        "UnderstudyValidation",
      ]),
    tests(
      "SchemaFiles",
      [
        "UnderstudySchemaFiles", "UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyOpenAPI",
        "UnderstudyValidation", "TestSupport",
      ],
      cases: true),
    .executableTarget(
      name: "BowtieHarness",
      dependencies: ["UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyValidation"]),
    tests("BowtieHarness", ["BowtieHarness", "UnderstudyJSON", "TestSupport"]),
    .executableTarget(
      name: "Fuzzing", dependencies: ["UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyValidation"],
      path: "Tests/Fuzzing",
      exclude: ["Corpus"]),
    library("Patterns"),
    tests("Patterns", ["UnderstudyPatterns", "TestSupport"], cases: true),
    library(
      "Validation",
      [
        "UnderstudyDiagnostics", "UnderstudyEventStream", "UnderstudyHTTP", "UnderstudyJSON",
        "UnderstudyOpenAPI",
        "UnderstudyPatterns",
      ]),
    tests(
      "Validation",
      [
        "UnderstudyValidation", "UnderstudyDiagnostics", "UnderstudyEventStream", "UnderstudyHTTP",
        "UnderstudyJSON", "UnderstudyOpenAPI", "TestSupport",
      ],
      cases: true),
    library(
      "Values", ["UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyPatterns", "UnderstudyValidation"]),
    tests(
      "Values",
      [
        "UnderstudyValues", "UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyOpenAPI",
        "UnderstudyPatterns", "UnderstudyValidation", "TestSupport",
      ], cases: true),
    .systemLibrary(
      name: "CLibYAML", path: "Sources/CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .executableTarget(
      name: "JSONSpeed", dependencies: ["UnderstudyJSON", "UnderstudyOpenAPI", "UnderstudyValidation"],
      path: "Benchmarks/JSONSpeed", exclude: ["peers.py"]),
    .executableTarget(
      name: "VerdictSpeed", dependencies: ["UnderstudyHTTP", "UnderstudyMocking", "UnderstudyVerdict"],
      path: "Benchmarks/VerdictSpeed"),
    .executableTarget(
      name: "ServerSpeed",
      dependencies: ["Understudy", "UnderstudyHTTP", "UnderstudyMocking", "AllocationCount"],
      path: "Benchmarks/ServerSpeed"),
    library("YAML", ["CLibYAML", "UnderstudyDiagnostics", "UnderstudyJSON"]),
    tests("YAML", ["UnderstudyYAML", "UnderstudyDiagnostics", "UnderstudyJSON", "TestSupport"]),
    library("OpenAPI", ["UnderstudyDiagnostics", "UnderstudyJSON", "UnderstudyYAML"]),
    tests(
      "OpenAPI", ["UnderstudyOpenAPI", "UnderstudyDiagnostics", "UnderstudyJSON", "TestSupport"], cases: true),
  ]
)

for target in package.targets where target.type != .system && target.type != .plugin {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .swiftLanguageMode(.v6),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .treatAllWarnings(as: .error),
    ]
}
