import LeakDomain
import LeakFlow
import LeakModel

/// Waits on a condition or a semaphore that a type keeps to itself, and that nothing in the file signals.
struct UnsignalledGates: FileAnalysis {
  let uses: ConditionUses
  var program: Program { uses.program }
  var fileIndex: Int { uses.fileIndex }

  func judge() -> [WaitVerdict] {
    file.members.compactMap { member in
      guard member.isLet, member.modifiers.contains(where: { $0 == "private" || $0 == "fileprivate" }),
        case .call(let made)? = member.initial?.value, let type = gate(file[made]), isShut(file[made]),
        let wait = wait(on: member), !isUsedOtherwise(member)
      else { return nil }
      return WaitVerdict(
        cause: .neverSignalled, primitive: type, carrier: member.name,
        function: function(around: wait.body),
        wait: wording.spot(wait.range))
    }
  }

  private func gate(_ made: CallSite) -> String? {
    guard case .global(let type) = made.callee else { return nil }
    return type == "DispatchSemaphore" || program.models.isType(type, .condition) ? type : nil
  }

  /// A semaphore above 0 lets the first ones pass.
  private func isShut(_ made: CallSite) -> Bool {
    made.arguments.isEmpty || made.arguments.first?.value == .literal(.number("0"))
  }

  private func wait(on member: MemberInfo) -> CallSite? {
    file.calls.first { site in
      program.models.has(site.name ?? "", .conditionWait) && site.arguments.isEmpty && !site.isAwaited
        && isMember(site.receiver, member, in: file[site.body])
    }
  }

  private func isMember(_ value: Value?, _ member: MemberInfo, in body: Body) -> Bool {
    value == .global(member.name) && body.typeName == member.typeName
  }

  /// Whether anything is done with it but to wait on it and to lock it: a signal, or a way to where one may come from.
  private func isUsedOtherwise(_ member: MemberInfo) -> Bool {
    file.bodies.contains { body in
      func isNamed(_ value: Value) -> Bool {
        value.contains { part in
          if case .member(_, member.name) = part { return true }
          return isMember(part, member, in: body)
        }
      }
      return body.blocks.contains { block in
        if case .exit(let exit) = block.terminator, let value = exit.value, isNamed(value) { return true }
        return block.instructions.contains { isOtherUse($0, isNamed) }
      }
    }
  }

  private func isOtherUse(_ instruction: Instruction, _ isNamed: (Value) -> Bool) -> Bool {
    switch instruction.kind {
    case .call(let id):
      let site = file[id]
      if site.arguments.contains(where: { isNamed($0.value) }) { return true }
      guard let receiver = site.receiver, isNamed(receiver), let name = site.name else { return false }
      return !Self.locking.contains(name) && !program.models.has(name, .conditionWait)
    case .bind(_, let value?): return isNamed(value)
    case .assign(let target, let value): return isNamed(target) || isNamed(value)
    default: return false
    }
  }

  private static let locking: Set<String> = ["lock", "unlock", "withLock", "try"]
}
