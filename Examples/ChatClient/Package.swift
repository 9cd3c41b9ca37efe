// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "chat-client",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "ChatClient", targets: ["ChatClient"]),
    .executable(name: "chat", targets: ["chat"]),
  ],
  dependencies: [
    // Outside of this repository: .package(url: …, from: …)
    .package(name: "understudy", path: "../..")
  ],
  targets: [
    .target(
      name: "ChatClient",
      dependencies: [
        .product(name: "APIRuntime", package: "understudy"),
        .product(name: "URLSessionTransport", package: "understudy"),
      ],
      plugins: [.plugin(name: "GenerateTypes", package: "understudy")]),
    .executableTarget(name: "chat", dependencies: ["ChatClient"]),
    .testTarget(
      name: "ChatClientXCTests",
      dependencies: [
        "ChatClient",
        .product(name: "APIRuntime", package: "understudy"),
        .product(name: "Understudy", package: "understudy"),
      ]),
    .testTarget(
      name: "ChatClientTests",
      dependencies: [
        "ChatClient",
        .product(name: "APIRuntime", package: "understudy"),
        .product(name: "Understudy", package: "understudy"),
        .product(name: "UnderstudyTesting", package: "understudy"),
      ]),
  ]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
  ]
}
