import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Whether somebody has to wait, which certain members tell, asked for under one of the locks under which the waiter is stored.
struct StaleQuestion {
  let view: SlotView
  /// The members that the end of the wait changes.
  let names: Set<String>
  /// To what the end sets them, where that is one constant.
  let values: [String: Value]
  /// The critical sections of the store.
  let sections: [CriticalSection]
  var program: Program { view.program }

  // MARK: Asked before

  /// The member by which a block decides that was read in another section of the same lock.
  func answered(by block: BasicBlock, at place: BodyPlace, in way: StoreWay) -> String? {
    let body = way.file[place.body]
    switch block.terminator {
    case .branch(let test, _, _, _, _):
      var found: String?
      _ = test.subject?.contains { part in
        found = answer(part, at: place, in: way, body)
        return found != nil
      }
      return found
    case .mayThrow(let call, _, _, _):
      guard let name = answer(.call(call), at: place, in: way, body) else { return nil }
      return throwsItself(call, way) ? name : nil
    default: return nil
    }
  }

  /// Where a block leads once the wait has ended, as far as a member tells.
  func successor(of block: BasicBlock, once name: String, in way: StoreWay) -> Int? {
    guard let value = values[name], case .branch(let test, _, _, let then, let otherwise) = block.terminator,
      let subject = test.subject,
      let answer = MemberTruth(name: name, value: value).answer(to: test, of: told(subject, in: way))
    else { return nil }
    return answer ? then : otherwise
  }

  /// What a closure under the lock gives back in the place of its call.
  private func told(_ subject: Value, in way: StoreWay) -> Value {
    switch subject {
    case .variable(let id): return way.file[id].definition.map { told($0, in: way) } ?? subject
    case .call(let id):
      guard way.sections.lock(heldBy: id) != nil, case .body(let closure)? = way.file[id].arguments.last?.value else {
        return subject
      }
      let exits = way.file[closure].blocks.compactMap { block -> Exit? in
        if case .exit(let exit) = block.terminator { exit } else { nil }
      }
      return exits.count == 1 ? exits[0].value ?? subject : subject
    default: return subject
    }
  }

  private func answer(_ part: Value, at place: BodyPlace, in way: StoreWay, _ body: Body) -> String? {
    switch part {
    case .call(let id): return answer(of: id, in: way)
    case .variable(let id):
      if case .call(let call)? = way.file[id].definition { return answer(of: call, in: way) }
      return told(id, in: way)
    case .global(let name) where names.contains(name), .member(_, let name) where names.contains(name):
      return isUnderLock(place, way.sections) ? name : nil
    case .global(let name):
      guard let getter = getter(name, in: BodyRef(file: way.sections.fileIndex, body: body.id)) else { return nil }
      return told(by: getter)
    default: return nil
    }
  }

  /// What a closure under the lock, or a method of one's own, tells.
  private func answer(of call: CallID, in way: StoreWay) -> String? {
    let site = way.file[call]
    if let lock = way.sections.lock(heldBy: call), sections.contains(where: { $0.lock == lock && $0.begin != call }) {
      return site.arguments.lazy.compactMap { argument -> String? in
        guard case .body(let id) = argument.value else { return nil }
        return read(in: BodyRef(file: way.sections.fileIndex, body: id))
      }.first
    }
    guard let target = view.index.target(of: call, file: way.sections.fileIndex), !program.body(target).isAsync else {
      return nil
    }
    return told(by: target)
  }

  /// What a variable is given under the lock.
  private func told(_ variable: VarID, in way: StoreWay) -> String? {
    let root = program.root(of: way.ref)
    for id in program.family(of: root) {
      for (number, block) in way.file[id].blocks.enumerated() {
        for (index, instruction) in block.instructions.enumerated() {
          guard let value = given(to: variable, by: instruction),
            let name = name(in: value)
              ?? (id == way.file[variable].owner ? nil : read(in: BodyRef(file: root.file, body: id))),
            isUnderLock(BodyPlace(body: id, block: number, instruction: index), way.sections)
          else { continue }
          return name
        }
      }
    }
    return nil
  }

  private func given(to variable: VarID, by instruction: Instruction) -> Value? {
    switch instruction.kind {
    case .assign(.variable(variable), let value), .bind(variable, let value?): value
    default: nil
    }
  }

  /// What a function reads under the lock.
  private func told(by function: BodyRef) -> String? {
    let file = program.files[function.file]
    let inner = CriticalSections(program: program, fileIndex: function.file)
    for id in program.family(of: function) {
      for (number, block) in file[id].blocks.enumerated() {
        for (index, value) in values(of: block, file) {
          guard let name = self.name(in: value),
            isUnderLock(BodyPlace(body: id, block: number, instruction: index), inner)
          else { continue }
          return name
        }
      }
    }
    return nil
  }

  private func isUnderLock(_ place: BodyPlace, _ inner: CriticalSections) -> Bool {
    inner.around(place).contains { here in sections.contains { $0.lock == here.lock } }
  }

  /// Whether errors of a call come from what it runs under the lock, and not from elsewhere.
  private func throwsItself(_ call: CallID, _ way: StoreWay) -> Bool {
    var bodies = way.file[call].arguments.compactMap { argument -> BodyRef? in
      if case .body(let id) = argument.value { BodyRef(file: way.sections.fileIndex, body: id) } else { nil }
    }
    if let target = view.index.target(of: call, file: way.sections.fileIndex) { bodies.append(target) }
    return bodies.contains { ref in
      program.family(of: ref).contains { id in
        program.files[ref.file][id].blocks.contains { block in
          if case .exit(let exit) = block.terminator { exit.kind == .throwStatement } else { false }
        }
      }
    }
  }

  // MARK: Reading

  /// Whether a value is one of the members, or the result of what reads one.
  func reads(_ part: Value, in way: StoreWay) -> Bool {
    if let name = part.memberName, names.contains(name) { return true }
    switch part {
    case .call(let id):
      guard let target = view.index.target(of: id, file: way.sections.fileIndex) else { return false }
      return view.index.withCallees(of: target).contains { read(in: $0) != nil }
    case .global(let name): return getter(name, in: way.ref).map { read(in: $0) != nil } ?? false
    default: return false
    }
  }

  /// The first of the members that a function or closure reads.
  private func read(in ref: BodyRef) -> String? {
    let file = program.files[ref.file]
    return program.family(of: ref).lazy.flatMap { file[$0].blocks }.compactMap { block -> String? in
      values(of: block, file).lazy.compactMap { name(in: $0.value) }.first
    }.first
  }

  private func name(in value: Value) -> String? {
    var found: String?
    _ = value.contains { part in
      if let name = part.memberName, names.contains(name) { found = name }
      return found != nil
    }
    return found
  }

  /// The values that a block reads, with the number of the instruction.
  func values(of block: BasicBlock, _ file: FlowFile) -> [(index: Int, value: Value)] {
    var found: [(index: Int, value: Value)] = []
    for (index, instruction) in block.instructions.enumerated() {
      switch instruction.kind {
      case .call(let id):
        found += ([file[id].callee] + file[id].arguments.map(\.value) + [.call(id)]).map { (index, $0) }
      case .assign(_, let value), .bind(_, let value?), .element(let value, _), .exhausted(let value, _),
        .awaitValue(let value):
        found.append((index, value))
      case .assume(let test, _): found += [test.subject].compactMap { $0 }.map { (index, $0) }
      case .bind, .startAsyncLet, .endAsyncLet: continue
      }
    }
    switch block.terminator {
    case .branch(let test, _, _, _, _): found += [test.subject].compactMap { $0 }.map { (block.instructions.count, $0) }
    case .exit(let exit): found += [exit.value].compactMap { $0 }.map { (block.instructions.count, $0) }
    default: break
    }
    return found
  }

  private func getter(_ name: String, in ref: BodyRef) -> BodyRef? {
    guard let type = program.type(around: ref), let accessors = program.implicitlyCalled[type] else { return nil }
    return accessors.first { program.body($0).kind == .function(.accessor("get")) && program.body($0).name == name }
  }
}
