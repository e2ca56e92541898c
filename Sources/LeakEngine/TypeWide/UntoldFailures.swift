import LeakDomain
import LeakFlow

/// Waiters that an object keeps for an operation of which it hears how it ended, and that it tells of success only.
struct UntoldFailures {
  let view: SlotView
  private var program: Program { view.program }

  func verdicts() -> [StoredVerdict] {
    guard let owner = view.slot.owner, isSomebodyWaiting, let store = view.stores.first else { return [] }
    return DelegateOperations(program: program, type: owner).find().flatMap { operation -> [StoredVerdict] in
      guard let success = operation.finishing.first(where: discharges),
        isAnsweredByCallbacksOnly(operation, besidesCancellation: true)
      else { return [] }
      let told = program.body(success).signature
      return operation.failing.compactMap { failure in
        guard let method = failure.method else {
          return isAnsweredByCallbacksOnly(operation) ? unheard(failure, told, store, owner) : nil
        }
        let mayCancel = cancels(method) && !isAnsweredByCallbacksOnly(operation)
        return leaves(method) && !mayCancel ? ignored(method, told) : nil
      }
    }
  }

  /// The slot is one whose content waits for an outcome, and that nothing else can discharge.
  var isSomebodyWaiting: Bool {
    guard view.slot.place == .member, !view.stores.contains(where: \.isShared) else { return false }
    switch view.primitive.kind {
    // Of a stream: what finishes it tells that there is an end.
    case .continuation, .promise, .stream: return true
    case .handler: return view.slot.owner.map { takesOutcome(in: $0) } ?? false
    default: return false
    }
  }

  /// Whether a handler could be told of a failure.
  private func takesOutcome(in owner: TypeKey) -> Bool {
    guard let property = program.members.property(view.slot.name, of: owner), let type = program.written(property)
    else {
      return false
    }
    return !program.models.tellsSuccessOnly(name: view.slot.name, type: program.types.resolved(type).type)
  }

  private func discharges(_ callback: BodyRef) -> Bool {
    let drains = SlotDrains(view: view)
    let meeting = Set(view.touching.filter { drains.meets(in: $0) }.map(program.root))
    return !meeting.isEmpty && view.callers.reaches(CallGoal(meeting, view.callers), from: callback)
  }

  private func isAnsweredByCallbacksOnly(
    _ operation: DelegateOperations.Operation, besidesCancellation: Bool = false
  ) -> Bool {
    let methods = operation.finishing + operation.failing.compactMap(\.method) + operation.besides
    return SlotAnswerers(
      view: view, callbacks: Set(methods.map { program.body($0).name }), allowsCancellation: besidesCancellation
    ).areCallbacksOnly
  }

  // MARK: A failure that is heard

  /// Whether a method that hears of the failure comes to its end without a look at the slot, and begins nothing anew.
  private func leaves(_ method: BodyRef) -> Bool {
    mayEnd(method) && !view.isReached(from: method) && !triesAgain(method) && !tellsAnother(method)
  }

  /// Whether it cancels something, and with that perhaps whoever waits.
  private func cancels(_ method: BodyRef) -> Bool {
    names(calledIn: method).contains { program.models.has($0, .cancelsWork) }
  }

  /// Whether a way leads to the end of a function: not where it stops the program, or calls what does.
  private func mayEnd(_ function: BodyRef, depth: Int = SlotCallers.depth) -> Bool {
    program.body(function).mayLeave { block in
      depth > 0
        && calls(in: block).contains { call in
          view.index.target(of: call, file: function.file).map { !mayEnd($0, depth: depth - 1) } ?? false
        }
    }
  }

  private func calls(in block: BasicBlock) -> [CallID] {
    block.instructions.compactMap { if case .call(let id) = $0.kind { id } else { nil } }
  }

  /// Whether it calls something that whoever stores in the slot calls, too, to begin the operation.
  private func triesAgain(_ method: BodyRef) -> Bool {
    let begins = Set(view.stores.flatMap { names(calledIn: program.root(of: $0.body)) })
    return names(calledIn: method).contains { begins.contains($0) && !program.models.has($0, .quiet) }
  }

  /// The methods that a function, or one that it calls, calls on something.
  private func names(calledIn root: BodyRef) -> [String] {
    view.index.withCallees(of: root).flatMap { ref in
      view.index.calls(in: ref).compactMap { call in
        let site = program.files[ref.file][call]
        // What a closure is given to runs it, now or later.
        let runs = site.arguments.contains { if case .body = $0.value { true } else { false } }
        return site.receiver.map { runs || isCarrier($0, in: BodyRef(file: ref.file, body: site.body)) } ?? true
          ? nil : site.name
      }
    }
  }

  /// Whether who is told is somebody that waits: `connecting?.resume()`
  private func isCarrier(_ value: Value, in ref: BodyRef) -> Bool {
    program.typeName(of: value, file: ref.file, in: program.body(ref)).flatMap(program.models.primitive(ofCarrier:))
      != nil
  }

  /// Whether somebody else than the handler is told, as by another callback or an alert.
  private func tellsAnother(_ method: BodyRef) -> Bool {
    guard view.primitive.kind == .handler else { return false }
    return view.index.withCallees(of: method).contains { ref in
      view.index.calls(in: ref).contains { call in
        let isQuiet = program.files[ref.file][call].name.map { program.models.has($0, .quiet) } ?? false
        return !isQuiet && view.index.target(of: call, file: ref.file) == nil
      }
    }
  }

  private func ignored(_ method: BodyRef, _ success: String) -> StoredVerdict {
    let body = program.body(method)
    let failure = HeardFailure(method: body.signature, success: success)
    return SlotWords(view: view)
      .verdict(.untold(failure), at: SlotSite(file: method.file, range: body.nameRange), in: method)
  }

  // MARK: A failure that is not heard

  private func unheard(
    _ failure: DelegateOperations.Failure, _ success: String, _ store: SlotStore, _ owner: TypeKey
  ) -> StoredVerdict? {
    guard view.primitive.kind != .handler, !isHeardBelow(owner, failure.signature) else { return nil }
    let isDeclared = failure.declaration != failure.signature
    let failure = HeardFailure(
      method: failure.signature, success: success, missingIn: owner.name,
      declaration: isDeclared ? failure.declaration : nil, isRare: failure.isRare)
    return SlotWords(view: view)
      .verdict(.untold(failure), at: SlotSite(file: store.body.file, range: store.range), in: store.body)
  }

  /// Whether a class that inherits from the type has the method.
  private func isHeardBelow(_ owner: TypeKey, _ name: String) -> Bool {
    program.types.descendants(of: owner).contains { heir in
      program.members.allFunctions(of: heir).contains { program.body($0).signature == name }
    }
  }
}
