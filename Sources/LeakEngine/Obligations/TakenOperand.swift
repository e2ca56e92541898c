import LeakAST
import LeakDomain
import LeakFlow

/// A value that a body gives to one call, such as a case of an enum that it then returns: whether the body had it for
/// itself by then.
///
/// Omissions: what lies in another place of the state than the one that is assigned.
struct TakenOperand {
  let program: Program
  let ref: BodyRef
  /// The block at whose end the body gives away what the call has made.
  let block: Int
  /// The call that is given the value; `nil` where the body gives away the value itself.
  var user: CallID?
  let budget: StateBudget
  /// What came from the very caller is his again.
  var heedsParameters = true
  /// How many names one value has, and how many functions deep one gives what another has taken.
  static let longestChain = 6
  var file: FlowFile { program.files[ref.file] }
  var body: Body { program.body(ref) }

  /// - Parameter parts: it is a struct with the carrier in these members.
  func isTaken(_ value: Value, parts: Set<String> = [], steps: Int = longestChain) -> Bool {
    budget.spend(1)
    guard steps > 0, budget.left > 0 else { return false }
    if value == .literal(.nil) || value == .aggregate([]) || isRemoval(value) || isEmptiedOnLeaving(value) {
      return true
    }
    switch value {
    case .call(let id):
      let wholes = program.models.wholes(of: value, in: file)
      var inner = self
      inner.user = id
      if wholes.count > 1 { return wholes.dropFirst().contains { inner.isTaken($0, steps: steps - 1) } }
      if let source = copied(by: file[id]) { return inner.isTaken(source, parts: parts, steps: steps - 1) }
      if let made = operands(for: parts, in: file[id]) {
        return made.allSatisfy { inner.isTaken($0, steps: steps - 1) }
      }
      return isTakenBy(file[id], parts, steps)
    case .tuple(let values):
      let carrying = values.indices.filter { parts.contains(String($0)) }
      return !carrying.isEmpty && carrying.allSatisfy { isTaken(values[$0], steps: steps - 1) }
    // A part of an element.
    case .member(let whole, _) where isRemoval(whole): return true
    case .member(let whole, let name) where program.models.has(name, .sameElements):
      return isTaken(whole, parts: parts, steps: steps - 1)
    case .member(.variable(let whole), let name): return isTaken(whole, member: name, parts, steps)
    case .variable(let id): return isTaken(id, parts, steps)
    default: return false
    }
  }

  /// What is copied into another collection, each element or a part of each: `.init(waiters)`, `waiters.map { $0.promise }`.
  private func copied(by site: CallSite) -> Value? {
    guard site.arguments.count == 1, site.arguments[0].label == nil else { return nil }
    switch site.callee {
    case .implicitMember("init"): return site.arguments[0].value
    case .member(let list, let name) where program.models.has(name, .reader):
      guard case .body(let closure) = site.arguments[0].value, file.partsOfElement(givenBy: closure) != nil else {
        return nil
      }
      return list
    default: return nil
    }
  }

  /// What a struct is made of, of which only these members matter.
  private func operands(for parts: Set<String>, in site: CallSite) -> [Value]? {
    switch site.callee {
    case .implicitMember("init"): break
    case .global(let name) where name.isCapitalized: break
    default: return nil
    }
    let found = site.arguments.filter { $0.label.map(parts.contains) ?? false }
    return found.isEmpty ? nil : found.map(\.value)
  }

  /// - Parameter member: it is a struct with the carrier in this member.
  private func isTaken(_ id: VarID, member: String? = nil, _ parts: Set<String>, _ steps: Int) -> Bool {
    guard file[id].owner == ref.body else { return false }
    // A copy from which they are taken may be put back.
    if let member, isCleared([.member(.variable(id), member)], of: id) { return true }
    guard isGivenNowhereElse(.variable(id), member) else { return false }
    if body.parameters.contains(where: { $0.variable == id }) { return heedsParameters && file[id].definition == nil }
    guard file[id].isConstant else { return false }
    guard let definition = file[id].definition else { return isTakenWhereAssigned(id, parts, steps) }
    guard definition != .variable(id) else { return false }
    if isRemoval(definition) || isCleared(definition, of: id) { return true }
    switch definition {
    case .call: return isTaken(definition, parts: parts, steps: steps - 1)
    case .member(let whole, _): return isRemoval(whole)
    default: return false
    }
  }

  /// `let waiters: [Waiter]`, which each branch gives its value.
  private func isTakenWhereAssigned(_ id: VarID, _ parts: Set<String>, _ steps: Int) -> Bool {
    let values = body.blocks.lazy.flatMap(\.instructions).compactMap { instruction -> Value? in
      if case .assign(.variable(id), let value) = instruction.kind { value } else { nil }
    }
    return !values.isEmpty && values.allSatisfy { isTaken($0, parts: parts, steps: steps - 1) }
  }

  /// A place of the state that is given back while a `defer` gives it another value.
  private func isEmptiedOnLeaving(_ place: Value) -> Bool {
    switch place {
    case .global(let name) where name.beginsInLowercase: break
    case .member: break
    default: return false
    }
    return body.blocks[block].instructions.contains { instruction in
      guard case .assign(let target, let value) = instruction.kind, target == place, value != place else {
        return false
      }
      return body.deferred.contains { $0.contains(instruction.range) }
    }
  }

  /// `waiters.removeFirst()`
  private func isRemoval(_ value: Value) -> Bool {
    guard case .call(let id) = value, case .member(_, let name) = file[id].callee else { return false }
    return program.models.has(name, .takesElement)
  }

  /// Whether a function of the sources gives what it has taken, or nothing.
  private func isTakenBy(_ site: CallSite, _ parts: Set<String>, _ steps: Int) -> Bool {
    guard let target = program.resolve(site, file: ref.file)?.target else { return false }
    let callee = program.body(target)
    return callee.reachable(from: Body.entry).allSatisfy { number in
      guard case .exit(let exit) = callee.blocks[number].terminator, !exit.isThrow else { return true }
      return exit.value.map {
        TakenOperand(
          program: program, ref: target, block: number, budget: budget, heedsParameters: heedsParameters
        ).isTaken($0, parts: parts, steps: steps - 1)
      } ?? false
    }
  }

  /// Whether it is known that others have it as well: something else is given a variable on the way, or what it was read from
  /// stays as it is.
  func isShared(_ value: Value) -> Bool {
    switch value {
    case .global(let name) where name.beginsInLowercase: return !isEmptiedOnLeaving(value)
    case .member(.selfReference, _): return !isEmptiedOnLeaving(value)
    default: break
    }
    guard case .variable(let id) = value else { return false }
    guard isGivenNowhereElse(value, nil) else { return true }
    guard let place = file[id].definition else { return false }
    switch place {
    case .global(let name) where name.beginsInLowercase: return !isCleared(place, of: id)
    case .member(let whole, _): return !isRemoval(whole) && !isCleared(place, of: id)
    // A copy may be looked into when its place has something else in it already.
    case .payload(.variable, _, _): return !isEverCleared(place)
    case .payload(let whole, _, _): return !whole.isCall && !isCleared(place, of: id)
    default: return false
    }
  }

  /// Whether nothing else is given it on the way; other members of a struct may be.
  private func isGivenNowhereElse(_ carrier: Value, _ member: String?) -> Bool {
    let isOther = { (value: Value) in
      if case .member(carrier, let name) = value, let member { name != member } else { false }
    }
    let isIt = { (value: Value) in
      value.contains(besides: { isOther($0) || program.models.isMeasure($0) }, where: { $0 == carrier })
    }
    return program.family(of: ref).allSatisfy { id in
      file[id].blocks.enumerated().allSatisfy { number, other in
        other.instructions.allSatisfy { !isGiven($0, isIt) }
          || id == ref.body && number != block && !body.reachable(from: number).contains(block)
      }
    }
  }

  private func isGiven(_ instruction: Instruction, _ isIt: (Value) -> Bool) -> Bool {
    switch instruction.kind {
    case .call(let other):
      user.map { file[$0].range } != file[other].range
        && file[other].arguments.contains { isIt($0.value) }
    case .assign(_, let value): isIt(value)
    default: false
    }
  }
}
