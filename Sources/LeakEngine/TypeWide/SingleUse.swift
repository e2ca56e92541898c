import LeakDomain
import LeakFlow

/// Objects that are made for one use: what is stored in them is stored once.
struct SingleUse {
  let program: Program

  /// Whether each object of a type that the sources make is used by the function that makes it, and by nobody else.
  func isMadeForOneCall(_ type: String) -> Bool {
    var isMade = false
    for (number, call) in program.callsByName[type] ?? [] {
      let file = program.files[number]
      guard file[call].callee == .global(type) else { continue }
      isMade = true
      guard staysLocal(call, in: file) else { return false }
    }
    return isMade
  }

  /// The result is the receiver of a call, or is bound to a constant of the function that is used for calls on it alone.
  private func staysLocal(_ call: CallID, in file: FlowFile) -> Bool {
    let body = file[file[call].body]
    // The initial value of a property lives as long as the property.
    guard body.kind != .initialValue, body.kind != .topLevel else { return false }
    var places: [Value] = [.call(call)]
    for (number, variable) in file.variables.enumerated() where variable.definition == .call(call) {
      guard variable.isLet else { return false }
      places.append(.variable(VarID(number)))
    }
    return file.bodies.allSatisfy { other in
      other.blocks.allSatisfy { block in
        block.instructions.allSatisfy { keepsLocal($0, places, in: file) } && !returns(block.terminator, places)
      }
    }
  }

  private func keepsLocal(_ instruction: Instruction, _ places: [Value], in file: FlowFile) -> Bool {
    switch instruction.kind {
    case .call(let id): return !file[id].arguments.contains { places.contains($0.value) }
    case .assign(let target, let value): return !value.contains(where: places.contains) || places.contains(target)
    default: return true
    }
  }

  private func returns(_ terminator: Terminator, _ places: [Value]) -> Bool {
    guard case .exit(let exit) = terminator, let value = exit.value else { return false }
    return value.contains(where: places.contains)
  }
}
