import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Where the type that keeps a slot, or what serves it, ends without a look at the slot.
struct SlotEnds {
  struct End {
    var end: TypeEnd
    var site: SlotSite
    var body: BodyRef
    /// How the site is reached.
    var steps: [TraceStep] = []
  }
  let view: SlotView
  private var program: Program { view.program }

  /// The loop that takes single values for what it is sent.
  func loop() -> End? {
    let loops = ServingLoops(view: view)
    for ref in view.bodies {
      guard let head = loops.loops(in: ref).first else { continue }
      if TimeLimits(view: view).exist { return nil }
      return End(end: .loop, site: SlotSite(file: ref.file, range: head.range), body: ref)
    }
    return nil
  }

  /// A method that ends the object's work and does not touch the slot, or tells only one of those that wait.
  func method() -> End? {
    let ends = endings() + deinitializers()
    let some = SomeWoken(view: view)
    let leaving = ends.filter { !view.isReached(from: $0) || some.isOnlyOne(wokenBy: $0) || onlyCounts($0) }
    // Where one end looks after all, the others may well lead to it.
    guard leaving.count == ends.count else { return nil }
    return leaving.first.map { End(method: $0, program) }
  }

  /// Whether a function goes through those that wait, and does nothing with any of them.
  private func onlyCounts(_ end: BodyRef) -> Bool {
    let effects = view.effects(in: end.file)
    return view.slot.isCollection
      && program.family(of: end).allSatisfy { id in
        let body = effects.file[id]
        return body.blocks.allSatisfy { block in
          if case .exit(let exit) = block.terminator, exit.value != nil { return false }
          return block.instructions.allSatisfy { instruction in
            guard effects.effect(of: instruction, in: body) == .none else { return false }
            guard case .call(let call) = instruction.kind else { return true }
            return view.target(of: call, file: end.file) == nil
          }
        }
      }
  }

  /// A method that ends the object's work, in a type in which other methods discharge what waits.
  func quiet() -> End? {
    let ends = methods()
    if let end = QuietEnds(view: view).find(ends) ?? SealedEnds(view: view).find(ends) {
      return End(method: end, program)
    }
    return PartialEnds(view: view).find(ends)
  }

  /// Those that have to do with those who wait, and leave them to nobody.
  private func endings() -> [BodyRef] {
    let ends = methods()
    if ends.isEmpty { return [] }
    let (unrelated, below) = (UnrelatedEnds(view: view), AnsweredBelow(view: view))
    return ends.filter { view.isReached(from: $0) || !unrelated.contains($0) && !below.contains($0) }
  }

  private func methods() -> [BodyRef] {
    guard let owner = view.slot.owner else { return [] }
    return view.index.endings(of: view.index.owners(of: owner, in: view.slot.file)).filter {
      // With that of a test it ends: what it has not answered it did not want to.
      isPlainEnd($0) && !program.isOf(.testCase, $0)
    }
  }

  /// Where the object goes while something waits in it. Whoever waits in a method of the object keeps it.
  private func deinitializers() -> [BodyRef] {
    guard let owner = view.slot.owner,
      view.slot.primitive.kind == .continuation || view.slot.primitive.kind == .promise,
      !isHeldByWaiters
    else { return [] }
    return program.deinitializers(of: owner)
  }

  /// Whether somebody waits in a method of the object, which keeps it.
  var isHeldByWaiters: Bool { view.stores.contains { isHeld(by: $0) } }

  private func isHeld(by store: SlotStore) -> Bool {
    let root = program.root(of: store.body)
    let callers = view.callers.callers(of: root)
    return ([root] + callers.known).contains { program.body($0).isAsync && program.type(around: $0) == view.slot.owner }
  }

  /// It ends everything: nothing that it is given names a single waiter.
  private func isPlainEnd(_ end: BodyRef) -> Bool {
    program.body(end).parameters.allSatisfy { parameter in
      program.has(parameter.label ?? program.files[end.file][parameter.variable].name, .namesNobody)
    }
  }

  /// A protocol of the type announces the end, and the type does not listen.
  func unheard() -> End? {
    guard let store = view.stores.first, let owner = view.slot.owner else { return nil }
    for name in program.types.parents(of: owner).map(\.path) {
      let methods = program.models.announcedEnds(of: name)
      guard let first = methods.first else { continue }
      let isHeard = methods.contains { method in
        (program.functions[method] ?? []).contains { program.type(around: $0) == view.slot.owner }
      }
      if isHeard { return nil }
      let site = SlotSite(file: store.body.file, range: store.range)
      return End(end: .unheard(first, by: owner.name), site: site, body: store.body)
    }
    return nil
  }
}

extension SlotEnds.End {
  /// A method, or `deinit`, that ends a type.
  init(method ref: BodyRef, _ program: Program) {
    let body = program.body(ref)
    let name = body.kind == .function(.deinitializer) ? "deinit" : "\(body.name)()"
    self.init(end: .method(name), site: SlotSite(file: ref.file, range: body.nameRange), body: ref)
  }
}
