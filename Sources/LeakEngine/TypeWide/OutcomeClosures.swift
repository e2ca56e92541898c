import LeakDomain
import LeakFlow

/// Closures by which an object hears, once, what came of the operation on which those in a slot wait, and that look after them.
///
/// Omissions: operations that somebody begins who stores nothing, as where what failed is tried again later.
struct OutcomeClosures {
  struct Found {
    /// The closure that is given the outcome.
    var closure: BodyRef
    /// The same, or the method to which it leaves the outcome.
    var outcome: BodyRef
    /// The same, or a closure in it that runs when it does.
    var judged: BodyRef
    /// What the closure is given to.
    var operation: String
    /// The operation is known to call it once.
    var isKnown: Bool
    /// The function that begins the operation.
    var beginning: BodyRef
  }
  let view: SlotView
  private var program: Program { view.program }

  func find() -> [Found] { beginners.flatMap(closures) }

  /// Functions that store in the slot, and those that they alone call.
  var beginners: [BodyRef] {
    var found = Set(view.stores.map { program.root(of: $0.body) })
    var front = Array(found)
    while !front.isEmpty {
      front = front.flatMap { view.callers.callees(of: $0) }.filter { function in
        guard program.isCalledBySources(function), !found.contains(function) else { return false }
        let callers = view.callers.callers(of: function)
        guard !callers.hasUnknown, callers.known.allSatisfy(found.contains) else { return false }
        return found.insert(function).inserted
      }
    }
    return found.sorted { ($0.file, $0.body) < ($1.file, $1.body) }
  }

  private func closures(in beginner: BodyRef) -> [Found] { given(in: beginner) + kept(in: beginner) }

  /// Closures that an object of another module keeps and calls once: `process.terminationHandler = { … }`
  private func kept(in beginner: BodyRef) -> [Found] {
    let file = program.files[beginner.file]
    return program.family(of: beginner).flatMap { id in
      file[id].blocks.lazy.flatMap(\.instructions).flatMap { instruction -> [Found] in
        guard case .assign(.member(_, let name), .body(let closure)) = instruction.kind,
          program.has(name, .childExitHandler)
        else { return [] }
        return found(closure, operation: name, isKnown: true, beginner)
      }
    }
  }

  private func found(_ closure: BodyID, operation: String, isKnown: Bool, _ beginner: BodyRef) -> [Found] {
    let file = program.files[beginner.file]
    let outcome = BodyRef(file: beginner.file, body: closure)
    guard !file[closure].parameters.isEmpty else { return [] }
    let running = [closure] + followers(of: closure, in: file)
    let own =
      view.touches(outcome)
      ? running.map { (outcome: outcome, judged: BodyRef(file: beginner.file, body: $0)) } : []
    let methods = OutcomeMethods(view: view)
    let handed = running.flatMap { methods.find(in: outcome, running: $0) }.map { (outcome: $0, judged: $0) }
    return (own + handed).map {
      Found(
        closure: outcome, outcome: $0.outcome, judged: $0.judged, operation: operation, isKnown: isKnown,
        beginning: beginner)
    }
  }

  private func given(in beginner: BodyRef) -> [Found] {
    let file = program.files[beginner.file]
    return view.index.calls(in: beginner).flatMap { call -> [Found] in
      let site = file[call]
      guard let name = site.name else { return [] }
      return site.arguments.flatMap { operand -> [Found] in
        guard case .body(let closure) = operand.value, let mode = mode(of: site, operand) else { return [] }
        let isKnown = mode == .laterOnce || isCompletion(operand, of: site)
        return found(closure, operation: name, isKnown: isKnown, beginner)
      }
    }
  }

  /// Whether a closure is by its label a completion handler; what closes a call has the label that all requirements of its name give it.
  private func isCompletion(_ operand: CallSite.Operand, of site: CallSite) -> Bool {
    if let label = operand.label { return program.models.has(label, .completionHandler) }
    guard operand.isTrailingClosure, operand == site.arguments.last, let name = site.name else { return false }
    let requirements = program.members.requirements(name)
    return !requirements.isEmpty
      && requirements.allSatisfy { labels in
        guard let last = labels.last, let label = last else { return false }
        return program.models.has(label, .completionHandler)
      }
  }

  /// `nil`: it may run more than once, or not at all.
  private func mode(of site: CallSite, _ operand: CallSite.Operand) -> ClosureMode? {
    let models = program.models
    if let label = operand.label, models.has(label, .optionalCallback) { return nil }
    let mode =
      models.mode(of: site, label: operand.label) ?? models.mode(ofLabel: operand.label)
      ?? models.mode(ofCallee: site.name) ?? .unknown
    return mode == .laterOnce || mode == .unknown ? mode : nil
  }

  /// Closures that a closure has run when it has nothing else to do for those who wait: on another queue, in a task.
  private func followers(of closure: BodyID, in file: FlowFile) -> [BodyID] {
    let body = file[closure]
    return body.blocks.indices.flatMap { number -> [BodyID] in
      body.blocks[number].instructions.flatMap { instruction -> [BodyID] in
        guard case .call(let call) = instruction.kind, case .body(let inner)? = file[call].arguments.last?.value,
          file[inner].parameters.isEmpty, program.models.mode(of: file[call], label: nil) == .laterOnce
        else { return [] }
        return [inner] + followers(of: inner, in: file)
      }
    }
  }
}

extension Program {
  private static let shown: Set<String> = ["public", "open", "package", "override", "@objc"]

  /// Whether nobody but the sources can call a function: no other module sees it, and no protocol asks for it. One that is not private is
  /// given what it is to work on; what is given nothing, as to try again, may be for others.
  fileprivate func isCalledBySources(_ function: BodyRef) -> Bool {
    let body = body(function)
    return body.isPrivate || !body.parameters.isEmpty && isSeenBySources(body)
  }

  /// Whether only the sources see a method: it is shown to no other module, and no protocol asks for it.
  func isSeenBySources(_ method: Body) -> Bool {
    method.kind == .function(.function) && method.attributes.isEmpty && method.typeName != nil
      && !method.modifiers.contains(where: Self.shown.contains) && members.requirements(method.name).isEmpty
  }
}
