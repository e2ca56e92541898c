import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Cancellation handlers that resume a continuation which is put away only afterwards: in a task that is cancelled
/// already, the handler runs first, finds nothing, and nobody comes a second time.
///
/// Omissions: a closure that stores under any condition is taken to know of the cancellation; a state machine behind a
/// lock is taken to be right.
struct EarlyCancellation: FileAnalysis {
  let program: Program
  let fileIndex: Int

  init(_ program: Program, file: Int) {
    self.program = program
    self.fileIndex = file
  }

  func judge() -> [WaitVerdict] { cancelledWaits().compactMap(judge) }

  private func judge(_ wait: CancelledWait) -> WaitVerdict? {
    guard ![wait.operation, wait.waiting].contains(where: mentionsCancellation), isPlain(wait.handler),
      let store = store(of: wait.continuation, in: wait.closure), isResumed(store, in: wait.handler)
    else { return nil }
    return WaitVerdict(
      cause: .storedAfterCancel, primitive: wait.primitive, carrier: file[wait.continuation].name,
      function: function(around: wait.site.body),
      wait: wording.spot(store.range), peer: wording.spot(file[wait.handler].nameRange))
  }

  /// Whether the operation asks anywhere whether it is cancelled.
  private func mentionsCancellation(_ body: BodyID) -> Bool {
    family(body).contains { id in
      let range = file[id].range
      return file.calls.contains { range.contains($0.range) && $0.name == "checkCancellation" }
        || file[id].blocks.contains { block in
          if case .branch(let test, _, _, _, _) = block.terminator {
            test.subject?.contains { $0.memberName?.lowercased().contains("cancel") ?? false } ?? false
          } else {
            false
          }
        }
    }
  }

  private struct Store {
    var place: Value
    var range: SourceRange
    /// Where the object that is the place keeps it.
    var member: Value?
  }

  private func isResumed(_ store: Store, in handler: BodyID) -> Bool {
    resumes(store.place, in: handler) || store.member.map { isResumed($0, of: store.place, in: handler) } ?? false
      || onlyMethod(calledBy: handler).map { isResumed(store.place, by: $0, depth: 0) } ?? false
  }

  /// Whether a handler does nothing but call a method of the object, which resumes what that keeps: `box.cancel()`.
  private func isResumed(_ member: Value, of object: Value, in handler: BodyID) -> Bool {
    let sites = file.calls.filter { $0.body == handler }
    guard sites.count == 1, family(handler).count == 1, sites[0].receiver == object, sites[0].arguments.isEmpty,
      let method = program.resolve(sites[0], file: fileIndex)?.target
    else { return false }
    return EarlyCancellation(program, file: method.file).isResumed(member, by: method.body, depth: 0)
  }

  /// Whether a method resumes what its object keeps, and leaves no other trace: itself, or by the one method that it calls.
  private func isResumed(_ member: Value, by method: BodyID, depth: Int) -> Bool {
    let bodies = Set(family(method))
    let calls = file.calls.filter { bodies.contains($0.body) }
    let isAll = calls.allSatisfy { program.resolve($0, file: fileIndex) == nil || taken(by: $0, from: member) }
    if isAll { return resumes(member, in: method) }
    let isGivenOn = calls.first?.arguments.allSatisfy { if case .variable = $0.value { true } else { false } } ?? false
    guard depth < 4, calls.count == 1, bodies.count == 1, isGivenOn, case .global = calls[0].callee,
      let target = program.resolve(calls[0], file: fileIndex)?.target
    else { return false }
    return EarlyCancellation(program, file: target.file).isResumed(member, by: target.body, depth: depth + 1)
  }

  /// Where the continuation is put away, with no decision before or around it.
  private func store(of continuation: VarID, in closure: BodyID, _ depth: Int = 0) -> Store? {
    let bodies = family(closure)
    guard bodies.allSatisfy(isPlain), !bodies.contains(where: resumesItself) else { return nil }
    for body in bodies {
      for instruction in file[body].blocks.flatMap(\.instructions) {
        switch instruction.kind {
        case .assign(let target, .variable(continuation)):
          if let place = place(target, in: body) { return Store(place: place, range: instruction.range) }
        case .call(let id):
          guard depth < 4, let kept = kept(continuation, by: file[id], depth) else { continue }
          guard let object = file[id].receiver else { return Store(place: kept, range: instruction.range) }
          return Store(place: object, range: instruction.range, member: kept)
        default: break
        }
      }
    }
    return nil

    func resumesItself(_ body: BodyID) -> Bool {
      file.calls.contains { $0.body == body && $0.receiver == .variable(continuation) }
    }
  }

  /// The member in which a method only keeps the continuation that it is given: `box.set(continuation)`.
  private func kept(_ continuation: VarID, by site: CallSite, _ depth: Int) -> Value? {
    guard let operand = site.arguments.firstIndex(where: { $0.value == .variable(continuation) }),
      let resolved = program.resolve(site, file: fileIndex)
    else { return nil }
    let method = EarlyCancellation(program, file: resolved.target.file)
    let parameter = method.file[resolved.target.body].parameters[resolved.parameters[operand]].variable
    return method.store(of: parameter, in: resolved.target.body, depth + 1)?.place
  }

  /// A body of one path, where what is asserted holds.
  private func isPlain(_ body: BodyID) -> Bool {
    file[body].blocks.allSatisfy { block in
      if case .branch(_, let kind, _, _, _) = block.terminator {
        kind == .optionalChain || kind == .assertion
      } else {
        true
      }
    }
  }

  /// What is shared between the two closures: a variable or property, a collection with what is in it, or what a lock
  /// protects.
  private func place(_ target: Value, in body: BodyID) -> Value? {
    if case .operation("[]", let parts) = target { return place(parts[0], in: body) }
    guard let root = target.rootVariable, file[body].parameters.contains(where: { $0.variable == root }) else {
      return target
    }
    // The parameter of a lock's body stands for what the lock protects.
    let site = file.calls.first { $0.arguments.contains { $0.value == .body(body) } }
    return site?.receiver
  }

  /// Whether the handler resumes what it finds in a place, and leaves no other trace.
  private func resumes(_ place: Value, in handler: BodyID) -> Bool {
    let bodies = Set(family(handler))
    let sites = file.calls.filter { bodies.contains($0.body) }
    guard !sites.contains(where: comesLater),
      sites.contains(where: { $0.name == "resume" && isTaken($0.receiver, from: place) })
    else {
      return false
    }
    return changesOnly(place, in: bodies)
  }

  /// Whether a call has its closure run when the executor is free, on which the operation runs without a break: in a task, or on the
  /// main queue.
  private func comesLater(_ site: CallSite) -> Bool {
    site.name == "Task" || site.name == "detached" || site.receiver?.isMainQueue ?? false
  }

  private func changesOnly(_ place: Value, in bodies: Set<BodyID>) -> Bool {
    bodies.flatMap { file[$0].blocks }.flatMap(\.instructions).allSatisfy { instruction in
      guard case .assign(let target, _) = instruction.kind else { return true }
      return self.place(target, in: body(of: instruction, bodies)) == place
    }
  }

  /// Whether a method of the object gives back what it finds in a place, and leaves no other trace.
  private func taken(by site: CallSite, from place: Value) -> Bool {
    guard case .global = site.callee, let target = program.resolve(site, file: fileIndex)?.target,
      target.file == fileIndex
    else { return false }
    let bodies = Set(family(target.body))
    let calls = file.calls.filter { bodies.contains($0.body) }
    return calls.allSatisfy { program.resolve($0, file: fileIndex) == nil } && returns(place, target.body)
      && changesOnly(place, in: bodies)
  }

  private func returns(_ place: Value, _ body: BodyID) -> Bool {
    file[body].blocks.contains { block in
      if case .exit(let exit) = block.terminator { isTaken(exit.value, from: place) } else { false }
    }
  }

  private func body(of instruction: Instruction, _ bodies: Set<BodyID>) -> BodyID {
    let around = bodies.sorted().filter { file[$0].range.contains(instruction.range) }
    return around.min { file[$0].range.length < file[$1].range.length } ?? BodyID(0)
  }

  private func isTaken(_ value: Value?, from place: Value) -> Bool {
    guard let value else { return false }
    if value == place { return true }
    switch value {
    case .variable(let id): return file[id].definition.map { $0 != value && isTaken($0, from: place) } ?? false
    case .member(let base, _): return isTaken(base, from: place)
    case .operation("[]", let parts): return isTaken(parts[0], from: place)
    case .call(let id):
      if isTaken(file[id].receiver, from: place) { return true }
      // The body of a lock returns it.
      if let body = closure(file[id].arguments.last?.value) { return returns(place, body) }
      return taken(by: file[id], from: place)
    default: return false
    }
  }
}
