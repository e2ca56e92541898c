import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Other callbacks of the function that is to call a handler: where one of them is called, or given on, its caller is told on another
/// way.
///
///     guard let data else { DispatchQueue.main.async { failure(error) }; return }
extension ObligationAnalysis {
  /// Whether a call tells by another callback: it calls it, is given one for failures, or is given or calls a closure or a local
  /// function that does, and has nothing to do with the carrier.
  func tellsAnotherHandler(_ site: CallSite, _ state: Tracked) -> Bool {
    if comesAnyway(site.callee, state) { return false }
    if isAnotherHandler(site.callee) || isTeller(site.callee, state) { return true }
    // Which of several it is given it calls decides what it is called with.
    let isGivenCarrier = site.arguments.contains { state.carries($0.value) || closure(in: $0.value, state) != nil }
    return !isGivenCarrier && (tells(site) || site.arguments.contains { isTeller($0.value, state) })
  }

  /// Whether a callback that tells of nothing is called on each way on which the carrier is, too: it is not called in the place of that.
  ///
  ///     defer { whenDone() }
  private func comesAnyway(_ value: Value, _ state: Tracked) -> Bool {
    guard isAnotherHandler(value), let id = variable(givenBy: value),
      file[id].type?.functionType?.parameters.isEmpty == true
    else { return false }
    let body = file[scope]
    let family = program.family(of: BodyRef(file: fileIndex, body: scope))
    guard !family.contains(where: { $0 != scope && mentions($0, state) }) else { return false }
    let calls = { (isWanted: (Value) -> Bool) in
      Set(
        body.blocks.indices.filter { number in
          body.blocks[number].instructions.contains { instruction in
            if case .call(let call) = instruction.kind { isWanted(self.file[call].callee) } else { false }
          }
        })
    }
    let others = calls { self.variable(givenBy: $0) == id }
    let answers = calls { state.carries($0) }
    return !answers.isEmpty && answers.allSatisfy { body.areOnEachWay(others.contains, through: $0) }
  }

  /// Whether a decision shows that the caller does not want to be told of failures: `failure?(error)`
  func lacksFailureHandler(_ test: Test, _ answer: Bool) -> Bool {
    guard primitive.isCalled, answer, case .isNil(let value) = test else { return false }
    return isFailureHandler(value)
  }

  private func tells(_ site: CallSite) -> Bool {
    isAnotherHandler(site.callee) || site.arguments.contains { isFailureHandler($0.value) }
  }

  private func isFailureHandler(_ value: Value) -> Bool {
    guard let id = variable(givenBy: value) else { return false }
    return program.models.has(file[id].name, .failureCallback) && isAnotherHandler(value)
  }

  private func isTeller(_ value: Value, _ state: Tracked) -> Bool {
    guard let work = program.closureBody(of: value, file: fileIndex), file[work].parent != nil, !mentions(work, state),
      file[work].freeVariables.contains(where: { isAnotherHandler(.variable($0)) })
    else { return false }
    let family = program.family(of: BodyRef(file: fileIndex, body: work))
    return family.flatMap { file[$0].blocks }.lazy.flatMap(\.instructions).contains { instruction in
      if case .call(let id) = instruction.kind { tells(file[id]) } else { false }
    }
  }

  private func isAnotherHandler(_ value: Value) -> Bool {
    guard let id = variable(givenBy: value), file[scope].parameters.contains(where: { $0.variable == id }),
      let written = file[id].type
    else { return false }
    let type = program.resolvingAlias(written, in: BodyRef(file: fileIndex, body: scope))
    guard let function = type.functionType, function.result.isVoid else { return false }
    // What takes a callback itself is work to do and no answer.
    guard !function.parameters.contains(where: { $0.functionType != nil }) else { return false }
    return !program.models.isReport(file[id].name)
  }

  /// The variable that stands for a value, also by other names: `guard let failure else { … }`.
  private func variable(givenBy value: Value) -> VarID? {
    guard case .variable(var id) = value else { return nil }
    for _ in 0..<8 {
      guard file[id].isConstant, case .variable(let other)? = file[id].definition, other != id else { break }
      id = other
    }
    return id
  }
}
