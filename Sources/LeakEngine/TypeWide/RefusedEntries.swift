import LeakDomain
import LeakFlow
import LeakModel

/// Functions that let only one at a time come to where it waits: what they call first refuses whoever comes meanwhile, by a
/// `throw` or by `false`, or all that call them leave before.
///
///     guard tryBegin() else { throw Busy() }
///     defer { end() }
///     return try await withCheckedThrowingContinuation { waiter = $0 }
///
/// What they ask for is the slot itself, or a member that they or those around them change.
struct RefusedEntries {
  let view: SlotView
  private var program: Program { view.program }

  /// Whether nobody comes to a function while another waits in it.
  func refuseOthers(_ root: BodyRef) -> Bool {
    let around = view.index.withCallees(of: root)
    let asked = names(changedBy: around).union([view.slot.name])
    if around.dropFirst().contains(where: { $0 != root && refuses($0, by: asked) }) { return true }
    let stores = view.stores.filter { program.root(of: $0.body) == root }
    return stores.allSatisfy { isRefused($0.range, in: root) } || isRefused(byCallersOf: root, depth: 2)
  }

  /// Whether all that call a function leave before, or those that call them do.
  private func isRefused(byCallersOf root: BodyRef, depth: Int) -> Bool {
    let callers = view.callers.callers(of: root)
    guard depth > 0, !callers.sites.isEmpty, !callers.hasUnknown else { return false }
    return callers.sites.allSatisfy { file, call in
      let site = program.files[file][call]
      let caller = program.root(of: BodyRef(file: file, body: site.body))
      return caller != root && (isRefused(site.range, in: caller) || isRefused(byCallersOf: caller, depth: depth - 1))
    }
  }

  private func names(changedBy functions: [BodyRef]) -> Set<String> {
    Set(functions.flatMap(view.index.assignedNames)).subtracting([view.slot.name])
  }

  /// Whether a function throws or gives `false` where it finds a member in one state, and does not in the other.
  private func refuses(_ ref: BodyRef, by names: Set<String>) -> Bool {
    let body = program.body(ref)
    return decisions(in: body, by: names).contains { sides in
      let ways = sides.map { exits(of: body, from: $0) }
      return ways.contains { $0.allSatisfy(isRefusal) && !$0.isEmpty } && ways.contains { !$0.allSatisfy(isRefusal) }
    }
  }

  private func isRefusal(_ exit: Exit) -> Bool {
    exit.kind == .throwStatement || exit.value == .literal(.bool(false)) || exit.value == .literal(.nil)
  }

  private func exits(of body: Body, from block: Int) -> [Exit] {
    body.reachable(from: block).compactMap { number in
      if case .exit(let exit) = body.blocks[number].terminator { exit } else { nil }
    }
  }

  /// Whether a function leaves before some place in it, where it finds a member in one state that it changes itself.
  private func isRefused(_ place: SourceRange, in root: BodyRef) -> Bool {
    let body = program.body(root)
    let goal = body.blocks.firstIndex { block in block.instructions.contains { $0.range.contains(place) } }
    guard let goal else { return false }
    return decisions(in: body, by: names(changedBy: [root])).contains { sides in
      sides.filter { body.reachable(from: $0).contains(goal) }.count == 1
    }
  }

  /// Both sides of each branch that asks for one of some members of the object.
  private func decisions(in body: Body, by names: Set<String>) -> [[Int]] {
    body.blocks.compactMap { block in
      guard case .branch(let test, let kind, _, let then, let otherwise) = block.terminator, kind != .loop,
        let subject = test.subject,
        subject.contains(where: { part in
          if case .global(let name) = part { names.contains(name) } else { false }
        })
      else { return nil }
      return [then, otherwise]
    }
  }
}
