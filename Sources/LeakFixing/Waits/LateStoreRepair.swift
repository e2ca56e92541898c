import LeakAST
import LeakDomain
import LeakModel

/// Asks for the cancellation behind the line that puts a continuation away: the handler may have run before.
struct LateStoreRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  /// Does what the handler does. `nil` unless the handler takes the continuation out of its place, so that of the two
  /// only one finds it.
  var candidate: Candidate? {
    guard let handler, takesOut(handler), let (store, body) = store else { return nil }
    let lines = ["if Task.isCancelled {"] + layout.lines(of: handler).map { layout.unit + $0 } + ["}"]
    return layout.insert(lines, after: store, in: body).map {
      Candidate("Do as the handler does where the task was cancelled before", isSafe: false, $0)
    }
  }

  private var handler: Block? {
    let call = layout.file.path(to: verdict.wait.location.range).reversed().lazy.compactMap { node -> Call? in
      guard case .expression(let value) = node, case .call(let call) = value.kind,
        case .name("withTaskCancellationHandler") = call.callee.kind
      else { return nil }
      return call
    }.first
    let argument = call?.arguments.first { $0.label == "onCancel" || $0.label == "handler" }
    guard case .closure(let closure)? = argument?.value.kind else { return nil }
    return closure.body
  }

  private func takesOut(_ handler: Block) -> Bool { clears(handler) || method(of: handler).map(clears) ?? false }

  /// What a handler does that calls one method of the file and nothing else.
  private func method(of handler: Block) -> Block? {
    guard handler.statements.count == 1, case .member(_, let name, _)? = handler.statements[0].call?.callee.kind else {
      return nil
    }
    let methods = layout.file.functions.filter { $0.name == name && $0.kind == .function }
    return methods.count == 1 ? methods[0].body : nil
  }

  private func clears(_ block: Block) -> Bool {
    var found = false
    Node.block(block).walk { node in
      guard case .expression(let value) = node else { return !found }
      switch value.kind {
      case .assign("=", _, let new): if case .literal(.nil) = new.kind { found = true }
      case .call(let call):
        if case .member(_, let name, _) = call.callee.kind, ["removeValue", "take"].contains(name) { found = true }
      default: break
      }
      return !found
    }
    return found
  }

  /// The statement that puts the continuation away, in the closure that is given it.
  private var store: (Stmt, Block)? {
    let place = verdict.wait.location.range
    return layout.file.path(to: place).reversed().lazy.compactMap { node -> (Stmt, Block)? in
      guard case .function(let function) = node, function.parameters.contains(where: { $0.name == verdict.carrier }),
        let body = function.body, let statement = layout.statement(of: body, at: place)
      else { return nil }
      return (statement, body)
    }.first
  }
}
