/// What a target may use. This table is the direction of the arrows; a target that is not in it has no place yet.
struct Layer: Sendable, CustomStringConvertible {
  let target: String
  /// Targets of this package.
  let targets: Set<String>
  /// Modules from elsewhere.
  var modules: Set<String> = []

  var description: String { target }

  /// Modules of the system. With them come files, processes and threads.
  static let system: Set = [
    "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization",
  ]

  static let all: [Layer] = [
    Layer(target: "LeakModel", targets: []),
    Layer(target: "LeakAST", targets: ["LeakModel"]),
    Layer(target: "LeakFlow", targets: ["LeakModel", "LeakAST"]),
    Layer(target: "LeakDomain", targets: ["LeakModel", "LeakAST", "LeakFlow"]),
    Layer(target: "LeakEngine", targets: ["LeakModel", "LeakAST", "LeakFlow", "LeakDomain"]),
    Layer(target: "LeakConfiguration", targets: ["LeakModel", "LeakDomain"], modules: ["Yams"]),
    Layer(target: "Rules", targets: ["LeakModel", "LeakAST", "LeakFlow", "LeakDomain"]),
    Layer(target: "LeakReporting", targets: ["LeakModel"]),
    Layer(target: "LeakSummary", targets: ["LeakModel"]),
    Layer(target: "LeakFixing", targets: ["LeakModel", "LeakAST", "LeakDomain"]),
    Layer(
      target: "SwiftFrontEnd", targets: ["LeakModel", "LeakAST"],
      modules: system.union(["SwiftSyntax", "SwiftParser", "SwiftOperators"])),
    Layer(
      target: "leaklint",
      targets: [
        "LeakModel", "LeakAST", "LeakFlow", "LeakDomain", "LeakEngine", "Rules", "LeakReporting", "LeakSummary",
        "LeakFixing", "LeakConfiguration", "SwiftFrontEnd",
      ],
      modules: system.union(["ArgumentParser"])),
    Layer(
      target: "LeakFuzz",
      targets: [
        "LeakModel", "LeakAST", "SwiftFrontEnd", "LeakDomain", "LeakEngine", "LeakConfiguration", "LeakReporting",
        "LeakFixing", "Rules",
      ],
      modules: system),
  ]

  static func of(_ target: String) -> Layer? { all.first { $0.target == target } }
}
