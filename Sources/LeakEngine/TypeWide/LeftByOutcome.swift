import LeakAST
import LeakDomain
import LeakFlow

/// Ways through a closure that is given, once, what came of an operation, that leave those who wait for it where they are, while
/// another way through the same closure tells them: a refresh whose failure only signs the user out.
///
/// Omissions: as in `LeftAnswers`; outcomes that say that somebody has cancelled, who then has to see to those who wait.
struct LeftByOutcome {
  let view: SlotView
  private var program: Program { view.program }

  func verdicts() -> [StoredVerdict] {
    guard UntoldFailures(view: view).isSomebodyWaiting, isForOnce else { return [] }
    let closures = OutcomeClosures(view: view).find()
    guard !closures.isEmpty else { return [] }
    let others = SlotAnswerers(
      view: view, callbacks: [], closures: Set(closures.map(\.closure)), allowsCancellation: true)
    return others.judged { quietly in closures.compactMap { left($0, quietly: quietly) } }
  }

  /// What a slot of handlers keeps is taken out when it is called: it does not hear of one event after the other.
  var isForOnce: Bool {
    view.primitive.kind != .handler || view.isEverEmptied
      || view.touching.contains { ref in
        view.index.calls(in: ref).contains { call in
          let site = program.files[ref.file][call]
          guard let receiver = site.receiver, let name = site.name else { return false }
          return program.models.has(name, .takesElement)
            && view.effects(in: ref.file).isPlace(receiver, program.body(ref))
        }
      }
  }

  /// - Parameter quietly: whoever hears of what a way does may end the object.
  private func left(_ closure: OutcomeClosures.Found, quietly: Bool) -> StoredVerdict? {
    let body = program.body(closure.judged)
    let analysis = SlotAnalysis(view, program.root(of: closure.judged))
    let search = analysis.search(body, from: .perhaps, facts: Facts())
    guard !analysis.exhausted, !isToldBeside(closure) else { return nil }
    let path = AnswerPath(view: view, method: closure.outcome, beginning: closure.beginning)
    let arrivals = search.arrivals.sorted { $0.exit.range.start < $1.exit.range.start }
    let (leaving, telling) = arrivals.partitioned { arrival in
      analysis.content(of: arrival, leaving: body.id).mayWait
        && !search.blocks(to: arrival).contains { path.tellsSomebody(body.blocks[$0]) }
    }
    guard !telling.isEmpty else { return nil }
    for arrival in leaving
    where !quietly || !search.blocks(to: arrival).contains(where: { path.acts(body.blocks[$0]) }) {
      let trace = search.trace(to: arrival)
      guard isOutcome(trace.flatMap(\.decisions), of: closure, path) else { continue }
      let words = SlotWords(view: view)
      let loss = StoredVerdict.Loss.left(by: .outcome(of: closure.operation), VerdictBuilder.kind(of: arrival.exit))
      return words.verdict(
        loss, at: SlotSite(file: closure.judged.file, range: arrival.exit.range), in: closure.judged,
        steps: words.steps(trace, in: closure.judged.file))
    }
    return nil
  }

  // MARK: What a way depends on

  private func isOutcome(
    _ decisions: [TraceStep.Decision], of closure: OutcomeClosures.Found, _ path: AnswerPath
  ) -> Bool {
    let file = program.files[closure.judged.file]
    let (objects, asked) = decisions.partitioned { decision in
      if case .isNil(.variable(let id)) = decision.test { file[id].isWeak } else { false }
    }
    return objects.allSatisfy { !$0.taken }
      && asked.allSatisfy { path.isAboutAnswer($0.test) && !isAboutCancellation($0.test) }
      && asked.contains { decision in
        closure.isKnown ? isGiven(decision, to: closure.outcome, file) : hasFailed(decision, closure.outcome, file)
      }
  }

  /// Whether a test asks if it was cancelled.
  private func isAboutCancellation(_ test: Test) -> Bool {
    if case .isCase(_, let name) = test, name.isCancellation { return true }
    return test.subject?.contains { part in
      if case .implicitMember(let name) = part { name.isCancellation } else { part.memberName?.isCancellation ?? false }
    } ?? false
  }

  private func isGiven(_ decision: TraceStep.Decision, to outcome: BodyRef, _ file: FlowFile) -> Bool {
    guard let subject = decision.test.subject else { return false }
    return file.stems(subject, from: Set(file[outcome.body].parameters.map(\.variable)))
  }

  /// Whether a decision has found an error, or a failure.
  private func hasFailed(_ decision: TraceStep.Decision, _ outcome: BodyRef, _ file: FlowFile) -> Bool {
    switch decision.test {
    case .isCase(_, "failure"): decision.taken && isGiven(decision, to: outcome, file)
    case .isCase(_, "success"): !decision.taken && isGiven(decision, to: outcome, file)
    case .isNil(.variable(let id)):
      !decision.taken && file[outcome.body].parameters.contains { $0.variable == id } && isError(file[id].name)
    default: false
    }
  }

  private func isError(_ name: String) -> Bool { ["error", "err", "failure"].contains(name) }

  // MARK: What else is done

  /// Whether a closure around the judged one looks after those who wait before or behind it.
  private func isToldBeside(_ closure: OutcomeClosures.Found) -> Bool {
    let file = program.files[closure.judged.file]
    let path = AnswerPath(view: view, method: closure.outcome, beginning: closure.beginning)
    var inner = closure.judged.body
    while inner != closure.outcome.body, let outer = file[inner].parent {
      let body = file[outer]
      guard let place = body.blocks.firstIndex(where: { $0.gives(inner, file) }) else { return true }
      let isBeside = body.blocks.indices.contains { number in
        let block = body.blocks[number]
        guard
          number == place || body.reachable(from: number).contains(place)
            || body.reachable(from: place).contains(number)
        else { return false }
        return block.instructions.contains { !$0.gives(inner, file) && path.tellsSomebody($0) }
      }
      if isBeside { return true }
      inner = outer
    }
    return false
  }
}

extension String {
  fileprivate var isCancellation: Bool { lowercased().contains("cancel") }
}

extension BasicBlock {
  fileprivate func gives(_ closure: BodyID, _ file: FlowFile) -> Bool {
    instructions.contains { $0.gives(closure, file) }
  }
}

extension Instruction {
  /// A call that is given a closure.
  fileprivate func gives(_ closure: BodyID, _ file: FlowFile) -> Bool {
    guard case .call(let id) = kind else { return false }
    return file[id].arguments.contains { $0.value == .body(closure) }
  }
}

extension FlowFile {
  /// Whether a value is made of one of some variables.
  fileprivate func stems(_ value: Value, from variables: Set<VarID>, depth: Int = 8) -> Bool {
    guard depth > 0 else { return false }
    return value.contains { part in
      switch part {
      case .variable(let id):
        if variables.contains(id) { return true }
        guard let definition = self[id].definition, definition != part else { return false }
        return stems(definition, from: variables, depth: depth - 1)
      case .call(let id):
        return ([self[id].callee] + self[id].arguments.map(\.value)).contains {
          stems($0, from: variables, depth: depth - 1)
        }
      default: return false
      }
    }
  }
}

extension Sequence {
  /// The elements that fit, and the others.
  fileprivate func partitioned(by fits: (Element) -> Bool) -> (fitting: [Element], others: [Element]) {
    reduce(into: ([], [])) { parts, element in
      if fits(element) { parts.0.append(element) } else { parts.1.append(element) }
    }
  }
}
