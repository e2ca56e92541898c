import LeakDomain
import LeakFlow

/// Places that are reached where the other side is there no more: it was lost, what it sends has ended, or what was tried with it
/// has failed.
struct LossEvents {
  let view: SlotView
  private var program: Program { view.program }

  init(view: SlotView) { self.view = view }

  func isOne(_ ref: BodyRef, block: Int) -> Bool {
    let root = program.root(of: ref)
    // What the method of that name has another one do.
    let forwarding = view.callers.callers(of: root).known.filter { program.performer(of: $0) == root }
    if (forwarding + [root]).contains(where: { program.models.has(program.body($0).name, .lossEvent) }) { return true }
    let around = [program.body(root), program.body(ref)]
    return around.contains { $0.parameters.contains(where: isError) } || isBehindEnd(ref, block)
  }

  private func isError(_ parameter: BodyParameter) -> Bool {
    parameter.type?.unwrapped.baseName.map { $0.hasSuffix("Error") } ?? false
  }

  /// Whether a block is reached only by way of a `catch`, or of the end of a sequence that is waited for.
  private func isBehindEnd(_ ref: BodyRef, _ block: Int) -> Bool {
    let body = program.body(ref)
    let places = Set(body.blocks.indices.flatMap { ends(of: body.blocks[$0], $0) })
    return !places.isEmpty
      && (places.contains(block) || !body.reaches({ $0 == block }, fromAnyOf: [Body.entry], avoiding: places.contains))
  }

  private func ends(of block: BasicBlock, _ number: Int) -> [Int] {
    let hasEnded = block.instructions.contains {
      if case .exhausted(_, isAwait: true) = $0.kind { true } else { false }
    }
    if hasEnded { return [number] }
    switch block.terminator {
    case .mayThrow(_, _, _, let error): return [error]
    case .branch(_, kind: .catchClause, _, let then, _): return [then]
    case .branch(_, kind: .nextElement, _, _, let failed): return [failed]
    default: return []
    }
  }
}
