// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "bookshop",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "BookTypes", targets: ["BookTypes"]),
    .library(name: "BookClient", targets: ["BookClient"]),
  ],
  dependencies: [
    // Outside of this repository: .package(url: …, from: …)
    .package(name: "understudy", path: "../..")
  ],
  targets: [
    // Types made at each build, of which nothing is committed.
    .target(
      name: "BookTypes",
      dependencies: [.product(name: "APIRuntime", package: "understudy")],
      plugins: [.plugin(name: "GenerateTypes", package: "understudy")]),
    // Types and a client that `swift package generate-types` wrote, and that are committed.
    .target(name: "BookClient", dependencies: [.product(name: "APIRuntime", package: "understudy")]),
    .testTarget(
      name: "BookshopTests",
      dependencies: ["BookTypes", "BookClient", .product(name: "APIRuntime", package: "understudy")]),
  ]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
  ]
}
