import LeakAST
import LeakDomain
import LeakModel

/// Meets an obligation on the exits that leak it.
struct ExitRepair {
  /// At more exits nobody would want to read the same statement.
  private static let manyExits = 100

  let layout: SourceLayout
  let verdict: Verdict
  let carrier: Carrier
  let writer: DischargeWriter
  var file: SourceFile { layout.file }

  /// - Parameter throwing: whether the continuation is to be made one that takes an error.
  init(_ layout: SourceLayout, _ verdict: Verdict, throwing: Bool = false) {
    self.layout = layout
    self.verdict = verdict
    carrier = Carrier(verdict, in: layout)
    writer = DischargeWriter(layout, verdict, carrier: carrier, throwing: throwing)
  }

  /// The best first.
  func candidates() -> [Candidate] {
    if verdict.isUnnamed { return [DroppedResultRepair(layout, verdict).candidate].compactMap { $0 } }
    let passedOn = NilPromiseRepair(self).candidate
    let reordered = OrderRepair(layout, verdict).candidates()
    guard isRepairable else {
      return [passedOn].compactMap { $0 } + reordered + ProducerRepair(self).candidates()
        + UnservedRepair(self).candidates()
    }
    let parts = verdict.leaks.count <= Self.manyExits ? Part.all(verdict.leaks.map(part)) : nil
    let inline = parts.map { Candidate(Self.title($0.text), isSafe: $0.isSafe, $0.edits) }
    let deferred = DeferRepair(self).candidates() + whereEmpty
    let isRepeated = verdict.leaks.count > 1 || verdict.leaks.contains { $0.exit == .uncaughtTry }
    let first = [passedOn, CapturedGroupRepair(self).candidate]
    if verdict.isOneOfMany { return [inline].compactMap { $0 } }
    let ordered = first + (isRepeated && !hidesError ? deferred + [inline] : [inline] + deferred)
    return ordered.compactMap { $0 } + reordered + ProducerRepair(self).candidates()
      + DecisionRepair(self).candidates() + ThrowingRepair(layout, verdict).candidates()
  }

  /// Before the loop that has no turn, where the last turn meets the obligation.
  private var whereEmpty: [Candidate] {
    guard verdict.leaks.count == 1, verdict.leaks[0].exit.isOfLoop,
      let part = EmptyLoopRepair(self).before(verdict.leaks[0])
    else { return [] }
    return [Candidate(Self.title(part.text), isSafe: part.isSafe, part.edits)]
  }

  /// Whether a `defer` would keep an error from whoever reads, who takes the end for a good one.
  var hidesError: Bool { verdict.primitive.endsWithError && verdict.leaks.contains { $0.exit == .uncaughtTry } }

  /// Where no path at all meets it, nobody can say where it should be met; save for a stream whose reader is seen to wait, and
  /// for what is known in the clause of one pattern only.
  private var isRepairable: Bool {
    (verdict.isDischargedSomewhere || layout.scope(ofPatternAt: verdict.begin.location.range) != nil)
      && !leavesWithReceiver
      || verdict.primitive.kind == .stream && verdict.leaks.allSatisfy { $0.exit == .blockedWait }
  }

  /// Whether a channel is left by the function that makes it, or that receives: to finish it there would drop what is
  /// still to come.
  private var leavesWithReceiver: Bool {
    guard verdict.primitive.kind == .channel else { return false }
    let receiver = verdict.waiter.flatMap { layout.function(at: $0.location.range)?.range }
    return verdict.leaks.contains { leak in
      guard let function = layout.function(at: leak.spot.location.range) else { return false }
      return function.range == receiver || function.body?.declares(verdict.carrier) == true
    }
  }

  static func title(_ text: String) -> String { "Add '\(text)' where it is missing" }

  func part(_ leak: Leak) -> Part? {
    var found = partAtExit(leak)
    if found?.isSafe ?? false, mayComeAgain(leak) { found?.isSafe = false }
    return found
  }

  private func partAtExit(_ leak: Leak) -> Part? {
    guard leak.spot.location.file == file.id, !sharesEnd(leak) else { return nil }
    if [.returns, .throwStatement, .end].contains(leak.exit), let loop = BreakRepair(self, leak).loop {
      return BreakRepair(self, leak).part(leaving: loop)
    }
    switch leak.exit {
    case .returns, .throwStatement: return FailureRepair(self).part(leak, whereLeft: beforeJump)
    case .endOfTurn: return beforeJump(leak) ?? atEnd(leak)
    case .end: return FailureRepair(self).part(leak, whereLeft: atEnd)
    case .uncaughtTry: return CatchRepair(self).part(leak)
    case .nilReceiver: return NilReceiverRepair(self).part(leak)
    case .emptyLoop, .endedLoop: return EmptyLoopRepair(self).part(leak)
    case .blockedWait: return WaitedRepair(self).part(leak)
    case .skippedCallback(_, let failing): return FutureRepair(self).part(leak, failing: failing)
    case .unstartedWork(let name), .idleRunLoop(let name):
      return UnstartedRepair(self).part(leak, name) ?? EventRepair(self).part(leak, name)
    case .droppedSubscription: return SubscriptionRepair(self).part(leak)
    case .unkeptSource: return EventRepair(self).held(leak)
    case .missingCallback(let name): return MissingCallbackRepair(self).part(leak, name)
    case .stuckOperation, .unrunClosure, .emptyPublisher: return nil
    }
  }

  /// Whether ways come to the same end behind which the callback is called again: those that leave the same loop.
  private func sharesEnd(_ leak: Leak) -> Bool {
    leak.isLastTurn && leak.exit == .end
      && layout.function(at: leak.spot.location.range)?.body?.statements.contains(where: \.isLoop) ?? false
  }

  func discharge(at place: SourceRange, _ leak: Leak, error: String? = nil) -> Discharge? {
    if case .error(let name)? = leak.failure, error == nil {
      // Of what type it is, only the function that calls the callback knows.
      return discharge(at: place, leak, error: name).map { Discharge(text: $0.text, isCertain: false) }
    }
    if verdict.isOneOfMany { return ManyRepair(self).discharge(at: place, leak, error: error) }
    let discharge = writer.discharge(at: place, conditions: leak.conditions, error: error)
    return discharge.map { Discharge(text: $0.text, isCertain: $0.isCertain && !leak.mayBeMetBehind) }
  }

  /// Before a `return`, `throw` or `continue`, or by an error in the place of a `return`.
  private func beforeJump(_ leak: Leak) -> Part? {
    let range = leak.spot.location.range
    guard let (statement, block) = layout.statement(at: range) else { return nil }
    var error: String?
    switch statement.kind {
    case .throw(let value): error = layout.text(value.range)
    case .return, .continue, .break: break
    default: return nil
    }
    guard let discharge = discharge(at: statement.range, leak, error: error),
      let edits = layout.insert([discharge.text], before: statement, in: block)
    else { return thrown(statement, leak) }
    return Part(edits, isSafe: discharge.isCertain, text: discharge.text)
  }

  /// `throw` in the place of a `return`, where a handler cannot be told of a failure and the function around tells its
  /// caller of others so.
  private func thrown(_ statement: Stmt, _ leak: Leak) -> Part? {
    guard case .return(nil) = statement.kind, verdict.primitive.kind == .handler,
      let function = layout.function(at: statement.range), function.kind != .closure, function.throwing == .throws
    else { return nil }
    let errors = ErrorsAtHand(
      layout: layout, path: file.path(to: statement.range), place: statement.range, conditions: leak.conditions)
    return errors.usedElsewhere.map {
      Part([TextEdit(range: statement.range, text: "throw \($0)")], isSafe: false, text: "throw \($0)")
    }
  }

  /// At the end of the body or loop that is left, or in those branches before it that lack the discharge.
  private func atEnd(_ leak: Leak) -> Part? {
    let path = file.path(to: leak.spot.location.range)
    guard case .block(let block)? = path.last(where: { if case .block = $0 { true } else { false } }) else {
      return nil
    }
    if leak.share == .rest {
      guard let discharge = discharge(at: block.end, leak) else { return nil }
      return layout.append([discharge.text], to: block).map {
        Part($0, isSafe: discharge.isCertain, text: discharge.text)
      }
    }
    // Outside of it nobody knows the carrier.
    let scope = layout.scope(ofPatternAt: verdict.begin.location.range)
    return BranchRepair(self, leak).complete(scope.flatMap { block.range.contains($0.range) ? $0 : nil } ?? block)
  }
}

extension Block {
  /// Whether a statement of the block itself declares a variable.
  fileprivate func declares(_ name: String) -> Bool {
    statements.contains { statement in
      guard case .variable(let variable) = statement.kind else { return false }
      return variable.bindings.contains { $0.pattern.boundNames.contains(name) }
    }
  }
}

extension Leak.Exit {
  /// Whether it is a loop that has no turn which discharges.
  fileprivate var isOfLoop: Bool { self == .emptyLoop || self == .endedLoop }
}
