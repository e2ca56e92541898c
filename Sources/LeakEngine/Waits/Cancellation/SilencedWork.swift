import LeakDomain
import LeakFlow
import LeakModel

/// Work that an object keeps, whose closure alone resumes a continuation, and that the object cancels: the closure never runs then.
///
///     item?.cancel()
///     let next = DispatchWorkItem { continuation.resume() }
///     item = next
///
/// Omissions: work that is kept in a collection; what other objects cancel; handlers, which are often dropped on purpose so.
struct SilencedWork: FileAnalysis {
  let program: Program
  let fileIndex: Int

  init(_ program: Program, file: Int) {
    self.program = program
    self.fileIndex = file
  }

  func judge() -> [StoredVerdict] {
    guard !program.isTest[fileIndex] else { return [] }
    return file.bodies.flatMap { body in
      body.blocks.flatMap { $0.instructions.compactMap { verdict($0, in: body) } }
    }
  }

  private func verdict(_ instruction: Instruction, in body: Body) -> StoredVerdict? {
    guard case .assign(let place, let value) = instruction.kind, let name = member(place),
      let work = work(value), let wait = wait(endedBy: work.closure),
      let cancel = cancel(of: name, in: body, besides: work.closure)
    else { return nil }
    return StoredVerdict(
      primitive: wait, slot: name, typeName: body.typeName, function: function(around: file[cancel].body),
      loss: .cancelled, at: wording.spot(file[cancel].range), stores: [wording.spot(instruction.range)], steps: [])
  }

  /// The name of a member of the object itself.
  private func member(_ place: Value) -> String? {
    switch place {
    case .global(let name), .member(.selfReference, let name): name
    default: nil
    }
  }

  /// Whether all that a member of a type is ever given is such work, or nothing.
  func isSilenced(_ name: String, of type: TypeKey) -> Bool {
    let values = file.occurrences.bodies(assigning: name).flatMap { id -> [Value] in
      file[id].blocks.flatMap(\.instructions).compactMap { instruction in
        if case .assign(let place, let value) = instruction.kind, place.memberName == name { value } else { nil }
      }
    }
    return program.members.property(name, of: type)?.initial == nil && values.contains { work($0) != nil }
      && values.allSatisfy { $0 == .literal(.nil) || work($0) != nil }
  }

  /// The call that makes work that is silent when it is cancelled, and the closure that it runs.
  private func work(_ value: Value) -> (call: CallID, closure: BodyID)? {
    switch value {
    case .variable(let id):
      guard file[id].isLet, let definition = file[id].definition, definition != value else { return nil }
      return work(definition)
    case .call(let id):
      guard let name = file[id].name, program.functions[name] == nil, program.models.has(name, .silencedWork),
        case .body(let closure)? = file[id].arguments.last?.value
      else { return nil }
      return (id, closure)
    default: return nil
    }
  }

  /// What a continuation is called that nobody but a closure has.
  private func wait(endedBy closure: BodyID) -> Primitive? {
    let inside = family(closure)
    for variable in file[closure].freeVariables.sorted() {
      let owner = file[file[variable].owner]
      guard owner.isClosure, owner.parameters.contains(where: { $0.variable == variable }),
        let primitive = primitive(givenTo: owner), isResumed(variable, primitive, in: inside),
        family(owner.id).allSatisfy({ inside.contains($0) || !mentions(variable, in: file[$0]) })
      else { continue }
      return primitive
    }
    return nil
  }

  private func primitive(givenTo closure: Body) -> Primitive? {
    guard let outer = closure.parent.map({ file[$0] }), let call = outer.call(given: closure.id, in: file),
      let primitive = file[call].name.flatMap(program.models.primitive(givenToClosureOf:)),
      primitive.kind == .continuation
    else { return nil }
    return primitive
  }

  private func isResumed(_ variable: VarID, _ primitive: Primitive, in bodies: Set<BodyID>) -> Bool {
    file.calls.contains { site in
      bodies.contains(site.body) && site.receiver == .variable(variable)
        && primitive.discharges.contains(site.name ?? "")
    }
  }

  private func mentions(_ variable: VarID, in body: Body) -> Bool {
    file.containsValue(in: body) { $0.contains { $0 == .variable(variable) } }
  }

  private func family(_ body: BodyID) -> Set<BodyID> { Set(program.family(of: BodyRef(file: fileIndex, body: body))) }

  /// Where the object cancels what it keeps, if nothing but that is done with it, and the closure does not lead there.
  private func cancel(of name: String, in body: Body, besides closure: BodyID) -> CallID? {
    let inside = family(closure)
    let calledInside = namesCalled(from: inside)
    var found: CallID?
    for index in file.calls.indices {
      let site = file.calls[index]
      guard let method = site.name, let receiver = site.receiver, member(receiver) == name,
        file[site.body].typeName == body.typeName
      else { continue }
      // `item.perform()`, `item.notify(queue:)`
      guard program.models.has(method, .endsCallbacks) else { return nil }
      let root = program.body(program.root(of: BodyRef(file: fileIndex, body: site.body)))
      if inside.contains(site.body) || calledInside.contains(root.name) || root.kind == .function(.deinitializer) {
        continue
      }
      found = found ?? CallID(index)
    }
    return found
  }

  /// The names of what some bodies call, and of what functions of the file with such a name call in turn.
  private func namesCalled(from bodies: Set<BodyID>) -> Set<String> {
    var names: Set<String> = []
    var front = bodies
    while !front.isEmpty {
      let called = Set(file.calls.filter { front.contains($0.body) }.compactMap(\.name)).subtracting(names)
      names.formUnion(called)
      front = Set(file.bodies.filter { !$0.isClosure && called.contains($0.name) }.flatMap { family($0.id) })
    }
    return names
  }
}
