import LeakAST
import LeakDomain
import LeakFlow

/// What a way through a method of a delegate, or through a closure that is given an outcome, asks for, and what it does for those who wait elsewhere.
struct AnswerPath {
  let view: SlotView
  let method: BodyRef
  private let keys: SlotKeys
  private var program: Program { view.program }
  private var file: FlowFile { program.files[method.file] }

  /// The function that begins what is heard of here, where that is known.
  private let beginning: BodyRef?

  init(view: SlotView, method: BodyRef, beginning: BodyRef? = nil) {
    self.view = view
    self.method = method
    self.beginning = beginning
    keys = SlotKeys(view: view, method: method)
  }

  // MARK: Decisions

  /// Whether a test asks for nothing but what the method was given, and whether somebody waits.
  func isAboutAnswer(_ test: Test) -> Bool {
    guard let subject = test.subject, !keys.contains(subject) else { return false }
    return view.placeValues(in: method.file).contains(subject) || file.isMadeOfGiven(subject)
  }

  // MARK: What else is done

  /// Whether a step may tell the waiter in another way, or begins anew.
  func tellsSomebody(_ block: BasicBlock) -> Bool { block.instructions.contains(where: tellsSomebody) }

  func tellsSomebody(_ instruction: Instruction) -> Bool {
    guard case .call(let id) = instruction.kind else { return false }
    return tellsSomebody(id)
  }

  private func tellsSomebody(_ id: CallID) -> Bool {
    let site = file[id]
    let values = [site.callee] + site.arguments.map(\.value)
    if values.contains(where: touchesSlot) || site.arguments.contains(where: { $0.value == .selfReference }) {
      return true
    }
    if view.target(of: id, file: method.file) != nil { return true }
    guard let name = site.name, !program.models.has(name, .quiet) else { return false }
    if beginnings.contains(name) { return true }
    if isKept(site.callee, name), isCalledAnyway(name) { return false }
    let isOwn = if case .global = site.callee { name.beginsInLowercase } else { false }
    // A function of a superclass, or another one that is not to be seen.
    if isOwn, view.index.target(of: id, file: method.file) == nil { return true }
    return view.primitive.kind == .handler && program.models.has(name, .toldOtherwise)
  }

  /// Whether a closure is called that the object keeps beside what waits.
  private func isKept(_ callee: Value, _ name: String) -> Bool {
    switch callee {
    case .global, .member(.selfReference, _): break
    default: return false
    }
    guard let owner = view.slot.owner, let property = program.members.property(name, of: owner) else { return false }
    return program.written(property).map { program.types.resolved($0).type.unwrapped.functionType != nil } ?? false
  }

  /// Whether a call comes on each way that tells whoever waits as well: it does not tell in the place of that.
  private func isCalledAnyway(_ name: String) -> Bool {
    let body = program.body(method)
    let drains = SlotDrains(view: view)
    let calls = { (number: Int) in
      body.blocks[number].instructions.contains { instruction in
        if case .call(let call) = instruction.kind { file[call].name == name } else { false }
      }
    }
    let met = body.blocks.indices.filter { drains.meets(body.blocks[$0], in: method) }
    return !met.isEmpty && met.allSatisfy { body.areOnEachWay(calls, through: $0) }
  }

  /// Whether a step does anything of which others may hear, who could ask for the end: it calls what neither makes a value nor logs.
  func acts(_ block: BasicBlock) -> Bool {
    let requests = FailedRequests(view: view)
    return block.instructions.contains { instruction in
      guard case .call(let id) = instruction.kind, !file.occurrences.isUsed(id) else { return false }
      return !requests.reachesNobody(file[id], file)
    }
  }

  private func touchesSlot(_ value: Value) -> Bool {
    guard let closure = program.closureBody(of: value, file: method.file) else { return false }
    return view.touches(BodyRef(file: method.file, body: closure))
  }

  /// What whoever stores in the slot calls, to begin the operation.
  private var beginnings: Set<String> {
    let roots = view.stores.map { program.root(of: $0.body) } + [beginning].compactMap { $0 }
    let own = Set(program.family(of: method))
    return Set(
      roots.flatMap { root in
        view.index.calls(in: root).compactMap { call in
          let site = program.files[root.file][call]
          let isBegun = site.receiver != nil && !(root.file == method.file && own.contains(site.body))
          return isBegun ? site.name : nil
        }
      })
  }
}
