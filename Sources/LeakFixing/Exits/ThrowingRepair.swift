import LeakAST
import LeakDomain
import LeakModel

/// Makes a continuation a throwing one, where there is an error to tell, no value to give, and a caller who catches.
struct ThrowingRepair {
  let layout: SourceLayout
  let verdict: Verdict

  init(_ layout: SourceLayout, _ verdict: Verdict) {
    self.layout = layout
    self.verdict = verdict
  }

  /// `try await withCheckedThrowingContinuation`, and `resume(throwing:)` where a resume is missing.
  func candidates() -> [Candidate] {
    guard verdict.primitive.kind == .continuation, let name = Self.throwing[layout.text(begin)],
      let (awaited, closure) = wait, throwsOn(awaited), isOnlyResumed(in: closure), let type = typeEdits(closure)
    else { return [] }
    let exit = ExitRepair(layout, verdict, throwing: true)
    guard let part = Part.all(verdict.leaks.map(exit.part)), part.text.contains("throwing:") else { return [] }
    let edits =
      [
        TextEdit(range: SourceRange(at: Int(awaited.range.start)), text: "try "),
        TextEdit(range: begin, text: name),
      ] + type + part.edits
    return [Candidate("Let the continuation throw: add '\(part.text)'", isSafe: false, edits)]
  }

  private static let throwing = [
    "withCheckedContinuation": "withCheckedThrowingContinuation",
    "withUnsafeContinuation": "withUnsafeThrowingContinuation",
  ]

  private var begin: SourceRange { verdict.begin.location.range }

  /// `await withCheckedContinuation { … }`, with its closure.
  private var wait: (Expr, Function)? {
    layout.file.path(to: begin).reversed().lazy.compactMap { node -> (Expr, Function)? in
      guard case .expression(let value) = node, case .awaited(let inner) = value.kind,
        case .call(let call) = inner.kind,
        call.nameRange == begin, case .closure(let closure)? = call.arguments.last?.value.kind
      else { return nil }
      return (value, closure)
    }.first
  }

  /// Whether whoever runs the body around is told of an error.
  private func throwsOn(_ awaited: Expr) -> Bool {
    let path = layout.file.path(to: awaited.range)
    let isTried = path.contains { node in
      if case .expression(let value) = node, case .tried(_, let inner) = value.kind {
        inner.range == awaited.range
      } else {
        false
      }
    }
    let isCaught = path.contains { node in
      if case .statement(let statement) = node, case .doCatch = statement.kind { true } else { false }
    }
    guard !isTried, !isCaught, let index = path.lastIndex(where: { if case .function = $0 { true } else { false } }),
      case .function(let function) = path[index]
    else { return false }
    // An `async let` would have to be tried where it is awaited.
    if case .statement(let statement)? = path[index...].last(where: { if case .statement = $0 { true } else { false } }),
      case .variable(let variable) = statement.kind, variable.isAsync
    {
      return false
    }
    if function.throwing != .never { return true }
    return function.kind == .closure && function.throwing == .never && takesThrowing(function, path[..<index])
  }

  /// Whether a closure is given to something that takes one that throws, and tells of its error.
  private func takesThrowing(_ closure: Function, _ path: ArraySlice<Node>) -> Bool {
    let call = path.reversed().lazy.compactMap { node -> Call? in
      guard case .expression(let value) = node, case .call(let call) = value.kind else { return nil }
      return call.arguments.contains { $0.value.range == closure.range } ? call : nil
    }.first
    switch call?.callee.kind {
    case .name("withThrowingTaskGroup"): return true
    case .member(let base?, "addTask", _):
      guard case .name(let group) = base.kind else { return false }
      return path.contains { node in
        guard case .expression(let value) = node, case .call(let outer) = value.kind,
          outer.callee.isName("withThrowingTaskGroup"), case .closure(let body)? = outer.arguments.last?.value.kind
        else { return false }
        return body.parameters.first?.name == group
      }
    case .name(let name):
      let functions = layout.file.functions.filter { $0.name == name }
      guard functions.count == 1, functions[0].throwing != .never,
        let work = functions[0].parameters.last?.type?.functionType
      else { return false }
      return work.isThrowing
    default: return false
    }
  }

  /// Whether the continuation goes nowhere where its type would be named.
  private func isOnlyResumed(in closure: Function) -> Bool {
    var (uses, resumes) = (0, 0)
    Node.function(closure).walk { node in
      guard case .expression(let value) = node else { return true }
      if value.isName(verdict.carrier) { uses += 1 }
      if case .call(let call) = value.kind, case .member(let base?, "resume", _) = call.callee.kind,
        base.isName(verdict.carrier)
      {
        resumes += 1
      }
      return true
    }
    return uses == resumes
  }

  /// The type of the parameter, if it is written, gets another failure.
  private func typeEdits(_ closure: Function) -> [TextEdit]? {
    guard let parameter = closure.parameters.first, parameter.type != nil else { return [] }
    guard layout.text(parameter.range).hasSuffix("Never>") else { return nil }
    let end = Int(parameter.range.end) - 1
    return [TextEdit(range: SourceRange(start: end - "Never".utf8.count, end: end), text: "any Error")]
  }
}
