import LeakAST
import LeakFlow

/// Members that tell whether something is in a slot: flags and states that are set where something is stored in it, and
/// computed properties that ask it.
struct SlotCompanions {
  let view: SlotView

  func find() -> Set<String> {
    var found: Set<String> = []
    for store in view.stores {
      let root = view.program.root(of: store.body)
      for id in view.program.family(of: root) { collect(id, of: view.program.files[root.file], into: &found) }
    }
    for ref in view.roots {
      let body = view.program.body(ref)
      if case .function(.accessor) = body.kind { found.insert(body.name) }
    }
    found.remove(view.slot.name)
    return found
  }

  private func collect(_ body: BodyID, of file: FlowFile, into found: inout Set<String>) {
    for block in file[body].blocks {
      for instruction in block.instructions {
        guard case .assign(let target, let value) = instruction.kind, let name = file.sharedName(target), isFlag(value)
        else {
          continue
        }
        found.insert(name)
      }
    }
  }

  private func isFlag(_ value: Value) -> Bool {
    switch value {
    case .literal(.bool), .literal(.nil), .implicitMember, .call, .variable: true
    case .member(.global(let type), _): type.isCapitalized
    default: false
    }
  }
}
