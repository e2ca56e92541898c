import LeakFlow
import LeakModel

/// What has been decided where a closure is made: by the guards in front of the call that it is given to. It follows the
/// paths of the body around, and keeps what all of them agree on.
final class EarlierDecisions: PathSemantics {
  /// An analysis of the closure: on a path on which its obligation has not begun it only keeps facts.
  private let analysis: ObligationAnalysis
  /// Values of which the closure asks.
  private let asked: Set<Value>
  private let maker: CallID
  /// What holds on all paths that have reached the maker.
  private var agreed: Facts?
  /// The blocks from which the maker is reached.
  private let before: Set<Int>
  var pendingNotes: [Int] = []

  private init(_ analysis: ObligationAnalysis, asked: Set<Value>, maker: CallID, in body: Body) {
    self.analysis = analysis
    self.asked = asked
    self.maker = maker
    before = body.leading(to: .call(maker))
  }

  /// What is known at the entry of the scope of an obligation, where that is a closure.
  ///
  /// - Parameter callers: what those that call the function around it have decided.
  static func known(
    at scope: Body, runningNow: Bool, from callers: Facts = Facts(), _ analysis: ObligationAnalysis
  ) -> Facts {
    guard scope.isClosure, let parent = scope.parent else { return callers }
    let asked = analysis.tests.filter { value, places in
      (callers.knows(value) || isAsked(value, before: scope.range, analysis.tests))
        && places.all.contains { scope.range.start <= $0 && $0 < scope.range.end }
    }
    let file = analysis.file
    guard !asked.isEmpty, let maker = file[parent].call(given: scope.id, in: file) else { return Facts() }
    let around = known(at: file[parent], runningNow: runsInPlace(file[parent], analysis), from: callers, analysis)
    guard let agreed = agreed(at: maker, of: telling(of: asked.keys), from: around, analysis) else { return Facts() }
    return runningNow ? agreed : agreed.filtered(analysis.isLasting)
  }

  /// Whether a closure runs where it stands, with nothing else in between: that of `withTaskCancellationHandler`.
  private static func runsInPlace(_ closure: Body, _ analysis: ObligationAnalysis) -> Bool {
    let file = analysis.file
    guard closure.isClosure, let parent = closure.parent, let maker = file[parent].call(given: closure.id, in: file),
      case .global(let name) = file[maker].callee, analysis.program.models.has(name, .runsInPlace)
    else { return false }
    return file[maker].arguments.contains {
      $0.value == .body(closure.id) && analysis.mode(of: file[maker], $0) == .nowOnce
    }
  }

  private static func telling(of asked: some Sequence<Value>) -> Set<Value> {
    asked.reduce(into: []) { $0.formUnion([$1] + $1.toldTogether) }
  }

  /// Whether a decision before a closure tells of a value.
  private static func isAsked(_ value: Value, before closure: SourceRange, _ tests: [Value: TestPlaces]) -> Bool {
    ([value] + value.toldTogether).contains { tests[$0]?.all.contains { $0 < closure.start } ?? false }
  }

  /// What all paths to a call agree on, of some values; `nil` where none leads there, or too many do.
  static func agreed(
    at call: CallID, of asked: Set<Value>, from known: Facts, _ analysis: ObligationAnalysis
  ) -> Facts? {
    let body = analysis.file[analysis.file[call].body]
    let decisions = EarlierDecisions(analysis.asking(), asked: asked, maker: call, in: body)
    let search = PathSearch(
      body, state: Tracked(holders: [], status: .dormant), facts: known, semantics: decisions,
      budget: ObligationAnalysis.budget(body))
    return search.exhausted ? nil : decisions.agreed
  }

  func step(_ instruction: Instruction, in body: Body, state: Tracked, facts: Facts) -> [Way<Tracked>] {
    if instruction.kind == .call(maker) {
      agreed = agreed?.common(with: facts) ?? facts
      return []
    }
    return analysis.step(instruction, in: body, state: state, facts: facts)
  }

  func relevant(_ facts: Facts, after range: SourceRange, in body: Body) -> Facts { facts.filtered(asked.contains) }

  func decide(_ test: Test, state: Tracked, facts: Facts) -> Bool? {
    analysis.decide(test, state: state, facts: facts)
  }
  func took(_ test: Test, answer: Bool, to block: Int, in body: Body, state: Tracked) -> Tracked { state }
  func endOfTurn(head: Int, range: SourceRange, body: Body, state: Tracked, facts: Facts) -> Tracked? { state }
  func leadsNowhere(_ block: Int, in body: Body, state: Tracked) -> Bool { !before.contains(block) }
}

extension Body {
  /// The call that is given a closure.
  func call(given closure: BodyID, in file: FlowFile) -> CallID? {
    for instruction in blocks.lazy.flatMap(\.instructions) {
      if case .call(let id) = instruction.kind, file[id].arguments.contains(where: { $0.value == .body(closure) }) {
        return id
      }
    }
    return nil
  }
}
