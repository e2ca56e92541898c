import Testing

/// Every function that leaks has a repaired twin: the same name with `Repaired` in a clean file of the same folder.
@Suite struct TwinTests {
  @Test(arguments: (Fixture.all + Fixture.modelled).filter(\.isLeaks))
  func everyLeakHasARepairedTwin(_ fixture: Fixture) {
    let siblings = (Fixture.all + Fixture.modelled).filter { $0.folder == fixture.folder && !$0.isLeaks && !$0.isGaps }
    let names = Set(siblings.flatMap(\.lines).flatMap { Self.declaredNames($0) + Self.typeNames($0) })
    let missing = Self.leakingFunctions(fixture, hasTwin: { names.contains(($0 ?? "") + "Repaired") }).filter {
      !names.contains($0.name + "Repaired")
    }
    expectNone(
      missing.map { "\(fixture.path):\($0.line): \($0.name)" },
      "Add a function of the same name with `Repaired` to a clean file beside these:")
  }

  /// The functions and properties in which a `want` stands, by the line of their declaration.
  private static func leakingFunctions(
    _ fixture: Fixture, hasTwin: (String?) -> Bool
  ) -> [(name: String, line: Int)] {
    var leaking: [(name: String, line: Int)] = []
    var current: (name: String, line: Int)?
    var isInType = false
    var type: String?
    for (index, line) in fixture.lines.enumerated() {
      if line.contains(/^(?:\w+ )*(?:struct|class|actor|enum|extension)\b.*{$/) { isInType = true }
      if line.hasPrefix("}") { isInType = false }
      type = typeNames(line).first ?? type
      let depth = line.prefix { $0 == " " }.count
      if depth == 0 || (isInType && depth == 2) {
        // An initialiser has no name to add `Repaired` to.
        if line.contains(/^ *init\b/) { current = nil }
        if let name = declaredNames(line).first {
          // What overrides a method of a framework, or is known by its name, cannot have another name: its type has.
          let isBound = line.contains("override ") || isInType && Self.known.contains(name) && hasTwin(type)
          current = (isBound ? type ?? name : name, index + 1)
        }
      }
      if line.contains("// want:"), let current, leaking.last?.line != current.line { leaking.append(current) }
    }
    return leaking
  }

  /// Names that say what a function is for.
  private static let known: Set<String> = ["main", "run", "start"]

  private static func declaredNames(_ line: String) -> [String] {
    guard let match = line.firstMatch(of: /^ *(?:@\w+ +|\w+ +)*(?:func +|var +(?=.*{$))(\w+)/) else { return [] }
    return [String(match.1)]
  }

  private static func typeNames(_ line: String) -> [String] {
    guard let match = line.firstMatch(of: /^(?:\w+ )*(?:struct|class|actor|enum) (\w+)/) else { return [] }
    return [String(match.1)]
  }
}
