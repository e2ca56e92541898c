import LeakAST
import LeakDomain
import LeakFlow

/// Those who wait for the answer to a request under a key of its own, where there is nothing by which it could be sent, or nothing to send:
///
///     pending[id] = continuation
///     guard let socket else { return }
///     socket.send(request)
///
/// Omissions: requests that are kept anywhere, or given to anybody, to be sent later; types where anything but an answer ends such a wait.
struct LeftUnsent {
  let view: SlotView
  private var program: Program { view.program }

  func verdict() -> StoredVerdict? {
    guard view.slot.isPlain, UntoldFailures(view: view).isSomebodyWaiting,
      let store = LeftByRequest(view: view).store(ofHandlers: true)
    else { return nil }
    let root = program.root(of: store.body)
    let requests = view.index.calls(in: root).filter { isRequest($0, root.file) }
    guard requests.count == 1, let request = requests.first, looksAfterNothingElse(root), keepsNothing(root),
      view.index.calls(in: root).allSatisfy({ $0 == request || isSilent($0, in: root) })
    else { return nil }
    return UnmadeWays(view: view, beginners: [root], outcomes: []).verdict(request, in: root.file)
  }

  private func isRequest(_ call: CallID, _ file: Int) -> Bool {
    guard let name = program.files[file][call].name else { return false }
    return program.has(name, .sendsRequest) && view.target(of: call, file: file) == nil
  }

  /// Whether all others that know the slot take an answered one out: who asks for its keys may send what they stand for.
  private func looksAfterNothingElse(_ root: BodyRef) -> Bool {
    let drains = SlotDrains(view: view)
    return view.touching.allSatisfy { program.root(of: $0) == root || drains.meets(in: $0) }
  }

  /// Whether nothing but numbers changes in the object when something is stored.
  private func keepsNothing(_ root: BodyRef) -> Bool {
    let file = program.files[root.file]
    let effects = view.effects(in: root.file)
    return program.family(of: root).allSatisfy { id in
      file[id].blocks.lazy.flatMap(\.instructions).allSatisfy { instruction in
        guard case .assign(let target, let value) = instruction.kind, target.rootVariable == nil,
          effects.effect(of: instruction, in: file[id]) == .none
        else { return true }
        switch value {
        case .operation, .literal: return true
        default: return false
        }
      }
    }
  }

  /// Whether nobody can learn of the request by a call.
  private func isSilent(_ call: CallID, in root: BodyRef) -> Bool {
    let file = program.files[root.file]
    let site = file[call]
    let body = file[site.body]
    if let name = site.name {
      if FailedRequests(view: view).isQuiet(site, file) || program.models.holdsLock(name) { return true }
      if view.primitive.discharges.contains(name) { return true }
    }
    switch site.callee {
    case .implicitMember: return true
    case .global(let name) where name.isCapitalized: return true
    default: break
    }
    let effects = view.effects(in: root.file)
    let runs = site.arguments.contains { if case .body = $0.value { true } else { false } }
    return runs || effects.isUsed(call, in: body)
      || body.blocks.contains { block in
        block.instructions.contains { $0.kind == .call(call) && effects.effect(of: $0, in: body) != .none }
      }
  }
}
