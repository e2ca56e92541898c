import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Changes of what somebody waits for, after which nobody is woken on some path.
///
/// Omissions: only changes that certainly end the wait count, such as `ready = true`; a function that does not take the
/// lock itself leaves waking to its callers; conditions and what is waited for are followed within one file.
struct UnwokenWaits: FileAnalysis {
  let uses: ConditionUses
  let closures: ClosureSites
  var program: Program { uses.program }
  var fileIndex: Int { uses.fileIndex }

  func judge() -> [WaitVerdict] {
    var seen: Set<SourceRange> = []
    return uses.waits.flatMap(judge).filter { seen.insert($0.wait.location.range).inserted }
  }

  private func judge(_ wait: ConditionUse) -> [WaitVerdict] {
    let locks = uses.locks(of: wait)
    return WaitPredicate.around(wait.call, in: file).flatMap { predicate in
      changes(ending: predicate, besides: file[wait.call].body).compactMap { change in
        let root = ref(program.root(of: ref(change.body)).body)
        guard !uses.lockings(locks, in: root).isEmpty, !wakesBefore(change, wait.condition, in: root),
          !callersWake(wait.condition, of: root), !predicate.isOver(before: change.block, in: file[change.body]),
          ends(change, of: predicate, without: wait.condition)
        else { return nil }
        return verdict(wait, predicate, change)
      }
    }
  }

  private struct Change {
    var body: BodyID
    var block: Int
    var index: Int
    var range: SourceRange
  }

  private func ref(_ body: BodyID) -> BodyRef { BodyRef(file: fileIndex, body: body) }

  private func changes(ending predicate: WaitPredicate, besides waiting: BodyID) -> [Change] {
    file.bodies.filter { $0.id != waiting && mayChange($0) }.flatMap { body in
      body.blocks.enumerated().flatMap { number, block in
        block.instructions.enumerated().compactMap { index, instruction in
          guard predicate.ends(with: instruction, in: body, of: file, program.models) else { return nil }
          return Change(body: body.id, block: number, index: index, range: instruction.range)
        }
      }
    }
  }

  /// Nobody waits yet while an object is being made.
  private func mayChange(_ body: Body) -> Bool {
    switch body.kind {
    case .function(.initializer), .initialValue: false
    default: true
    }
  }

  /// A signal under the lock may stand before the change.
  private func wakesBefore(_ change: Change, _ condition: Condition, in root: BodyRef) -> Bool {
    let bodies = Set(program.family(of: root))
    return uses.wakes(condition).contains {
      bodies.contains(file[$0.call].body) && file[$0.call].range.start < change.range.start
    }
  }

  private func callersWake(_ condition: Condition, of root: BodyRef) -> Bool {
    (program.callsByName[program.body(root).name] ?? []).contains { index, call in
      let site = program.files[index][call]
      let caller = BodyRef(file: index, body: site.body)
      if let resolved = program.resolve(site, file: index), resolved.target != root { return false }
      if isOfAnother(site, than: condition, in: caller) { return false }
      return index != fileIndex || uses.wakes(condition, in: program.root(of: caller))
    }
  }

  /// A method of the same name that a value of another type has.
  private func isOfAnother(_ site: CallSite, than condition: Condition, in caller: BodyRef) -> Bool {
    guard let receiver = site.receiver,
      let type = program.typeName(of: receiver, file: caller.file, in: program.body(caller))
    else { return false }
    return type != condition.owner
  }

  // MARK: Paths

  /// Whether a path from a change leaves without waking anybody.
  private func ends(_ change: Change, of predicate: WaitPredicate, without condition: Condition) -> Bool {
    var body = file[change.body]
    var start = (block: change.block, index: change.index + 1)
    while true {
      guard leaves(body, from: start, of: predicate, without: condition) else { return false }
      // What a closure leaves open that runs now, its caller may do.
      guard let use = closures[body.id], runsNow(use), let next = place(of: use.call) else { return true }
      body = file[file[use.call].body]
      start = (next.block, next.index + 1)
    }
  }

  private func runsNow(_ use: ClosureSites.Use) -> Bool {
    switch program.models.mode(of: file[use.call], label: use.operand.label) {
    case .nowOnce?, .nowPerhaps?, .nowMany?: true
    default: false
    }
  }

  private func place(of call: CallID) -> (block: Int, index: Int)? {
    for (number, block) in file[file[call].body].blocks.enumerated() {
      if let index = block.instructions.firstIndex(where: { $0.kind == .call(call) }) { return (number, index) }
    }
    return nil
  }

  private func leaves(
    _ body: Body, from start: (block: Int, index: Int), of predicate: WaitPredicate, without condition: Condition
  ) -> Bool {
    var seen: Set<Int> = []
    var pending = [start]
    while let (number, first) = pending.popLast() {
      let block = body.blocks[number]
      if block.instructions.dropFirst(first).contains(where: { mayWake($0, condition) }) { continue }
      if case .exit = block.terminator { return true }
      // Who is woken depends on whether anybody can be waiting.
      if case .branch(let test, _, _, _, _) = block.terminator, predicate.isAsked(by: test, in: file),
        block.successors.contains(where: { wakes(from: $0, in: body, condition) })
      {
        continue
      }
      for next in block.successors where seen.insert(next).inserted { pending.append((next, 0)) }
    }
    return false
  }

  private func wakes(from start: Int, in body: Body, _ condition: Condition) -> Bool {
    body.reachable(from: start).contains { number in
      body.blocks[number].instructions.contains { mayWake($0, condition) }
    }
  }

  /// A call that wakes, is given the condition or a closure that wakes, or of which nothing is known.
  private func mayWake(_ instruction: Instruction, _ condition: Condition) -> Bool {
    guard case .call(let id) = instruction.kind else { return false }
    if uses.wakes.contains(where: { $0.call == id && $0.condition == condition }) { return true }
    let site = file[id]
    let body = file[site.body]
    let isGiven = site.arguments.contains { operand in
      if case .body(let closure) = operand.value { return uses.wakes(condition, in: ref(closure)) }
      return operand.value.contains { Condition($0, in: body) == condition }
    }
    if isGiven { return !uses.waits.contains { $0.call == id } }
    switch site.callee {
    case .body(let local): return uses.wakes(condition, in: ref(local))
    case .global(let name):
      if let resolved = program.resolve(site, file: fileIndex) { return mayWake(resolved.target, condition) }
      return program.functions[name] != nil || condition.owner != nil && !isKnown(site, name)
    default: return false
    }
  }

  /// A function of the sources, so far as they are of the same file.
  private func mayWake(_ target: BodyRef, _ condition: Condition) -> Bool {
    guard target.file == fileIndex else { return condition.owner != nil }
    if uses.wakes(condition, in: target) { return true }
    return file.calls.contains { site in
      guard site.body == target.body, let next = program.resolve(site, file: target.file) else { return false }
      return uses.wakes(condition, in: next.target)
    }
  }

  /// A type that is made, a function of pthread, or one that only looks.
  private func isKnown(_ site: CallSite, _ name: String) -> Bool {
    name.isCapitalized || name.hasPrefix("pthread_") || program.models.effectOfGiving(to: site) == .leave
  }

  private func verdict(_ wait: ConditionUse, _ predicate: WaitPredicate, _ change: Change) -> WaitVerdict {
    WaitVerdict(
      cause: .changedUnwoken(predicate.place.flatMap(wording.text) ?? "it"), primitive: "NSCondition",
      carrier: wording.text(wait.condition.value) ?? "the condition",
      function: function(around: change.body),
      wait: wording.spot(change.range), peer: wording.spot(file[wait.call].nameRange))
  }
}
