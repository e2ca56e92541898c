import LeakAST
import LeakDomain
import LeakFlow

/// Whether what meets a slot does so only where the answer to a request has come, or where the request is made and does not fail.
///
/// What nobody in the sources calls is an answer if it is given something, and neither an error nor by its name anything else.
struct RequestAnswers {
  let view: SlotView
  let store: SlotStore
  let request: FailedRequests.Request
  private var program: Program { view.program }

  func isAnswer(_ ref: BodyRef) -> Bool { isAnswer(ref, depth: SlotCallers.depth) }

  private func isAnswer(_ ref: BodyRef, depth: Int) -> Bool {
    let root = program.root(of: ref)
    if root == program.root(of: store.body) { return isWithRequest(ref) }
    let ref = withoutRunningNow(ref)
    if program.body(ref).isClosure { return isKeptForAnswers(ref) }
    guard depth > 0, program.body(root).kind == .function(.function) else { return false }
    let callers = view.callers.callers(of: root)
    guard !callers.hasUnknown else { return false }
    guard callers.sites.isEmpty else {
      // Others may call it as well.
      return (program.body(root).isPrivate || !tellsOtherwise(program.body(root).name))
        && callers.sites.allSatisfy { file, call in
          isAnswer(BodyRef(file: file, body: program.files[file][call].body), depth: depth - 1)
        }
    }
    return bringsAnswer(root)
  }

  /// The body around closures that run at once, as those under a lock do.
  private func withoutRunningNow(_ ref: BodyRef) -> BodyRef {
    let file = program.files[ref.file]
    var current = ref.body
    while let outer = file[current].parent, let call = file[outer].call(given: current, in: file),
      let operand = file[call].arguments.first(where: { $0.value == .body(current) }),
      program.models.mode(of: file[call], label: operand.label) == .nowOnce
    {
      current = outer
    }
    return BodyRef(file: ref.file, body: current)
  }

  /// Whether a body is the one that stores, or makes the request, or the handler of a child that has not been started where that fails.
  private func isWithRequest(_ ref: BodyRef) -> Bool {
    if ref == store.body || ref == request.body || isAroundStore(ref) { return true }
    let file = program.files[ref.file]
    var current = ref.body
    while let outer = file[current].parent, current != store.body.body {
      if isExitHandler(current, in: outer, file) { return true }
      current = outer
    }
    return false
  }

  private func isAroundStore(_ ref: BodyRef) -> Bool {
    var current = store.body
    while let outer = program.body(current).parent {
      current.body = outer
      if current == ref { return true }
    }
    return false
  }

  private func isExitHandler(_ closure: BodyID, in outer: BodyID, _ file: FlowFile) -> Bool {
    file[outer].blocks.lazy.flatMap(\.instructions).contains { instruction in
      guard case .assign(.member(let child, let name), .body(closure)) = instruction.kind else { return false }
      return program.has(name, .childExitHandler) && child == file[request.call].receiver
    }
  }

  /// A closure that an object keeps, or a function was given, for what comes.
  private func isKeptForAnswers(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    var current = ref.body
    while file[current].parameters.isEmpty {
      guard let outer = file[current].parent, file[outer].isClosure else { return false }
      current = outer
    }
    let parameters = file[current].parameters.compactMap { $0.label ?? file[$0.variable].name }
    guard let outer = file[current].parent else { return false }
    let keepers = file[outer].blocks.flatMap(\.instructions).compactMap { instruction -> [String]? in
      switch instruction.kind {
      case .assign(let target, .body(current)): return [target.memberName ?? ""]
      case .call(let id):
        guard let operand = file[id].arguments.first(where: { $0.value == .body(current) }) else { return nil }
        return [file[id].name ?? "", operand.label ?? ""]
      default: return nil
      }
    }
    return keepers.count == 1 && (keepers.flatMap { $0 } + parameters).allSatisfy { !tellsOtherwise($0) }
  }

  private func bringsAnswer(_ function: BodyRef) -> Bool {
    let body = program.body(function)
    guard !body.parameters.isEmpty || program.has(body.name, .eventOfOperation) else { return false }
    let words =
      [body.name]
      + body.parameters.flatMap { [$0.label, program.files[function.file][$0.variable].name] }.compactMap { $0 }
    return words.allSatisfy { !tellsOtherwise($0) }
      && !body.parameters.contains { $0.type.map { tellsFailure($0.unwrapped) } ?? false }
  }

  private func tellsFailure(_ type: TypeRef) -> Bool {
    guard let name = type.baseName else { return false }
    return name == "Result" || name.hasSuffix("Error")
  }

  private func tellsOtherwise(_ name: String) -> Bool {
    [.ending, .failureOfOperation, .otherOutcome, .delays].contains { program.has(name, $0) }
  }
}
