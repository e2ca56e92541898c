import LeakFlow

/// The functions that call functions or use properties by name, each once.
struct LeadSearch {
  let program: Program
  /// By file and body, whether a function was found.
  private var seen: [[Bool]]

  init(_ program: Program) {
    self.program = program
    seen = program.files.map { [Bool](repeating: false, count: $0.bodies.count) }
  }

  mutating func note(_ bodies: [BodyRef]) {
    for ref in bodies { seen[ref.file][Int(ref.body.index)] = true }
  }

  private mutating func isNew(_ ref: BodyRef) -> Bool {
    let isNew = !seen[ref.file][Int(ref.body.index)]
    seen[ref.file][Int(ref.body.index)] = true
    return isNew
  }

  mutating func callers(of names: Set<String>) -> [BodyRef] {
    var found: [BodyRef] = []
    for name in names {
      for (file, call) in program.callsByName[name] ?? [] {
        let root = program.root(of: BodyRef(file: file, body: program.files[file][call].body))
        if isNew(root) { found.append(root) }
      }
    }
    return found
  }

  /// The functions that read or write properties of their own type.
  mutating func readers(of properties: [String: Set<String>]) -> [BodyRef] {
    guard !properties.isEmpty else { return [] }
    var found: [BodyRef] = []
    for (number, file) in program.files.enumerated() {
      for body in file.bodies {
        guard let names = body.typeName.flatMap({ properties[$0] }) else { continue }
        let root = program.root(of: BodyRef(file: number, body: body.id))
        guard !seen[number][Int(root.body.index)],
          file.containsValue(in: body, where: { $0.contains { part in Self.isNamed(part, names) } })
        else { continue }
        if isNew(root) { found.append(root) }
      }
    }
    return found
  }

  private static func isNamed(_ value: Value, _ names: Set<String>) -> Bool {
    if case .global(let name) = value { names.contains(name) } else { false }
  }
}
