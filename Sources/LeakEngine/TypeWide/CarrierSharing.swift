import LeakDomain
import LeakFlow
import LeakModel

/// Whether a carrier that goes into a slot is also given to something else, which may discharge it.
struct CarrierSharing {
  let view: SlotView
  let file: Int
  /// Closures that are a part of what is stored: what they do is done by whoever takes it out.
  let closures: Set<BodyID>
  /// Whether what passes on only the failure of another future may discharge it, too.
  var heedsFailures = true
  private var flow: FlowFile { view.program.files[file] }

  /// Whether something else has the carrier where a path has come to the store.
  func isShared(_ carrier: VarID, storedAt range: SourceRange, in body: BodyID) -> Bool {
    isGiven(carrier, storedAt: range, in: body) { isElsewhere($0, in: $1, than: range, in: body) }
  }

  /// Whether something else gets the carrier, be it where it is not stored.
  func isGivenAway(_ carrier: VarID, storedAt range: SourceRange, in body: BodyID) -> Bool {
    isGiven(carrier, storedAt: range, in: body) { _, _ in false }
  }

  private func isGiven(
    _ carrier: VarID, storedAt range: SourceRange, in body: BodyID, besides skips: (Int, BodyID) -> Bool
  ) -> Bool {
    let family = view.program.family(of: BodyRef(file: file, body: flow[carrier].owner))
    return family.contains { id in
      !closures.contains(id) && (heedsFailures || !isForFailure(id))
        && flow[id].blocks.enumerated().contains { number, block in
          let isGiven =
            returns(block.terminator, carrier)
            || block.instructions.contains { use($0, of: carrier, in: id, storedAt: range, body) }
          return isGiven && !skips(number, id)
        }
    }
  }

  /// Whether a body lies in a closure that is told of a failure only: `write.whenFailure { promise.fail($0) }`.
  private func isForFailure(_ body: BodyID) -> Bool {
    var current = body
    while let parent = flow[current].parent {
      let isTold = view.program.calls(.passesFailure, file: file).contains { id in
        flow[id].arguments.contains { $0.value == .body(current) }
      }
      if isTold { return true }
      current = parent
    }
    return false
  }

  /// Whether no path goes through a block, or makes the closure in which it lies, and through the store.
  private func isElsewhere(_ block: Int, in user: BodyID, than range: SourceRange, in body: BodyID) -> Bool {
    guard let block = place(of: block, in: user, seenFrom: body) else { return false }
    let blocks = flow[body].blocks
    let stores = blocks.indices.filter { blocks[$0].instructions.contains { $0.range == range } }
    return !stores.isEmpty
      && stores.allSatisfy { store in
        store != block && !flow[body].reachable(from: store).contains(block)
          && !flow[body].reachable(from: block).contains(store)
      }
  }

  /// The block of a body in which a closure is given to a call, in which another block lies.
  private func place(of block: Int, in user: BodyID, seenFrom body: BodyID) -> Int? {
    var (block, user) = (block, user)
    while user != body {
      guard flow[user].isClosure, let outer = flow[user].parent, let call = flow[outer].call(given: user, in: flow),
        let number = flow[outer].blocks.firstIndex(where: { $0.instructions.contains { $0.kind == .call(call) } })
      else { return nil }
      (block, user) = (number, outer)
    }
    return block
  }

  private func use(
    _ instruction: Instruction, of carrier: VarID, in user: BodyID, storedAt range: SourceRange, _ body: BodyID
  ) -> Bool {
    // What is evaluated for the store is part of it.
    if range.contains(instruction.range) { return false }
    // On another way it goes into the slot as well.
    if view.effects(in: file).stored(by: instruction, in: flow[user]) != nil { return false }
    switch instruction.kind {
    case .call(let id): return call(flow[id], passes: carrier, in: user, storedIn: body)
    case .assign(_, let value): return value.contains { $0 == .variable(carrier) }
    default: return false
    }
  }

  private func returns(_ terminator: Terminator, _ carrier: VarID) -> Bool {
    guard case .exit(let exit) = terminator, let value = exit.value else { return false }
    return value.contains(besides: \.isMember) { $0 == .variable(carrier) }
  }

  private func call(_ site: CallSite, passes carrier: VarID, in user: BodyID, storedIn body: BodyID) -> Bool {
    let value = Value.variable(carrier)
    // Of what is only the way to the carrier, other parts may go anywhere.
    let isOperand = site.arguments.contains { operand in
      operand.value.contains(besides: { isPart($0, of: carrier) }) { $0 == value }
    }
    if isOperand, !heedsFailures, site.name.map({ view.program.models.has($0, .passesFailure) }) ?? false {
      return false
    }
    if isOperand, isJoined(to: site) { return false }
    if isOperand { return view.program.models.effectOfGiving(to: site) != .leave && !isWrapping(site, around: body) }
    let isCalled = site.callee == value || site.receiver?.contains { $0 == value } ?? false
    // A discharge beside the store is on another path; in a closure of its own it may come at any time.
    return isCalled && runsLater(user, than: body)
  }

  /// Whether what is in the slot already tells the carrier, too: `kept.futureResult.cascade(to: promise)`
  private func isJoined(to site: CallSite) -> Bool {
    let effects = view.effects(in: file)
    return site.receiver?.contains { part in
      guard case .member(let kept, let name) = part, view.slot.primitive.waits.contains(name) else { return false }
      if effects.isPlace(kept, flow[site.body]) { return true }
      guard case .variable(let variable) = kept, flow[variable].isConstant, let source = flow[variable].definition
      else { return false }
      return effects.isPlace(source, flow[flow[variable].owner])
    } ?? false
  }

  /// Whether a value is a part of the way to the carrier that is not the carrier.
  private func isPart(_ value: Value, of root: VarID) -> Bool {
    guard case .member(.variable(root), _) = value else { return false }
    let type = view.program.typeName(of: value, file: file, in: flow[flow[root].owner])
    return type.flatMap(view.program.models.primitive(ofCarrier:)) == nil
  }

  /// The value that is made is what goes into the slot, by another name.
  private func isWrapping(_ site: CallSite, around body: BodyID) -> Bool {
    if case .variable? = site.receiver, view.program.models.has(site.name ?? "", .addsElement) {
      return site.body == body
    }
    return Carriers(view: view, file: file).isConstruction(site) && site.body == body
  }

  /// Whether a body is, or lies in, a closure that runs later and in which the store does not lie.
  private func runsLater(_ user: BodyID, than body: BodyID) -> Bool {
    var around: Set<BodyID> = [body]
    var outer = flow[body].parent
    while let id = outer {
      around.insert(id)
      outer = flow[id].parent
    }
    var current = user
    while !around.contains(current) {
      if !runsNow(current) { return true }
      guard let parent = flow[current].parent else { return false }
      current = parent
    }
    return false
  }

  private func runsNow(_ closure: BodyID) -> Bool {
    guard flow[closure].isClosure else { return true }
    return flow.calls.contains { site in
      site.arguments.contains { operand in
        guard operand.value == .body(closure), let mode = view.program.models.mode(of: site, label: operand.label)
        else {
          return false
        }
        return mode == .nowOnce || mode == .nowPerhaps || mode == .nowMany
      }
    }
  }
}

extension Value {
  /// What is only read off a value gives the value to nobody.
  fileprivate var isMember: Bool { if case .member = self { true } else { false } }
}
