import LeakDomain
import LeakFlow

/// Methods that bring a delegate one of many events, that tell whoever waits of some, and leave him where he is with one behind which
/// those do not come any more: the end of a stream, a permission that is refused.
///
/// No way through the method may tell him when that event has come, and nothing but this method may tell him of anything.
struct LeftByEvent {
  let view: SlotView
  private var program: Program { view.program }

  func verdicts() -> [StoredVerdict] {
    guard let owner = view.slot.owner, view.primitive.kind == .continuation || view.primitive.kind == .promise else {
      return []
    }
    let known = program.types.ancestry(of: owner).flatMap { program.models.events(of: $0.path) }
    guard !known.isEmpty, UntoldFailures(view: view).isSomebodyWaiting else { return [] }
    return program.members.allFunctions(of: owner).sorted { ($0.file, $0.body) < ($1.file, $1.body) }.compactMap {
      method in
      let events = known.filter { $0.method == program.body(method).signature }
      if events.isEmpty { return nil }
      let performer = program.performer(of: method)
      guard isAlone(performer) else { return nil }
      return events.lazy.compactMap { left(by: $0, of: program.body(method).signature, in: performer) }.first
    }
  }

  private func isAlone(_ method: BodyRef) -> Bool {
    SlotAnswerers(view: view, callbacks: [], methods: [method], allowsCancellation: true).areCallbacksOnly
  }

  /// - Parameter name: the method of the delegate, which may leave it to another one.
  private func left(by events: TypeModel.Events, of name: String, in method: BodyRef) -> StoredVerdict? {
    let body = program.body(method)
    guard let subject = subject(of: events, in: method) else { return nil }
    let path = AnswerPath(view: view, method: method)
    let telling = Set(body.blocks.indices.filter { tells(body.blocks[$0], path, in: method) })
    let isTold = events.tells.contains { !telling.isDisjoint(with: body.blocks(when: subject, is: $0)) }
    guard isTold else { return nil }
    let forgotten = events.ends.filter { telling.isDisjoint(with: body.blocks(when: subject, is: $0)) }
    return forgotten.lazy.compactMap { verdict(on: $0, of: name, subject, in: method) }.first
  }

  /// What the method asks which event has come: a parameter, or something that it is asked for.
  private func subject(of events: TypeModel.Events, in method: BodyRef) -> Value? {
    let asked = program.body(method).blocks.compactMap { block -> Value? in
      guard case .branch(.isCase(let value, let name), _, _, _, _) = block.terminator, events.tells.contains(name)
      else {
        return nil
      }
      return value
    }
    guard let first = asked.first, asked.allSatisfy({ $0 == first }),
      program.files[method.file].isMadeOfGiven(first)
    else { return nil }
    return first
  }

  private func tells(_ block: BasicBlock, _ path: AnswerPath, in method: BodyRef) -> Bool {
    SlotDrains(view: view).meets(block, in: method) || path.tellsSomebody(block)
  }

  private func verdict(on event: String, of name: String, _ subject: Value, in method: BodyRef) -> StoredVerdict? {
    let body = program.body(method)
    let exits = body.blocks(when: subject, is: event).compactMap { body.blocks[$0].exit?.range }
    var facts = Facts()
    facts.learn(.isCase(subject, event), true)
    let analysis = SlotAnalysis(view, method)
    let search = analysis.search(body, from: .perhaps, facts: facts)
    let leaving = search.arrivals.sorted { $0.exit.range.start < $1.exit.range.start }.first {
      !$0.exit.isThrow && exits.contains($0.exit.range) && analysis.content(of: $0, leaving: body.id).mayWait
    }
    guard !analysis.exhausted, let leaving else { return nil }
    let trace = search.trace(to: leaving)
    // Of several ways to the exit the story tells one, which may be that of another event.
    let isOther = trace.flatMap(\.decisions).contains { decision in
      if case .isCase(subject, let name) = decision.test { decision.taken != (name == event) } else { false }
    }
    let words = SlotWords(view: view)
    return words.verdict(
      .left(by: .event(event, of: name), VerdictBuilder.kind(of: leaving.exit)),
      at: SlotSite(file: method.file, range: leaving.exit.range), in: method,
      steps: isOther ? [] : words.steps(trace, in: method.file))
  }
}

extension BasicBlock {
  fileprivate var exit: Exit? { if case .exit(let exit) = terminator { exit } else { nil } }
}

extension Body {
  /// The blocks to which paths lead on which a value is one of its cases.
  fileprivate func blocks(when subject: Value, is name: String) -> Set<Int> {
    var reached: Set<Int> = [Body.entry]
    var front = [Body.entry]
    while let number = front.popLast() {
      let next =
        if case .branch(.isCase(subject, let asked), _, _, let then, let otherwise) = blocks[number].terminator {
          [asked == name ? then : otherwise]
        } else {
          blocks[number].successors
        }
      for block in next where reached.insert(block).inserted { front.append(block) }
    }
    return reached
  }
}
