import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Tasks that nobody can end.
///
/// Omissions: a sequence that is not known to be endless is taken to finish; an object that lives as long as the program
/// by way of a variable elsewhere is not known to.
struct EndlessTasks {
  let program: Program
  let fileIndex: Int
  let executors: Executors
  private var file: FlowFile { program.files[fileIndex] }
  private var wording: Wording { Wording(file: file) }

  init(_ program: Program, file: Int, _ executors: Executors) {
    self.program = program
    self.fileIndex = file
    self.executors = executors
  }

  func judge() -> [TaskVerdict] {
    file.bodies.flatMap { body -> [TaskVerdict] in
      let loops = EndlessLoops(file: file, body: body)
      let endless = loops.loops()
      let swallowed = endless.compactMap { swallowing($0, in: body) }
      if !swallowed.isEmpty { return swallowed }
      return (endless + loops.readers()).compactMap { holding($0, in: body) }
    }
  }

  private func function(_ body: Body) -> String { VerdictBuilder(program, file: fileIndex).function(around: body) }

  // MARK: Swallowed cancellation

  /// The pause of a loop whose error comes back to it.
  private func swallowing(_ loop: EndlessLoops.Loop, in body: Body) -> TaskVerdict? {
    guard !isEndedByNobody(body), !asksForCancellation(in: loop.range) else { return nil }
    let calls = file.calls.filter { $0.body == body.id && loop.range.contains($0.range) && $0.isAwaited }
    let pauses = calls.filter(isPause)
    // Another wait that throws may be where the loop is left, or stays.
    let others = calls.filter { call in call.tried == .plain && !pauses.contains { $0.range.contains(call.range) } }
    guard let pause = pauses.first, others.isEmpty else { return nil }
    return TaskVerdict(
      cause: .swallowsCancellation, function: function(body), loop: wording.spot(loop.head),
      peer: wording.spot(pause.range))
  }

  private func isPause(_ site: CallSite) -> Bool {
    guard site.name == "sleep", site.tried == .optional || site.tried == .plain, let receiver = site.receiver else {
      return false
    }
    switch receiver {
    case .global(let name): return name == "Task" || name.lowercased().hasSuffix("clock")
    case .call(let id): return file[id].name?.hasSuffix("Clock") ?? false
    case .member(_, let name): return name.lowercased().hasSuffix("clock")
    case .variable(let id): return file[id].name.lowercased().hasSuffix("clock")
    case .implicitMember(let name): return name == "continuous" || name == "suspending"
    default: return false
    }
  }

  private func asksForCancellation(in range: SourceRange) -> Bool {
    file.calls.contains { range.contains($0.range) && $0.name == "checkCancellation" }
      || file.bodies.contains { body in
        body.range.contains(range)
          && body.blocks.contains { block in
            guard case .branch(let test, _, let place, _, _) = block.terminator, range.contains(place) else {
              return false
            }
            return test.subject?.contains { $0.memberName == "isCancelled" } ?? false
          }
      }
  }

  /// Whether nothing cancels the body: a task whose handle nobody has or uses, or what a program runs by itself.
  private func isEndedByNobody(_ body: Body) -> Bool {
    if let call = taskCall(of: body) { return handle(of: call) != nil || isInitialValue(file[call].body) }
    return body.kind == .topLevel || isMain(body)
  }

  /// A task made for a property as it is declared: it is cancelled by name, if at all.
  private func isInitialValue(_ id: BodyID) -> Bool {
    let body = file[id]
    guard body.kind == .initialValue, body.parent == nil else { return false }
    return !file.calls.contains { $0.name == "cancel" && $0.receiver?.memberName == body.name }
  }

  /// `main`, and the `run` of a command.
  private func isMain(_ body: Body) -> Bool {
    if body.name == "main" { return true }
    guard body.name == "run", let type = body.typeName else { return false }
    return program.files.contains { file in
      file.types.contains {
        $0.name == type && $0.inherited.contains { $0.baseName?.hasSuffix("ParsableCommand") ?? false }
      }
    }
  }

  // MARK: Tasks that hold their owner

  private func holding(_ loop: EndlessLoops.Loop, in body: Body) -> TaskVerdict? {
    guard let call = taskCall(of: body), let handle = handle(of: call), let type = body.typeName, isObject(type),
      !livesWithTheProgram(type), holdsSelf(loop, in: body)
    else { return nil }
    return TaskVerdict(
      cause: .holdsOwner(type: type, handle: handle), function: function(body), loop: wording.spot(loop.head),
      peer: wording.spot(file[call].nameRange))
  }

  /// The call that makes a task of a closure.
  private func taskCall(of body: Body) -> CallID? {
    guard let use = executors.closures[body.id] else { return nil }
    switch file[use.call].callee {
    case .global("Task"), .member(.global("Task"), "detached"), .member(.global("Task"), "immediate"): return use.call
    default: return nil
    }
  }

  /// What becomes of a task's handle, where nobody cancels it; `nil` where somebody may.
  private func handle(of call: CallID) -> TaskVerdict.Handle? {
    let value = Value.call(call)
    for body in file.bodies {
      for block in body.blocks {
        for instruction in block.instructions {
          switch instruction.kind {
          case .bind(_, let bound?) where bound.contains(where: { $0 == value }): return nil
          case .assign(.global(let name), value): return isCancelled(name) ? nil : .kept(name)
          case .assign(_, let assigned) where assigned.contains(where: { $0 == value }): return nil
          case .call(let other):
            let site = file[other]
            if site.callee.contains(where: { $0 == value }) { return nil }
            if site.arguments.contains(where: { $0.value.contains { $0 == value } }) { return nil }
          case .awaitValue(let awaited) where awaited.contains(where: { $0 == value }): return nil
          default: break
          }
        }
        if case .exit(let exit) = block.terminator, exit.value?.contains(where: { $0 == value }) ?? false {
          // A closure of one expression returns it, mostly to nobody.
          guard body.isClosure, exit.kind == .end else { return nil }
        }
      }
    }
    return .dropped
  }

  /// Whether anything cancels what a property of this name holds, or reads it to do something else.
  private func isCancelled(_ name: String) -> Bool {
    program.files.contains { file in
      file.calls.contains { site in
        site.receiver?.contains { $0.memberName == name } ?? false
          || site.arguments.contains { $0.value.contains { $0.memberName == name } }
      }
        || file.bodies.contains { body in
          body.blocks.contains { block in
            block.instructions.contains { instruction in
              if case .bind(_, let value?) = instruction.kind { value.memberName == name } else { false }
            }
          }
        }
    }
  }

  private func isObject(_ type: String) -> Bool {
    program.files.contains { $0.types.contains { $0.name == type && $0.kind == .class } }
  }

  /// Objects of which there is one for the whole program.
  private func livesWithTheProgram(_ type: String) -> Bool {
    if ["AppDelegate", "SceneDelegate", "Application", "App"].contains(where: type.hasSuffix) { return true }
    return program.files.contains { file in
      file.types.contains {
        $0.name == type && $0.inherited.contains { $0.baseName?.hasSuffix("ApplicationDelegate") ?? false }
      }
        || file.members.contains { member in
          guard member.typeName == type || member.typeName.isEmpty else { return false }
          if member.type?.baseName == type {
            return ["shared", "default", "standard", "instance"].contains(member.name) || member.typeName.isEmpty
          }
          guard case .call(let made)? = member.initial?.value else { return false }
          return file[made].callee == .global(type) || file[made].callee == .global("Self")
        }
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
