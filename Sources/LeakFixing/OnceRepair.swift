import LeakAST
import LeakDomain
import LeakModel

/// Leaves after the first of two discharges, or takes one of them away.
struct OnceRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }

  init(_ layout: SourceLayout, _ verdict: Verdict) { exit = ExitRepair(layout, verdict) }

  func candidates() -> [Candidate] {
    let doubles = exit.verdict.doubles
    let leave = ["return", "break"].map { jump in
      Part.all(doubles.map { part($0, jump: jump) }).map {
        Candidate("Leave after the first: add '\(jump)'", isSafe: $0.isSafe, $0.edits)
      }
    }
    let words = word
    let second = removal(doubles.map(\.second), "Take the second \(words) away")
    let first = removal(doubles.map(\.first), "Take the first \(words) away")
    let repeated = RepeatedRepair(exit)?.candidates() ?? []
    return repeated + (leave + [elseBranch(doubles), behindTries(doubles), second, first]).compactMap { $0 }
  }

  private var word: String {
    switch exit.verdict.primitive.kind {
    case .handler: "call"
    case .group: "leave"
    default: "resume"
    }
  }

  /// A jump behind the first discharge, where it is the last thing of its block. A `break` or `fallthrough` behind it
  /// leaves too little.
  private func part(_ double: DoubleDischarge, jump: String) -> Part? {
    guard let (statement, block) = exit.layout.statement(at: double.first.location.range),
      let edits = jumps(jump, after: statement, in: block)
    else { return nil }
    return Part(edits, isSafe: isAlwaysSecond(double, behind: statement), text: jump)
  }

  private func jumps(_ jump: String, after statement: Stmt, in block: Block) -> [TextEdit]? {
    if block.statements.last == statement { return layout.insert([jump], after: statement, in: block) }
    guard jump == "return", let last = block.statements.last, block.statement(behind: statement) == last,
      last.staysInFunction
    else { return nil }
    return [TextEdit(range: last.range, text: jump)]
  }

  /// Whether the second discharge stands behind the first unconditionally.
  private func isAlwaysSecond(_ double: DoubleDischarge, behind first: Stmt) -> Bool {
    guard let (second, block) = exit.layout.statement(at: double.second.location.range), case .expr = second.kind else {
      return false
    }
    return second != first && block.range.contains(first.range) && second.range.start > first.range.start
  }

  private func removal(_ places: [Spot], _ title: String) -> Candidate? {
    let edits = Set(places).sorted { $0.line < $1.line }.map { spot -> [TextEdit]? in
      let range = spot.location.range
      guard let (statement, block) = exit.layout.statement(at: range), case .expr(let value) = statement.kind,
        exit.carrier.isDischarge(value.bare) || value.bare.range == range, block.statements.count > 1
      else { return nil }
      return layout.remove(statement).map { [$0] }
    }
    guard !edits.isEmpty, edits.allSatisfy({ $0 != nil }) else { return nil }
    return Candidate(title, isSafe: false, edits.compactMap { $0 }.flatMap { $0 })
  }

  /// A discharge in a `do` goes behind what may still throw, where the `catch` discharges as well.
  private func behindTries(_ doubles: [DoubleDischarge]) -> Candidate? {
    guard doubles.count == 1, let double = doubles.first,
      let (tried, _) = exit.layout.statement(at: double.second.location.range, where: { $0.isDoCatch }),
      case .doCatch(let content) = tried.kind, !content.body.range.contains(double.second.location.range),
      let (first, block) = exit.layout.statement(at: double.first.location.range), block == content.body,
      case .expr = first.kind, let last = block.statements.last, last != first,
      let moved = MovedStatement(first, in: layout),
      let insertion = layout.insert(moved.lines(), after: last, in: block)
    else { return nil }
    let words = exit.verdict.primitive.kind == .handler ? "Call" : "Resume"
    return Candidate("\(words) when nothing can throw any more", isSafe: false, [moved.removal] + insertion)
  }

  /// What follows an `if` that discharges goes into its `else`, where a function cannot return without a value.
  private func elseBranch(_ doubles: [DoubleDischarge]) -> Candidate? {
    guard let double = doubles.first, doubles.count == 1,
      let (branch, block) = exit.layout.statement(at: double.first.location.range, where: { $0.isIfWithoutElse }),
      case .if(let content) = branch.kind, let next = block.statement(behind: branch),
      next.range.contains(double.second.location.range), layout.isFirstInLine(Int(next.range.start))
    else { return nil }
    let (start, end) = (Int(next.range.start), Int(next.range.end))
    let base = layout.indentation(at: Int(branch.range.start))
    guard layout.isLastInLine(end), layout.trimmed(before: start) == Int(content.then.range.end) else { return nil }
    let head = TextEdit(
      range: SourceRange(start: Int(content.then.range.end), end: start),
      text: " else {" + layout.newline + base + layout.unit)
    let tail = TextEdit(range: SourceRange(at: layout.lineEnd(end)), text: layout.newline + base + "}")
    return Candidate("Make the second an 'else'", isSafe: true, [head] + layout.shifts(from: start, to: end) + [tail])
  }
}

extension Stmt {
  fileprivate var staysInFunction: Bool {
    switch kind {
    case .break, .fallthrough: true
    default: false
    }
  }

  fileprivate var isDoCatch: Bool { if case .doCatch = kind { true } else { false } }

  fileprivate var isIfWithoutElse: Bool {
    if case .if(let branch) = kind { branch.otherwise == nil } else { false }
  }
}

extension Block {
  fileprivate func statement(behind other: Stmt) -> Stmt? {
    guard let index = statements.firstIndex(of: other), index + 1 < statements.count else { return nil }
    return statements[index + 1]
  }
}
