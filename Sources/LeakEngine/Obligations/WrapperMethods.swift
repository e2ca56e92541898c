import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What an object owes that is made of a carrier, and only keeps it, where one of its methods alone meets that:
///
///     struct Reply { let waiter: Waiter; func answer(_ value: Int?) { guard let value else { return }; waiter.resume(…) } }
///
/// Whoever calls the method has told the object what there is, and does not have it any more.
///
/// Omissions: methods that decide by what the object knows, which may be called again; objects that are looked up and stay where they
/// are.
extension ObligationFinder {
  mutating func keptCarrier(_ body: Body) {
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard body.kind == .function(.function), !body.isStatic, body.throwing == .never, body.result?.isVoid ?? true,
      !body.parameters.isEmpty, let type = program.type(around: ref),
      let (member, holding, written) = carrier(in: type), Wrappers(program: program).onlyKeeps(ref),
      decidesByParameters(body), isCalledForGood(ref), isMetOnly(by: ref, member, of: type)
    else { return }
    var obligation = Obligation(
      primitive: holding.primitive, scope: body.id, holders: [.global(member)], begin: body.nameRange, carrier: member)
    obligation.keptMember = member
    obligation.carrierType = written.type
    obligation.needsDischarge = true
    found.append(obligation)
  }

  /// The one continuation or promise that a type keeps from the moment its values are made.
  private func carrier(in type: TypeKey) -> (String, CarrierTypes.Holding, TypedRef)? {
    let types = CarrierTypes(program: program)
    let carrying = Wrappers(program: program).kept(by: type).compactMap { name, written in
      types.holding(written).map { (name, $0, written) }
    }
    guard carrying.count == 1, let only = carrying.first, only.1.isPlain, only.1.shape == .single, !only.1.isLocked,
      only.1.primitive.kind == .continuation || only.1.primitive.kind == .promise, only.2.type == only.2.type.unwrapped
    else { return nil }
    return only
  }

  /// Whether nothing but a method has to do with a member, save where the object is made.
  private func isMetOnly(by ref: BodyRef, _ member: String, of type: TypeKey) -> Bool {
    let own = Set(program.family(of: ref).map { BodyRef(file: ref.file, body: $0) })
    return program.files.indices.allSatisfy { number in
      let file = program.files[number]
      return file.bodies.allSatisfy { body in
        let place = BodyRef(file: number, body: body.id)
        if own.contains(place) { return true }
        let isInside = program.type(around: place) == type
        if isInside, body.kind == .function(.initializer) { return true }
        return !file.containsValue(in: body) { value in
          guard value.memberName == member else { return false }
          if case .global = value { return isInside }
          guard let owner = program.owner(ofMember: value, in: place) else { return true }
          return owner == type
        }
      }
    }
  }

  /// Whether a method decides by nothing but what it is told.
  private func decidesByParameters(_ body: Body) -> Bool {
    let parameters = Set(body.parameters.map(\.variable))
    func isTold(_ value: Value, steps: Int) -> Bool {
      guard case .variable(let id) = value.root else { return false }
      if parameters.contains(id) { return true }
      guard steps > 0, let definition = file[id].definition, definition != value else { return false }
      return isTold(definition, steps: steps - 1)
    }
    var isDecided = false
    for id in program.family(of: BodyRef(file: fileIndex, body: body.id)) {
      for block in file[id].blocks {
        guard case .branch(let test, _, _, _, _) = block.terminator else { continue }
        guard let subject = test.subject, isTold(subject, steps: 3) else { return false }
        isDecided = true
      }
    }
    return isDecided
  }

  /// Whether each call is on an object that was made there, or taken out of a collection, and comes once for it.
  private func isCalledForGood(_ ref: BodyRef) -> Bool {
    let name = program.body(ref).name
    guard !program.index.givenFunctions.contains(name) else { return false }
    let calls = (program.callsByName[name] ?? []).filter { number, call in
      program.mayReach(ref, program.files[number][call], file: number)
    }
    return !calls.isEmpty && calls.allSatisfy { isForGood($1, file: $0) }
  }

  private func isForGood(_ call: CallID, file number: Int) -> Bool {
    let file = program.files[number]
    let site = file[call]
    guard let receiver = site.receiver, !file[site.body].comesBack(to: call) else { return false }
    switch receiver {
    case .call(let taken): return isFresh(file[taken])
    case .variable(let id):
      guard file[id].isConstant, case .call(let made)? = file[id].definition, isFresh(file[made]) else { return false }
      return runsOnce(site.body, inside: file[id].owner, file)
    default: return false
    }
  }

  /// What makes an object, or takes one out of a collection.
  private func isFresh(_ site: CallSite) -> Bool {
    if case .global(let type) = site.callee, type.first?.isUppercase == true { return true }
    return site.name.map { program.models.has($0, .takesElement) } ?? false
  }

  /// Whether closures around a body, up to another one, may be taken to run once.
  private func runsOnce(_ id: BodyID, inside outer: BodyID, _ file: FlowFile) -> Bool {
    var current = id
    while current != outer, let parent = file[current].parent {
      guard let call = file[parent].call(given: current, in: file), !file[parent].comesBack(to: call) else {
        return false
      }
      let label = file[call].arguments.first { $0.value == .body(current) }?.label
      switch program.models.mode(of: file[call], label: label) {
      case nil, .unknown?, .laterOnce?, .nowOnce?: break
      default: return false
      }
      current = parent
    }
    return current == outer
  }
}
