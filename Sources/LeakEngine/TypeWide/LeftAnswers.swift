import LeakAST
import LeakDomain
import LeakFlow

/// Ways through a method by which a delegate hears, once, of what was begun, that leave the waiter where it is, while another
/// way through the same method tells it: `guard !results.isEmpty else { return }`, `default: break`, or an error that is only
/// printed.
///
/// Omissions: methods that come more than once, as long as there is no error; ways that ask for what the object itself knows, as which
/// operation it waits for.
struct LeftAnswers {
  let view: SlotView
  private var program: Program { view.program }

  func verdicts() -> [StoredVerdict] {
    guard let owner = view.slot.owner,
      // An answer under a key may come by a method of any name.
      view.slot.shape == .dictionary || !program.types.parents(of: owner).isEmpty,
      UntoldFailures(view: view).isSomebodyWaiting
    else { return [] }
    let drains = SlotDrains(view: view)
    let meeting = Set(view.touching.filter { drains.meets(in: $0) }.map(program.root))
    let answers = methods(of: owner).filter { !meeting.isDisjoint(with: view.index.withCallees(of: $0.method)) }
    guard !answers.isEmpty else { return [] }
    let operations = DelegateOperations(program: program, type: owner).find()
    let told = operations.flatMap { $0.finishing + $0.failing.compactMap(\.method) } + answers.map(\.method)
    let others = SlotAnswerers(
      view: view, callbacks: Set(told.map { program.body($0).name }), allowsCancellation: true)
    return others.judged { quietly in answers.compactMap { left($0, quietly: quietly) } }
  }

  private struct Answer {
    /// The method of the delegate, by its name.
    var name: String
    var method: BodyRef
    /// `nil`: each of its ways counts; otherwise those on which there is this error.
    var error: BroughtErrors.Sign?
  }

  /// The methods that come once, and those that may bring an error.
  private func methods(of owner: TypeKey) -> [Answer] {
    let once = Set(program.types.ancestry(of: owner).flatMap { program.models.answers(of: $0.path) })
    let all = program.members.allFunctions(of: owner).sorted { ($0.file, $0.body) < ($1.file, $1.body) }
    let errors = BroughtErrors(view: view)
    return all.flatMap { method -> [Answer] in
      let body = program.body(method)
      guard body.kind == .function(.function), !body.isPrivate, !body.isAsync else { return [] }
      if once.contains(body.signature) { return [Answer(name: body.signature, method: method)] }
      // Under which key somebody waits says the one that looks for him.
      let asked = view.slot.shape == .dictionary ? program.performer(of: method) : method
      return errors.signs(in: asked).map { Answer(name: body.signature, method: asked, error: $0) }
    }
  }

  /// The method in which an answer is dealt with: one that does no more than call another one leaves it to that one.
  private func working(on answer: Answer, depth: Int = SlotCallers.depth) -> Answer {
    let calls = view.index.calls(in: answer.method)
    let file = program.files[answer.method.file]
    guard depth > 0, calls.count == 1, let call = calls.first, file[call].body == answer.method.body,
      program.body(answer.method).blocks[Body.entry].successors.isEmpty,
      let target = view.target(of: call, file: answer.method.file),
      let resolved = program.resolve(file[call], file: answer.method.file), resolved.target == target
    else { return answer }
    var inner = Answer(name: answer.name, method: target)
    if let error = answer.error {
      guard let index = file[call].arguments.firstIndex(where: { $0.value == .variable(error.parameter) }) else {
        return answer
      }
      inner.error = error.of(program.body(target).parameters[resolved.parameters[index]].variable)
    }
    return working(on: inner, depth: depth - 1)
  }

  /// - Parameter quietly: whoever hears of what a way does may end the object.
  private func left(_ told: Answer, quietly: Bool) -> StoredVerdict? {
    let answer = working(on: told)
    let method = answer.method
    let body = program.body(method)
    let analysis = SlotAnalysis(view, method)
    let search = analysis.search(body, from: .perhaps, facts: Facts())
    guard !analysis.exhausted else { return nil }
    let path = AnswerPath(view: view, method: method)
    for arrival in search.arrivals.sorted(by: { $0.exit.range.start < $1.exit.range.start }) {
      guard analysis.content(of: arrival, leaving: method.body).mayWait else { continue }
      let trace = search.trace(to: arrival)
      let decisions = trace.flatMap(\.decisions)
      guard answer.error?.isFound(by: decisions) ?? true, !decisions.isEmpty,
        decisions.allSatisfy({ path.isAboutAnswer($0.test) || answer.error?.isAsked(by: $0.test) ?? false }),
        !search.blocks(to: arrival).contains(where: { number in
          path.tellsSomebody(body.blocks[number]) || quietly && path.acts(body.blocks[number])
        })
      else { continue }
      let words = SlotWords(view: view)
      let loss = StoredVerdict.Loss.left(
        by: .method(answer.name, hasFailed: answer.error != nil), VerdictBuilder.kind(of: arrival.exit))
      return words.verdict(
        loss, at: SlotSite(file: method.file, range: arrival.exit.range), in: method,
        steps: words.steps(trace, in: method.file))
    }
    return nil
  }
}
