import LeakAST
import LeakDomain
import LeakFlow

/// One function tells whoever waits and leaves him where he is; another hears how it has ended, tells of one outcome only, and takes
/// him out in any case: what it drops then was told before, and what it tells was not.
struct SlotCleanups {
  private let view: SlotView
  /// The functions that discharge what they find and leave it.
  private let leavers: Set<BodyRef>
  private let cleaners: Set<BodyRef>

  init(_ view: SlotView, _ findings: [(finding: SlotAnalysis.Finding, root: BodyRef)]) {
    self.view = view
    leavers = Set(
      findings.compactMap {
        if case .discharged(let site) = $0.finding.kind { view.function(at: site) } else { nil }
      })
    cleaners = leavers.isEmpty ? [] : Set(view.roots.filter { Self.cleansUp($0, view) }).subtracting(leavers)
  }

  func excuse(_ kind: SlotAnalysis.Finding.Kind) -> Bool {
    switch kind {
    case .lost(let loss): view.function(at: loss.site).map(cleaners.contains) ?? false
    case .discharged:
      !cleaners.isEmpty && view.roots.allSatisfy { cleaners.contains($0) || leavers.contains($0) || !meets($0) }
    case .twice, .given: false
    }
  }

  private func meets(_ root: BodyRef) -> Bool {
    let drains = SlotDrains(view: view)
    return view.program.family(of: root).contains { drains.meets(in: BodyRef(file: root.file, body: $0)) }
  }

  /// Whether a function takes something out, and tells it under one outcome, where under another it never does.
  private static func cleansUp(_ root: BodyRef, _ view: SlotView) -> Bool {
    let effects = view.effects(in: root.file)
    let body = view.program.body(root)
    let outcomes = Set(body.parameters.map(\.variable).filter { isOutcome(effects.file[$0].type) })
    guard !outcomes.isEmpty else { return false }
    let telling = body.blocks.indices.filter { number in
      body.blocks[number].instructions.contains { tells(effects.effect(of: $0, in: body)) }
    }
    guard !telling.isEmpty, takesOut(root, view) else { return false }
    return body.blocks.contains { block in
      guard case .branch(let test, _, _, _, _) = block.terminator,
        test.subject?.rootVariable.map(outcomes.contains) ?? false
      else { return false }
      return block.successors.contains { body.reachable(from: $0).isDisjoint(with: telling) }
    }
  }

  private static func isOutcome(_ type: TypeRef?) -> Bool {
    switch type {
    case .optional: true
    case .named("Result", _): true
    default: false
    }
  }

  private static func tells(_ effect: SlotEffect) -> Bool {
    if case .dischargedElsewhere = effect { true } else { effect.isMeeting }
  }

  private static func takesOut(_ root: BodyRef, _ view: SlotView) -> Bool {
    let effects = view.effects(in: root.file)
    return view.program.family(of: root).contains { id in
      let body = effects.file[id]
      return body.blocks.lazy.flatMap(\.instructions).contains { instruction in
        if case .replaced(_, nil, _) = effects.effect(of: instruction, in: body) { return true }
        guard case .call(let call) = instruction.kind, case .member(let place, let name) = effects.file[call].callee
        else { return false }
        return view.program.models.has(name, .takesElement) && effects.isPlace(place, body)
      }
    }
  }
}
