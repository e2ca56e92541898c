import LeakFlow
import LeakModel

/// What a function does first to locks and queues: which it may take, and which it gives back before that.
struct FirstActs {
  var takes: [Taking] = []
  var gives: Set<LockPlace> = []
}

/// What decides whether a turn is taken: names of members, and parameters by number.
struct TakingConditions {
  var names: Set<String> = []
  var parameters: Set<VarID> = []

  /// The same for the caller; `nil` where the call may decide against it.
  func seen(from site: CallSite, _ resolved: ResolvedCall, in ref: BodyRef, _ program: Program) -> TakingConditions? {
    var seen = TakingConditions(names: names)
    let target = program.body(resolved.target)
    for parameter in parameters {
      guard let index = target.parameters.firstIndex(where: { $0.variable == parameter }) else { continue }
      guard let operand = resolved.parameters.firstIndex(of: index) else { return nil }
      switch site.arguments[operand].value {
      case .literal(.bool), .literal(.nil), .implicitMember: return nil
      case .variable(let id) where program.body(ref).parameters.contains { $0.variable == id }:
        seen.parameters.insert(id)
      case let value: seen.add(value)
      }
    }
    return seen
  }

  mutating func add(_ value: Value) {
    _ = value.contains { part in
      if let name = part.memberName { names.insert(name) }
      return false
    }
  }
}

extension Exclusives {
  func firsts(_ ref: BodyRef, depth: Int) -> FirstActs {
    let key = Depth(ref: ref, depth: depth)
    if let known = firsts[key] { return known }
    let events = events(ref, depth: depth)
    var acts = FirstActs()
    var places: [LockPlace] = []
    for place in events.flatMap({ $0.takes.map(\.turn.exclusive.place) + Array($0.gives) })
    where !places.contains(place) {
      places.append(place)
    }
    let body = program.body(ref)
    for place in places.sorted(by: { $0.text(in: program) < $1.text(in: program) }) {
      let search = FirstActSearch(body: body, events: events, place: place)
      if search.givesFirst {
        acts.gives.insert(place)
      } else if let (taking, tests) = search.taking {
        var taking = taking
        if search.mayMiss, !add(tests, to: &taking, in: ref) { continue }
        acts.takes.append(taking)
      }
    }
    firsts[key] = acts
    return acts
  }

  /// Notes what a turn depends on; `false` where that is for the caller to decide: a flag that he gives, or the thread.
  private func add(_ tests: [Test], to taking: inout Taking, in ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    let parameters = Set(program.body(ref).parameters.map(\.variable))
    var conditions = taking.conditions ?? TakingConditions()
    for test in tests {
      guard let subject = test.subject else { continue }
      var isGiven = false
      _ = subject.contains { part in
        if asksForTheThread(part, file) { isGiven = true }
        if case .variable(let id) = part {
          if parameters.contains(id) {
            conditions.parameters.insert(id)
            if file[id].type?.baseName == "Bool" || test == .isTrue(part) { isGiven = true }
          } else if let definition = file[id].definition {
            conditions.add(definition)
            if definition.contains(where: { asksForTheThread($0, file) }) { isGiven = true }
          }
        }
        if case .call(let id) = part, let name = file[id].name { conditions.names.insert(name) }
        return false
      }
      conditions.add(subject)
      if isGiven { return false }
    }
    taking.conditions = conditions
    return true
  }
}

/// Looks for what comes first to one lock on the ways through a body.
struct FirstActSearch {
  private(set) var givesFirst = false
  /// The first turn that is taken, and what decides on the way there.
  private(set) var taking: (Taking, [Test])?
  /// Whether a way leads out without it.
  private(set) var mayMiss = false

  init(body: Body, events: [LockEvent], place: LockPlace) {
    var own: [Int: [LockEvent]] = [:]
    for event in events
    where event.gives.contains(place) || event.takes.contains(where: { $0.turn.exclusive.place == place }) {
      own[event.block, default: []].append(event)
    }
    var parents: [Int: (block: Int, test: Test?)] = [:]
    var seen: Set<Int> = [Body.entry]
    var pending = [Body.entry][...]
    while let number = pending.popFirst() {
      if let event = own[number]?.first {
        if event.gives.contains(place) {
          givesFirst = true
        } else if let found = event.takes.first(where: { $0.turn.exclusive.place == place }) {
          if found.conditions != nil { mayMiss = true }
          if taking == nil { taking = (found, Self.tests(to: number, parents)) }
        }
        continue
      }
      let block = body.blocks[number]
      if case .exit(let exit) = block.terminator, !exit.isThrow || taking == nil { mayMiss = true }
      for next in block.successors where seen.insert(next).inserted {
        var test: Test?
        if case .branch(let condition, let kind, _, _, _) = block.terminator, kind != .loop, kind != .nextElement {
          test = condition
        }
        parents[next] = (number, test)
        pending.append(next)
      }
    }
  }

  private static func tests(to block: Int, _ parents: [Int: (block: Int, test: Test?)]) -> [Test] {
    var found: [Test] = []
    var current = block
    while let parent = parents[current] {
      if let test = parent.test { found.append(test) }
      current = parent.block
    }
    return found
  }
}
