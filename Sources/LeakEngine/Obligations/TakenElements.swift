import LeakDomain
import LeakFlow

/// Collections whose elements are taken one by one: `while let next = pending.popFirst()` goes on as long as there are any.
extension ObligationAnalysis {
  /// A call changes what is known; where it takes an element out of a collection, it has one to give if there was any.
  func take(_ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: inout Facts) {
    let isAsked = tests[.call(id)] != nil
    guard let list = program.collection(takenFrom: site) ?? (isAsked ? program.collection(offeredBy: site) : nil) else {
      invalidate(&facts, by: site, state)
      if isAsked { learnMembership(id, site, &facts) }
      return
    }
    let wasEmpty = isEmpty(list, by: facts)
    invalidate(&facts, by: site, state)
    facts.forget(.call(id))
    if let wasEmpty { facts.learn(.isNil(.call(id)), wasEmpty) }
  }

  /// A place is given something else: a collection has as many elements as what it is made of.
  func forget(_ place: Value, given value: Value?, _ facts: inout Facts) {
    let emptiness = Value.member(place, "isEmpty")
    let isAsked = tests[emptiness] != nil
    let isEmpty = isAsked ? value.flatMap { self.isEmpty($0, by: facts) } : nil
    facts.forget(place)
    if let isEmpty { facts.learn(.isTrue(emptiness), isEmpty) }
    guard isAsked, let value, let origin = program.place(behind: value, in: BodyRef(file: fileIndex, body: scope)),
      !origin.contains(where: { $0 == place })
    else { return }
    facts.copy(emptiness, ofOrigin: .member(origin, "isEmpty"))
  }

  private func isEmpty(_ list: Value, by facts: Facts) -> Bool? {
    if case .aggregate(let elements) = list { return elements.isEmpty }
    if case .literal(.string(let text)) = list { return text.isEmpty }
    if let known = facts.decide(.isTrue(.member(list, "isEmpty"))) { return known }
    let ref = BodyRef(file: fileIndex, body: scope)
    return program.isNeverEmpty(list, in: ref) ? false : program.isEmpty(list, by: facts, in: ref)
  }
}

extension Program {
  /// The collection, or iterator, that a call takes any element out of: `pending` of `pending.popLast()`.
  func collection(takenFrom site: CallSite) -> Value? {
    guard site.arguments.isEmpty, let name = site.name, let receiver = site.receiver else { return nil }
    return models.has(name, .takesElement) || models.has(name, .iterates) && !site.isAwaited ? receiver : nil
  }

  /// The collection of which a call gives an element, and nil only where there is none: `list` of `list.max()`.
  func collection(offeredBy site: CallSite) -> Value? {
    guard let name = site.name, models.has(name, .offersElement) else { return nil }
    let comparesOnly = site.arguments.allSatisfy { operand in
      if case .body = operand.value { true } else { operand.label == "by" }
    }
    return comparesOnly ? site.receiver : nil
  }
}
