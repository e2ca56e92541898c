import LeakAST
import LeakDomain
import LeakFlow

/// Values that a call takes, and without which control goes past it.
struct MissingValues {
  let view: SlotView
  let ref: BodyRef
  /// The call, and the one that it leads to.
  let takers: [CallID]
  private var program: Program { view.program }
  private var file: FlowFile { program.files[ref.file] }

  /// Whether a block asks for such a value, and no way leads from its nil side to the call.
  func isLeft(_ block: BasicBlock, of body: Body, before places: [Int]) -> Bool {
    guard case .branch(.isNil(let subject), _, _, let then, let otherwise) = block.terminator, then != otherwise,
      isLacking(subject), takers.contains(where: { takes(subject, $0) })
    else { return false }
    func leads(_ side: Int) -> Bool { !body.reachable(from: side).isDisjoint(with: places) }
    return !leads(then) && leads(otherwise)
  }

  /// Not the object itself, nor what tells whether somebody waits, or a request is under way.
  private func isLacking(_ subject: Value) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = program.body(ref)
    if stems(subject, depth: 4, from: { effects.isPlace($0, body) }) || subject == .selfReference { return false }
    if case .variable(let id) = subject.root, file[id].isWeak { return false }
    let own = Set(program.family(of: program.root(of: ref)).flatMap(file.assignedNames))
    return file.members(of: subject).isDisjoint(with: own)
  }

  private func takes(_ subject: Value, _ call: CallID) -> Bool {
    let site = file[call]
    return ([site.callee] + site.arguments.map(\.value)).contains { value in stems(value, depth: 6) { $0 == subject } }
  }

  /// Whether a value is made of one that fits.
  private func stems(_ value: Value, depth: Int, from fits: (Value) -> Bool) -> Bool {
    guard depth > 0 else { return false }
    return value.contains { part in
      if fits(part) { return true }
      switch part {
      case .variable(let id):
        return (given(to: id) + [file[id].definition].compactMap { $0 }).contains {
          $0 != part && stems($0, depth: depth - 1, from: fits)
        }
      case .call(let id):
        return ([file[id].callee] + file[id].arguments.map(\.value)).contains {
          $0 != part && stems($0, depth: depth - 1, from: fits)
        }
      default: return false
      }
    }
  }

  /// What members of a variable are given: `request.httpBody = body`.
  private func given(to variable: VarID) -> [Value] {
    file[file[variable].owner].blocks.flatMap(\.instructions).compactMap { instruction in
      guard case .assign(let target, let value) = instruction.kind, target.rootVariable == variable,
        target != .variable(variable)
      else { return nil }
      return value
    }
  }

  // MARK: What has been decided before

  /// Whether those around have made sure that the value is there, or of what the object is, by which they may know it.
  func isKnown(to block: BasicBlock, by outer: [BodyPlaces]) -> Bool {
    guard let subject = block.terminator.subject else { return true }
    let names = file.members(of: subject)
    let variable = subject.rootVariable
    // What the body itself makes nobody around it knows.
    if let variable, names.isEmpty, file[variable].owner == ref.body { return false }
    return outer.contains { places in
      let body = program.body(places.ref)
      let deciding = body.blocks.indices.filter { number in
        let block = body.blocks[number]
        let leading = block.successors.filter { !body.reachable(from: $0).isDisjoint(with: places.blocks) }
        guard block.successors.count > 1, leading.count == 1 else { return false }
        switch block.terminator {
        case .branch(let test, _, _, _, _):
          return test.subject.map { tells($0, of: names, variable, in: places.ref) } ?? false
        case .mayThrow(let call, _, _, _): return sets(names, call, in: places.ref)
        default: return false
        }
      }
      return !deciding.isEmpty && !leads(without: subject, to: places, besides: Set(deciding))
    }
  }

  /// Whether a way leads to a place on which a value has been found to be nil, and nothing else that tells of it has been asked:
  /// `if let token, token.isFresh { return }`
  private func leads(without subject: Value, to places: BodyPlaces, besides deciding: Set<Int>) -> Bool {
    guard places.ref.file == ref.file else { return false }
    let body = program.body(places.ref)
    return body.blocks.indices.contains { number in
      guard let nilSide = body.blocks[number].nilSide, let asked = body.blocks[number].nilSubject,
        subject.contains(where: { $0 == asked }), !deciding.contains(number)
      else { return false }
      return body.reaches({ $0 == number }, fromAnyOf: [Body.entry], avoiding: deciding.contains)
        && body.reaches(places.blocks.contains, fromAnyOf: [nilSide], avoiding: deciding.contains)
    }
  }

  private func tells(_ asked: Value, of names: Set<String>, _ variable: VarID?, in outer: BodyRef) -> Bool {
    let file = program.files[outer.file]
    if outer.file == ref.file, let variable, asked.contains(where: { $0 == .variable(variable) }) { return true }
    let flags = Set(program.family(of: program.root(of: outer)).flatMap(file.assignedNames))
    return !names.isEmpty
      && file.members(of: asked).contains { name in
        name != view.slot.name && !flags.contains(name) && (names.contains(name) || isOwnMember(name))
      }
  }

  private func isOwnMember(_ name: String) -> Bool {
    view.slot.owner.map {
      program.members.property(name, of: $0) != nil || !program.members.functions(name, of: $0).isEmpty
    }
      ?? true
  }

  private func sets(_ names: Set<String>, _ call: CallID, in outer: BodyRef) -> Bool {
    guard let target = view.callers.target(of: call, file: outer.file) else { return false }
    return view.index.withCallees(of: target).contains { !view.index.assignedNames(of: $0).isDisjoint(with: names) }
  }
}

extension Terminator {
  fileprivate var subject: Value? {
    if case .branch(let test, _, _, _, _) = self { test.subject } else { nil }
  }
}
