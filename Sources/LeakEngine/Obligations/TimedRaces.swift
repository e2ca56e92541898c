import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Time limits that ask for a flag and do not set it, beside an answer that sets it and does not ask: what comes when the time has run out
/// discharges once more.
///
/// That the limit asks shows that the answer comes as well. Where neither asks for anything, and the limit is sure to come, whoever
/// answers in time is followed by it.
///
/// Omissions: a limit that calls anything else may end what would have answered.
struct TimedRaces {
  struct Race {
    /// What the limit asks for, if it does.
    var flag: String?
    /// Where the time limit discharges, and where the answer does.
    var limit: SourceRange
    var answer: SourceRange
  }

  let program: Program
  let fileIndex: Int
  let obligation: Obligation
  /// A body that puts the carrier where others find it: what it gives on to a time limit, the limit has whenever they have it.
  var storing: BodyID?
  /// What only empties the place in which others find the carrier.
  var forgets: (Instruction, Body) -> Bool = { _, _ in false }
  private var file: FlowFile { program.files[fileIndex] }
  private var closures: ClosureSites { program.executors(of: fileIndex).closures }

  /// The time limits that are sure to come, and discharge whatever has happened meanwhile: where they do.
  ///
  /// - Parameter store: by what the carrier is put where others find it; on some way there is a limit as well.
  func sureLimits(besides store: SourceRange) -> [SourceRange] {
    guard let carrier else { return [] }
    return closures(using: carrier).filter {
      isLimit($0, carrier) && isSure($0, carrier) && isGiven($0, besides: store)
    }.compactMap { discharge(of: carrier, in: $0) }
  }

  /// Whether one way leads to a store and to the call that is given a closure, as far as one body has both.
  private func isGiven(_ limit: BodyID, besides store: SourceRange) -> Bool {
    guard let around = file[limit].parent, around == storing, let given = block(giving: limit, in: around) else {
      return true
    }
    let body = file[around]
    return body.blocks.indices.contains { number in
      guard body.blocks[number].instructions.contains(where: { $0.range == store }) else { return false }
      return number == given || body.reachable(from: number).contains(given)
        || body.reachable(from: given).contains(number)
    }
  }

  private var carrier: VarID? {
    guard obligation.primitive.isOnceOnly, [.continuation, .handler].contains(obligation.primitive.kind),
      obligation.holders.count == 1, case .variable(let carrier)? = obligation.holders.first
    else { return nil }
    return carrier
  }

  private func closures(using carrier: VarID) -> [BodyID] {
    program.family(of: BodyRef(file: fileIndex, body: obligation.scope)).filter { id in
      file[id].freeVariables.contains(carrier) && runsLater(id)
    }
  }

  func find() -> [Race] {
    guard let carrier else { return [] }
    let later = closures(using: carrier)
    guard later.count > 1 else { return [] }
    let limits = later.filter { isLimit($0, carrier) }
    return limits.flatMap { limit -> [Race] in
      guard let first = discharge(of: carrier, in: limit) else { return [] }
      return later.compactMap { answer -> Race? in
        guard !limits.contains(answer), closures[answer]?.call != closures[limit]?.call else { return nil }
        if isStraight(answer, carrier), isSure(limit, carrier), areBothGiven(limit, answer),
          let second = discharge(of: carrier, in: answer)
        {
          return Race(limit: first, answer: second)
        }
        guard let flag = flags(askedIn: limit).first(where: { isOnlySet($0, in: answer) }),
          let second = discharge(of: carrier, in: answer)
        else { return nil }
        return Race(flag: file[flag].name, limit: first, answer: second)
      }
    }
  }

  /// Whether a closure of the scope runs later, once at most, and is in no other that does.
  private func runsLater(_ id: BodyID) -> Bool {
    guard let use = closures[id], [.unknown, .laterOnce].contains(mode(use)) else { return false }
    var around = file[id].parent
    while let outer = around, outer != obligation.scope {
      guard let use = closures[outer] else { return false }
      let modes: [ClosureMode] = outer == storing ? [.nowOnce, .nowPerhaps, .laterOnce] : [.nowOnce, .nowPerhaps]
      guard modes.contains(mode(use)) else { return false }
      around = file[outer].parent
    }
    return true
  }

  private func mode(_ use: ClosureSites.Use) -> ClosureMode {
    program.models.mode(of: file[use.call], label: use.operand.label) ?? .unknown
  }

  // MARK: The limit

  /// Whether a closure waits for some time, and then does nothing but discharge.
  private func isLimit(_ id: BodyID, _ carrier: VarID) -> Bool {
    guard let use = closures[id] else { return false }
    let calls = calls(in: id)
    let waits = ([file[use.call]] + calls).contains { site in
      site.name.map { program.models.has($0, .delays) } ?? false
    }
    return waits && areHarmless(id, carrier) && changesNothing(id)
  }

  /// Whether a closure calls nothing but what can neither end the answer nor remember that the time is over.
  private func areHarmless(_ id: BodyID, _ carrier: VarID) -> Bool {
    family(id).allSatisfy { body in
      file[body].blocks.lazy.flatMap(\.instructions).allSatisfy { instruction in
        guard case .call(let call) = instruction.kind else { return true }
        return isHarmless(file[call], carrier) || forgets(instruction, file[body])
      }
    }
  }

  /// What a call is that can neither end the answer nor remember that the time is over: a discharge, a pause, a lock, a value that is made.
  private func isHarmless(_ site: CallSite, _ carrier: VarID) -> Bool {
    guard let name = site.name else { return false }
    if case .implicitMember = site.callee { return true }
    if discharges(site, carrier) || name.isCapitalized { return true }
    return program.models.has(name, .quiet) || program.models.has(name, .delays) || program.models.holdsLock(name)
  }

  private func changesNothing(_ id: BodyID) -> Bool {
    instructions(in: id).allSatisfy { instruction in
      guard case .assign(let target, _) = instruction.kind, !forgets(instruction, file[id]) else { return true }
      guard case .variable(let variable) = target else { return false }
      return file[id].range.contains(file[variable].range)
    }
  }

  /// The variables of the surroundings by which a closure decides, itself or in what it runs under a lock.
  private func flags(askedIn id: BodyID) -> [VarID] {
    family(id).flatMap { file[$0].blocks }.compactMap { block -> Value? in
      switch block.terminator {
      case .branch(let test, _, _, _, _): test.subject
      case .exit(let exit): exit.value
      default: nil
      }
    }.flatMap { variables(in: $0) }.filter { !file[$0].isLet && !file[id].range.contains(file[$0].range) }
  }

  private func variables(in value: Value) -> [VarID] {
    var found: [VarID] = []
    _ = value.contains { part in
      if case .variable(let id) = part { found.append(id) }
      return false
    }
    return found
  }

  /// Whether a closure runs when some time has passed, whatever becomes of anything else, and discharges.
  private func isSure(_ id: BodyID, _ carrier: VarID) -> Bool {
    guard let use = closures[id], mode(use) == .laterOnce, isStraight(id, carrier) else { return false }
    // Whoever has what the call gives may stop it.
    return !file.occurrences.isUsed(use.call)
  }

  /// Whether one way leads to the calls that are given two closures.
  private func areBothGiven(_ limit: BodyID, _ answer: BodyID) -> Bool {
    guard let around = file[limit].parent, file[answer].parent == around, let first = block(giving: limit, in: around),
      let second = block(giving: answer, in: around)
    else { return false }
    return first == second || file[around].reachable(from: first).contains(second)
      || file[around].reachable(from: second).contains(first)
  }

  private func block(giving closure: BodyID, in around: BodyID) -> Int? {
    closures[closure].flatMap { use in
      file[around].blocks.firstIndex { $0.instructions.contains { $0.kind == .call(use.call) } }
    }
  }

  /// Whether a closure decides nothing, and does nothing but discharge once.
  private func isStraight(_ id: BodyID, _ carrier: VarID) -> Bool {
    guard obligation.primitive.kind == .continuation, family(id).count == 1,
      file[id].blocks.allSatisfy({ if case .branch = $0.terminator { false } else { true } })
    else { return false }
    let calls = calls(in: id)
    return areHarmless(id, carrier) && !calls.contains(where: mayThrow) && changesNothing(id)
      && calls.count { discharges($0, carrier) } == 1
  }

  /// A pause ends early where it is cancelled, which nobody does who has nothing by which to do so.
  private func mayThrow(_ site: CallSite) -> Bool {
    site.tried == .plain && !(site.name.map { program.models.has($0, .delays) } ?? false)
  }

  // MARK: The answer

  /// Whether a closure gives a flag a constant, and never reads it.
  private func isOnlySet(_ flag: VarID, in id: BodyID) -> Bool {
    let sets = instructions(in: id).contains { instruction in
      if case .assign(.variable(flag), .literal(.bool)) = instruction.kind { true } else { false }
    }
    return sets && !family(id).contains { body in reads(flag, file[body]) }
  }

  private func reads(_ flag: VarID, _ body: Body) -> Bool {
    body.blocks.contains { block in
      let values = block.instructions.compactMap { instruction -> [Value]? in
        switch instruction.kind {
        case .call(let id): [file[id].callee] + file[id].arguments.map(\.value)
        case .bind(_, let value?), .assign(_, let value): [value]
        default: nil
        }
      }
      let ends: [Value] =
        switch block.terminator {
        case .branch(let test, _, _, _, _): [test.subject].compactMap { $0 }
        case .exit(let exit): [exit.value].compactMap { $0 }
        default: []
        }
      return (values.flatMap { $0 } + ends).contains { $0.contains { $0 == .variable(flag) } }
    }
  }

  // MARK: Parts of a closure

  private func discharge(of carrier: VarID, in id: BodyID) -> SourceRange? {
    calls(in: id).first { discharges($0, carrier) }?.range
  }

  private func discharges(_ site: CallSite, _ carrier: VarID) -> Bool {
    if obligation.primitive.isCalled, site.callee == .variable(carrier) { return true }
    return site.receiver == .variable(carrier) && obligation.primitive.isMet(by: site, in: file)
  }

  private func family(_ id: BodyID) -> [BodyID] { program.family(of: BodyRef(file: fileIndex, body: id)) }

  private func instructions(in id: BodyID) -> [Instruction] {
    family(id).flatMap { file[$0].blocks }.flatMap(\.instructions)
  }

  private func calls(in id: BodyID) -> [CallSite] {
    instructions(in: id).compactMap { instruction in
      if case .call(let call) = instruction.kind { file[call] } else { nil }
    }
  }
}
