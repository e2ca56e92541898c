import LeakDomain
import LeakFlow

/// Objects that a function has taken out of where they were found, so that nobody comes to them again: `let all = waiters; waiters = []`,
/// `var node = head; head = nil`, `waiters.removeFirst()`.
struct RemovedObjects {
  let program: Program
  let root: BodyRef
  private var file: FlowFile { program.files[root.file] }

  /// Whether an object was taken out of where it was, by way of all that it may come from.
  func contain(_ object: Value) -> Bool {
    var seen: Set<Value> = [object]
    var pending = [object]
    while let next = pending.popLast() {
      if isTaken(next) { return true }
      pending += sources(of: next).filter { seen.insert($0).inserted }
    }
    return false
  }

  private func isTaken(_ object: Value) -> Bool {
    switch object {
    case .call(let id):
      guard let name = file[id].name, file[id].receiver != nil else { return false }
      return program.models.has(name, .takesElement) || program.models.has(name, .takesTurn)
    case .member, .global: return isEmptied(object)
    default: return false
    }
  }

  /// What an object is, or is a part or an element of.
  private func sources(of object: Value) -> [Value] {
    switch object {
    case .variable(let id): return sources(of: id)
    case .payload(let whole, _, _), .member(let whole, _): return [whole]
    case .call(let id):
      let wholes = program.models.wholes(of: object, in: file)
      guard let name = file[id].name, program.models.has(name, .sameLength) else { return wholes }
      return wholes + [file[id].receiver].compactMap { $0 }
    default: return []
    }
  }

  /// What a variable is given: all that is, where it changes.
  private func sources(of variable: VarID) -> [Value] {
    let given = [file[variable].definition, file[variable].sequence].compactMap { $0 }
    if file[variable].isLet { return given }
    return given
      + instructions.compactMap { instruction in
        guard case .assign(.variable(variable), let value) = instruction.kind, value.rootVariable != variable else {
          return nil
        }
        return value
      }
  }

  private func isEmptied(_ place: Value) -> Bool {
    instructions.contains { instruction in
      switch instruction.kind {
      case .assign(place, _): true
      case .call(let id): file[id].receiver == place && file[id].name == "removeAll"
      default: false
      }
    }
  }

  private var instructions: some Sequence<Instruction> {
    program.family(of: root).lazy.flatMap { file[$0].blocks }.flatMap(\.instructions)
  }
}

extension SlotView {
  /// Whether what is discharged at a place is a member of an object that is found nowhere any more.
  func isOfRemoved(_ site: SlotSite) -> Bool {
    guard slot.place == .member, let root = function(at: site) else { return false }
    let removed = RemovedObjects(program: program, root: root)
    return program.files[site.file].calls.contains { call in
      guard call.range == site.range, case .member(let object, slot.name)? = call.receiver else { return false }
      return removed.contain(object)
    }
  }
}
