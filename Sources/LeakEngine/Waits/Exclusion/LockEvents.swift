import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What a body does to locks and queues, in the order of its blocks.
extension Exclusives {
  func events(_ ref: BodyRef, depth: Int = Exclusives.depth) -> [LockEvent] {
    let key = Depth(ref: ref, depth: depth)
    if let known = events[key] { return known }
    let body = program.body(ref)
    var found: [LockEvent] = []
    for (block, content) in body.blocks.enumerated() {
      for (index, instruction) in content.instructions.enumerated() {
        let point = (block, index)
        found += accesses(by: instruction, at: point, in: ref, depth: depth)
        if case .call(let id) = instruction.kind { found += calls(id, at: point, in: ref, depth: depth) }
      }
      let end = (block, content.instructions.count)
      switch content.terminator {
      case .branch(let test, _, let range, _, _):
        if let subject = test.subject { found += reads(subject, range, at: end, in: ref, depth: depth) }
      case .exit(let exit):
        if let value = exit.value { found += reads(value, exit.range, at: end, in: ref, depth: depth) }
      default: break
      }
    }
    events[key] = found
    return found
  }

  // MARK: Calls

  private func calls(_ id: CallID, at point: (Int, Int), in ref: BodyRef, depth: Int) -> [LockEvent] {
    let site = program.files[ref.file][id]
    let name = site.name ?? ""
    func event(_ origin: LockEvent.Origin) -> LockEvent {
      LockEvent(block: point.0, index: point.1, range: site.nameRange, name: name, origin: origin)
    }
    var found: [LockEvent] = []
    if let turn = turn(takenBy: id, in: ref) {
      var direct = event(.direct(isScoped: site.arguments.contains { $0.value.isBody }))
      direct.takes = [Taking(turn: turn, file: ref.file, range: site.nameRange)]
      found.append(direct)
    } else if let subject = site.subject, let exclusive = exclusive(subject, in: ref), exclusive.kind == .lock {
      var direct = event(.direct(isScoped: false))
      direct.gives = [exclusive.place]
      found.append(direct)
    } else if depth > 0, leads.lead(function: name, within: depth) || site.isOfClosure,
      let target = program.resolve(site, file: ref.file)
    {
      var call = event(.call)
      add(firsts(target.target, depth: depth - 1), of: site, target, to: &call, in: ref)
      if !call.takes.isEmpty || !call.gives.isEmpty { found.append(call) }
    }
    for operand in site.arguments {
      guard case .body(let closure) = operand.value else { continue }
      // What stands in this body ends somewhere; a local function may be given itself.
      let depth = program.files[ref.file][closure].parent == ref.body ? depth : depth - 1
      guard depth >= 0 else { continue }
      let acts = firsts(BodyRef(file: ref.file, body: closure), depth: depth)
      guard !acts.takes.isEmpty || !acts.gives.isEmpty, frame(of: operand, at: id, in: ref, depth: depth).isNow else {
        continue
      }
      var inner = event(.closure)
      inner.takes = acts.takes
      inner.gives = acts.gives
      found.append(inner)
    }
    return found
  }

  private func add(
    _ acts: FirstActs, of site: CallSite, _ resolved: ResolvedCall, to event: inout LockEvent, in ref: BodyRef
  ) {
    guard !acts.takes.isEmpty || !acts.gives.isEmpty else { return }
    let crossing = CallCrossing(self, site, in: ref, to: resolved)
    let hop = Taking.Hop(file: ref.file, range: site.nameRange, name: site.name ?? "it")
    event.takes = acts.takes.compactMap { taking in
      guard taking.hops.count < Self.depth, let turn = crossing.turn(taking.turn) else { return nil }
      var taking = taking
      taking.turn = turn
      taking.hops.insert(hop, at: 0)
      if let conditions = taking.conditions {
        guard let seen = conditions.seen(from: site, resolved, in: ref, program) else { return nil }
        taking.conditions = seen
      }
      return taking
    }
    event.gives = Set(acts.gives.compactMap(crossing.place))
  }

  // MARK: Properties

  private func accesses(
    by instruction: Instruction, at point: (Int, Int), in ref: BodyRef, depth: Int
  ) -> [LockEvent] {
    guard depth > 0, !leads.accessors.isEmpty else { return [] }
    if case .assign(let target, let value) = instruction.kind {
      var found = reads(value, instruction.range, at: point, in: ref, depth: depth)
      found += access(target, writes: true, instruction.range, at: point, in: ref, depth: depth)
      if case .member(let base, _) = target {
        found += reads(base, instruction.range, at: point, in: ref, depth: depth)
      }
      return found
    }
    var found: [LockEvent] = []
    _ = program.files[ref.file].containsValue(in: instruction) { value in
      found += self.reads(value, instruction.range, at: point, in: ref, depth: depth)
      return false
    }
    return found
  }

  private func reads(
    _ value: Value, _ range: SourceRange, at point: (Int, Int), in ref: BodyRef, depth: Int
  ) -> [LockEvent] {
    guard depth > 0, !leads.accessors.isEmpty else { return [] }
    var found: [LockEvent] = []
    _ = value.contains { part in
      found += self.access(part, writes: false, range, at: point, in: ref, depth: depth)
      return false
    }
    return found
  }

  private func access(
    _ value: Value, writes: Bool, _ range: SourceRange, at point: (Int, Int), in ref: BodyRef, depth: Int
  ) -> [LockEvent] {
    guard let name = value.memberName, leads.lead(accessor: name, within: depth) else { return [] }
    var receiver: LockPlace = .itself
    var type = program.type(around: ref)
    if case .member(let base, _) = value {
      guard let place = place(of: base, in: ref) else { return [] }
      receiver = place
      type = program.staticType(of: base, in: ref).flatMap(program.key)
    } else if program.body(program.root(of: ref)).isStatic {
      return []
    }
    guard let type else { return [] }
    return accessors(name, of: type, writes: writes, by: ref).compactMap { accessor in
      let acts = firsts(accessor, depth: depth - 1)
      let hop = Taking.Hop(file: ref.file, range: range, name: name)
      let takes = acts.takes.compactMap { taking -> Taking? in
        let own = taking.turn.exclusive.place
        guard !isLocal(own, to: accessor), let place = own.moved(to: receiver), taking.hops.count < Self.depth else {
          return nil
        }
        var taking = taking
        taking.turn = taking.turn.lying(at: place)
        taking.hops.insert(hop, at: 0)
        return taking
      }
      guard !takes.isEmpty else { return nil }
      return LockEvent(
        block: point.0, index: point.1, range: range, name: name, origin: .accessor, takes: takes)
    }
  }

  /// The code of a property that runs when it is read or written, where no subclass has another.
  private func accessors(_ name: String, of type: TypeKey, writes: Bool, by ref: BodyRef) -> [BodyRef] {
    let keywords: Set<String> = writes ? ["set", "_modify", "willSet", "didSet"] : ["get", "_read"]
    func own(_ key: TypeKey) -> [BodyRef] {
      (program.implicitlyCalled[key] ?? []).filter { program.body($0).name == name && !program.body($0).isStatic }
    }
    guard let key = program.types.ancestry(of: type).first(where: { !own($0).isEmpty }),
      !program.types.descendants(of: type).contains(where: { !own($0).isEmpty }),
      // What an initialiser, or the property itself, assigns is not observed.
      program.body(program.root(of: ref)).kind != .function(.initializer),
      program.body(program.root(of: ref)).name != name
    else { return [] }
    return own(key).filter { accessor in
      guard case .function(.accessor(let keyword)) = program.body(accessor).kind else { return false }
      return keywords.contains(keyword)
    }
  }
}

extension Value {
  fileprivate var isBody: Bool { if case .body = self { true } else { false } }
}

extension CallSite {
  /// Whether it calls a closure or local function.
  fileprivate var isOfClosure: Bool {
    switch callee {
    case .body, .variable: true
    default: false
    }
  }
}
