import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Ends that cancel, or close, what answers those who wait one by one, failures among the answers: it tells each that it has ended.
///
///     transport.onAnswer = { id, result in self.calls.removeValue(forKey: id)?(result) }
///     func close() { transport.close() }
///
/// Omissions: whether it does so for each.
struct AnsweredBelow {
  let view: SlotView
  private var program: Program { view.program }

  /// Whether an end ends something beneath the object.
  func contains(_ end: BodyRef) -> Bool {
    guard view.slot.shape == .dictionary else { return false }
    return view.index.withCallees(of: end).contains(where: endsSomething) && isAnsweredWithFailures
  }

  private func endsSomething(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    return view.index.calls(in: ref).contains { call in
      guard let name = file[call].name, let receiver = file[call].receiver, !program.keepsWaiters(receiver, in: ref),
        view.callers.target(of: call, file: ref.file) == nil
      else { return false }
      return program.has(name, .ending) || program.models.has(name, .cancelsWork)
    }
  }

  /// Whether something takes one of those who wait out, and hears of failures.
  private var isAnsweredWithFailures: Bool {
    let drains = SlotDrains(view: view)
    let outcomes = Set(OutcomeClosures(view: view).find().map(\.judged))
    return view.touching.contains { ref in
      guard drains.takesOne(in: ref) else { return false }
      return outcomes.contains(ref) || hearsFailure(ref, depth: 2)
    }
  }

  /// Whether a closure that something else keeps, or a method that nobody of the sources calls, is given what may be a failure.
  ///
  /// - Parameter depth: through how many functions it may call this one, such as one that takes out and gives back.
  private func hearsFailure(_ ref: BodyRef, depth: Int) -> Bool {
    let file = program.files[ref.file]
    var current: BodyRef? = ref
    while let here = current {
      let body = program.body(here)
      guard body.isClosure else {
        let sites = view.callers.callers(of: here).sites
        if sites.isEmpty { return isOutcome(body, file) }
        return depth > 0
          && sites.contains { site in
            hearsFailure(BodyRef(file: site.file, body: program.files[site.file][site.call].body), depth: depth - 1)
          }
      }
      if keeper(of: body, in: file) != nil, isOutcome(body, file) || givesOn(body, in: ref) { return true }
      current = body.parent.map { BodyRef(file: here.file, body: $0) }
    }
    return false
  }

  /// The member by which another object keeps a closure: `transport.onAnswer = { … }`
  private func keeper(of closure: Body, in file: FlowFile) -> String? {
    guard let parent = closure.parent else { return nil }
    return file[parent].blocks.lazy.flatMap(\.instructions).compactMap { instruction in
      if case .assign(.member(_, let name), .body(closure.id)) = instruction.kind { name } else { nil }
    }.first
  }

  /// Whether it is given an error, or a result; or runs whatever becomes of the work.
  private func isOutcome(_ body: Body, _ file: FlowFile) -> Bool {
    body.parameters.contains { parameter in
      guard let type = file[parameter.variable].type?.unwrapped else { return false }
      return type.baseName == "Result" || type.baseName == "Error" || type.baseName == "NSError"
    } || keeper(of: body, in: file).map { program.models.has($0, .calledAtEnd) } ?? false
  }

  /// Whether one who waits, and takes a result, is given a parameter of the closure as it is.
  private func givesOn(_ closure: Body, in ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    let parameters = closure.parameters.map { Value.variable($0.variable) }
    return view.index.calls(in: program.root(of: ref)).contains { call in
      let site = file[call]
      guard site.arguments.count == 1, parameters.contains(site.arguments[0].value) else { return false }
      return site.arguments[0].label == "with" || takesResult
    }
  }

  private var takesResult: Bool {
    guard let owner = view.slot.owner, let property = program.members.property(view.slot.name, of: owner),
      let written = program.written(property)
    else { return false }
    return written.type.takesResult
  }
}

extension TypeRef {
  /// Whether a function in it is given a result.
  fileprivate var takesResult: Bool {
    switch self {
    case .optional(let wrapped), .array(let wrapped), .dictionary(_, let wrapped): wrapped.takesResult
    case .function(let function): function.parameters.contains { $0.baseName == "Result" }
    case .tuple(let parts, _): parts.contains(where: \.takesResult)
    case .named, .other: false
    }
  }
}
