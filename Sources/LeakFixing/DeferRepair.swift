import LeakAST
import LeakDomain
import LeakModel

/// `defer { group.leave() }` at the beginning of the closure that owes it, in place of a discharge on single paths.
struct DeferRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }
  private var carrier: Carrier { exit.carrier }

  init(_ exit: ExitRepair) { self.exit = exit }

  func candidates() -> [Candidate] {
    let verdict = exit.verdict
    switch verdict.primitive.kind {
    case .group, .semaphore, .stream, .channel: break
    case .custom where verdict.primitive.isTaken || !verdict.primitive.parts.isEmpty: break
    default: return []
    }
    guard let (body, start) = owner(), isNamed(at: start.statement.range) else { return [] }
    guard let discharges = replaced(in: body), let call else { return [] }
    let line = "defer { \(call) }"
    // What a comment says of one of several places does not hold for all of them.
    let lines = discharges.count == 1 ? discharges[0].lines(as: line) : [line]
    let edits =
      start.isBehind
      ? layout.insert(lines, after: start.statement, in: body)
      : layout.insert(lines, before: start.statement, in: body)
    guard let edits else { return [] }
    let removals = discharges.map(\.removal)
    return [Candidate("Add '\(line)', so that every path does it", isSafe: !exit.hidesError, edits + removals)]
  }

  /// Whether the carrier may be called by its name: in a closure a member may need `self`, and that may be gone.
  private func isNamed(at place: SourceRange) -> Bool {
    let path = layout.file.path(to: place)
    let isInClosure = path.contains {
      if case .function(let function) = $0 { function.kind == .closure } else { false }
    }
    guard isInClosure, exit.verdict.primitive.kind == .group, carrier.root != "self" else { return true }
    return VisibleName.all(on: path, before: place.start).contains { $0.name == carrier.root }
  }

  private var call: String? {
    guard let elsewhere = exit.writer.elsewhere else {
      return "\(carrier.expression)\(exit.writer.isOptional ? "?" : "").\(method)()"
    }
    return elsewhere.isAwaited ? nil : elsewhere.discharge(nil)?.text
  }

  /// What is done on all paths alike: no error is at hand.
  private var method: String {
    switch exit.verdict.primitive.kind {
    case .semaphore: "signal"
    case .group: "leave"
    default: "finish"
    }
  }

  /// The innermost body around all exits, and the statement at which, or behind which, the obligation begins in it.
  private func owner() -> (Block, (statement: Stmt, isBehind: Bool))? {
    let exits = exit.verdict.leaks.map(\.spot.location.range)
    guard let first = exits.first else { return nil }
    let common = layout.file.path(to: first).filter { node in
      guard case .function = node else { return false }
      return exits.allSatisfy { node.range.contains($0) }
    }
    guard case .function(let function)? = common.last, let body = function.body else { return nil }
    let begin = exit.verdict.begin.location.range
    if let statement = body.statements.first(where: { $0.range.contains(begin) }) {
      // What begins in an inner block, such as a loop, is over behind it.
      guard exit.layout.statement(at: begin)?.block == body else { return nil }
      return (body, (statement, true))
    }
    return body.statements.first.map { (body, ($0, false)) }
  }

  /// The discharges that the `defer` makes superfluous; `nil` where they cannot be taken away and must be. What is not
  /// the last thing that happens must not come later than it does.
  private func replaced(in body: Block) -> [MovedStatement]? {
    let primitive = exit.verdict.primitive
    let isCounted = primitive.kind == .group || primitive.kind == .semaphore || primitive.isTaken
    var replaced: [MovedStatement] = []
    var isPossible = true
    visit(body, isLast: true) { statement, block, isLast in
      if isLast, block.range == body.range || block.statements.count > 1,
        let moved = MovedStatement(statement, in: layout)
      {
        replaced.append(moved)
      } else if isCounted {
        isPossible = false
      }
    }
    if isCounted, settlesInClosure(.block(body)) { isPossible = false }
    return isPossible ? replaced : nil
  }

  /// Finds the plain discharges of a block, and whether something happens in it after each of them.
  private func visit(_ block: Block, isLast: Bool, _ found: (Stmt, Block, Bool) -> Void) {
    for (index, statement) in block.statements.enumerated() {
      let next = index + 1 < block.statements.count ? block.statements[index + 1] : nil
      let ends = next.map(Self.isJump) ?? isLast
      if case .expr(let value) = statement.kind, carrier.isDischarge(value.bare) {
        found(statement, block, ends)
        continue
      }
      Node.statement(statement).walk { node in
        if case .function = node { return false }
        guard case .block(let inner) = node else { return true }
        visit(inner, isLast: ends, found)
        return false
      }
    }
  }

  /// Whether a statement does nothing but leave.
  private static func isJump(_ statement: Stmt) -> Bool {
    guard case .return(let value) = statement.kind else { return false }
    switch value?.kind {
    case nil, .name, .literal: return true
    default: return false
    }
  }

  /// Whether a closure in the body discharges as well.
  private func settlesInClosure(_ node: Node) -> Bool {
    var found = false
    node.walk { node in
      if case .function = node, carrier.isSettled(in: node) { found = true }
      return !found
    }
    return found
  }
}
