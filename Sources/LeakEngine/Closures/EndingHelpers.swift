import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Methods of the same object that end what calls a closure, whatever else they do: `stop()`, which removes the observer that is kept.
///
/// Omissions: what only some of their ways end, save that there is nothing to end; what they call in turn.
extension ObligationAnalysis {
  /// Whether a call is of such a method.
  func endsByMethod(_ site: CallSite, _ sources: [Value]) -> Bool {
    let kept = sources.filter(isOfObject)
    guard !kept.isEmpty, isOnItself(site), let target = program.resolve(site, file: fileIndex)?.target,
      program.type(around: target) == program.type(around: BodyRef(file: fileIndex, body: scope))
    else { return false }
    let helper = EndingHelper(file: program.files[target.file], models: program.models, kept: kept, sources: sources)
    return helper.endsAlways(program.body(target))
  }

  /// A member of the object, or of what is in one: a method knows it by the same name.
  private func isOfObject(_ value: Value) -> Bool {
    switch value {
    case .global(let name): !name.isCapitalized
    case .member(let whole, _): isOfObject(whole)
    default: false
    }
  }

  /// `stop()`, `self.stop()`, `self?.stop()`
  private func isOnItself(_ site: CallSite) -> Bool {
    switch site.callee {
    case .global: true
    case .member(.selfReference, _): true
    case .member(.variable(let id), _): file[id].name == "self"
    default: false
    }
  }
}

/// The body of such a method.
private struct EndingHelper {
  let file: FlowFile
  let models: ModelTable
  /// The members that keep what calls the closure, or stand for it.
  let kept: [Value]
  /// All that calls the closure.
  let sources: [Value]

  /// Whether each way through the body ends them, where they are there.
  func endsAlways(_ body: Body) -> Bool {
    guard body.blocks.contains(where: ends) else { return false }
    var seen: Set<Int> = []
    var front = [Body.entry]
    while let number = front.popLast() {
      let block = body.blocks[number]
      guard seen.insert(number).inserted, !ends(block) else { continue }
      if block.isExit { return false }
      front += successors(of: block)
    }
    return true
  }

  private func successors(of block: BasicBlock) -> [Int] {
    guard case .branch(.isNil(let value), _, _, _, let otherwise) = block.terminator, isKept(value) else {
      return block.successors
    }
    return [otherwise]
  }

  private func ends(_ block: BasicBlock) -> Bool {
    block.instructions.contains { instruction in
      switch instruction.kind {
      case .call(let id):
        guard let receiver = file[id].receiver, let name = file[id].name, models.has(name, .endsSource) else {
          return false
        }
        return isKept(receiver) || sources.contains(receiver) && file[id].arguments.contains { isKept($0.value) }
      case .assign(let target, .literal(.nil)): return isKept(target)
      default: return false
      }
    }
  }

  /// Whether a value is one of the members, or a constant that has been bound to it.
  private func isKept(_ value: Value, steps: Int = 4) -> Bool {
    if kept.contains(value) { return true }
    switch value {
    case .member(.selfReference, let name): return kept.contains(.global(name))
    case .variable(let id): return steps > 0 && file[id].definition.map { isKept($0, steps: steps - 1) } ?? false
    default: return false
    }
  }
}
