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
  /// How many names one value has, and how many functions deep one gives what another has taken.
  private static let longestChain = 6
  private var file: FlowFile { program.files[ref.file] }
  private var body: Body { program.body(ref) }

  func isTaken(_ value: Value, steps: Int = longestChain) -> Bool {
    budget.spend(1)
    guard steps > 0, budget.left > 0 else { return false }
    if value == .literal(.nil) || isRemoval(value) { return true }
    switch value {
    case .call(let id):
      let wholes = program.models.wholes(of: value, in: file)
      if wholes.count > 1 { return wholes.dropFirst().contains { isTaken($0, steps: steps - 1) } }
      return isTakenBy(file[id], steps)
    case .member(.variable(let whole), let name): return isTaken(whole, member: name, steps)
    case .variable(let id): return isTaken(id, steps)
    default: return false
    }
  }

  /// - Parameter member: it is a struct with the carrier in this member.
  private func isTaken(_ id: VarID, member: String? = nil, _ steps: Int) -> Bool {
    guard file[id].owner == ref.body, isGivenNowhereElse(.variable(id), member) else { return false }
    if body.parameters.contains(where: { $0.variable == id }) { return file[id].definition == nil }
    guard file[id].isConstant, let definition = file[id].definition, definition != .variable(id) else { return false }
    if isRemoval(definition) || isCleared(definition, of: id) { return true }
    if case .call = definition { return isTaken(definition, steps: steps - 1) }
    return false
  }

  /// `waiters.removeFirst()`
  private func isRemoval(_ value: Value) -> Bool {
    guard case .call(let id) = value, case .member(_, let name) = file[id].callee else { return false }
    return program.models.has(name, .takesElement)
  }

  /// Whether a function of the sources gives what it has taken, or nothing.
  private func isTakenBy(_ site: CallSite, _ steps: Int) -> Bool {
    guard let target = program.resolve(site, file: ref.file)?.target else { return false }
    let callee = program.body(target)
    return callee.reachable(from: Body.entry).allSatisfy { number in
      guard case .exit(let exit) = callee.blocks[number].terminator, !exit.isThrow else { return true }
      return exit.value.map {
        TakenOperand(program: program, ref: target, block: number, budget: budget).isTaken($0, steps: steps - 1)
      } ?? false
    }
  }

  /// Whether nothing else is given it on the way; other members of a struct may be.
  private func isGivenNowhereElse(_ carrier: Value, _ member: String?) -> Bool {
    let isOther = { (value: Value) in
      if case .member(carrier, let name) = value, let member { name != member } else { false }
    }
    let isIt = { (value: Value) in value.contains(besides: isOther) { $0 == carrier } }
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

  /// Whether every way from where a variable is bound to the end of the block gives its place another value.
  private func isCleared(_ place: Value, of variable: VarID) -> Bool {
    let places = [place] + definitions(of: place)
    let clears = { (instruction: Instruction) -> Bool in
      guard case .assign(let target, _) = instruction.kind else { return false }
      return places.contains { covers(target, $0) }
    }
    var isBound = false
    for (number, block) in body.blocks.enumerated() {
      guard
        let start = block.instructions.firstIndex(where: {
          if case .bind(variable, _) = $0.kind { true } else { false }
        })
      else { continue }
      isBound = true
      if block.instructions[start...].contains(where: clears) { continue }
      let leads = body.reaches(
        { $0 == self.block }, fromAnyOf: block.successors,
        avoiding: { $0 == number || body.blocks[$0].instructions.contains(where: clears) })
      if number == self.block || leads { return false }
    }
    return isBound
  }

  /// What the variables stand for of which a place is a part.
  private func definitions(of place: Value) -> [Value] {
    var found: [Value] = []
    var current = place
    while found.count < Self.longestChain, let id = current.rootVariable, let definition = file[id].definition,
      definition.rootVariable != id
    {
      found.append(definition)
      current = definition
    }
    return found
  }

  /// Whether what is assigned to a target takes the place of a value that was in it.
  private func covers(_ target: Value, _ place: Value) -> Bool {
    if target == place { return true }
    switch place {
    case .member(let base, _), .payload(let base, _, _): return covers(target, base)
    case .global(let name): return target == .selfReference && name.first?.isUppercase == false
    default: return false
    }
  }
}
