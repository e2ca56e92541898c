import LeakDomain
import LeakFlow

/// Objects that a function has taken out of where they were found, so that nobody comes to them again: `let all = waiters; waiters = []`,
/// `var node = head; head = nil`, `waiters.removeFirst()`.
struct RemovedObjects {
  let program: Program
  let root: BodyRef
  private var file: FlowFile { program.files[root.file] }

  /// How many steps an object is followed to where it was.
  private static let depth = 8

  func contain(_ object: Value) -> Bool { isRemoved(object, depth: Self.depth) }

  private func isRemoved(_ object: Value, depth: Int) -> Bool {
    guard depth > 0 else { return false }
    switch object {
    case .variable(let id):
      return sources(of: id).contains { isRemoved($0, depth: depth - 1) }
    case .payload(let whole, _, _): return isRemoved(whole, depth: depth - 1)
    case .call(let id):
      let site = file[id]
      guard let name = site.name, let receiver = site.receiver else { return false }
      return program.models.has(name, .takesElement) || program.models.has(name, .takesTurn)
        || program.models.wholes(of: object, in: file).contains { $0 != object && isRemoved($0, depth: depth - 1) }
        || receiver != object && program.models.has(name, .sameLength) && isRemoved(receiver, depth: depth - 1)
    case .member(let base, let name):
      if isEmptied(object) || isRemoved(base, depth: depth - 1) { return true }
      return program.models.has(name, .sameElements) && isRemoved(base, depth: depth - 1)
    case .global: return isEmptied(object)
    default: return false
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
