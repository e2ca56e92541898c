import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Follows a closure that serves those who wait and asks for the next message. The state says whether anything has been done that may
/// tell somebody: only what logs, looks at what came, or gives a stream an element is nothing.
final class RearmSearch: PathSemantics {
  var pendingNotes: [Int] = []
  private let view: SlotView
  private let root: BodyRef
  private let closure: BodyID
  private let tests: [Value: TestPlaces]
  private var program: Program { view.program }
  private var file: FlowFile { program.files[root.file] }

  init(_ view: SlotView, root: BodyRef, closure: BodyID) {
    self.view = view
    self.root = root
    self.closure = closure
    tests = view.program.tests(around: root)
  }

  func search() -> PathSearch<RearmSearch> {
    let body = file[closure]
    return PathSearch(body, state: false, facts: Facts(), semantics: self, budget: ObligationAnalysis.budget(body))
  }

  func step(_ instruction: Instruction, in body: Body, state: Bool, facts: Facts) -> [Way<Bool>] {
    var facts = facts
    var state = state
    switch instruction.kind {
    case .bind(let variable, let value):
      facts.forget(.variable(variable))
      if let value { facts.assign(.variable(variable), from: value, enumCase: nil) }
    case .assign(let target, let value):
      facts.forget(target)
      if !isMark(target, value) { state = true }
    case .assume(let test, let answer): facts.learn(test, answer)
    case .call(let id):
      guard doesSomething(id, body) else { break }
      let done = Way(true, facts, outcome: file[id].tried == nil ? .onward : .completed)
      return file[id].tried == nil ? [done] : [done, Way(state, facts, outcome: .threw)]
    case .awaitValue, .startAsyncLet, .endAsyncLet: state = true
    case .element, .exhausted: break
    }
    return [Way(state, facts)]
  }

  /// Whether an assignment does no more than to note what came, in a variable of the closure or by a literal.
  private func isMark(_ target: Value, _ value: Value) -> Bool {
    if case .variable(let id) = target.root { return isOwn(id) }
    if case .literal = value, target.memberName != nil { return !view.placeValues(in: root.file).contains(target) }
    return false
  }

  private func isOwn(_ variable: VarID) -> Bool { file[closure].range.contains(file[file[variable].owner].range) }

  private func doesSomething(_ id: CallID, _ body: Body) -> Bool {
    let site = file[id]
    if site.arguments.contains(where: { isGiven($0.value) }) { return true }
    guard let name = site.name else { return true }
    switch site.callee {
    case .implicitMember: return false
    case .global(let name) where name.isCapitalized: return false
    case .member(let receiver, _):
      if view.effects(in: root.file).isPlace(receiver, body) { return !view.primitive.neutral.contains(name) }
      if isLog(receiver) || isOfMessage(receiver) { return false }
    default: break
    }
    let models = program.models
    return !models.has(name, .quiet) && !models.has(name, .measure) && !name.hasPrefix("os_log")
  }

  /// Whether an operand lets what is called do anything later.
  private func isGiven(_ value: Value) -> Bool {
    value == .selfReference || program.closureBody(of: value, file: root.file) != nil
  }

  private func isLog(_ receiver: Value) -> Bool {
    let name: String? = if case .variable(let id) = receiver { file[id].name } else { receiver.memberName }
    return name.map { program.has($0, .logger) } ?? false
  }

  /// What came, or something made of it or of a type on the spot.
  private func isOfMessage(_ receiver: Value) -> Bool {
    switch receiver.root {
    case .variable(let id): isOwn(id) && file[id].type?.functionType == nil
    case .call(let id):
      switch file[id].callee {
      case .global(let name): name.isCapitalized
      case .member(let base, _): isOfMessage(base)
      default: false
      }
    case .global(let name): name.isCapitalized
    case .literal: true
    default: false
    }
  }

  func decide(_ test: Test, state: Bool, facts: Facts) -> Bool? {
    guard case .isNil(.variable(let id)) = test, file[id].isWeak else { return nil }
    return false
  }

  /// Where nothing is in the slot, there is nobody to tell.
  func took(_ test: Test, answer: Bool, to block: Int, in body: Body, state: Bool) -> Bool {
    let places = view.placeValues(in: root.file)
    switch test {
    case .isNil(let value): return state || answer && places.contains(value)
    case .isTrue(.member(let value, "isEmpty")): return state || answer && places.contains(value)
    case .isCase(let value, let name):
      guard places.contains(value), case .state(let carrying) = view.slot.shape else { return state }
      return state || (answer ? !carrying.contains(name) : carrying == [name])
    default: return state
    }
  }

  func relevant(_ facts: Facts, after range: SourceRange, in body: Body) -> Facts {
    program.relevant(facts, after: range, in: body, tests: tests)
  }

  func endOfTurn(head: Int, range: SourceRange, body: Body, state: Bool, facts: Facts) -> Bool? { state }
}
