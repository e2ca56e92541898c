import LeakAST
import LeakDomain
import LeakModel

/// Ends what calls a closure again and again, before the closure meets what may be met once.
struct RepeatedRepair {
  let exit: ExitRepair
  private let closure: Function
  /// What leads to the closure, outermost first.
  private let path: [Node]
  private var layout: SourceLayout { exit.layout }

  /// `nil` where the discharges do not stand in one closure.
  init?(_ exit: ExitRepair) {
    guard let double = exit.verdict.doubles.first,
      let closure = exit.layout.function(at: double.first.location.range), closure.kind == .closure,
      exit.verdict.doubles.flatMap({ [$0.first, $0.second] }).allSatisfy({ closure.range.contains($0.location.range) })
    else { return nil }
    self.exit = exit
    self.closure = closure
    path = exit.layout.file.path(to: closure.range).filter { $0.range != closure.range }
  }

  func candidates() -> [Candidate] { [ended, first].compactMap { $0 } }

  // MARK: The one who calls

  /// A line before each discharge, after which nobody calls the closure any more.
  private var ended: Candidate? {
    guard let (line, naming) = ending else { return nil }
    var edits: [TextEdit] = naming
    for statement in discharges {
      guard let (_, block) = layout.statement(at: statement.range, where: { $0 == statement }),
        let insertion = layout.insert([line], before: statement, in: block)
      else { return nil }
      edits += insertion
    }
    return Candidate("Add '\(line)', after which this is not called again", isSafe: true, edits)
  }

  /// The statements of the closure that meet the obligation; those of closures in it are for others to end.
  private var discharges: [Stmt] {
    var found: [Stmt] = []
    closure.body.map(Node.block)?.walk { node in
      if case .statement(let statement) = node, case .expr(let value) = statement.kind,
        exit.carrier.isDischarge(value.bare)
      {
        found.append(statement)
      }
      return true
    }
    return found
  }

  /// How whatever calls the closure is ended, and the edits that give it a name.
  private var ending: (line: String, naming: [TextEdit])? {
    guard case .expression(let around)? = path.last else { return nil }
    switch around.kind {
    case .call(let call): return ending(of: call)
    case .assign("=", let target, _) where target.isHandlerOfAnObject:
      return ("\(layout.text(target.range)) = nil", [])
    default: return nil
    }
  }

  private func ending(of call: Call) -> (line: String, naming: [TextEdit])? {
    switch call.callee.kind {
    case .member(let source?, "setEventHandler", _): ("\(layout.text(source.range)).cancel()", [])
    case .name("Timer"), .member(_, "scheduledTimer", _): called("timer", "invalidate")
    case .member(_, "scheduleRepeatedTask", _), .member(_, "scheduleRepeatedAsyncTask", _): called("task", "cancel")
    default: nil
    }
  }

  /// `timer.invalidate()`, where the closure is given the timer, named or not.
  private func called(_ name: String, _ method: String) -> (line: String, naming: [TextEdit])? {
    guard closure.parameters.count == 1 else { return nil }
    let parameter = closure.parameters[0]
    if parameter.name != "_" { return ("\(parameter.name).\(method)()", []) }
    guard layout.text(parameter.range) == "_",
      !VisibleName.all(on: path, before: closure.range.start).contains(where: { $0.name == name })
    else { return nil }
    return ("\(name).\(method)()", [TextEdit(range: parameter.range, text: name)])
  }

  // MARK: The first of many values

  /// `publisher.first().sink { … }`
  private var first: Candidate? {
    guard case .expression(let around)? = path.last, case .call(let call) = around.kind,
      case .member(let publisher?, "sink", _) = call.callee.kind
    else { return nil }
    return Candidate(
      "Add '.first()': the subscription ends with the first value", isSafe: true,
      [TextEdit(range: SourceRange(at: Int(publisher.range.end)), text: ".first()")])
  }
}

extension Expr {
  /// `connection.stateUpdateHandler`: a closure that is set to nil ends.
  fileprivate var isHandlerOfAnObject: Bool {
    guard case .member(let base?, let name, nil) = kind, case .name = base.kind else { return false }
    return name.hasSuffix("Handler")
  }
}
