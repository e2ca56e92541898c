import LeakAST
import LeakDomain
import LeakModel

/// Awaits what a function of the file would run while it blocks its thread: `runBlocking { await load() }`.
struct BridgeRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  /// `nil` unless the body that calls can await, and the function has one parameter, which is an async function that
  /// does not throw, and gives what that gives.
  var candidate: Candidate? {
    let place = verdict.wait.location.range
    let path = layout.file.path(to: place)
    guard layout.canAwait(at: place),
      let index = path.lastIndex(where: { node in
        if case .expression(let value) = node, case .call(let call) = value.kind {
          call.nameRange == place
        } else {
          false
        }
      }), case .expression(let value) = path[index], case .call(let call) = value.kind,
      let givesOptional = bridge(call), let text = work(call),
      let replaced = replaced(value, on: path[..<index], givesOptional: givesOptional)
    else { return nil }
    return Candidate(
      "Await it in the place of blocking for it", isSafe: false, [TextEdit(range: replaced, text: text)])
  }

  /// Whether the function gives an optional; `nil` for what is no such function.
  private func bridge(_ call: Call) -> Bool? {
    guard case .name(let name) = call.callee.kind, call.arguments.count == 1 else { return nil }
    let functions = layout.file.functions.filter { $0.name == name }
    guard functions.count == 1, let function = functions.first, function.parameters.count == 1,
      let work = function.parameters[0].type?.functionType, work.isAsync, !work.isThrowing, work.parameters.isEmpty,
      let result = function.result, result.unwrapped == work.result
    else { return nil }
    return result != work.result
  }

  /// What is awaited: the one expression of a closure, or a call of what is given.
  private func work(_ call: Call) -> String? {
    guard let argument = call.arguments.first?.value else { return nil }
    guard case .closure(let closure) = argument.kind else { return "await \(layout.text(argument.range))()" }
    guard closure.parameters.isEmpty, closure.captures.isEmpty, let body = closure.body, body.statements.count == 1,
      case .expr(let value) = body.statements[0].kind, case .awaited = value.kind
    else { return nil }
    return layout.text(value.range)
  }

  /// What is replaced: the call, with the `?? default` that is of no use then. `nil` where `await` may not stand, or an
  /// optional is asked for.
  private func replaced(_ value: Expr, on path: ArraySlice<Node>, givesOptional: Bool) -> SourceRange? {
    var place = value.range
    for node in path.reversed() {
      switch node {
      case .expression(let outer):
        switch outer.kind {
        case .binary("??", let left, _) where givesOptional && left.range == place: place = outer.range
        case .call(let call):
          guard call.arguments.contains(where: { $0.value.range == place }) else { return nil }
          return place
        case .assign(_, _, let new): return new.range == place ? place : nil
        default: return nil
        }
      case .statement(let statement):
        switch statement.kind {
        case .expr, .return: return place
        case .variable: return givesOptional && place == value.range ? nil : place
        default: return nil
        }
      default: return nil
      }
    }
    return nil
  }
}
