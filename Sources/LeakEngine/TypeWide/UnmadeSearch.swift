import LeakDomain
import LeakFlow
import LeakModel

/// Follows a body to its exits, on the ways on which a call is not made and nothing is done that may reach those who wait in a slot. The
/// state says whether something has been stored.
final class UnmadeSearch: PathSemantics {
  var pendingNotes: [Int] = []
  private let view: SlotView
  private let ref: BodyRef
  private let request: CallID
  private let store: Instruction.Kind?
  private let path: AnswerPath
  private let tests: [Value: TestPlaces]
  /// The values that may be nil, by which the call is not made.
  private let missing: Set<Value>
  private var program: Program { view.program }
  private var file: FlowFile { program.files[ref.file] }

  /// - Parameter store: what stores; `nil` where that has been done at the entry.
  init(
    _ view: SlotView, in ref: BodyRef, before request: CallID, behind store: Instruction.Kind?,
    without missing: Set<Value>
  ) {
    self.view = view
    self.ref = ref
    self.request = request
    self.store = store
    self.missing = missing
    path = AnswerPath(view: view, method: view.program.root(of: ref))
    tests = view.program.tests(around: ref)
  }

  func search() -> PathSearch<UnmadeSearch> {
    let body = file[ref.body]
    return PathSearch(
      body, state: store == nil, facts: Facts(), semantics: self, budget: ObligationAnalysis.budget(body))
  }

  func step(_ instruction: Instruction, in body: Body, state: Bool, facts: Facts) -> [Way<Bool>] {
    var facts = facts
    if instruction.kind == .call(request) { return [] }
    if instruction.kind == store { return [Way(true, facts)] }
    if state, reachesSomebody(instruction, in: body) { return [] }
    switch instruction.kind {
    case .bind(let variable, let value):
      facts.forget(.variable(variable))
      if let value { facts.assign(.variable(variable), from: value, enumCase: nil) }
    case .assign(let target, let value):
      facts.forget(target)
      facts.assign(target, from: value, enumCase: program.caseName(of: value, in: file))
    case .assume(let test, let answer): facts.learn(test, answer)
    case .awaitValue: facts.forgetShared(in: file)
    case .call(let id):
      if file[id].isAwaited { facts.forgetShared(in: file) }
    case .element, .exhausted, .startAsyncLet, .endAsyncLet: break
    }
    return [Way(state, facts)]
  }

  private func reachesSomebody(_ instruction: Instruction, in body: Body) -> Bool {
    switch view.effects(in: ref.file).effect(of: instruction, in: body) {
    case .none, .added: path.tellsSomebody(instruction)
    default: true
    }
  }

  func decide(_ test: Test, state: Bool, facts: Facts) -> Bool? {
    guard case .isNil(let value) = test else { return nil }
    if value == .selfReference || file.isWeak(value) { return false }
    // Another object that may do something is there.
    return state && value.memberName != nil && !missing.contains(value) ? false : nil
  }

  /// Where nothing is in the slot, nobody waits.
  func took(_ test: Test, answer: Bool, to block: Int, in body: Body, state: Bool) -> Bool {
    guard state, answer, case .isNil(let value) = test else { return state }
    return !view.effects(in: ref.file).isPlace(value, body)
  }

  func relevant(_ facts: Facts, after range: SourceRange, in body: Body) -> Facts {
    program.relevant(facts, after: range, in: body, tests: tests)
  }

  func endOfTurn(head: Int, range: SourceRange, body: Body, state: Bool, facts: Facts) -> Bool? { state }
}

extension FlowFile {
  fileprivate func isWeak(_ value: Value) -> Bool {
    if case .variable(let id) = value { self[id].isWeak } else { false }
  }
}
