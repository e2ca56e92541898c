// swift-tools-version:6.1
import PackageDescription

let package = Package(
  name: "leaklint",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "leaklint", targets: ["leaklint"]),
    // For .ci/fuzz only, which links it with a fuzzer.
    .library(name: "LeakFuzz", type: .static, targets: ["LeakFuzz"]),
  ],
  dependencies: [
    .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "LeakModel"),
    .target(name: "LeakAST", dependencies: ["LeakModel"]),
    .target(
      name: "SwiftFrontEnd",
      dependencies: [
        "LeakModel", "LeakAST",
        .product(name: "SwiftSyntax", package: "swift-syntax"),
        .product(name: "SwiftParser", package: "swift-syntax"),
      ]),
    .target(name: "LeakFlow", dependencies: ["LeakModel", "LeakAST"]),
    .target(name: "LeakDomain", dependencies: ["LeakModel", "LeakAST", "LeakFlow"]),
    .target(name: "LeakEngine", dependencies: ["LeakModel", "LeakAST", "LeakFlow", "LeakDomain"]),
    .target(
      name: "LeakConfiguration",
      dependencies: ["LeakModel", "LeakDomain", .product(name: "Yams", package: "Yams")],
      exclude: ["leaklint.schema.json"],
      resources: [
        .embedInCode("Models/answers.yml"),
        .embedInCode("Models/apple.yml"),
        .embedInCode("Models/collections.yml"),
        .embedInCode("Models/delegates.yml"),
        .embedInCode("Models/devices.yml"),
        .embedInCode("Models/dispatch.yml"),
        .embedInCode("Models/endings.yml"),
        .embedInCode("Models/futures.yml"),
        .embedInCode("Models/handlers.yml"),
        .embedInCode("Models/interface.yml"),
        .embedInCode("Models/keys.yml"),
        .embedInCode("Models/lifetimes.yml"),
        .embedInCode("Models/locks.yml"),
        .embedInCode("Models/networking.yml"),
        .embedInCode("Models/nio.yml"),
        .embedInCode("Models/observers.yml"),
        .embedInCode("Models/primitives.yml"),
        .embedInCode("Models/processes.yml"),
        .embedInCode("Models/reactive.yml"),
        .embedInCode("Models/scopes.yml"),
        .embedInCode("Models/services.yml"),
        .embedInCode("Models/storage.yml"),
        .embedInCode("Models/tasks.yml"),
        .embedInCode("Models/testing.yml"),
        .embedInCode("Models/turns.yml"),
      ]),
    .target(name: "Rules", dependencies: ["LeakModel", "LeakDomain"], path: "Rules"),
    .target(name: "LeakReporting", dependencies: ["LeakModel"]),
    .target(name: "LeakSummary", dependencies: ["LeakModel"]),
    .target(name: "LeakFixing", dependencies: ["LeakModel", "LeakAST", "LeakDomain"]),
    .executableTarget(
      name: "leaklint",
      dependencies: [
        "LeakModel", "LeakAST", "SwiftFrontEnd", "LeakFlow", "LeakDomain", "LeakEngine", "LeakConfiguration",
        "LeakReporting", "LeakSummary", "LeakFixing", "Rules",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "LeakFuzz",
      dependencies: [
        "LeakModel", "LeakAST", "SwiftFrontEnd", "LeakDomain", "LeakEngine", "LeakConfiguration", "LeakReporting",
        "LeakFixing", "Rules",
      ],
      path: "Tests/LeakFuzz"),
    .testTarget(name: "TidyTests"),
    .testTarget(name: "SwiftFrontEndTests", dependencies: ["SwiftFrontEnd", "LeakAST", "LeakModel"]),
    .testTarget(
      name: "FlowTests",
      dependencies: ["LeakFlow", "LeakDomain", "LeakConfiguration", "SwiftFrontEnd", "LeakAST", "LeakModel"]),
    .testTarget(name: "LeakReportingTests", dependencies: ["LeakReporting", "LeakModel"]),
    .testTarget(name: "LeakSummaryTests", dependencies: ["LeakSummary", "LeakModel"]),
    .testTarget(
      name: "LeakConfigurationTests", dependencies: ["LeakConfiguration", "LeakDomain", "LeakModel", "Rules"]),
    .testTarget(name: "CommandTests", dependencies: ["leaklint", "LeakModel", "LeakFixing", "LeakSummary"]),
    .testTarget(
      name: "FixtureTests",
      dependencies: [
        "LeakModel", "LeakAST", "SwiftFrontEnd", "LeakDomain", "LeakConfiguration", "LeakEngine", "LeakSummary",
        "LeakFixing", "Rules",
      ]),
  ]
)

// The fuzzer wants to see into our own code; that of others is compiled as ever, which spares most of the time.
if Context.environment["LEAKLINT_FUZZ"] != nil {
  for target in package.targets where target.type == .regular {
    target.swiftSettings = [.unsafeFlags(["-sanitize=fuzzer,address"])]
  }
}
