import LeakDomain
import LeakFlow

/// What a function takes out of one place of the state and puts in another one, before it gives its caller the same:
///
///     let next = queue.removeFirst()
///     state = .running(next)
///     return next
///
/// The caller has it beside the state, and need not see to it.
extension FlowFile {
  /// - Parameter member: the carrier is this member of what the variable has.
  func isKeptBesides(_ variable: VarID, member: String?, in body: Body) -> Bool {
    let isIt = { (value: Value) in
      value == .variable(variable) || member.map { value == .member(.variable(variable), $0) } ?? false
    }
    return body.blocks.contains { block in
      block.instructions.contains { instruction in
        switch instruction.kind {
        case .assign(let target, let value):
          guard target.rootVariable.map({ self[$0].owner != body.id }) ?? true else { return false }
          return isIt(value) || isMade(value, of: isIt)
        case .call(let id): return self[id].arguments.contains { isIt($0.value) } && !isMaking(self[id])
        default: return false
        }
      }
    }
  }

  private func isMade(_ value: Value, of isIt: (Value) -> Bool) -> Bool {
    switch value {
    case .tuple(let parts), .aggregate(let parts), .operation(_, let parts):
      parts.contains { isIt($0) || isMade($0, of: isIt) }
    case .call(let id): isMaking(self[id]) && self[id].arguments.contains { isIt($0.value) }
    default: false
    }
  }

  /// `.running(next)`, `Entry(next)`: what is made may be given to anybody, or be put away.
  private func isMaking(_ site: CallSite) -> Bool {
    if case .implicitMember = site.callee { return true }
    return site.callee.memberName?.first?.isUppercase ?? false
  }
}
