import LeakDomain
import LeakFlow

/// Where in its collection the element may stand that is followed.
struct ElementPlaces: OptionSet, Hashable {
  var rawValue: UInt8
  static let first = ElementPlaces(rawValue: 1)
  static let inner = ElementPlaces(rawValue: 2)
  static let last = ElementPlaces(rawValue: 4)
  static let all: ElementPlaces = [.first, .inner, .last]
}

/// What is done to the elements at one end of a collection, or to all but those: `all.first?.resume()`, `for each in all.dropFirst()`.
///
/// The element that is followed is one of them, or is none, and somebody else has to see to it. Which it is, is decided where such a
/// part is used first, and is known from there on.
///
/// Omissions: parts that are found otherwise, by a filter or an index; bodies that ask how many elements there are, since where there is
/// one the first is all of them.
extension ObligationAnalysis {
  /// The elements of a holder that a value is, or has in it.
  private func places(of value: Value, _ state: Tracked) -> ElementPlaces? {
    switch value {
    case .member(let base, "first") where isLasting(base, state): return .first
    case .member(let base, "last") where isLasting(base, state): return .last
    case .call(let id):
      guard let name = file[id].name, let base = file[id].receiver, isLasting(base, state) else { return nil }
      if program.models.has(name, .withoutFirst) { return ElementPlaces.all.subtracting(.first) }
      return program.models.has(name, .withoutLast) ? ElementPlaces.all.subtracting(.last) : nil
    default: return nil
    }
  }

  /// Whether a value is the first or the last of several elements, one of which is followed, and no method of them all.
  func isEndElement(_ value: Value, _ state: Tracked) -> Bool {
    guard case .among(1, _, _) = state.gathering, !asksHowMany else { return false }
    return places(of: value, state) != nil
  }

  /// Whether a value is a collection of which the first element goes on to be the first.
  private func isLasting(_ base: Value, _ state: Tracked) -> Bool {
    guard case .variable(let id) = base, file[id].isLet else { return false }
    return state.isHolder(base)
  }

  /// An instruction uses the first element or the last one: `all.first?.resume()`, `if let next = all.last`.
  func atEnd(_ instruction: Instruction, in body: Body, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    guard case .among(1, _, let possible) = state.gathering, state.status == .open else { return nil }
    let single: Value?
    switch instruction.kind {
    case .bind(_, let value?): single = element(in: value, state)
    case .call(let id):
      // What makes a part of it does nothing with that yet.
      if places(of: .call(id), state) != nil, isOnlyGoneThrough(id, in: body), !asksHowMany {
        return [Way(state, facts)]
      }
      single =
        ([file[id].callee] + file[id].arguments.map(\.value)).lazy.compactMap { self.element(in: $0, state) }
        .first
    default: single = nil
    }
    guard let single, let place = places(of: single, state), !asksHowMany else { return nil }
    var ways: [Way<Tracked>] = []
    if possible.contains(place) {
      var own = state
      own.gathering = .single
      hold(single, &own, isPair: isKeyed)
      if isKeyed { own.wrappers.append(single) }
      ways += step(instruction, in: body, state: own, facts: facts)
    }
    if let others = state.remaining(possible.subtracting(place)) { ways += passing(instruction, others, facts) }
    return ways
  }

  /// Whether an instruction has to do with all elements of a collection, of which the one that is followed is the first or the last.
  func usesAll(_ instruction: Instruction, _ state: Tracked) -> Bool {
    guard isGathered, state.gathering == .single, state.status == .open else { return false }
    let lists = Set((state.holders + state.wrappers).compactMap(endOf))
    guard !lists.isEmpty else { return false }
    let isEnd = { (value: Value) in value.listOfEnd.map(lists.contains) ?? false }
    let uses = { (value: Value) in
      value.contains(besides: { isEnd($0) || self.program.models.isMeasure($0) }, where: lists.contains)
    }
    switch instruction.kind {
    case .element(let sequence, _): return uses(sequence)
    case .call(let id):
      // What is made of the others.
      if let name = file[id].name, program.models.has(name, .withoutFirst) || program.models.has(name, .withoutLast) {
        return false
      }
      return uses(file[id].callee) || file[id].arguments.contains { uses($0.value) }
    case .bind(_, let value?): return uses(value)
    default: return false
    }
  }

  /// Whether the element that is followed is the first or the last of a collection.
  func isEndOf(_ list: Value, _ state: Tracked) -> Bool {
    isGathered && state.gathering == .single && (state.holders + state.wrappers).contains { endOf($0) == list }
  }

  /// The collection of which a holder, or what it is a part of, is the first or the last element.
  private func endOf(_ holder: Value) -> Value? {
    if let list = holder.listOfEnd { return list }
    if case .member(let base, _) = holder { return endOf(base) }
    guard case .variable(let id) = holder, file[id].isLet, let definition = file[id].definition, definition != holder
    else {
      return nil
    }
    return definition.listOfEnd
  }

  /// The first or last element that a value is, or is made of.
  private func element(in value: Value, _ state: Tracked) -> Value? {
    var found: Value?
    _ = value.contains { part in
      guard case .member = part, places(of: part, state) != nil else { return false }
      found = part
      return true
    }
    return found
  }

  /// The instruction is about another element.
  private func passing(_ instruction: Instruction, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>] {
    var state = state
    var facts = facts
    switch instruction.kind {
    case .bind(let variable, _):
      state.removeHolder(.variable(variable))
      facts.forget(.variable(variable))
    case .call(let id): invalidate(&facts, by: file[id], state)
    default: break
    }
    return [Way(state, facts)]
  }

  /// Whether a part that a call makes goes nowhere: loops, or closures that are run for each, go through it.
  private func isOnlyGoneThrough(_ part: CallID, in body: Body) -> Bool {
    body.blocks.allSatisfy { block in
      if case .exit(let exit) = block.terminator, exit.value?.contains(where: { $0 == .call(part) }) ?? false {
        return false
      }
      return block.instructions.allSatisfy { instruction in
        switch instruction.kind {
        case .element(.call(part), _), .exhausted(.call(part), _): true
        case .call(let id) where file[id].receiver == .call(part): program.models.runsForEach(file[id])
        default: !file.containsValue(in: instruction) { $0.contains { $0 == .call(part) } }
        }
      }
    }
  }

  // MARK: All but one

  /// A loop over all but the first, or all but the last, begins a turn or has had them all.
  func turn(
    overPart sequence: Value, _ instruction: Instruction, in body: Body, _ state: Tracked, _ facts: Facts
  ) -> [Way<Tracked>]? {
    guard case .among(1, _, let possible) = state.gathering, let places = places(of: sequence, state), !asksHowMany
    else { return nil }
    if case .exhausted = instruction.kind {
      return state.remaining(possible.subtracting(places)).map { [Way($0, facts)] } ?? []
    }
    var ways: [Way<Tracked>] = []
    if !possible.isDisjoint(with: places), let element = element(named: instruction.range, in: body) {
      var own = state
      own.gathering = .next(element, depth: 0, isPair: isKeyed)
      ways.append(Way(own, facts))
    }
    if let others = state.remaining(possible) { ways.append(Way(others, facts)) }
    return ways
  }

  /// A closure is run for each of all but the first, or all but the last.
  func runForPart(_ part: Value, _ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    guard case .among(1, _, let possible) = state.gathering, let places = places(of: part, state), !asksHowMany,
      program.models.runsForEach(site), case .body(let closure)? = site.arguments.last?.value, !isActive(closure),
      let element = file[closure].parameters.last?.variable
    else { return nil }
    var ways: [Way<Tracked>] = []
    if !possible.isDisjoint(with: places) {
      var own = state
      own.gathering = .single
      hold(.variable(element), &own, isPair: isKeyed && file[closure].parameters.count == 1)
      ways += eachTurn(of: closure, id, own, facts)
    }
    if let others = state.remaining(possible.subtracting(places)) { ways.append(Way(others, facts)) }
    return ways
  }
}

extension Tracked {
  /// The element stands at one of these places, if there are any: a loop, or a call, has come to others.
  fileprivate func remaining(_ places: ElementPlaces) -> Tracked? {
    guard case .among(let depth, _, _) = gathering, !places.isEmpty else { return nil }
    var state = self
    state.gathering = .among(depth: depth, begun: true, places: places)
    return state
  }
}

extension Program {
  /// Whether a function, or a closure in it, decides by how many elements some collection has.
  func asksHowMany(_ ref: BodyRef) -> Bool {
    let file = files[ref.file]
    return family(of: root(of: ref)).contains { id in
      file[id].blocks.contains { block in
        guard case .branch(let test, _, _, _, _) = block.terminator, let subject = test.subject else { return false }
        return subject.contains { if case .member(_, "count") = $0 { true } else { false } }
      }
    }
  }
}
