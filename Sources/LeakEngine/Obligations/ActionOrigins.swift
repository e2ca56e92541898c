import LeakAST
import LeakDomain
import LeakFlow

/// A place in the payload of an enum's case.
struct ActionCase: Hashable {
  var name: String
  var index: Int
}

/// Where the carrier in an action comes from: a function that makes `.resume(waiter)` out of what it has taken from its own
/// state leaves it to whoever called it.
///
///     mutating func finish() -> Action {
///       guard case .waiting(let waiter) = state else { return .none }
///       state = .finished
///       return .resume(waiter)
///     }
///
/// Omissions: actions that are put together in more steps than one.
struct ActionOrigins {
  let program: Program
  /// How many functions deep one gives what another has made.
  static let longestChain = 6
  /// How many values it looks at for one action: each function on the way may have many exits.
  let budget = StateBudget.action()

  struct Origin {
    var place: ActionPlace
    var holding: CarrierTypes.Holding { place.holding }
    /// The carrier's type, if it is known; of a collection that of its elements.
    var type: TypeRef?
    /// Where it is given to whoever has asked, if that is known.
    var given: Given?
    /// The name of the case says what is to be done with it.
    var isNamed = false
  }

  /// A value that a body gives its caller.
  struct Given {
    var value: Value
    var ref: BodyRef
    /// The block at whose end it does so.
    var block: Int
  }

  /// What lies in a case of an action that a body matches; `nil` where others may have it as well, or nobody makes that case.
  func origin(of action: Value, in ref: BodyRef, _ place: ActionCase) -> Origin? {
    calls(that: action, in: ref, place).flatMap { origin(madeBy: $0, place) }
  }

  /// The same by the calls that make the action.
  func origin(madeBy calls: [(call: CallID, file: Int)], _ place: ActionCase) -> Origin? {
    let made = calls.map { origin(of: $0.call, $0.file, place) }
    guard made.allSatisfy({ $0 != .shared }) else { return nil }
    return made.lazy.compactMap { if case .taken(let origin) = $0 { origin } else { nil } }.first
  }

  /// Whether one of the calls that make an action is known to give what is in a case to somebody else as well.
  func isKeptBesides(_ made: [(call: CallID, file: Int)], _ place: ActionCase) -> Bool {
    made.contains { call, file in
      let given = given(by: program.files[file][call], file: file, steps: Self.longestChain) ?? []
      return given.contains { item in
        guard let (taken, operand) = operand(of: item, place) else { return false }
        return operand.map(taken.isShared) ?? false
      }
    }
  }

  // MARK: What lies in it

  private enum Finding: Equatable {
    /// The case is not made, or with nothing in it.
    case absent
    case taken(Origin)
    case shared

    static func == (a: Finding, b: Finding) -> Bool {
      switch (a, b) {
      case (.absent, .absent), (.taken, .taken), (.shared, .shared): true
      default: false
      }
    }
  }

  /// What lies in a case of the action that a call gives.
  private func origin(of call: CallID, _ file: Int, _ place: ActionCase) -> Finding {
    guard let given = given(by: program.files[file][call], file: file, steps: Self.longestChain) else { return .shared }
    var found = Finding.absent
    for item in given {
      guard let (taken, operand) = operand(of: item, place) else { continue }
      guard let operand, let origin = origin(of: item, place) else { return .shared }
      if operand == .literal(.nil) { continue }
      guard taken.isTaken(operand, parts: origin.place.parts) else { return .shared }
      found = .taken(origin)
    }
    return found
  }

  /// What a call that makes the case puts there, with what tells whether the body had it for itself.
  private func operand(of item: Given, _ place: ActionCase) -> (taken: TakenOperand, value: Value?)? {
    let file = program.files[item.ref.file]
    guard case .call(let id) = item.value, program.caseName(of: item.value, in: file) == place.name else { return nil }
    let operands = file[id].arguments
    return (
      TakenOperand(program: program, ref: item.ref, block: item.block, user: id, budget: budget),
      operands.indices.contains(place.index) ? operands[place.index].value : nil
    )
  }

  private func origin(of item: Given, _ place: ActionCase) -> Origin? {
    guard let type = payload(of: item, place), let place = ActionPlaces(program: program).place(in: type) else {
      return nil
    }
    return Origin(place: place, type: carrier(in: type, at: place), given: item)
  }

  func carrier(in type: TypedRef, at place: ActionPlace) -> TypeRef? {
    place.holding.isPlain ? carrier(in: type) : place.partType.flatMap(carrier)
  }

  /// A carrier that may be nil has an optional type.
  func carrier(in written: TypedRef) -> TypeRef? {
    switch written.type {
    case .optional(let inner):
      return carrier(in: written.with(inner)).map { if case .optional = $0 { $0 } else { .optional($0) } }
    case .array(let element), .dictionary(_, let element): return carrier(in: written.with(element))
    default: return program.types.resolved(written).type
    }
  }

  private func payload(of item: Given, _ place: ActionCase) -> TypedRef? {
    let body = program.body(item.ref)
    if let result = body.result, let key = program.types.key(of: TypedRef(result, program.context(of: item.ref))) {
      return program.members.payload(place.index, of: place.name, in: key)
    }
    let all = program.members.payloads(place.index, ofCasesNamed: place.name)
    return all.count == 1 ? all.first : nil
  }

  // MARK: What is given

  /// All values that a call may give; `nil` where one of them is unknown.
  private func given(by site: CallSite, file: Int, steps: Int) -> [Given]? {
    guard steps > 0 else { return nil }
    if case .body(let closure)? = site.arguments.last?.value {
      guard program.models.mode(of: site, label: site.arguments.last?.label) == .nowOnce else { return nil }
      return given(by: BodyRef(file: file, body: closure), steps: steps - 1)
    }
    return program.resolve(site, file: file).flatMap { given(by: $0.target, steps: steps - 1) }
  }

  private func given(by ref: BodyRef, steps: Int) -> [Given]? {
    let body = program.body(ref)
    var all: [Given] = []
    for block in body.reachable(from: Body.entry).sorted() {
      guard case .exit(let exit) = body.blocks[block].terminator, !exit.isThrow else { continue }
      guard let value = exit.value, let found = expanded(Given(value: value, ref: ref, block: block), steps: steps)
      else {
        return nil
      }
      all += found
    }
    return all
  }

  private func expanded(_ item: Given, steps: Int) -> [Given]? {
    budget.spend(1)
    guard budget.left > 0 else { return nil }
    let file = program.files[item.ref.file]
    switch item.value {
    case .call(let id):
      if program.caseName(of: item.value, in: file) != nil { return [item] }
      return given(by: file[id], file: item.ref.file, steps: steps)
    case .implicitMember, .literal(.nil): return [item]
    case .member where program.caseName(writtenAs: item.value) != nil: return [item]
    case .variable(let id):
      if file[id].isConstant, let definition = file[id].definition, definition != item.value {
        return expanded(Given(value: definition, ref: item.ref, block: item.block), steps: steps)
      }
      return assigned(to: id, item, steps)
    default: return nil
    }
  }

  /// `let action: Action` that each branch gives another value, or an expression that branches.
  private func assigned(to variable: VarID, _ item: Given, _ steps: Int) -> [Given]? {
    guard program.files[item.ref.file][variable].owner == item.ref.body, steps > 0 else { return nil }
    var all: [Given] = []
    for (number, block) in program.body(item.ref).blocks.enumerated() {
      for instruction in block.instructions {
        let value: Value
        switch instruction.kind {
        case .assign(.variable(variable), let given): value = given
        case .bind(variable, let given?) where program.files[item.ref.file][variable].isResult: value = given
        default: continue
        }
        guard value != .variable(variable),
          let found = expanded(Given(value: value, ref: item.ref, block: number), steps: steps - 1)
        else { return nil }
        all += found
      }
    }
    return all.isEmpty ? nil : all
  }
}
