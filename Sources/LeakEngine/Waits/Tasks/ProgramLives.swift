import LeakAST
import LeakDomain
import LeakFlow

/// What the sources say of how long objects and tasks live: looked up when the first endless loop is asked about.
struct ProgramLives {
  private var classes: Set<String> = []
  /// Types with one object that lives as long as the program.
  private var lasting: Set<String> = []
  /// Commands: their `run` is the program.
  private var commands: Set<String> = []
  /// Members and globals that something calls, passes or reads.
  private var used: Set<String> = []

  private static let delegates = ["AppDelegate", "SceneDelegate", "Application", "App"]

  init(_ program: ProgramIndex) {
    for file in program.files {
      for type in file.types { index(type) }
      for member in file.members { index(member, in: file, program.models) }
      for variable in file.globals.values { index(file[variable], in: file) }
      for site in file.calls {
        if let receiver = site.receiver { use(receiver) }
        for operand in site.arguments { use(operand.value) }
      }
      for block in file.bodies.lazy.flatMap(\.blocks) {
        for case .bind(_, let value?) in block.instructions.map(\.kind) {
          if let name = value.memberName { used.insert(name) }
        }
      }
    }
  }

  private mutating func index(_ type: DeclaredType) {
    if type.kind == .class { classes.insert(type.name) }
    let parents = type.inherited.compactMap(\.baseName)
    if parents.contains(where: { $0.hasSuffix("ApplicationDelegate") }) { lasting.insert(type.name) }
    if parents.contains(where: { $0.hasSuffix("ParsableCommand") }) { commands.insert(type.name) }
  }

  private mutating func index(_ member: MemberInfo, in file: FlowFile, _ models: ModelTable) {
    if member.type?.baseName == member.typeName {
      if models.has(member.name, .sharedInstance) { lasting.insert(member.typeName) }
    } else if case .call(let made)? = member.initial?.value,
      [.global(member.typeName), .global("Self")].contains(file[made].callee)
    {
      lasting.insert(member.typeName)
    }
  }

  private mutating func index(_ global: Variable, in file: FlowFile) {
    if let type = global.type?.baseName { lasting.insert(type) }
    if case .call(let made)? = global.definition, case .global(let type) = file[made].callee { lasting.insert(type) }
  }

  private mutating func use(_ value: Value) {
    _ = value.contains { part in
      if let name = part.memberName { used.insert(name) }
      return false
    }
  }

  /// Whether a type's objects are freed once nothing holds them.
  func isFreed(_ type: String) -> Bool {
    classes.contains(type) && !lasting.contains(type) && !Self.delegates.contains(where: type.hasSuffix)
  }

  func isCommand(_ type: String) -> Bool { commands.contains(type) }

  /// Whether anything calls something on a member of this name, passes it or reads it.
  func isUsed(_ name: String) -> Bool { used.contains(name) }
}
