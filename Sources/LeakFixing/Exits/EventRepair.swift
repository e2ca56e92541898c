import LeakAST
import LeakDomain
import LeakModel

/// Starts an event source that is given its handler and nothing more, or keeps one; gives a timer to a run loop that runs.
struct EventRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }

  init(_ exit: ExitRepair) { self.exit = exit }

  func part(_ leak: Leak, _ maker: String) -> Part? {
    guard let (statement, block) = layout.statement(at: leak.spot.location.range),
      let call = layout.call(named: leak.spot.location.range)
    else { return nil }
    if maker.hasPrefix("make"), maker.hasSuffix("Source") {
      return statement.onlyName.flatMap { started($0, statement, block) }
    }
    guard maker == "Timer" || maker == "scheduledTimer" else { return nil }
    if let name = statement.onlyName { return given(name, call, statement, block) }
    guard statement.call == call, call.nameOfType == "Timer" else { return nil }
    return given("timer", call, statement, block, declared: "let timer = ")
  }

  /// `source.activate()` behind the last line that deals with it; `nil` where something starts it on other paths.
  private func started(_ source: String, _ statement: Stmt, _ block: Block) -> Part? {
    let text = layout.text(block.range)
    guard !text.contains("\(source).resume"), !text.contains("\(source).activate"),
      let last = block.statements.last(where: { $0 == statement || layout.mentions(source, $0) })
    else { return nil }
    if case .return = last.kind { return nil }
    let line = "\(source).activate()"
    guard let start = layout.insert([line], after: last, in: block), let kept = kept(source, in: block) else {
      return nil
    }
    return Part(start + kept, isSafe: true, text: line)
  }

  /// `source.cancel()` in the handler, which holds the source until it has run.
  func held(_ leak: Leak) -> Part? {
    guard let (statement, block) = layout.statement(at: leak.spot.location.range), let source = statement.onlyName,
      let edits = kept(source, in: block), !edits.isEmpty
    else { return nil }
    return Part(edits, isSafe: true, text: "\(source).cancel()")
  }

  /// A source that nothing holds is gone, active or not, with the scope that made it: a handler that ends it holds it.
  private func kept(_ source: String, in block: Block) -> [TextEdit]? {
    let handlers = block.statements.compactMap { statement -> Block? in
      guard let call = statement.call, case .member(_, "setEventHandler", _) = call.callee.kind,
        case .closure(let closure)? = call.arguments.last?.value.kind, let body = closure.body
      else { return nil }
      return body
    }
    guard handlers.count == 1, let handler = handlers.first, let first = handler.statements.first else {
      return nil
    }
    let isHeld = handler.statements.contains { layout.mentions(source, $0) }
    return isHeld ? [] : layout.insert(["\(source).cancel()"], before: first, in: handler)
  }

  /// The thread has no run loop, so that the main one fires the timer.
  private func given(
    _ timer: String, _ call: Call, _ statement: Stmt, _ block: Block, declared: String = ""
  ) -> Part? {
    let line = "RunLoop.main.add(\(timer), forMode: .common)"
    guard var edits = layout.insert([line], after: statement, in: block) else { return nil }
    if case .member(let type?, "scheduledTimer", _) = call.callee.kind {
      guard type.isName("Timer"), let interval = call.arguments.first, interval.label == "withTimeInterval" else {
        return nil
      }
      let head = SourceRange(start: Int(call.callee.range.start), end: Int(interval.value.range.start))
      edits.insert(TextEdit(range: head, text: declared + "Timer(timeInterval: "), at: 0)
    } else if !declared.isEmpty {
      edits.insert(TextEdit(range: SourceRange(at: Int(statement.range.start)), text: declared), at: 0)
    }
    return Part(edits, isSafe: false, text: line)
  }
}

extension Stmt {
  /// The one variable that it declares.
  fileprivate var onlyName: String? {
    guard case .variable(let variable) = kind, variable.bindings.count == 1 else { return nil }
    return variable.bindings[0].pattern.boundNames.first
  }
}

extension Call {
  /// `Timer` of `Timer(…)` and `Timer.scheduledTimer(…)`.
  fileprivate var nameOfType: String? {
    switch callee.kind {
    case .name(let name): name
    case .member(let base?, _, _): if case .name(let name) = base.kind { name } else { nil }
    default: nil
    }
  }
}

extension SourceLayout {
  /// Whether a statement speaks of a variable.
  func mentions(_ name: String, _ statement: Stmt) -> Bool {
    var found = false
    Node.statement(statement).walk { node in
      if case .expression(let value) = node, text(value.range) == name { found = true }
      return !found
    }
    return found
  }
}
