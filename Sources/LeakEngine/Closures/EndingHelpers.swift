import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Methods of the same object that end what calls a closure, whatever else they do: `stop()`, which removes the observer that is kept.
///
/// Omissions: what only some of their ways end, save that there is nothing to end; what more than two of them do in turn.
extension ObligationAnalysis {
  /// Whether a call is of such a method.
  func endsByMethod(_ site: CallSite, _ sources: [Value]) -> Bool {
    let kept = sources.filter(isOfObject)
    guard !kept.isEmpty, isOnItself(site), let target = program.resolve(site, file: fileIndex)?.target,
      program.type(around: target) == program.type(around: BodyRef(file: fileIndex, body: scope))
    else { return false }
    return EndingHelper(program: program, ref: target, kept: kept, sources: sources, steps: 2).endsAlways
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
  let program: Program
  let ref: BodyRef
  /// The members that keep what calls the closure, or stand for it.
  let kept: [Value]
  /// All that calls the closure.
  let sources: [Value]
  /// How many methods of the object may have the next one do it.
  let steps: Int
  private var file: FlowFile { program.files[ref.file] }

  /// Whether each way through the body ends them, where they are there.
  var endsAlways: Bool {
    let body = program.body(ref)
    let ending = Set(body.blocks.indices.filter { ends(body.blocks[$0]) })
    guard !ending.isEmpty else { return false }
    var seen: Set<Int> = []
    var front = [Body.entry]
    while let number = front.popLast() {
      guard seen.insert(number).inserted, !ending.contains(number) else { continue }
      if body.blocks[number].isExit { return false }
      front += successors(of: body.blocks[number])
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
      case .call(let id): return ends(file[id])
      case .assign(let target, .literal(.nil)): return isKept(target)
      default: return false
      }
    }
  }

  private func ends(_ site: CallSite) -> Bool {
    if let receiver = site.receiver, let name = site.name, program.models.has(name, .endsSource) {
      return isKept(receiver) || sources.contains(receiver) && site.arguments.contains { isKept($0.value) }
    }
    guard steps > 0, case .global = site.callee, let target = program.resolve(site, file: ref.file)?.target,
      program.type(around: target) == program.type(around: ref)
    else { return false }
    return EndingHelper(program: program, ref: target, kept: kept, sources: sources, steps: steps - 1).endsAlways
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
