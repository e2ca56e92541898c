import LeakAST
import LeakDomain
import LeakFlow

/// Loops that go on by asking again: a closure that hears of one message serves those who wait, and calls the function around it for
/// the next one. A way through it that does neither ends the loop, and nobody tells those who wait:
///
///     func listen() {
///       socket.receive { result in
///         switch result {
///         case .success(let message): stream.yield(message); self.listen()
///         case .failure(let error): print(error)
///         }
///       }
///     }
///
/// Omissions: ways that call anything but what logs, or ask for what the object itself knows; slots that something else drains, other
/// than the end of the object, a cancellation, or whoever has just stored.
struct LostRearms {
  let view: SlotView
  private var program: Program { view.program }

  func verdicts() -> [StoredVerdict] {
    guard view.slot.place == .member, isAnsweredOnce else { return [] }
    let loops = view.index.rearming.filter { view.touches(BodyRef(file: $0.root.file, body: $0.closure)) }
    guard !loops.isEmpty, !view.stores.contains(where: \.isShared) else { return [] }
    let closures = loops.map { BodyRef(file: $0.root.file, body: $0.closure) }
    guard isLeftToLoops(closures) else { return [] }
    return loops.compactMap(lost)
  }

  private var isAnsweredOnce: Bool {
    switch view.primitive.kind {
    case .continuation, .promise, .stream: true
    // What is told of each message stays where it is.
    case .handler: LeftByOutcome(view: view).isForOnce && UntoldFailures(view: view).isSomebodyWaiting
    default: false
    }
  }

  // MARK: The loops

  struct Loop {
    var root: BodyRef
    var closure: BodyID
    var operation: String
  }

  /// The closures of functions that are told of one message each, and call the function again, in source order.
  static func loops(_ index: TypeWideIndex) -> [Loop] { functions(index.program).flatMap { loops(in: $0, index) } }

  /// The functions that are called by their own name in a closure of theirs.
  private static func functions(_ program: Program) -> [BodyRef] {
    program.files.indices.flatMap { number in
      Set(program.files[number].occurrences.calledInside).sorted().map { BodyRef(file: number, body: $0) }
    }
  }

  private static func loops(in root: BodyRef, _ index: TypeWideIndex) -> [Loop] {
    let file = index.program.files[root.file]
    return index.calls(in: root).flatMap { call -> [Loop] in
      let site = file[call]
      guard let name = site.name, site.receiver != nil, site.body == root.body else { return [] }
      return site.arguments.compactMap { operand in
        guard case .body(let closure) = operand.value, !file[closure].parameters.isEmpty,
          isForOnce(operand, of: site, index.program.models), asksAgain(closure, root, index)
        else { return nil }
        return Loop(root: root, closure: closure, operation: name)
      }
    }
  }

  private static func isForOnce(_ operand: CallSite.Operand, of site: CallSite, _ models: ModelTable) -> Bool {
    let mode =
      models.mode(of: site, label: operand.label) ?? models.mode(ofLabel: operand.label)
      ?? models.mode(ofCallee: site.name) ?? .unknown
    return mode == .laterOnce || mode == .unknown
  }

  private static func asksAgain(_ closure: BodyID, _ root: BodyRef, _ index: TypeWideIndex) -> Bool {
    let family = Set(index.program.family(of: BodyRef(file: root.file, body: closure)))
    return index.calls(in: root).contains { call in
      family.contains(index.program.files[root.file][call].body) && index.target(of: call, file: root.file) == root
    }
  }

  // MARK: Who else tells

  /// Whether nothing but the loops ever ends the wait, save what belongs to one waiter, to a cancellation, or to the end of the object.
  private func isLeftToLoops(_ closures: [BodyRef]) -> Bool {
    let own = Set(closures.map(program.root))
    let storing = Set(view.stores.map { program.root(of: $0.body) })
    let endings = Set(view.index.endings(of: view.slot.owner.map { [$0] } ?? []))
    return view.touching.allSatisfy { ref in
      guard ends(ref) else { return true }
      let root = program.root(of: ref)
      if own.contains(root) || isGivenForEnd(ref) || view.stores.contains(where: { $0.body == ref }) { return true }
      // What whoever stores a stream gives away may hear of its end in another way.
      if storing.contains(root) { return view.primitive.kind != .stream }
      switch program.body(root).kind {
      case .function(.deinitializer): return true
      case .function(.initializer), .initialValue: return ref == root
      default: break
      }
      guard endings.contains(root) else { return false }
      // What others of the type call may be how they tell of a failure.
      return view.callers.callers(of: root).known.allSatisfy { program.type(around: $0) != view.slot.owner }
    }
  }

  /// Whether a body meets what is in the slot; a stream's elements do not end it.
  private func ends(_ ref: BodyRef) -> Bool {
    guard SlotDrains(view: view).meets(in: ref) else { return false }
    guard view.primitive.kind == .stream else { return true }
    let file = program.files[ref.file]
    return program.body(ref).blocks.contains { block in
      block.instructions.contains { instruction in
        guard view.effects(in: ref.file).effect(of: instruction, in: program.body(ref)).isMeeting else { return false }
        guard case .call(let call) = instruction.kind, let name = file[call].name else { return true }
        return !view.primitive.neutral.contains(name)
      }
    }
  }

  /// `continuation.onTermination = { … }`, `onCancel: { … }`
  private func isGivenForEnd(_ ref: BodyRef) -> Bool {
    program.files[ref.file].calls.contains { call in
      call.arguments.contains { operand in
        operand.value == .body(ref.body) && program.models.mode(of: call, label: operand.label) == .atEnd
      }
    }
  }

  // MARK: The way out

  private func lost(_ loop: Loop) -> StoredVerdict? {
    let ref = BodyRef(file: loop.root.file, body: loop.closure)
    let search = RearmSearch(view, root: loop.root, closure: loop.closure).search()
    guard !search.exhausted, search.arrivals.contains(where: \.state) else { return nil }
    let file = program.files[ref.file]
    let places = view.placeValues(in: ref.file)
    let arrivals = search.arrivals.sorted { $0.exit.range.start < $1.exit.range.start }
    for arrival in arrivals where !arrival.state && !arrival.exit.isThrow {
      let trace = search.trace(to: arrival)
      let decisions = trace.flatMap(\.decisions).filter { !isWeak($0.test, in: loop.root.file) }
      guard !trace.isEmpty,
        decisions.allSatisfy({ decision in
          decision.test.subject.map { places.contains($0) || file.isMadeOfGiven($0) } ?? true
        })
      else { continue }
      let words = SlotWords(view: view)
      let loss = StoredVerdict.Loss.left(
        by: .unrepeated(loop.operation), VerdictBuilder.kind(of: arrival.exit))
      return words.verdict(
        loss, at: SlotSite(file: ref.file, range: arrival.exit.range), in: ref, steps: words.steps(trace, in: ref.file))
    }
    return nil
  }

  private func isWeak(_ test: Test, in file: Int) -> Bool {
    guard case .isNil(.variable(let id)) = test else { return false }
    return program.files[file][id].isWeak
  }
}
