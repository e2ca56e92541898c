import LeakFlow

/// Functions that are used otherwise than to call them: `sink(receiveValue: show)`. Not all that calls them is known.
struct GivenFunctions {
  private var names: Set<String> = []

  init(_ files: [FlowFile], functions: Set<String>) {
    let functions = NameSet(functions)
    for file in files {
      for call in file.calls {
        for operand in call.arguments { note(operand.value, among: functions) }
      }
      for block in file.bodies.lazy.flatMap(\.blocks) {
        for instruction in block.instructions {
          switch instruction.kind {
          case .bind(_, let value?), .assign(_, let value): note(value, among: functions)
          default: break
          }
        }
        if case .exit(let exit) = block.terminator, let value = exit.value { note(value, among: functions) }
      }
    }
  }

  func contains(_ name: String) -> Bool { names.contains(name) }

  private mutating func note(_ value: Value, among functions: NameSet) {
    _ = value.contains { part in
      if let name = part.memberName, functions.contains(name) { names.insert(name) }
      return false
    }
  }
}
