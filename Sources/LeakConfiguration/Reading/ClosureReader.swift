import LeakDomain

/// Reads `closure:`, a mode for all closures of a function or one for each label.
struct ClosureReader {
  let section: Section

  /// In place of a label: any closure that no other line names.
  static let other = "other"
  /// As `now-many`, and never the method of an optional.
  static let forEach = "now-for-each"
  /// How often is not known; a Boolean argument is true with the last call.
  static let inParts = "in-parts"
  static let modes = ClosureMode.allCases.map(\.rawValue) + [forEach, inParts]

  func runs() -> [ClosureRun] {
    guard let value = section.value("closure") else { return [] }
    if case .scalar = value.content {
      return section.choice("closure", of: Self.modes).map { [run(nil, $0)] } ?? []
    }
    guard let modes = Section(value, path: section.path("closure"), section.problems) else { return [] }
    if modes.keys.isEmpty { section.complain("is empty", "closure") }
    return modes.keys.compactMap { label in
      modes.choice(label, of: Self.modes).map { run(label == Self.other ? nil : label, $0) }
    }
  }

  static func name(of run: ClosureRun) -> String {
    run.isForEach ? forEach : run.isInParts ? inParts : run.mode.rawValue
  }

  private func run(_ label: String?, _ mode: String) -> ClosureRun {
    switch mode {
    case Self.forEach: ClosureRun(label: label, mode: .nowMany, isForEach: true)
    case Self.inParts: ClosureRun(label: label, mode: .unknown, isInParts: true)
    default: ClosureRun(label: label, mode: ClosureMode(rawValue: mode) ?? .unknown)
    }
  }
}
