import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What is taken and is to be given back: locks, and the places of semaphores.
///
/// Omissions: what one function takes and another gives back is a matter of their callers, and is not followed; save that
/// who is thrown an error has nothing to give back.
extension ObligationFinder {
  /// `await semaphore.wait()`, `lock.lock()`: from here on somebody must give it back.
  mutating func acquired(_ site: CallSite, _ method: String, at point: Point) {
    guard let receiver = site.subject, !site.waitIsLimited, !isNowhereElse(receiver),
      let model = taking(site, method, in: point.body),
      hasPlaces(receiver, model, in: point.body), isOnlyBorrowed(site, model, at: point)
    else { return }
    let primitive = model.primitive
    let met = primitive.discharges.map { count($0, receiver, point.body) }.reduce(0, +)
    let isMetHere = met > 0
    var isKept = false
    if case .variable(let id) = receiver, case .call? = file[id].definition {
      // Of a value with places, one may be kept for good.
      guard isMetHere || (model.begin.places == nil && !isGiven(receiver, around: point.body)) else { return }
    } else {
      isKept = isGivenBackByOthers(receiver, model, in: point.body)
      guard isKept ? met == 0 && point.body.throwing != .never : isMetHere else { return }
    }
    var obligation = Obligation(
      primitive: primitive, scope: point.body.id, holders: [receiver], trigger: point.instruction,
      begin: site.range, carrier: text(of: receiver))
    obligation.isKept = isKept
    obligation.isMetHereOnly = receiver.rootVariable == nil
    // Of several places one may be kept, and a lock that is taken more often than given back is kept by mistake.
    obligation.needsDischarge =
      isMetHere && (model.begin.places != nil || count(method, receiver, point.body) <= met)
    obligation.enclosingLoopHeads = point.body.loopHeads(around: point.block)
    found.append(obligation)
  }

  /// Whether it is the result of a call, of which no other place can give anything back: `future().wait()`
  private func isNowhereElse(_ receiver: Value) -> Bool {
    if case .call(let id) = receiver { file.occurrences.isUsedOnce(id) } else { false }
  }

  /// The primitive of which a call takes something: by the type that it is called on, or as a function of C.
  private func taking(_ site: CallSite, _ method: String, in body: Body) -> PrimitiveModel? {
    guard let receiver = site.receiver else {
      return program.functions[method] == nil ? program.models.custom(begunByFunction: method) : nil
    }
    guard let type = program.typeName(of: receiver, file: fileIndex, in: body) else { return nil }
    let own = program.index.semaphores.models[type].flatMap { $0.begin.calls.contains(method) ? $0 : nil }
    return program.models.custom(begunBy: method, on: type) ?? own
  }

  /// Whether the place, if it is a value, goes nowhere else: it may be used, lent to a closure that the function is given,
  /// and given back.
  private func isOnlyBorrowed(_ site: CallSite, _ model: PrimitiveModel, at point: Point) -> Bool {
    guard case .call(let taken) = point.instruction, let type = model.types.first,
      program.index.semaphores.pools.contains(type)
    else { return true }
    let names = file.names(for: .call(taken))
    guard names.count == 1 else { return false }
    let isGiven = { (value: Value) in value == names[0] || value.contains { $0 == names[0] && value.root != names[0] } }
    let isKept = file.bodies.contains { body in
      body.blocks.contains { block in block.values.contains(where: isGiven) }
    }
    return !isKept
      && file.calls.allSatisfy { call in
        if call.name.map(model.primitive.discharges.contains) ?? false { return true }
        // Its own functions, and a closure that the function is given, have it only as long as they run.
        if case .variable(let id) = call.callee, file[id].type?.functionType != nil { return true }
        return !call.arguments.contains { isGiven($0.value) }
      }
  }

  /// Whether a function gives back what it has not taken: it was called by one that had.
  private func isGivenBackByOthers(_ value: Value, _ model: PrimitiveModel, in body: Body) -> Bool {
    let here = BodyRef(file: fileIndex, body: body.id)
    let owner = program.owner(ofMember: value, in: here)
    let root = program.root(of: here)
    return model.primitive.discharges.contains { method in
      (program.callsByName[method] ?? []).contains { number, call in
        let site = program.files[number][call]
        let place = BodyRef(file: number, body: site.body)
        guard let receiver = site.subject else { return false }
        if program.root(of: place) == root {
          guard receiver == value else { return false }
        } else {
          guard receiver.rootVariable == nil, receiver.memberName != nil, receiver.memberName == value.memberName else {
            return false
          }
          if let owner, let other = program.owner(ofMember: receiver, in: place), owner != other { return false }
        }
        return isReachedUntaken(call, model, in: place)
      }
    }
  }

  /// Whether a way leads from the entry of a function to a call that gives back, without one that takes.
  private func isReachedUntaken(_ call: CallID, _ model: PrimitiveModel, in place: BodyRef) -> Bool {
    let file = program.files[place.file]
    let target = file[call]
    func takes(_ id: CallID) -> Bool {
      guard let name = file[id].name, file[id].subject == target.subject else { return false }
      return model.begin.calls.contains(name) || program.models.has(name, .attempt)
    }
    let body = file[place.body]
    // What a closure gives back, the function around it has taken.
    if body.parent != nil,
      file.calls.indices.contains(where: { takes(CallID($0)) && file.calls[$0].range.start < target.range.start })
    {
      return false
    }
    return body.reaches(call, avoiding: takes)
  }

  /// Whether places can be taken of a value. What is made with none is a signal from one side to the other, and whoever
  /// waits gives nothing back.
  private func hasPlaces(_ value: Value, _ model: PrimitiveModel, in body: Body) -> Bool {
    guard let label = model.begin.places else { return true }
    return makings(of: value, in: body).allSatisfy { site in
      let argument = site.arguments.first { $0.label == label } ?? site.arguments.first
      return argument.map { $0.value != .literal(.number("0")) } ?? true
    }
  }

  /// The calls that make what a constant or a property holds.
  private func makings(of value: Value, in body: Body) -> [CallSite] {
    if case .variable(let id) = value {
      if case .call(let made)? = file[id].definition { return [file[made]] }
      return []
    }
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard let name = value.memberName, let owner = program.owner(ofMember: value, in: ref),
      let property = program.members.property(name, of: owner)
    else { return [] }
    if let initial = property.initial {
      if case .call(let made) = initial.value { return [program.files[property.file][made]] }
      return []
    }
    return program.members.functions("init", of: owner).flatMap { ref in
      program.body(ref).blocks.flatMap { block in
        block.instructions.compactMap { instruction in
          guard case .assign(let target, .call(let made)) = instruction.kind, target.memberName == name else {
            return nil
          }
          return program.files[ref.file][made]
        }
      }
    }
  }
}

extension CallSite {
  /// What a method is called on, or what a function of C is given first: `pthread_mutex_lock(&mutex)`.
  var subject: Value? {
    if let receiver { return receiver }
    guard case .global = callee, let first = arguments.first, first.label == nil else { return nil }
    if case .operation("&", let parts) = first.value { return parts.first }
    return first.value
  }
}
