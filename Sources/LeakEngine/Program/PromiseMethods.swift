import LeakAST
import LeakDomain
import LeakFlow

/// What the methods of a class do with the list of those who wait for its outcome.
struct PromiseMethods {
  /// Those that bring the outcome on each way, by name, or with their labels where others of the name do not.
  private(set) var settling: Set<String> = []
  /// Those that wait, or have somebody wait.
  private(set) var waiting: Set<String> = []
  /// Those that have nothing to do with either.
  private(set) var idle: Set<String> = []
  private(set) var ending = Primitive.Ending()
  private let program: Program
  private let list: String
  private let marks: EndMarks
  private let bodies: [BodyRef]
  private let names: [String: [BodyRef]]

  init(_ program: Program, of key: TypeKey, list: String) {
    self.program = program
    self.list = list
    marks = EndMarks(program: program, file: key.file ?? 0, owner: key)
    let own = program.members.allFunctions(of: key) + (program.implicitlyCalled[key] ?? [])
    bodies = own.filter { program.body($0).kind != .function(.initializer) && !program.body($0).isStatic }
      .sorted { ($0.file, $0.body) < ($1.file, $1.body) }
    names = Dictionary(grouping: bodies) { program.body($0).name }
    let storing = Set(bodies.filter(adds))
    // What an empty body would do nobody knows: the summary of a module has left out what may take the outcome back.
    let isKnown = !bodies.contains { program.body($0).kind == .function(.function) && program.isPlaceholder($0) }
    guard !storing.isEmpty, isKnown else { return }
    // What those who come later are asked by.
    let asked = storing.map { marks.asked(in: $0, all: reached(from: $0)) }
    guard var outcomes = asked.first else { return }
    for others in asked.dropFirst() { outcomes.formIntersection(others) }
    outcomes.remove(list)
    let bringing = Set(bodies.filter { brings(outcomes, $0) && reached(from: $0).contains(where: empties) })
    guard !bringing.isEmpty, storing.isDisjoint(with: bringing) else { return }
    let used = outcomes.filter { name in bringing.contains { assigns(name, $0) } }
    // Nobody else takes the outcome back.
    guard !used.isEmpty, bodies.allSatisfy({ ref in bringing.contains(ref) || !used.contains { assigns($0, ref) } })
    else { return }
    sort(key, bringing, storing, used)
  }

  private mutating func sort(
    _ key: TypeKey, _ bringing: Set<BodyRef>, _ storing: Set<BodyRef>, _ outcomes: Set<String>
  ) {
    var settling = bringing
    var isChanging = true
    while isChanging {
      isChanging = false
      for ref in bodies where !settling.contains(ref) && passes(ref, settling) {
        settling.insert(ref)
        isChanging = true
      }
    }
    for (name, all) in names {
      let reaching = all.map { Set([$0] + reached(from: $0)) }
      let isWaiting =
        all.allSatisfy { !settling.contains($0) }
        && reaching.contains { !$0.isDisjoint(with: storing) }
      if isWaiting { waiting.insert(name) }
      if all.allSatisfy(settling.contains) {
        self.settling.insert(name)
      } else {
        for ref in all where settling.contains(ref) { self.settling.insert(program.body(ref).signature) }
      }
      let touching = reaching.contains { $0.contains { !settling.isDisjoint(with: [$0]) || mentionsList($0) } }
      if !isWaiting, !touching { idle.insert(name) }
    }
    for ref in bodies where settling.contains(ref) && !program.body(ref).isPrivate {
      ending.note(program.body(ref), generics: program.generics(of: key))
    }
  }

  // MARK: What single methods do

  /// The methods of the same object that a method calls, at once or later, and those that these call.
  private func reached(from ref: BodyRef) -> [BodyRef] {
    var seen: Set<BodyRef> = []
    var front = [ref]
    while let next = front.popLast() {
      let file = program.files[next.file]
      let family = Set(program.family(of: next))
      for site in file.calls where family.contains(site.body) {
        for called in own(site) where seen.insert(called).inserted { front.append(called) }
      }
      // Getters are not called by a call.
      for id in family {
        _ = file.containsValue(in: file[id]) { value in
          gather(value, &seen, &front)
          return false
        }
      }
    }
    return [ref] + seen.subtracting([ref])
  }

  private func gather(_ value: Value, _ seen: inout Set<BodyRef>, _ front: inout [BodyRef]) {
    _ = value.contains { part in
      guard let name = part.ownName else { return false }
      for ref in names[name] ?? [] where program.body(ref).kind != .function(.function) {
        if seen.insert(ref).inserted { front.append(ref) }
      }
      return false
    }
  }

  /// The methods of the object itself that a call may mean.
  private func own(_ site: CallSite) -> [BodyRef] {
    guard let name = site.callee.ownName else { return [] }
    return (names[name] ?? []).filter { program.body($0).signature == site.signature }
  }

  /// `callbacks.append(callback)`, `callbacks += [callback]`
  private func adds(_ ref: BodyRef) -> Bool { changesList(ref, by: .addsElement, orGiving: \.isSum) }

  /// Whether a method takes all out of the list: `callbacks = []`, `callbacks.removeAll()`
  private func empties(_ ref: BodyRef) -> Bool {
    changesList(ref, by: .removesAll) { $0 == .aggregate([]) || $0 == .literal(.nil) }
  }

  private func changesList(_ ref: BodyRef, by role: WordModel.Role, orGiving isWanted: (Value) -> Bool) -> Bool {
    let file = program.files[ref.file]
    return program.family(of: ref).lazy.flatMap { file[$0].blocks }.flatMap(\.instructions).contains { instruction in
      switch instruction.kind {
      case .call(let call):
        guard file[call].receiver?.ownName == list, let name = file[call].name else { return false }
        return program.models.has(name, role)
      case .assign(let target, let value): return target.ownName == list && isWanted(value)
      default: return false
      }
    }
  }

  /// Whether a method itself gives one of some members a value, at once.
  private func brings(_ outcomes: Set<String>, _ ref: BodyRef) -> Bool {
    program.body(ref).kind == .function(.function) && outcomes.contains { name in assignsAtOnce(name, ref) }
  }

  private func assignsAtOnce(_ name: String, _ ref: BodyRef) -> Bool {
    let sites = ClosureSites(program.files[ref.file])
    return program.family(of: ref).contains { id in
      guard assigns(name, inBody: BodyRef(file: ref.file, body: id)) else { return false }
      var current = id
      while current != ref.body {
        guard let use = sites[current], let outer = program.files[ref.file][current].parent,
          program.models.mode(of: program.files[ref.file][use.call], label: use.operand.label) == .nowOnce
        else { return false }
        current = outer
      }
      return true
    }
  }

  private func assigns(_ name: String, _ ref: BodyRef) -> Bool {
    program.family(of: ref).contains { assigns(name, inBody: BodyRef(file: ref.file, body: $0)) }
  }

  private func assigns(_ name: String, inBody ref: BodyRef) -> Bool {
    program.body(ref).blocks.contains { block in
      block.instructions.contains { instruction in
        if case .assign(let target, let value) = instruction.kind {
          target.ownName == name && value != .literal(.nil)
        } else {
          false
        }
      }
    }
  }

  private func mentionsList(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    return program.family(of: ref).contains { id in
      file.containsValue(in: file[id]) { value in value.contains { $0.ownName == list } }
    }
  }

  /// Whether each way through a method passes a call of one that settles.
  private func passes(_ ref: BodyRef, _ settling: Set<BodyRef>) -> Bool {
    let body = program.body(ref)
    guard body.kind == .function(.function) else { return false }
    let settles = { (block: BasicBlock) in
      block.instructions.contains { instruction in
        guard case .call(let id) = instruction.kind else { return false }
        let called = own(program.files[ref.file][id])
        return !called.isEmpty && called.allSatisfy(settling.contains)
      }
    }
    return !body.mayLeave(by: { !$0.isThrow }, avoiding: settles)
  }
}

extension EndMarks {
  /// The members by which some functions decide.
  fileprivate func asked(in root: BodyRef, all others: [BodyRef]) -> Set<String> {
    others.reduce(into: asked(in: root)) { $0.formUnion(asked(in: $1)) }
  }
}

extension Value {
  /// The name of a member of `self`.
  fileprivate var ownName: String? {
    switch self {
    case .global(let name), .member(.selfReference, let name): name
    default: nil
    }
  }
}
