import LeakDomain
import LeakFlow

/// Collections of closures that are all called at each event, and stay: what one event does not bring, the next one may.
///
///     func set(_ state: State) { for observer in observers.values { observer(state) } }
///
/// Omissions: what takes closures out elsewhere is taken to do so between two events. A closure that is only left in when it says
/// so, as by `handlers.removeAll { $0(event) }`, stays until it is done.
struct LastingListeners {
  let program: Program
  private let file: FlowFile
  private let number: Int
  private let owner: TypeKey
  private let name: String

  /// - Parameter member: a member as a body names it.
  init?(_ member: Value, in ref: BodyRef, _ program: Program) {
    guard let name = member.memberName, let owner = program.owner(ofMember: member, in: ref) else { return nil }
    self.program = program
    self.owner = owner
    self.name = name
    number = ref.file
    file = program.files[ref.file]
  }

  /// The collection, as the functions of one file see it.
  struct Key: Hashable {
    var owner: TypeKey
    var name: String
    var file: Int
  }
  var key: Key { Key(owner: owner, name: name, file: number) }

  /// Whether some function of the type calls all that is in the collection, and leaves it there.
  var areLasting: Bool {
    let calling = file.calls.indices.map { CallID($0) }.filter(callsElement)
    return !calling.isEmpty && calling.allSatisfy(leavesAll)
  }

  /// Whether what is called is an element, or a part of one.
  private func callsElement(_ call: CallID) -> Bool {
    guard case .variable(let id) = file[call].callee.root else { return false }
    if let sequence = file[id].sequence { return isTakenFrom(sequence, in: file[id].owner) }
    let body = file[file[id].owner]
    if body.isClosure, body.parameters.contains(where: { $0.variable == id }), let each = callRunning(body),
      let receiver = file[each].receiver
    {
      let isEach = program.models.runsForEach(file[each]) || keepsByAnswer(each)
      return isEach && isTakenFrom(receiver, in: file[each].body)
    }
    return body.blocks.contains { block in
      block.instructions.contains { instruction in
        guard case .element(let sequence, _) = instruction.kind else { return false }
        return instruction.range.contains(file[id].range) && isTakenFrom(sequence, in: body.id)
      }
    }
  }

  private func callRunning(_ closure: Body) -> CallID? {
    closure.parent.flatMap { file[$0].call(given: closure.id, in: file) }
  }

  /// Whether a sequence is the collection, or made of it, or of what a variable has of it.
  private func isTakenFrom(_ sequence: Value, in body: BodyID, depth: Int = 6) -> Bool {
    guard depth > 0 else { return false }
    return sequence.contains { part in
      switch part {
      case .variable(let id):
        return file[id].definition.map { isTakenFrom($0, in: body, depth: depth - 1) } ?? false
      case .call(let id): return file[id].receiver.map { isTakenFrom($0, in: body, depth: depth - 1) } ?? false
      default: return isCollection(part, in: body)
      }
    }
  }

  private func isCollection(_ value: Value, in body: BodyID) -> Bool {
    value.memberName == name && program.owner(ofMember: value, in: BodyRef(file: number, body: body)) == owner
  }

  /// Whether the function around a call takes nothing out of the collection.
  private func leavesAll(_ call: CallID) -> Bool {
    let root = program.root(of: BodyRef(file: number, body: file[call].body))
    return program.family(of: root).allSatisfy { body in
      file[body].blocks.allSatisfy { block in !block.instructions.contains { takesOut($0, in: body) } }
    }
  }

  private func takesOut(_ instruction: Instruction, in body: BodyID) -> Bool {
    switch instruction.kind {
    case .assign(let target, _): return target.contains { isCollection($0, in: body) }
    case .call(let id):
      guard let receiver = file[id].receiver, isCollection(receiver, in: body) else {
        return file[id].arguments.contains { $0.value.contains { isInOut($0, in: body) } }
      }
      return !program.models.has(file[id].name ?? "", .reader) && !program.models.runsForEach(file[id])
        && !program.has(file[id].name ?? "", .addsElement) && !keepsByAnswer(id)
    default: return false
    }
  }

  private func isInOut(_ value: Value, in body: BodyID) -> Bool {
    if case .operation("&", let parts) = value { parts.contains { isCollection($0, in: body) } } else { false }
  }

  /// `removeAll { $0(event) }`: what an element answers says whether it stays.
  private func keepsByAnswer(_ call: CallID) -> Bool {
    guard file[call].name.map({ program.has($0, .withdraws) }) ?? false,
      case .body(let closure)? = file[call].arguments.last?.value
    else { return false }
    return file[closure].blocks.contains { block in
      guard case .exit(let exit) = block.terminator, case .call(let answer)? = exit.value else { return false }
      return file[closure].parameters.contains { file[answer].callee.root == .variable($0.variable) }
    }
  }
}

extension ObligationAnalysis {
  /// Whether a closure goes into a collection of the sources that calls all its closures again and again: by what stores it here, or
  /// by the function that it is given to.
  func isKeptByListeners(_ site: CallSite, _ operand: CallSite.Operand) -> Bool {
    if let name = site.name, program.has(name, .addsElement), let receiver = site.receiver, receiver.memberName != nil {
      return program.areLasting(receiver, in: BodyRef(file: fileIndex, body: site.body))
    }
    return taker(of: operand, in: site).map { program.keepsForEvents($0.parameter, of: $0.function) } ?? false
  }

  /// Whether a function of the sources keeps a closure until it has called it.
  func isKeptUntilTold(_ site: CallSite, _ operand: CallSite.Operand) -> Bool {
    taker(of: operand, in: site).map { program.keepsUntilTold($0.parameter, of: $0.function) } ?? false
  }
}

extension Program {
  /// Whether the closures of a collection are all called at each event, and stay; found out once for each collection.
  func areLasting(_ collection: Value, in ref: BodyRef) -> Bool {
    guard let listeners = LastingListeners(collection, in: ref, self) else { return false }
    if let known = lastingListeners[listeners.key] { return known }
    let found = listeners.areLasting
    lastingListeners[listeners.key] = found
    return found
  }

  /// Whether a function puts a parameter into a collection whose closures are all called at each event.
  func keepsForEvents(_ parameter: Int, of function: BodyRef) -> Bool {
    let key = ParameterKey(function: function, parameter: parameter)
    if let known = keptForEvents[key] { return known }
    let variable = body(function).parameters[parameter].variable
    let collections = collections(keeping: variable, in: function)
    keptForEvents[key] = false
    let found =
      collections.isEmpty
      ? givesOnForEvents(variable, function)
      : collections.allSatisfy { areLasting($0.place, in: BodyRef(file: function.file, body: $0.body)) }
    keptForEvents[key] = found
    return found
  }

  /// Whether a function puts a parameter into a collection whose closures do not stay when they have been called.
  func keepsUntilTold(_ parameter: Int, of function: BodyRef, steps: Int = 3) -> Bool {
    let variable = body(function).parameters[parameter].variable
    let collections = collections(keeping: variable, in: function)
    if collections.isEmpty, steps > 0, let (parameter, target) = onlyTaker(of: variable, in: function) {
      return keepsUntilTold(parameter, of: target, steps: steps - 1)
    }
    return !collections.isEmpty
      && collections.allSatisfy { !areLasting($0.place, in: BodyRef(file: function.file, body: $0.body)) }
  }

  /// The collections into which a function puts a variable, each with the body that does.
  private func collections(keeping variable: VarID, in function: BodyRef) -> [(place: Value, body: BodyID)] {
    let file = files[function.file]
    return family(of: function).flatMap { id in
      file[id].blocks.flatMap(\.instructions).compactMap { instruction -> (place: Value, body: BodyID)? in
        file.collection(keeping: variable, instruction) { has($0, .addsElement) }.map { ($0, id) }
      }
    }
  }

  /// Whether a function gives a parameter to another one that does so, and to nobody else.
  private func givesOnForEvents(_ variable: VarID, _ function: BodyRef) -> Bool {
    onlyTaker(of: variable, in: function).map { keepsForEvents($0.parameter, of: $0.function) } ?? false
  }

  /// The parameter of the only function that a function gives a variable to.
  private func onlyTaker(of variable: VarID, in function: BodyRef) -> (parameter: Int, function: BodyRef)? {
    let file = files[function.file]
    let users = family(of: function).flatMap { file[$0].blocks.flatMap(\.instructions) }.compactMap {
      instruction -> CallSite? in
      guard case .call(let id) = instruction.kind else { return nil }
      return file[id].arguments.contains { $0.value == .variable(variable) } ? file[id] : nil
    }
    guard users.count == 1, let index = users[0].arguments.firstIndex(where: { $0.value == .variable(variable) }),
      let resolved = resolve(users[0], file: function.file), index < resolved.parameters.count
    else { return nil }
    return (resolved.parameters[index], resolved.target)
  }

  struct ParameterKey: Hashable {
    var function: BodyRef
    var parameter: Int
  }
}

extension FlowFile {
  /// The member in which an instruction stores a variable, or something made with it, as an element.
  fileprivate func collection(
    keeping variable: VarID, _ instruction: Instruction, adds: (String) -> Bool
  ) -> Value? {
    let isIt = { (value: Value) in value.contains { self.isMade($0, with: variable) } }
    switch instruction.kind {
    case .assign(.operation("[]", let parts), let value) where isIt(value): return parts.first
    case .assign(let target, .operation("+=", let parts)) where parts.contains(where: isIt): return target
    case .call(let id):
      guard let receiver = self[id].receiver, receiver.memberName != nil, let name = self[id].name, adds(name),
        self[id].arguments.contains(where: { isIt($0.value) })
      else { return nil }
      return receiver
    default: return nil
    }
  }

  private func isMade(_ value: Value, with variable: VarID) -> Bool {
    switch value {
    case .variable(variable): true
    case .call(let id): self[id].arguments.contains { $0.value == .variable(variable) }
    default: false
    }
  }
}
