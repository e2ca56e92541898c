import LeakDomain
import LeakFlow
import LeakModel

/// Endless loops in tasks that nobody can cancel and that hold the object which started them, or do not end with it.
struct HeldOwners: FileAnalysis {
  let handles: TaskHandles
  var program: Program { handles.program }
  var fileIndex: Int { handles.fileIndex }

  func judge(_ loop: EndlessLoops.Loop, in body: Body) -> TaskVerdict? {
    guard let call = handles.start(of: body), let handle = handles.handle(of: call), let type = body.typeName,
      handles.lives.isFreed(type), let cause = cause(of: loop, in: body, type, handle)
    else { return nil }
    return TaskVerdict(
      cause: cause, function: function(around: body.id), loop: wording.spot(loop.head),
      peer: wording.spot(file[call].nameRange))
  }

  private func cause(
    of loop: EndlessLoops.Loop, in body: Body, _ type: String, _ handle: TaskVerdict.Handle
  ) -> TaskVerdict.Cause? {
    if holdsSelf(loop, in: body) { return .holdsOwner(type: type, handle: handle) }
    // What waits for an event costs nothing until one comes.
    guard !loop.reads, worksForWeakSelf(loop, in: body) else { return nil }
    return .outlivesOwner(type: type, handle: handle)
  }

  /// Whether the loop does something for `self`, captured weakly, in each turn.
  private func worksForWeakSelf(_ loop: EndlessLoops.Loop, in body: Body) -> Bool {
    guard let weak = weakSelf(around: body) else { return false }
    return body.blocks.contains { block in
      guard case .branch(.isNil(.variable(weak)), .optionalChain, let range, _, _) = block.terminator else {
        return false
      }
      return loop.range.contains(range)
    }
  }

  /// Whether the task has `self` while it is in the loop.
  private func holdsSelf(_ loop: EndlessLoops.Loop, in body: Body) -> Bool {
    guard usesSelf(body, in: loop.range) else { return false }
    guard let weak = weakSelf(around: body) else { return true }
    // Made strong before the loop, and not in it.
    let places = body.blocks.compactMap { block -> SourceRange? in
      guard case .branch(.isNil(.variable(weak)), let kind, let range, _, _) = block.terminator, kind != .optionalChain
      else {
        return nil
      }
      return range
    }
    return places.contains { $0.start < loop.range.start }
  }

  private func weakSelf(around body: Body) -> VarID? {
    var current: Body? = body
    while let now = current {
      if now.capturesSelfWeakly {
        return file.variables.indices.map(VarID.init).first { id in
          file[id].owner == now.id && file[id].isWeak && file[id].name == "self"
        }
      }
      current = now.parent.map { file[$0] }
    }
    return nil
  }

  private func usesSelf(_ body: Body, in range: SourceRange) -> Bool {
    guard let type = body.typeName else { return false }
    func isOwn(_ value: Value) -> Bool {
      value.contains { part in
        switch part {
        case .selfReference: true
        case .global(let name):
          file.members.contains { $0.typeName == type && $0.name == name }
            || (program.functions[name] ?? []).contains { program.body($0).typeName == type }
        default: false
        }
      }
    }
    return body.blocks.flatMap(\.instructions).contains { instruction in
      guard range.contains(instruction.range) else { return false }
      switch instruction.kind {
      case .call(let id): return isOwn(file[id].callee) || file[id].arguments.contains { isOwn($0.value) }
      case .assign(let target, let value): return isOwn(target) || isOwn(value)
      case .bind(_, let value?): return isOwn(value)
      default: return false
      }
    }
  }
}
