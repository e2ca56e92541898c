import LeakAST
import LeakDomain
import LeakModel

/// A buffer of one in the place of a channel on which one value is sent: a stream whose `yield` never waits.
struct BufferRepair {
  let layout: SourceLayout
  let verdict: Verdict

  /// `nil` unless the channel is made here, is sent to in one place that is in no loop, and is used for nothing else than
  /// to be read.
  var candidate: Candidate? {
    guard verdict.primitive.name == "AsyncChannel", let (statement, block) = declaration,
      case .variable(let variable) = statement.kind, let binding = variable.bindings.first,
      let element = element(binding), !isUsed(verdict.carrier + "Continuation", in: block)
    else { return nil }
    let uses = Uses(of: verdict.carrier, in: block, after: statement, layout)
    guard uses.isSimple, let send = uses.sends.first, uses.sends.count == 1, !uses.isInLoop else { return nil }
    let name = verdict.carrier
    let line =
      "let (\(name), \(name)Continuation) = AsyncStream.makeStream(of: \(element).self, bufferingPolicy: .bufferingNewest(1))"
    let edits =
      [
        TextEdit(range: statement.range, text: line),
        TextEdit(
          range: SourceRange(start: Int(send.whole.start), end: Int(send.name.end)), text: "\(name)Continuation.yield"),
      ] + uses.finishes.map { TextEdit(range: $0, text: "\(name)Continuation") }
    return Candidate("Use a stream with a buffer of one: its 'yield' never waits", isSafe: false, edits)
  }

  private var declaration: (Stmt, Block)? {
    for case .block(let block) in layout.file.path(to: verdict.begin.location.range).reversed() {
      for statement in block.statements {
        guard case .variable(let variable) = statement.kind, variable.bindings.count == 1 else { continue }
        if variable.bindings[0].pattern.boundNames == [verdict.carrier] { return (statement, block) }
      }
    }
    return nil
  }

  /// The element type as it is written: `AsyncChannel<Int>()`.
  private func element(_ binding: VariableDecl.Binding) -> String? {
    guard let value = binding.value else { return nil }
    let text = layout.text(value.range)
    guard text.hasPrefix("AsyncChannel<"), text.hasSuffix(">()") else { return nil }
    return String(text.dropFirst("AsyncChannel<".count).dropLast(3))
  }

  private func isUsed(_ name: String, in block: Block) -> Bool { layout.text(block.range).contains(name) }
}

extension BufferRepair {
  /// How a channel is used in a block.
  fileprivate struct Uses {
    var sends: [(whole: SourceRange, name: SourceRange)] = []
    /// The names before `.finish()`.
    var finishes: [SourceRange] = []
    var isInLoop = false
    /// Nothing but sends, `finish()`, iterators and loops.
    var isSimple = true

    init(of carrier: String, in block: Block, after declaration: Stmt, _ layout: SourceLayout) {
      for statement in block.statements where statement.range.start > declaration.range.start {
        visit(.statement(statement), carrier, isInLoop: false)
      }
    }

    private mutating func visit(_ node: Node, _ carrier: String, isInLoop: Bool) {
      var isInLoop = isInLoop
      switch node {
      case .statement(let statement):
        switch statement.kind {
        case .forIn(let loop):
          if Self.isCarrier(loop.sequence, carrier) {
            visit(.block(loop.body), carrier, isInLoop: true)
            return
          }
          isInLoop = true
        case .while, .repeatWhile: isInLoop = true
        default: break
        }
      case .expression(let expression):
        if use(expression, carrier, isInLoop) { return }
      default: break
      }
      node.forEachChild { visit($0, carrier, isInLoop: isInLoop) }
    }

    /// Whether an expression is a use that is dealt with.
    private mutating func use(_ expression: Expr, _ carrier: String, _ isInLoop: Bool) -> Bool {
      switch expression.kind {
      case .name(carrier): isSimple = false
      case .awaited(let inner):
        guard case .call(let call) = inner.kind, case .member(let base?, "send", _) = call.callee.kind,
          Self.isCarrier(base, carrier)
        else { return false }
        sends.append((expression.range, call.nameRange))
        if isInLoop { self.isInLoop = true }
        for argument in call.arguments { visit(.expression(argument.value), carrier, isInLoop: isInLoop) }
        return true
      case .call(let call):
        guard case .member(let base?, let name, _) = call.callee.kind, Self.isCarrier(base, carrier) else {
          return false
        }
        if name == "finish" { finishes.append(base.range) }
        if !["finish", "makeAsyncIterator"].contains(name) { isSimple = false }
        return true
      default: break
      }
      return false
    }

    private static func isCarrier(_ expression: Expr, _ carrier: String) -> Bool {
      if case .name(carrier) = expression.kind { true } else { false }
    }
  }
}
